"""What a review says beside the verdict: what changed since the last visit, and the offer to remove a connection."""

from __future__ import annotations

from whosasking.contract import Override, RemovalText, Review
from whosasking.model import ProfilePage
from whosasking.sentences import render, text
from whosasking.server.state import State
from whosasking.since import changes


async def changed_of(state: State, page: ProfilePage, language: str) -> tuple[str, ...]:
    """A line for each change since the visit before this one. To be asked before this one is remembered."""
    profile = page.profile
    if page.standing.relation == "self":
        return ()
    before = await state.do(
        state.store.seen_before, slug=profile.slug, member_id=profile.member_id, now=state.clock.now()
    )
    return tuple(render(line, language) for line in changes(before, profile))


def removal_of(page: ProfilePage, told: Review, override: Override | None, language: str) -> RemovalText | None:
    """The offer, where an accepted connection shows a hard telltale that the user did not call wrong; nothing is done."""
    connected = page.standing.relation == "connected" or page.standing.degree == 1
    hard = any(sign.weight == "hard" for sign in told.telltales)
    if not connected or not hard or (override is not None and override.kind == "not_spam"):
        return None
    steps = tuple(text(f"since.removal.{step}", language) for step in ("more", "remove", "confirm"))
    return RemovalText(offer=text("since.removal.offer", language), steps=steps)
