"""A page of invitations on the terminal: a table of verdicts, or JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec import to_builtins

from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import table
from whosasking.contract import InvitationsReply
from whosasking.describe_invitations import describe_invitations
from whosasking.invitations import CardCase, CardVerdict, alike, judge, signs_of
from whosasking.model import InvitationsPage
from whosasking.preferences import Preferences, changed


def judged(
    page: InvitationsPage, on: date, *, preset: str | None = None, with_memory: bool = False
) -> InvitationsReply:
    """The page, judged. with_memory: with the user's preferences, notebook and history, where there are any."""
    verdicts = _with_memory(page, on, preset) if with_memory else None
    return describe_invitations(page, verdicts or _alone(page, on, preset), language())


def _alone(page: InvitationsPage, on: date, preset: str | None) -> tuple[CardVerdict, ...]:
    preferences = changed(Preferences(), {}, preset=preset)
    numbers = alike([card.headline for card in page.invitations])
    signs = signs_of(page, preferences, b"", on=on)
    return tuple(
        judge(
            CardCase(
                card=card,
                telltales=found.telltales,
                preferences=preferences,
                alike=1 if number is None else numbers.count(number),
                on=on,
            )
        )
        for card, found, number in zip(page.invitations, signs, numbers, strict=True)
    )


def _with_memory(page: InvitationsPage, on: date, preset: str | None) -> tuple[CardVerdict, ...] | None:
    """None where there is no store yet: reading must not make one."""
    from whosasking.server.invitations import judge_all
    from whosasking.store.home import STORE_FILE, home
    from whosasking.store.store import Store

    if not (home() / STORE_FILE).exists():
        return None
    with Store.open(now=datetime.now(UTC)) as store:
        preferences = changed(store.preferences(), {}, preset=preset)
        return judge_all(store, page, signs_of(page, preferences, store.salt(), on=on), preferences, on)


def as_table(reply: InvitationsReply) -> str:
    """One line a card, and the summary above them."""
    parts = [f"{group.title} {group.n}" for group in reply.groups]
    rows = [
        (card.name or "", text(f"terminal.card.verdict.{card.verdict}"), card.sentence) for card in reply.invitations
    ]
    headings = [text(f"invitations.terminal.{column}") for column in ("name", "word", "why")]
    lines = [reply.sentence, *([" · ".join(parts)] if parts else []), *(["", table(headings, rows)] if rows else [])]
    return "\n".join(lines) + "\n"


def as_json(reply: InvitationsReply) -> dict[str, object]:
    """The judged page as one JSON object, its kind first."""
    return {"kind": "invitations", **to_builtins(reply)}
