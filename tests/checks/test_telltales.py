from __future__ import annotations

from typing import Any

import pytest

from tests.builders import case, sign
from whosasking.checks import CHECKS
from whosasking.model import Telltale

telltales = CHECKS[4]
WEAK = (sign("weak", "lowercase_name"), sign("weak", "link_shortener"), sign("weak", "vague_praise"))


@pytest.mark.parametrize(
    ("found", "read", "unread"),
    [
        ((), "passed", "unknown"),
        (WEAK[:1], "passed", "unknown"),
        (WEAK[:2], "failed", "failed"),
        ((sign("strong"),), "failed", "failed"),
        ((sign("hard"),), "failed", "failed"),
        ((sign("note"), sign("note", "open_networker")), "passed", "unknown"),
        ((WEAK[0], sign("note")), "passed", "unknown"),
    ],
)
@pytest.mark.parametrize("text", ["name", "headline", "about"])
def test_classes(found: tuple[Telltale, ...], read: str, unread: str, text: str) -> None:
    assert telltales(case(telltales=found)).outcome == read
    assert telltales(case(telltales=found, **{text: ""})).outcome == read  # read and empty counts as read
    assert telltales(case(telltales=found, **{text: None})).outcome == unread


@pytest.mark.parametrize(("found", "outcome"), [(WEAK[:2], "passed"), (WEAK, "failed")])
def test_the_number_is_a_preference(found: tuple[Telltale, ...], outcome: str) -> None:
    assert telltales(case(telltales=found, preferences={"weak_telltales_that_fail": 3})).outcome == outcome


def test_a_family_counts_once_with_its_heaviest() -> None:
    twice = (sign("weak", "returns"), sign("weak", "returns"))
    assert telltales(case(telltales=twice)).outcome == "passed"
    assert telltales(case(telltales=(*twice, sign("strong", "returns")))).outcome == "failed"


@pytest.mark.parametrize("unread", [{"jobs": None}, {"links": None}, {"joined": None}, {"standing": {"note": None}}])
def test_other_texts_are_no_alarm_unread(unread: dict[str, Any]) -> None:
    assert telltales(case(**unread)).outcome == "passed"


def test_quotes_at_most_80_characters() -> None:
    (seen,) = telltales(case(telltales=(sign("hard", quote="word  " * 40),))).evidence
    assert len(seen.quote) == 80
    assert seen.quote.endswith("…")
    (whole,) = telltales(case(telltales=(sign("hard", quote="x" * 80),))).evidence
    assert whole.quote == "x" * 80


def test_says_what_was_not_judged() -> None:
    assert telltales(case()).reason.key == "checks.telltales.passed"
    assert telltales(case(about="x" * 20_001)).reason.key == "checks.telltales.passed_cut"
    assert telltales(case(about="x" * 20_000)).reason.key == "checks.telltales.passed"
    assert telltales(case(language="da")).reason.key == "checks.telltales.passed_no_words"
    assert telltales(case(language=None)).reason.key == "checks.telltales.passed"
