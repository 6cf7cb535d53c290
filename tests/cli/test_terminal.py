"""What strangers wrote reaches a terminal as words only."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosasking.cli.terminal import (
    WIDTH,
    cells,
    confirmed,
    print_json,
    print_json_line,
    printable,
    shortened,
    table,
    wrapped,
)
from whosasking.errors import InvalidInput

HOSTILE = "\x1b]0;title\x07\x1b[31mred\x1b[0m \x9b2J \u202eevil\u202c \u2066x\u2069 a\u200bb \ufeff \x00 \x7f \U000e0041 \r\n\tend"


def steers(text: str) -> list[str]:
    allowed = "\u200c\u200d"
    return [
        each
        for each in text
        if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and each not in allowed
    ]


def test_hostile_name_is_words_only() -> None:
    assert printable(HOSTILE) == "]0;title[31mred[0m 2J evil x ab end"


@pytest.mark.parametrize(
    "name", ["Zoë Ångström", "李雷 (Lei Li)", "محمد علی", "नमस्ते", "می‌خواهم", "👩‍🚀 Ada", "O'Neil-Ó Súilleabháin"]
)
def test_honest_names_stay_as_they_are(name: str) -> None:
    assert printable(name) == name


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    shown = printable(text)
    assert steers(shown) == []
    assert "\n" not in shown
    assert printable(shown) == shown


def test_french_signs_stay_with_their_words() -> None:
    sentence = printable("Choisissez «\u202fAssocier\u202f»\u202f: vite")
    assert list(wrapped(sentence, width=14)) == ["Choisissez", "«\u202fAssocier\u202f»\u202f:", "vite"]


@given(st.lists(st.tuples(st.text(), st.text(), st.integers()), max_size=5))
def test_tables_fit(rows: list[tuple[str, str, int]]) -> None:
    lines = table(("name", "sentence", "number"), rows).split("\n")
    assert len(lines) == len(rows) + 1
    assert all(cells(line) <= WIDTH for line in lines)


@given(st.text(), st.integers(min_value=1, max_value=100))
def test_shortened_fits(text: str, width: int) -> None:
    assert cells(shortened(printable(text), width)) <= width


@pytest.mark.parametrize("show", [print_json, print_json_line])
def test_json_means_the_same_and_steers_nothing(show: object, capsys: pytest.CaptureFixture[str]) -> None:
    value = {"name": HOSTILE + "李雷"}
    show(value)  # type: ignore[operator]
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert steers(out.replace("\n", "")) == []
    assert "李雷" in out


# ------------------------------------------------------------------------------------------------------ a question


class Typed(io.StringIO):
    """A terminal at which somebody typed this."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [("y\n", True), (" YES \n", True), ("n\n", False), ("\n", False), ("", False), ("yesterday\n", False)],
)
def test_only_a_plain_yes_agrees(
    typed: str, agrees: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Typed(typed))
    assert confirmed("Delete it?") is agrees
    asked = capsys.readouterr()
    assert (asked.out, asked.err) == ("", "Delete it? [y/N] ")


def test_where_nobody_can_answer_nobody_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    with pytest.raises(InvalidInput):
        confirmed("Delete it?")


def test_no_line_begins_with_a_japanese_full_stop() -> None:
    assert list(wrapped("読み取れません。次", width=14)) == ["読み取れませ", "ん。次"]
    assert list(wrapped("読み取れます。次", width=14)) == ["読み取れます。", "次"]
