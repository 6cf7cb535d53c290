"""Every failure has its two sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosasking.errors import PageRefused, WhosAskingError
from whosasking.sentences import catalogue
from whosasking.server.problems import problem_of

SOURCE = Path("agent/whosasking")
RAISED = re.compile(
    r"(?:PageRefused|WrongAddress|InvalidInput|AccessDenied|AgentBusy|AgentUnreachable|PortTaken|Store\w+|NotFound|NotJson"
    r"|Failed|WhosAskingError)\(\s*(?:\"\w+\",\s*)?\"(\w+)\""
)
DECLARED = re.compile(r"^    code(?:: str)? = \"(\w+)\"", re.MULTILINE)


def codes() -> set[str]:
    texts = [path.read_text("utf-8") for path in SOURCE.rglob("*.py")]
    return {code for text in texts for pattern in (RAISED, DECLARED) for code in pattern.findall(text)}


def test_codes_are_found() -> None:
    assert {"page_too_large", "wrong_caller", "store_full", "page_too_slow", "port_taken_by", "unexpected"} <= codes()


@pytest.mark.parametrize("part", ["message", "fix"])
def test_every_code_has_its_sentences(part: str) -> None:
    assert [code for code in sorted(codes()) if f"problems.{code}.{part}" not in catalogue()] == []


def test_missing_sentence_costs_no_answer() -> None:
    problem = problem_of(PageRefused("not_in_the_catalogue", n=3))
    assert (problem.code, problem.message) == ("not_in_the_catalogue", "This page cannot be read.")


def test_missing_sentence_of_a_class_costs_no_answer() -> None:
    class Odd(WhosAskingError):
        code = "odd"

    assert problem_of(Odd()).message == "Something went wrong inside the agent."
