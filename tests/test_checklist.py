"""CHECKS is the only list: folder, list, contract and catalogue agree, and each failure says what to do."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import get_args

import pytest

import whosasking.checks
from tests.builders import case
from whosasking.checks import CHECKS, Case, Check
from whosasking.checks._points import points
from whosasking.model import Answer, CheckName
from whosasking.sentences import catalogue

NAMES = [check.name for check in CHECKS]


def test_every_file_is_in_the_list() -> None:
    folder = Path(whosasking.checks.__file__).parent
    files = {path.stem for path in folder.glob("*.py") if not path.name.startswith("_")}
    assert files == set(NAMES), "add the check to CHECKS in checks/__init__.py, or name its file as its function"


def test_the_contract_names_them_in_this_order() -> None:
    assert tuple(NAMES) == get_args(CheckName), "add the check to CheckName in model.py"


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_a_check_says_why_it_asks(check: Check) -> None:
    assert check.__doc__, "say in the docstring why the check asks"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", ["title", "passes", "fails", "cannot_tell"])
def test_a_check_is_described(name: str, part: str) -> None:
    assert f"checks.{name}.{part}" in catalogue(), "add the sentence to sentences/en/checks.toml"


def test_every_point_has_a_title() -> None:
    titled = {key.removeprefix("checks.point.") for key in catalogue() if key.startswith("checks.point.")}
    assert {point.point for point in points(case())} == titled


def test_a_check_that_breaks_says_nothing_and_logs_no_page(caplog: pytest.LogCaptureFixture) -> None:
    def connections(case: Case) -> Answer:
        raise ValueError(case.page.profile.name)

    with caplog.at_level(logging.DEBUG):
        finding = Check(connections)(case(name="Zephyrine"))
    assert (finding.check, finding.outcome, finding.reason.key) == ("connections", "unknown", "checks.broken")
    assert "connections" in caplog.text
    assert "ValueError" in caplog.text
    assert "Zephyrine" not in caplog.text
