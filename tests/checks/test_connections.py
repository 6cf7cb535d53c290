from __future__ import annotations

import pytest

from tests.builders import case
from whosasking.checks import CHECKS
from whosasking.model import Source

connections = CHECKS[0]


@pytest.mark.parametrize(
    ("count", "capped", "outcome"),
    [
        (0, False, "failed"),
        (49, False, "failed"),
        (50, False, "passed"),
        (50, None, "passed"),
        (499, False, "passed"),
        (500, True, "passed"),
        (49, True, "unknown"),  # a lower bound below the bar
        (None, None, "unknown"),
    ],
)
def test_fifty_pass(count: int | None, capped: bool | None, outcome: str) -> None:
    assert connections(case(connections=count, connections_capped=capped)).outcome == outcome


@pytest.mark.parametrize(("count", "outcome"), [(199, "failed"), (200, "passed")])
def test_the_number_is_a_preference(count: int, outcome: str) -> None:
    assert connections(case(connections=count, preferences={"connections_at_least": 200})).outcome == outcome


def test_500_plus_passes_the_highest_bar() -> None:
    asked = case(connections=500, connections_capped=True, preferences={"connections_at_least": 500})
    assert connections(asked).outcome == "passed"


def test_quotes_the_page() -> None:
    source = Source(where="top_card", quote="312 connections")
    assert connections(case(sources={"connections": source})).evidence[0].quote == "312 connections"


@pytest.mark.parametrize(("capped", "quote"), [(False, "500"), (True, "500+")])
def test_quotes_the_number_where_there_are_no_sources(capped: bool, quote: str) -> None:
    (seen,) = connections(case(connections=500, connections_capped=capped)).evidence
    assert (seen.quote, seen.where) == (quote, "top_card")


@pytest.mark.parametrize("why", ["hidden", "not_loaded", "signed_out"])
def test_says_why_it_was_not_read(why: str) -> None:
    asked = case(connections=None, not_read={"connections": why})
    assert connections(asked).reason.key == f"checks.connections.not_read.{why}"


def test_says_only_that_it_was_not_read_where_nothing_says_why() -> None:
    assert connections(case(connections=None)).reason.key == "checks.connections.not_read.unsaid"
    assert connections(case(connections=None, signed_in=False)).reason.key == "checks.connections.not_read.signed_out"
