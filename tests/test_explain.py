"""The reasons shown first are those that decide: whatever is known of somebody, taking one of them away would change the verdict."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import case, sign
from whosasking.checks import CHECKS, Case
from whosasking.model import CheckName, Knowledge, Outcome, Telltale, Verdict
from whosasking.policy import decide
from whosasking.preferences import PRESETS, Preferences, changed
from whosasking.review import grounds_of, recruiter, review

FAMILIES = ("illicit_offer", "returns", "name_oddity", "vague_praise", "link_shortener", "open_networker")
SIGNS = st.lists(
    st.builds(sign, st.sampled_from(["hard", "strong", "weak", "note"]), st.sampled_from(FAMILIES)),
    max_size=4,
    unique_by=lambda one: one.family,
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "connections": st.sampled_from([None, 3, 500]),
        "last_activity": st.sampled_from([None, date(2020, 1, 1)]),
        "headline": st.sampled_from([None, "Recruiter", "Engineer"]),
        "about": st.sampled_from([None, ""]),
        "jobs": st.sampled_from([None, ()]),
        "education": st.sampled_from([None, ()]),
        "skills": st.sampled_from([None, 0]),
        "standing": st.sampled_from([{"relation": "connected"}, {"relation": None}]),
    },
)
KNOWLEDGE = st.builds(Knowledge, known=st.booleans(), not_spam=st.booleans())


def without(whole: Case, verdict: Verdict, reason: str) -> str:
    """The word if this family had not spoken; if this miss had not been seen, or this pass not been read."""
    if reason in FAMILIES:
        return review(replace(whole, telltales=tuple(one for one in whole.telltales if one.family != reason))).verdict
    grounds = grounds_of(whole, verdict.findings, is_recruiter=recruiter(whole))
    found: dict[CheckName, Outcome] = dict(grounds.outcomes)
    (check,) = (check.name for check in CHECKS if check.name == reason)
    found[check] = "unknown" if found[check] == "passed" else "passed"
    return decide(replace(grounds, outcomes=found), whole.preferences).word


def reasons(verdict: Verdict) -> set[str]:
    """All that speaks for or against somebody: for them the checks, against them each family by itself, too."""
    checks = {finding.check for finding in verdict.findings}
    families = {one.family for one in verdict.telltales if one.weight != "note"}
    if verdict.verdict == "accept" or not families:
        return set(checks)
    return (checks - {"telltales"}) | families


@settings(max_examples=400, deadline=None)
@given(FACTS, SIGNS, KNOWLEDGE, st.sampled_from(sorted(PRESETS)))
def test_reasons_that_would_change_the_verdict_stand_first(
    facts: dict[str, Any], signs: list[Telltale], knowledge: Knowledge, name: Any
) -> None:
    preferences = changed(Preferences(), {}, preset=name)
    whole = case(**facts, telltales=tuple(signs), preferences=preferences, knowledge=knowledge)
    verdict = review(whole)
    if not verdict.deciding:
        return
    changing = {reason: without(whole, verdict, reason) != verdict.verdict for reason in verdict.deciding}
    assert list(changing.values()) == sorted(changing.values(), reverse=True), "one that changes nothing stands before"
    if not (knowledge.known or knowledge.not_spam):
        all_changing = [one for one in reasons(verdict) if without(whole, verdict, one) != verdict.verdict]
        assert sum(changing.values()) == min(3, len(all_changing)), "one that would change the verdict is left out"


def test_somebody_whom_nothing_decides_has_no_reasons_first() -> None:
    assert review(case(standing={"relation": "connected"})).deciding == ()
