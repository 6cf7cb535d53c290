"""Names and headlines that strangers wrote, through every command that shows them: as text, steering nothing."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts.demo import pages
from scripts.demo.members import BY_SLUG
from whosasking.cli import main
from whosasking.contract import OverrideRequest
from whosasking.model import Message
from whosasking.notebook import Tie
from whosasking.store import Client, Member, Reviewed, Store

HOSTILE = "\x1b]0;owned\x07\x1b[31mAnn\x1b[2J\x9b5m \u202egnp.exe\u202c \u2066x\u2069 <b onclick=x>\x7f\x08\r\n=1+1"
FORMULAS = (
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u200b=1",
    "\x00=1",
    "\u202e=1",
    "＝1",
    "\ufeff@x",
)
COMMANDS = (
    ("history",), ("history", "--json"), ("people",), ("people", "--json"), ("overrides",), ("overrides", "--json"),
    ("clients",), ("clients", "--json"), ("export",), ("export", "--csv"), ("feedback",),
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in which a stranger wrote everything that strangers write."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("WHOSASKING_HOME", str(folder))
    now = datetime.now(UTC)
    with Store.open(now=now, folder=folder) as store:
        for number, name in enumerate((HOSTILE, *FORMULAS)):
            member = Member(slug=f"stranger-{number}", member_id=None, name=name)
            store.add_tie(member, Tie(kind="note", text=name), now)
        store.set_override(OverrideRequest(kind="blocked", slug="s", member_id=None, name=HOSTILE), now)
        store.remember(
            Reviewed(
                slug="s", member_id=None, name=HOSTILE, verdict="ignore", sentence=Message(key="verdict.next_step.accept.invited"), provisional=False,
                rules_version="1",
            ),
            now,
        )  # fmt: skip
        store.add_client(
            Client(
                id="c_1", kind="browser", name=HOSTILE, origin="chrome-extension://" + "a" * 32, token_hash="0" * 64,
                created="2026-11-22T18:00:00Z", last_seen=None,
            )
        )  # fmt: skip
    return folder


def steering(text: str) -> list[str]:
    """Characters that steer a terminal or turn the reading order around; line ends are the command's own."""
    return [
        ascii(character)
        for character in text.replace("\r\n", "\n")
        if character not in "\n\t"
        and (
            unicodedata.category(character) in {"Cc", "Cs"}
            or character in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        )
    ]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_lets_a_stranger_steer_the_terminal(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(arguments)) == 0
    told = capsys.readouterr()
    assert told.out
    assert steering(told.out + told.err) == []


@pytest.mark.parametrize(
    ("command", "form"),
    [
        ("review", ()),
        ("review", ("--json",)),
        ("review", ("--lines",)),
        ("review", ("--csv",)),
        ("read", ()),
        ("read", ("--json",)),
    ],
)
def test_a_strangers_page_does_not_steer_the_terminal(
    command: str,
    form: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = HOSTILE.replace("\x1b", "&#27;").replace("\x08", "").replace("<", "&lt;")
    hostile = replace(BY_SLUG["jenny-profit-mentor"], slug="stranger", name=words, headline=words, about=words * 5)
    monkeypatch.setitem(BY_SLUG, "stranger", hostile)
    page = tmp_path / "page.html"
    page.write_text(pages.render("stranger", scrolled=True), "utf-8")
    address = () if form in {("--lines",), ("--csv",)} else ("--url", "https://www.linkedin.com/in/stranger/")
    main([command, str(page), *address, *form])
    told = capsys.readouterr()
    assert told.out
    assert steering(told.out + told.err) == []


def test_no_cell_of_the_export_is_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert len(rows) >= 2 + len(FORMULAS)
    cells = [cell for row in rows for cell in row]
    quoted = [cell for cell in cells if cell.startswith("'")]
    assert len(quoted) >= 2 * (len(FORMULAS) - 1)  # names and notes
    assert [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))] == []
