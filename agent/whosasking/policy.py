"""The table of the quick review (section 5), row by row, on nothing but the grounds that it names. Pure.

Two properties hold for every preset, and are tested over every combination: it is monotone (a failed check, a lost proof or tie,
one telltale more never makes a verdict better), and honest about the unread (a fact that was not read moves a verdict only to
``look_closer``, or leaves it).
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from whosasking.model import CheckName, Noun, Outcome, VerdictWord
from whosasking.preferences import Preferences

Row = Literal[
    "own",
    "blocked",
    "spam",
    "known",
    "known_alarm",
    "alarm",
    "alarm_relation_not_read",
    "recruiter",
    "recruiter_strong",
    "failed",
    "failed_relation_not_read",
    "failed_tie",
    "failed_tie_not_read",
    "failed_recruiter",
    "failed_recruiter_not_read",
    "passed",
    "telltales",
    "texts_not_read",
    "misses",
    "no_proof",
    "no_tie",
]
"""Which line of the table spoke, and why."""


class Grounds(Noun, kw_only=True):
    """All that the policy weighs.

    outcomes: of the five checks. hard, strong: how many telltale families of that class spoke. own, known, blocked: the reader's
    own profile; a 1st-degree connection or somebody the reader said to know; "never again". spam, not_spam: the reader said so, and
    their word goes before what was found: no telltale weighs against somebody who is "not spam". recruiter, strong_tie: None = could
    not be read. proof: one of ``proofs`` at least.
    """

    outcomes: dict[CheckName, Outcome]
    hard: int = 0
    strong: int = 0
    own: bool = False
    known: bool = False
    blocked: bool = False
    spam: bool = False
    not_spam: bool = False
    relation_read: bool = True
    main_texts_read: bool = True
    recruiter: bool | None = False
    proof: bool = False
    strong_tie: bool | None = False


class Decision(Noun):
    """The word, and the row that gave it."""

    word: VerdictWord
    row: Row


def decide(grounds: Grounds, preferences: Preferences) -> Decision:
    """The table of quick-review section 5. Monotone, and honest about what was not read; both are tested as properties."""
    if grounds.own:
        return Decision(word="none", row="own")
    if grounds.blocked or grounds.spam:
        return Decision(word="ignore", row="blocked" if grounds.blocked else "spam")
    if grounds.not_spam:
        grounds = replace(grounds, hard=0, strong=0, outcomes={**grounds.outcomes, "telltales": "passed"})
    alarm = grounds.hard >= 1 or grounds.strong >= preferences.strong_telltales_that_decide
    if grounds.known:
        return Decision(word="look_closer", row="known_alarm") if alarm else Decision(word="accept", row="known")
    if alarm and not grounds.relation_read:
        return Decision(word="look_closer", row="alarm_relation_not_read")
    if alarm:
        return Decision(word="ignore", row="alarm")
    if _welcome(grounds, preferences) and grounds.main_texts_read:
        if grounds.strong:
            return Decision(word="look_closer", row="recruiter_strong")
        return Decision(word="accept", row="recruiter")
    if _failed_for_ignoring(grounds) >= preferences.ignore_from:
        return _ignore_unless(grounds)
    return _accept_unless(grounds, preferences)


def _welcome(grounds: Grounds, preferences: Preferences) -> bool:
    if not grounds.recruiter or preferences.recruiters == "never":
        return False
    return preferences.recruiters == "always" or grounds.proof


def _failed_for_ignoring(grounds: Grounds) -> int:
    """Failed checks; telltales count here only with a strong one."""
    failed = sum(outcome == "failed" for outcome in grounds.outcomes.values())
    return failed - (grounds.outcomes["telltales"] == "failed" and not grounds.strong)


def _ignore_unless(grounds: Grounds) -> Decision:
    """Row 3, and what holds it back."""
    doubts: tuple[tuple[bool, Row], ...] = (
        (not grounds.relation_read, "failed_relation_not_read"),
        (grounds.strong_tie is True, "failed_tie"),
        (grounds.recruiter is True, "failed_recruiter"),
        (grounds.strong_tie is None, "failed_tie_not_read"),
        (grounds.recruiter is None, "failed_recruiter_not_read"),
    )
    for holds, row in doubts:
        if holds:
            return Decision(word="look_closer", row=row)
    return Decision(word="ignore", row="failed")


def _accept_unless(grounds: Grounds, preferences: Preferences) -> Decision:
    """Row 4, and what holds it back (row 5)."""
    misses = sum(outcome != "passed" for outcome in grounds.outcomes.values())
    doubts: tuple[tuple[bool, Row], ...] = (
        (grounds.outcomes["telltales"] == "failed", "telltales"),
        (grounds.outcomes["telltales"] == "unknown", "texts_not_read"),
        (misses > _misses_allowed(grounds, preferences), "misses"),
        (preferences.stranger_needs_proof and not grounds.proof, "no_proof"),
        (preferences.stranger_needs_strong_tie and not grounds.recruiter and not grounds.strong_tie, "no_tie"),
    )
    for holds, row in doubts:
        if holds:
            return Decision(word="look_closer", row=row)
    return Decision(word="accept", row="passed")


def _misses_allowed(grounds: Grounds, preferences: Preferences) -> int:
    """A proof never allows fewer, whatever the user mixed: else losing one could make a verdict better."""
    if grounds.proof:
        return max(preferences.accept_up_to, preferences.accept_up_to_with_proof)
    return preferences.accept_up_to
