from __future__ import annotations

from typing import Any

import pytest

from tests.builders import case
from whosasking.checks import CHECKS
from whosasking.model import Knowledge, Message, Mutual, Source
from whosasking.sentences import render

mutual_connections = CHECKS[1]


def standing(**facts: Any) -> dict[str, Any]:
    return {"mutual_connections": None, "mutual_names": None, **facts}


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"mutual_connections": 0}, "failed"),
        ({"mutual_connections": 1}, "passed"),
        ({"degree": None, "mutual_connections": 0}, "failed"),
        ({"degree": 3}, "failed"),  # by what a 3rd degree is
        ({"degree": 2}, "unknown"),
        ({"degree": None}, "unknown"),
        ({"mutual_names": ("Ida Brandt",)}, "passed"),  # named, whatever the count
        ({"mutual_names": ()}, "unknown"),
    ],
)
def test_one_passes(facts: dict[str, Any], outcome: str) -> None:
    assert mutual_connections(case(standing=standing(**facts))).outcome == outcome


@pytest.mark.parametrize(("count", "outcome"), [(2, "failed"), (3, "passed")])
def test_the_number_is_a_preference(count: int, outcome: str) -> None:
    asked = case(standing=standing(mutual_connections=count), preferences={"mutual_connections_at_least": 3})
    assert mutual_connections(asked).outcome == outcome


@pytest.mark.parametrize("facts", [{"mutual_connections": 0}, {"degree": 3}, {"mutual_connections": 4}])
def test_signed_out_pages_show_none(facts: dict[str, Any]) -> None:
    asked = case(standing=standing(**facts), signed_in=False)
    assert mutual_connections(asked).outcome == "unknown"
    assert mutual_connections(asked).reason.key.endswith("signed_out")


def test_a_voucher_passes_below_every_bar() -> None:
    asked = case(
        standing=standing(mutual_connections=1),
        preferences={"mutual_connections_at_least": 9},
        knowledge=Knowledge(vouchers=("Ida Brandt",)),
    )
    finding = mutual_connections(asked)
    assert finding.outcome == "passed"
    assert finding.reason.values["name"] == "Ida Brandt"
    assert finding.evidence[0].quote == "Ida Brandt"


def test_quotes_the_page_the_names_or_the_number() -> None:
    words = "Ida Brandt and 2 other mutual connections"
    quoted = case(sources={"mutual_connections": Source(where="top_card", quote=words)})
    assert mutual_connections(quoted).evidence[0].quote == words
    assert mutual_connections(case()).evidence[0].quote == "Ida Brandt"
    assert mutual_connections(case(standing=standing(mutual_connections=3))).evidence[0].quote == "3"
    assert mutual_connections(case(standing=standing(degree=3))).evidence[0].quote == "3"


def test_a_third_degree_rests_on_the_words_of_the_degree() -> None:
    asked = case(standing=standing(degree=3), sources={"degree": Source(where="top_card", quote="3rd")})
    assert mutual_connections(asked).evidence[0].quote == "3rd"


@pytest.mark.parametrize(("count", "form"), [(1, "alone"), (3, "others")])
@pytest.mark.parametrize(("ambiguous", "who"), [(False, "who"), (True, "somebody")])
def test_says_how_i_know_one_of_them(count: int, form: str, ambiguous: bool, who: str) -> None:
    mutual = Mutual(name="Ida Brandt", tie=Message(key="checks.connections.title"), ambiguous=ambiguous)
    asked = case(standing=standing(mutual_connections=count), knowledge=Knowledge(mutuals=(mutual,)))
    finding = mutual_connections(asked)
    assert finding.outcome == "passed"
    assert finding.reason.key == f"checks.mutual_connections.known.{form}"
    named = finding.reason.values["who"]
    assert isinstance(named, Message)
    assert named.key == f"checks.mutual_connections.known.{who}"
    assert "Ida Brandt" in render(finding.reason)
