"""Many saved pages at once: the same verdicts as one by one, in order, in three forms, and resumable."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_agent_commands import told, whosasking
from whosasking.cli.review_many import already_in
from whosasking.cli.terminal import WIDTH
from whosasking.errors import InvalidInput
from whosasking.spreadsheet import harmless

MADE = sorted(str(path) for path in Path("tests/pages/made").glob("*.html"))[:6]
ON = ("--on", "2026-11-22")


@pytest.fixture(scope="module")
def lines() -> list[dict[str, object]]:
    return [json.loads(line) for line in whosasking("review", *MADE, "--lines", *ON).stdout.splitlines()]


def test_there_are_pages_to_review() -> None:
    assert len(MADE) == 6


def test_a_line_a_page_in_the_order_of_the_files(lines: list[dict[str, object]]) -> None:
    assert [row["file"] for row in lines] == MADE


def test_the_verdicts_are_those_of_one_by_one(lines: list[dict[str, object]]) -> None:
    for row in lines:
        alone = json.loads(whosasking("review", str(row["file"]), "--json", *ON).stdout)
        assert (row["verdict"], row["sentence"]) == (alone["verdict"], alone["sentence"])
        failed = [finding["check"] for finding in alone["findings"] if finding["outcome"] == "failed"]
        assert row["failed"] == failed


def test_json_is_one_list(lines: list[dict[str, object]]) -> None:
    assert json.loads(whosasking("review", *MADE, "--json", *ON).stdout) == lines


def test_the_table_fits_and_ends_with_a_count() -> None:
    ran = whosasking("review", *MADE, *ON)
    assert len(ran.stdout.splitlines()) == len(MADE) + 1
    assert max(map(len, ran.stdout.splitlines())) <= WIDTH
    assert "0 not reviewed" in ran.stderr


def test_csv_for_a_spreadsheet(lines: list[dict[str, object]]) -> None:
    rows = list(csv.DictReader(io.StringIO(whosasking("review", *MADE, "--csv", *ON).stdout)))
    assert [row["verdict"] for row in rows] == [row["verdict"] for row in lines]


def test_a_page_that_cannot_be_read_costs_its_row_only(tmp_path: Path) -> None:
    bad = tmp_path / "empty.html"
    bad.write_text("")
    ran = whosasking("review", MADE[0], str(bad), MADE[1], str(tmp_path / "missing.html"), "--lines", *ON, code=1)
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [bool(row["verdict"]) for row in rows] == [True, False, True, False]
    assert all(row["sentence"] for row in rows)


@pytest.mark.parametrize("form", ["lines", "csv"])
def test_an_interrupted_run_goes_on_where_it_was(form: str, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    whosasking("review", *MADE, f"--{form}", "--output", str(whole), *ON)
    content = whole.read_bytes()
    half = content.index(b"\n", len(content) // 2) + 1
    cut.write_bytes(content[: half + 5])  # killed in the middle of a line
    ran = whosasking("review", *MADE, f"--{form}", "--output", str(cut), *ON)
    assert "Already there" in ran.stderr
    assert cut.read_bytes() == content
    whosasking("review", *MADE, f"--{form}", "--output", str(cut), *ON)
    assert cut.read_bytes() == content


def test_the_output_is_for_this_user_only(tmp_path: Path) -> None:
    output = tmp_path / "all.csv"
    whosasking("review", MADE[0], "--csv", "--output", str(output), *ON)
    assert output.stat().st_mode & 0o077 == 0


def test_another_file_is_not_appended_to(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Anna,\n")
    told(whosasking("review", *MADE, "--lines", "--output", str(letter), code=1))
    assert letter.read_text() == "Dear Anna,\n"
    with pytest.raises(InvalidInput):
        already_in(letter, "csv")


@pytest.mark.parametrize(
    "words",
    [("--with-memory",), ("--url", "https://www.linkedin.com/in/x/"), ("--jobs", "0"), ("--output", "x")],
)
def test_what_makes_no_sense_for_many_is_said(words: tuple[str, ...]) -> None:
    told(whosasking("review", *MADE, *words, code=1))


@pytest.mark.parametrize(
    ("cell", "written"), [("=1+1", "'=1+1"), ("  @x", "'  @x"), ("Anna", "Anna"), (None, ""), ("-", "'-"), (7, "7")]
)
def test_nothing_runs_in_a_spreadsheet(cell: object, written: str) -> None:
    assert harmless(cell) == written
