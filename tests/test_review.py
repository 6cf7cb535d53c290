"""The policy without pages: the table row by row, its two properties over every combination, and what explains a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from tests.builders import JOBS, case, sign
from whosasking.checks import CHECKS
from whosasking.model import CheckName, Job, Knowledge, NotAProfile, Outcome, TelltaleClass, UnknownLayout
from whosasking.policy import Decision, Grounds, decide
from whosasking.preferences import PRESETS, Preferences, PresetName, changed
from whosasking.review import RULES_VERSION, grounds_of, no_review, recruiter, review
from whosasking.sentences import render

READING: tuple[CheckName, ...] = ("connections", "mutual_connections", "completeness", "activity")


def preset(name: PresetName) -> Preferences:
    return changed(Preferences(), {}, preset=name)


def outcomes(letters: str) -> dict[CheckName, Outcome]:
    """ "ppfup": passed, passed, failed, unknown, passed; the last is telltales."""
    words: dict[str, Outcome] = {"p": "passed", "f": "failed", "u": "unknown"}
    return {check: words[letter] for check, letter in zip((*READING, "telltales"), letters, strict=True)}


def decided(letters: str = "ppppp", name: PresetName = "quick_review", **grounds: Any) -> Decision:
    return decide(Grounds(outcomes=outcomes(letters), **grounds), preset(name))


# ------------------------------------------------------------------------------------------------- the table

ROWS: list[tuple[str, dict[str, Any], str, str]] = [
    # row 0
    ("ppppp", {"own": True}, "none", "own"),
    ("ppppp", {"own": True, "blocked": True}, "none", "own"),
    ("ppppp", {"blocked": True}, "ignore", "blocked"),
    ("ppppp", {"blocked": True, "known": True}, "ignore", "blocked"),
    ("ppppp", {"blocked": True, "relation_read": False}, "ignore", "blocked"),
    ("ppppp", {"spam": True}, "ignore", "spam"),
    ("ppppp", {"spam": True, "known": True}, "ignore", "spam"),
    ("ppppp", {"spam": True, "recruiter": True, "strong_tie": True, "relation_read": False}, "ignore", "spam"),
    ("ppppp", {"spam": True, "blocked": True}, "ignore", "blocked"),
    ("ppppp", {"spam": True, "own": True}, "none", "own"),
    ("ffffp", {"known": True}, "accept", "known"),
    ("fffff", {"known": True, "strong": 1}, "accept", "known"),
    ("fffff", {"known": True, "strong": 2}, "look_closer", "known_alarm"),
    ("ppppf", {"known": True, "hard": 1}, "look_closer", "known_alarm"),
    ("ppppf", {"known": True, "hard": 1, "relation_read": False}, "look_closer", "known_alarm"),
    # row 1
    ("ppppf", {"hard": 1}, "ignore", "alarm"),
    ("ppppf", {"strong": 2}, "ignore", "alarm"),
    ("ppppf", {"strong": 1}, "look_closer", "telltales"),
    ("ppppf", {"hard": 1, "recruiter": True, "proof": True, "strong_tie": True}, "ignore", "alarm"),
    ("ppppf", {"hard": 1, "relation_read": False}, "look_closer", "alarm_relation_not_read"),
    ("uuuuf", {"hard": 1, "main_texts_read": False}, "ignore", "alarm"),  # an invitation card alone
    # "not spam": no telltale weighs, whatever its class
    ("ppppf", {"not_spam": True, "hard": 1, "strong": 2}, "accept", "passed"),
    ("ppppf", {"not_spam": True}, "accept", "passed"),
    ("ppppu", {"not_spam": True, "main_texts_read": False}, "accept", "passed"),
    ("fffpf", {"not_spam": True, "strong": 1}, "ignore", "failed"),
    ("ffppf", {"not_spam": True, "strong": 1}, "look_closer", "misses"),
    ("ppppf", {"not_spam": True, "hard": 1, "relation_read": False}, "accept", "passed"),
    ("fffff", {"not_spam": True, "hard": 1, "known": True}, "accept", "known"),
    ("fffff", {"not_spam": True, "strong": 1, "recruiter": True}, "accept", "recruiter"),
    # row 2
    ("ffffp", {"recruiter": True}, "accept", "recruiter"),
    ("fffff", {"recruiter": True}, "accept", "recruiter"),  # two weak ones do not count here
    ("ffffp", {"recruiter": True, "relation_read": False}, "accept", "recruiter"),
    ("ffffu", {"recruiter": True, "main_texts_read": False}, "look_closer", "failed_recruiter"),
    ("pppuu", {"recruiter": True, "main_texts_read": False}, "look_closer", "texts_not_read"),
    ("ppppf", {"recruiter": True, "strong": 1}, "look_closer", "recruiter_strong"),
    ("fffff", {"recruiter": True, "strong": 1}, "look_closer", "recruiter_strong"),
    # row 3
    ("fffpp", {}, "ignore", "failed"),
    ("ffupp", {}, "look_closer", "misses"),
    ("ffffu", {"main_texts_read": False}, "ignore", "failed"),
    ("ffppf", {}, "look_closer", "telltales"),  # failed by two weak ones
    ("ffppf", {"strong": 1}, "ignore", "failed"),
    ("fpppf", {"strong": 1}, "look_closer", "telltales"),
    ("fffpp", {"strong_tie": True}, "look_closer", "failed_tie"),
    ("fffpp", {"strong_tie": None}, "look_closer", "failed_tie_not_read"),
    ("fffpp", {"recruiter": None}, "look_closer", "failed_recruiter_not_read"),
    ("fffpp", {"relation_read": False}, "look_closer", "failed_relation_not_read"),
    ("fffpp", {"proof": True}, "ignore", "failed"),
    # row 4
    ("ppppp", {}, "accept", "passed"),
    ("pppfp", {}, "accept", "passed"),
    ("pppup", {}, "accept", "passed"),
    ("ppfup", {}, "look_closer", "misses"),
    ("ppuup", {}, "look_closer", "misses"),
    ("ppffp", {}, "look_closer", "misses"),
    ("ppppu", {"main_texts_read": False}, "look_closer", "texts_not_read"),
    ("ppppf", {}, "look_closer", "telltales"),
    ("ppppp", {"relation_read": False}, "accept", "passed"),
    ("ppppp", {"recruiter": None, "strong_tie": None}, "accept", "passed"),
]


@pytest.mark.parametrize(("letters", "grounds", "word", "row"), ROWS)
def test_rows(letters: str, grounds: dict[str, Any], word: str, row: str) -> None:
    assert decided(letters, **grounds) == Decision(word=word, row=row)


PRESET_ROWS: list[tuple[PresetName, str, dict[str, Any], str, str]] = [
    ("balanced", "ppppp", {}, "look_closer", "no_proof"),
    ("balanced", "ppppp", {"proof": True}, "accept", "passed"),
    ("balanced", "ppffp", {"proof": True}, "look_closer", "misses"),
    ("balanced", "ffffp", {"recruiter": True}, "look_closer", "failed_recruiter"),
    ("balanced", "ppppp", {"recruiter": True}, "look_closer", "no_proof"),
    ("balanced", "ffffp", {"recruiter": True, "proof": True}, "accept", "recruiter"),
    ("strict", "ppppp", {"proof": True}, "look_closer", "no_tie"),
    ("strict", "ppppp", {"strong_tie": True}, "look_closer", "no_proof"),
    ("strict", "ppppp", {"proof": True, "strong_tie": None}, "look_closer", "no_tie"),
    ("strict", "ppppp", {"proof": True, "strong_tie": True}, "accept", "passed"),
    ("strict", "ffffp", {"recruiter": True, "proof": True}, "accept", "recruiter"),  # a recruiter needs no tie
    ("strict", "ffffp", {"recruiter": True}, "look_closer", "failed_recruiter"),
    ("open", "ppffp", {}, "look_closer", "misses"),
    ("open", "ppffp", {"proof": True}, "accept", "passed"),
    ("open", "ppuup", {"proof": True}, "accept", "passed"),
    ("open", "pfffp", {"proof": True}, "ignore", "failed"),
    ("open", "pffup", {"proof": True}, "look_closer", "misses"),
    ("open", "ffffp", {"recruiter": True}, "accept", "recruiter"),
]


@pytest.mark.parametrize(("name", "letters", "grounds", "word", "row"), PRESET_ROWS)
def test_presets(name: PresetName, letters: str, grounds: dict[str, Any], word: str, row: str) -> None:
    assert decided(letters, name, **grounds) == Decision(word=word, row=row)


@pytest.mark.parametrize("ignore_from", [2, 3, 4])
@pytest.mark.parametrize(("letters", "failed"), [("fpppp", 1), ("ffppp", 2), ("fffpp", 3), ("ffffp", 4)])
def test_ignore_from_is_a_preference(ignore_from: int, letters: str, failed: int) -> None:
    word = decide(Grounds(outcomes=outcomes(letters)), replace(Preferences(), ignore_from=ignore_from)).word
    assert (word == "ignore") is (failed >= ignore_from)


@pytest.mark.parametrize("accept_up_to", [0, 1, 2])
@pytest.mark.parametrize(("letters", "misses"), [("ppppp", 0), ("upppp", 1), ("ufppp", 2), ("uufpp", 3)])
def test_accept_up_to_is_a_preference(accept_up_to: int, letters: str, misses: int) -> None:
    wanted = replace(Preferences(), accept_up_to=accept_up_to, accept_up_to_with_proof=accept_up_to)
    word = decide(Grounds(outcomes=outcomes(letters)), wanted).word
    assert (word == "accept") is (misses <= accept_up_to)


@pytest.mark.parametrize(("strong", "word"), [(0, "accept"), (1, "accept"), (2, "accept"), (3, "ignore")])
def test_strong_ones_that_decide_are_a_preference(strong: int, word: str) -> None:
    wanted = replace(Preferences(), strong_telltales_that_decide=3)
    assert decide(Grounds(outcomes=outcomes("ppppp"), strong=strong), wanted).word == word


def test_recruiters_can_be_like_everybody_else() -> None:
    never = replace(Preferences(), recruiters="never")
    assert decide(Grounds(outcomes=outcomes("ppppp"), recruiter=True), never).row == "passed"
    assert decide(Grounds(outcomes=outcomes("ffffp"), recruiter=True), never).row == "failed_recruiter"


# -------------------------------------------------------------------------------------------- two properties

RELATIONS: dict[str, dict[str, bool]] = {
    "own": {"own": True},
    "blocked": {"blocked": True},
    "connected": {"known": True},
    "stranger": {},
    "not_read": {"relation_read": False},
    "said known": {"known": True, "relation_read": False},
    "said spam": {"spam": True},
    "said not spam": {"not_spam": True},
    "said not spam, not read": {"not_spam": True, "relation_read": False},
}
DIMENSIONS: dict[str, tuple[Any, ...]] = {
    "relation": tuple(RELATIONS),
    "recruiter": (True, None, False),
    "proof": (True, False),
    "strong_tie": (True, None, False),
    "connections": ("passed", "unknown", "failed"),
    "mutual_connections": ("passed", "unknown", "failed"),
    "completeness": ("passed", "unknown", "failed"),
    "activity": ("passed", "unknown", "failed"),
    "hard": (0, 1),
    "strong": (0, 1, 2),
    "weak": (0, 1, 2),
    "main_texts_read": (True, False),
}
WORDS = ("ignore", "look_closer", "accept", "none")
LOOK_CLOSER, NONE = WORDS.index("look_closer"), WORDS.index("none")


def telltales_outcome(hard: int, strong: int, weak: int, main_texts_read: bool, preferences: Preferences) -> Outcome:
    """What the check itself says of so many families."""
    counts = {"hard": hard, "strong": strong, "weak": weak}
    signs = tuple(sign(weight, f"{weight}{n}") for weight, count in counts.items() for n in range(count))  # type: ignore[arg-type]
    asked = case(telltales=signs, preferences=preferences, about="" if main_texts_read else None)
    return CHECKS[4](asked).outcome


def every_word(preferences: Preferences) -> bytes:
    """The word for every combination, in the order of ``product(*DIMENSIONS.values())``."""
    telltales = {
        key: telltales_outcome(*key, preferences)
        for key in product(*(DIMENSIONS[name] for name in ("hard", "strong", "weak", "main_texts_read")))
    }
    codes = {word: code for code, word in enumerate(WORDS)}
    words = bytearray()
    for relation, hiring, proof, tie, *checks, hard, strong, weak, read in product(*DIMENSIONS.values()):
        grounds = Grounds(
            outcomes={**dict(zip(READING, checks, strict=True)), "telltales": telltales[hard, strong, weak, read]},
            hard=hard,
            strong=strong,
            main_texts_read=read,
            recruiter=hiring,
            proof=proof,
            strong_tie=tie,
            **RELATIONS[relation],
        )
        words.append(codes[decide(grounds, preferences).word])
    return bytes(words)


def changes(words: bytes, dimension: str, before: Any, after: Any) -> set[tuple[int, int]]:
    """Every (word, word) that this one change can lead from and to, whatever else holds."""
    sizes = {name: len(values) for name, values in DIMENSIONS.items()}
    names = list(sizes)
    stride = 1
    for name in names[names.index(dimension) + 1 :]:
        stride *= sizes[name]
    a, b = (DIMENSIONS[dimension].index(value) * stride for value in (before, after))
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(words), stride * sizes[dimension]):
        pairs.update(zip(words[start + a : start + a + stride], words[start + b : start + b + stride], strict=True))
    return pairs


WORSE: list[tuple[str, Any, Any]] = [
    *((check, "passed", "failed") for check in READING),
    ("proof", True, False),
    ("strong_tie", True, False),
    *(("hard", n, n + 1) for n in (0,)),
    *(("strong", n, n + 1) for n in (0, 1)),
    *(("weak", n, n + 1) for n in (0, 1)),
    *(("relation", relation, "said spam") for relation in ("stranger", "not_read", "said not spam", "connected")),
    ("relation", "said not spam", "stranger"),
    ("relation", "said not spam, not read", "not_read"),
]
UNREAD: list[tuple[str, Any, Any]] = [
    *((check, answer, "unknown") for check in READING for answer in ("passed", "failed")),
    ("recruiter", True, None),
    ("recruiter", False, None),
    ("strong_tie", True, None),
    ("strong_tie", False, None),
    ("main_texts_read", True, False),
    ("relation", "connected", "not_read"),
    ("relation", "stranger", "not_read"),
    ("relation", "said not spam", "said not spam, not read"),
]


MIXED: dict[str, dict[str, Any]] = {
    "recruiters as everybody": {"recruiters": "never", "stranger_needs_strong_tie": True, "ignore_from": 2},
    "a proof allows fewer": {"accept_up_to": 3, "accept_up_to_with_proof": 0, "ignore_from": 4},
    "one sign is enough": {"strong_telltales_that_decide": 1, "weak_telltales_that_fail": 1, "ignore_from": 5},
}
"""What users may mix: the properties hold there as well."""


@pytest.fixture(scope="module", params=[*PRESETS, *MIXED])
def words(request: pytest.FixtureRequest) -> bytes:
    if request.param in MIXED:
        return every_word(changed(Preferences(), MIXED[request.param]))
    return every_word(preset(request.param))


def test_monotone(words: bytes) -> None:
    """An answer passed -> failed, a proof or tie lost, one telltale more never makes the verdict better."""
    for change in WORSE:
        for before, after in changes(words, *change):
            assert after <= before if NONE not in (before, after) else before == after, change


def test_honest_unknowns(words: bytes) -> None:
    """A known answer turned into an unread one moves the verdict only to look closer, or leaves it."""
    for change in UNREAD:
        for before, after in changes(words, *change):
            assert after in {before, LOOK_CLOSER}, change


@pytest.mark.parametrize("relation", ["said spam", "said not spam", "said not spam, not read"])
def test_no_telltale_goes_before_the_users_word(words: bytes, relation: str) -> None:
    size = len(words) // len(RELATIONS)
    start = list(RELATIONS).index(relation) * size
    for dimension in ("hard", "strong", "weak"):
        for value in DIMENSIONS[dimension][1:]:
            assert {a == b for a, b in changes(words[start : start + size] * len(RELATIONS), dimension, 0, value)} == {
                True
            }


def test_the_properties_look_at_every_verdict(words: bytes) -> None:
    assert set(words) == set(range(len(WORDS)))
    assert len(changes(words, "connections", "passed", "failed")) > len(WORDS)


# ----------------------------------------------------------------------------------------- the grounds of a case

MONTHS = {"2025-11": True, "2025-12": False, "2024": True, "2025": False, None: False, "soon": False}


@pytest.mark.parametrize(("joined", "proof"), list(MONTHS.items()))
def test_a_year_of_membership_is_a_proof(joined: str | None, proof: bool) -> None:
    assert grounds_of(case(joined=joined), (), is_recruiter=False).proof is proof


@pytest.mark.parametrize(
    ("facts", "proof"),
    [
        ({}, False),
        ({"verified": True}, True),
        ({"verified_workplace": True}, True),
        ({"has_posts": True}, True),
        ({"recommendations": 1}, False),
        ({"recommendations": 2}, True),
        ({"recommendations": 2, "preferences": {"proof_recommendations": 3}}, False),
        ({"joined": "2026-01", "preferences": {"proof_member_months": 10}}, True),
        ({"knowledge": Knowledge(vouchers=("Ida Brandt",))}, True),
        ({"knowledge": Knowledge(two_way_exchange=True)}, True),
        ({"knowledge": Knowledge(recorded_tie=True)}, False),
        ({"verified": None, "joined": None, "recommendations": None}, False),
    ],
)
def test_proofs(facts: dict[str, Any], proof: bool) -> None:
    assert grounds_of(case(**facts), (), is_recruiter=False).proof is proof


RECORDED = Knowledge(vouchers_recorded=True)


@pytest.mark.parametrize(
    ("knowledge", "standing", "tie"),
    [
        (Knowledge(), {}, False),
        (Knowledge(), {"mutual_connections": None, "mutual_names": None}, False),
        (Knowledge(vouchers=("Ida Brandt",), vouchers_recorded=True), {}, True),
        (Knowledge(two_way_exchange=True), {}, True),
        (Knowledge(recorded_tie=True), {}, True),
        (RECORDED, {"mutual_connections": 2, "mutual_names": ("Ida", "Jo")}, False),
        (RECORDED, {"mutual_connections": 3, "mutual_names": ("Ida", "Jo")}, None),
        (RECORDED, {"mutual_connections": 1, "mutual_names": None}, None),
        (RECORDED, {"mutual_connections": 0, "mutual_names": None}, False),
        (replace(RECORDED, voucher_ambiguous=True), {"mutual_connections": 1, "mutual_names": ("Ida",)}, None),
        (RECORDED, {"mutual_connections": None, "mutual_names": None}, None),
        (RECORDED, {"mutual_connections": None, "mutual_names": None, "degree": 3}, False),
    ],
)
def test_strong_ties(knowledge: Knowledge, standing: dict[str, Any], tie: bool | None) -> None:
    assert grounds_of(case(knowledge=knowledge, standing=standing), (), is_recruiter=False).strong_tie is tie


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        ({}, False),
        ({"headline": "Recruiter for lighthouses"}, True),
        ({"headline": "Recruiter", "jobs": None}, True),
        ({"jobs": (Job(title="Talent acquisition partner", from_="2020"),)}, True),
        ({"jobs": (Job(title="Recruiter", from_="2020", to="2021"),)}, False),
        ({"jobs": (Job(title="Recruiter"),)}, None),  # undated: may be current
        ({"jobs": (Job(from_="2020"),)}, None),  # a current job whose title was not read
        ({"jobs": (Job(to="2020"),)}, False),
        ({"headline": None}, None),
        ({"jobs": None}, None),
    ],
)
def test_recruiters(facts: dict[str, Any], title: bool | None) -> None:
    assert recruiter(case(**facts)) is title


@pytest.mark.parametrize(
    ("standing", "knowledge", "known", "read"),
    [
        ({"relation": "connected", "degree": None}, Knowledge(), True, True),
        ({"relation": None, "degree": 1}, Knowledge(), True, False),
        ({"relation": None, "degree": 2}, Knowledge(), False, False),
        ({"relation": "pending"}, Knowledge(known=True), True, True),
        ({"relation": "follow_only"}, Knowledge(), False, True),
    ],
)
def test_relations(standing: dict[str, Any], knowledge: Knowledge, known: bool, read: bool) -> None:
    grounds = grounds_of(case(standing=standing, knowledge=knowledge), (), is_recruiter=False)
    assert (grounds.known, grounds.relation_read) == (known, read)


@pytest.mark.parametrize("text", ["name", "headline", "about"])
def test_main_texts(text: str) -> None:
    assert grounds_of(case(**{text: ""}), (), is_recruiter=False).main_texts_read is True
    assert grounds_of(case(**{text: None}), (), is_recruiter=False).main_texts_read is False


def test_hard_and_strong_families_are_counted_once() -> None:
    signs = (
        sign("strong", "returns"),
        sign("strong", "returns"),
        sign("weak", "returns"),
        sign("hard", "illicit_offer"),
    )
    grounds = grounds_of(case(telltales=signs), (), is_recruiter=False)
    assert (grounds.hard, grounds.strong) == (1, 1)


# ---------------------------------------------------------------------------------------------- the whole review


def failing(**more: Any) -> dict[str, Any]:
    """Three checks fail: connections, mutual connections, activity."""
    facts: dict[str, Any] = {"connections": 3, "last_activity": date(2020, 1, 1)}
    standing = {"mutual_connections": 0, "mutual_names": (), **more.pop("standing", {})}
    return {**facts, "standing": standing, **more}


def test_nothing_wrong() -> None:
    verdict = review(case())
    assert verdict.verdict == "accept"
    assert [finding.check for finding in verdict.findings] == [check.name for check in CHECKS]
    assert {finding.outcome for finding in verdict.findings} == {"passed"}
    assert len(verdict.points) == 10
    assert verdict.diligence == ()
    assert verdict.rules_version == RULES_VERSION
    assert (verdict.provisional, verdict.settle) == (False, ())


def test_three_failed() -> None:
    verdict = review(case(**failing()))
    assert (verdict.verdict, verdict.sentence.key) == ("ignore", "verdict.ignore.failed")
    assert verdict.sentence.values["failed"] == 3


def test_a_failing_recruiter_is_welcome_and_the_sentence_says_what_the_checks_say() -> None:
    verdict = review(case(**failing(headline="Recruiter for lighthouses", has_photo=False, about="", skills=0)))
    assert verdict.verdict == "accept"
    assert verdict.sentence.key == "verdict.accept.recruiter.ignore"
    assert verdict.sentence.values["failed"] == 3
    assert len(verdict.diligence) == 7
    states = [point.state for point in verdict.diligence]
    assert (verdict.sentence.values["good"], verdict.sentence.values["ask"]) == (
        states.count(True),
        states.count(False),
    )


def test_absent_sections_are_read_and_empty() -> None:
    absent = dict.fromkeys(("about", "experience", "education", "skills", "recommendations"), "absent")
    unread = dict.fromkeys(("about", "jobs", "education", "skills", "recommendations"))
    verdict = review(case(**unread, sections={**absent, "certifications": "absent", "projects": "absent"}))
    outcome = {finding.check: finding.outcome for finding in verdict.findings}
    assert outcome["completeness"] == "failed"
    assert outcome["telltales"] == "passed"


@pytest.mark.parametrize(
    ("page", "key"),
    [(NotAProfile(what="feed"), "verdict.none.feed"), (UnknownLayout(), "verdict.none.unknown_layout")],
)
def test_no_profile_no_verdict(page: NotAProfile | UnknownLayout, key: str) -> None:
    verdict = no_review(page)
    assert verdict.verdict == "none"
    assert verdict.sentence.key == f"{key}.sentence"
    assert verdict.next_step is not None
    assert verdict.next_step.key == f"{key}.next_step"


def test_my_own_profile_has_no_verdict() -> None:
    verdict = review(case(standing={"relation": "self"}, telltales=(sign("hard"),)))
    assert (verdict.verdict, verdict.sentence.key) == ("none", "verdict.none.own.sentence")
    assert verdict.question is None
    assert verdict.findings == ()


@pytest.mark.parametrize(
    ("standing", "question"),
    [
        ({"relation": "invited_me"}, None),
        ({"relation": "connectable"}, "verdict.question.connectable"),
        ({"relation": "follow_only"}, "verdict.question.follow_only"),
        ({"relation": "pending"}, "verdict.question.pending"),
        ({"relation": "connected"}, "verdict.question.connected"),
        ({"relation": None, "degree": 1}, "verdict.question.connected"),
        ({"relation": None}, "verdict.question.not_read"),
    ],
)
def test_the_question_follows_the_relation(standing: dict[str, Any], question: str | None) -> None:
    asked = review(case(standing=standing)).question
    assert (asked.key if asked else None) == question


# ---------------------------------------------------------------------------------------------- one next step


def steps() -> Iterator[tuple[dict[str, Any], str, str]]:
    hard = (sign("hard", "illicit_offer"),)
    yield {}, "accept", "verdict.next_step.accept.invited"
    yield {"standing": {"relation": "connectable"}}, "accept", "verdict.next_step.accept.uninvited"
    yield {"standing": {"relation": "connected"}}, "accept", "verdict.next_step.accept.connected"
    yield {"telltales": hard}, "ignore", "verdict.next_step.ignore.invited"
    yield {"telltales": hard, "standing": {"relation": "connectable"}}, "ignore", "verdict.next_step.ignore.uninvited"
    yield {"knowledge": Knowledge(blocked=True)}, "ignore", "verdict.next_step.ignore.blocked"
    connected = {"relation": "connected"}
    yield {"telltales": hard, "standing": connected}, "look_closer", "verdict.next_step.look_closer.known_alarm"
    unread = {"relation": None}
    yield (
        {"telltales": hard, "standing": unread},
        "look_closer",
        "verdict.next_step.look_closer.alarm_relation_not_read",
    )
    recruiter = {"headline": "Recruiter", "telltales": (sign("strong"),)}
    yield recruiter, "look_closer", "verdict.next_step.look_closer.recruiter_strong"
    quiet = {"connections": 3, "last_activity": date(2020, 1, 1)}
    yield quiet, "look_closer", "verdict.next_step.look_closer.mutual"
    yield {**quiet, "knowledge": Knowledge(vouchers=("Ida",))}, "look_closer", "verdict.next_step.look_closer.voucher"
    yield {**quiet, "signed_in": False}, "look_closer", "verdict.next_step.look_closer.signed_out"
    alone = {"connections": 3, "standing": {"mutual_connections": 0, "mutual_names": ()}}
    yield alone, "look_closer", "verdict.next_step.look_closer.company"
    yield {**alone, "jobs": JOBS[1:]}, "look_closer", "verdict.next_step.look_closer.ask"
    yield {**alone, "connections": None, "not_read": {"connections": "not_loaded"}}, "look_closer", "settle.connections"


@pytest.mark.parametrize(("facts", "word", "step"), list(steps()))
def test_every_verdict_offers_one_next_step(facts: dict[str, Any], word: str, step: str) -> None:
    verdict = review(case(**facts))
    assert verdict.next_step is not None
    assert (verdict.verdict, verdict.next_step.key) == (word, step)


# ------------------------------------------------------------------------------------------ what decided, in order


def test_a_hard_sign_decides_first() -> None:
    verdict = review(case(**failing(telltales=(sign("weak", "vague_praise"), sign("hard", "illicit_offer")))))
    assert verdict.deciding[0] == "illicit_offer"
    single = review(case(telltales=(sign("weak", "vague_praise"), sign("hard", "illicit_offer"))))
    assert single.deciding[0] == "illicit_offer"
    assert "telltales" not in single.deciding


def test_two_strong_ones_decide_together() -> None:
    verdict = review(
        case(telltales=(sign("weak", "vague_praise"), sign("strong", "returns"), sign("strong", "name_oddity")))
    )
    assert verdict.verdict == "ignore"
    assert set(verdict.deciding[:2]) == {"returns", "name_oddity"}


def test_the_failed_checks_decide() -> None:
    assert set(review(case(**failing())).deciding) == {"connections", "mutual_connections", "activity"}


def test_a_check_whose_pass_carries_the_verdict_stands_first() -> None:
    verdict = review(case(connections=3))  # one miss is allowed and taken
    assert verdict.verdict == "accept"
    assert len(verdict.deciding) == 3
    assert "connections" not in verdict.deciding


def test_a_weak_pair_holds_back_an_accept() -> None:
    verdict = review(case(telltales=(sign("weak", "vague_praise"), sign("weak", "link_shortener"))))
    assert verdict.verdict == "look_closer"
    assert set(verdict.deciding[:2]) == {"vague_praise", "link_shortener"}


def test_weak_signs_that_change_nothing_stand_behind_failed_checks() -> None:
    weak = (sign("weak", "vague_praise"),)
    assert "vague_praise" not in review(case(**failing(), telltales=weak)).deciding
    closer = review(case(connections=3, last_activity=date(2020, 1, 1), telltales=weak))
    assert closer.verdict == "look_closer"
    assert closer.deciding == ("connections", "activity", "vague_praise")


def test_what_speaks_for_a_recruiter_stands_first() -> None:
    verdict = review(case(**failing(headline="Recruiter"), telltales=(sign("weak", "vague_praise"),)))
    assert (verdict.verdict, verdict.sentence.key) == ("accept", "verdict.accept.recruiter.ignore")
    assert set(verdict.deciding[:2]) == {"completeness", "telltales"}
    assert "vague_praise" not in verdict.deciding


def test_notes_never_decide() -> None:
    assert "open_networker" not in review(case(telltales=(sign("note", "open_networker"),))).deciding


def test_somebody_known_or_blocked_is_not_decided_by_checks() -> None:
    assert review(case(standing={"relation": "connected"})).deciding == ()
    assert review(case(knowledge=Knowledge(blocked=True), telltales=(sign("hard"),))).deciding == ()
    assert review(case(knowledge=Knowledge(known=True), telltales=(sign("hard"),))).deciding == ("returns",)


@pytest.mark.parametrize("facts", [{}, failing(), {"connections": 3}, {"jobs": JOBS, "telltales": (sign("strong"),)}])
def test_at_most_three_reasons_and_each_is_there(facts: dict[str, Any]) -> None:
    verdict = review(case(**facts))
    there = {finding.check for finding in verdict.findings} | {found.family for found in verdict.telltales}
    assert len(verdict.deciding) <= 3
    assert len(set(verdict.deciding)) == len(verdict.deciding)
    assert set(verdict.deciding) <= there


# ------------------------------------------------------------------------------------------ the user's own word


def test_not_spam_shows_what_was_found_and_weighs_none_of_it() -> None:
    signs = (sign("hard", "illicit_offer"), sign("strong", "returns"))
    verdict = review(case(telltales=signs, knowledge=Knowledge(not_spam=True)))
    assert verdict.verdict == "accept"
    assert verdict.telltales == signs
    assert verdict.findings[4].outcome == "passed"
    assert [seen.quote for seen in verdict.findings[4].evidence] == ["3% a day", "3% a day"]
    assert render(verdict.sentence).startswith("You said “not spam”")
    assert not {"illicit_offer", "returns"} & set(verdict.deciding)


def test_not_spam_leaves_the_other_checks_alone() -> None:
    verdict = review(case(**failing(), telltales=(sign("hard"),), knowledge=Knowledge(not_spam=True)))
    assert verdict.verdict == "ignore"
    assert render(verdict.sentence) == "You said “not spam”, so no telltale sign counts. 3 of 5 checks failed."


def test_this_was_spam_decides() -> None:
    verdict = review(case(knowledge=Knowledge(spam=True)))
    assert (verdict.verdict, verdict.deciding, verdict.provisional) == ("ignore", (), False)
    assert "You said “this was spam”" in render(verdict.sentence)
    assert verdict.next_step is not None
    assert "undo" in render(verdict.next_step)


# ------------------------------------------------------------------------------------- softened, and new members


@pytest.mark.parametrize(
    ("weight", "softer", "word"),
    [("hard", "strong", "look_closer"), ("strong", "weak", "accept"), ("weak", "note", "accept")],
)
def test_a_softened_family_weighs_one_step_less(weight: TelltaleClass, softer: str, word: str) -> None:
    verdict = review(case(telltales=(sign(weight),), preferences={"softened_families": ("returns",)}))
    assert (verdict.telltales[0].weight, verdict.verdict) == (softer, word)


def test_softening_one_family_leaves_the_others() -> None:
    verdict = review(case(telltales=(sign("hard", "illicit_offer"),), preferences={"softened_families": ("returns",)}))
    assert (verdict.telltales[0].weight, verdict.verdict) == ("hard", "ignore")


def test_what_would_settle_it_knows_a_softened_family() -> None:
    """A hard sign softened is one strong one: it does not settle the verdict, so what is unread still may."""
    asked = case(
        telltales=(sign("hard"),),
        preferences={"softened_families": ("returns",)},
        about=None,
        not_read={"about": "not_loaded"},
    )
    assert [step.fact for step in review(asked).settle] == ["about"]


@pytest.mark.parametrize(("months", "found"), [(6, ()), (7, ("new_and_connected",))])
def test_signs_of_new_members_follow_the_preference(months: int, found: tuple[str, ...]) -> None:
    signs = (sign("weak", "new_and_connected"),)
    asked = case(telltales=signs, joined="2026-05", preferences={"new_member_months": months})
    assert tuple(seen.family for seen in review(asked).telltales) == found
