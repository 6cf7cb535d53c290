"""whosasking read: the facts of a file, for programs and for people."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from whosasking.cli import main

MADE = Path(__file__).parent / "made"


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["read", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_prints_the_facts_as_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, str(MADE / "ember-tr-ghost.html"), "--json", "--on", "2026-11-22")
    facts = json.loads(out)
    assert code == 0
    assert list(facts)[:5] == ["kind", "layout", "language", "signed_in", "read_on"]
    assert facts["read_on"] == "2026-11-22"
    assert facts["profile"]["connections"] == 38
    assert facts["profile"]["jobs"] == []
    assert facts["standing"]["note"] is None
    assert "sources" not in facts


def test_tells_a_person_what_was_read_and_why_the_rest_was_not(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, str(MADE / "react-en-pending.html"))
    rows = dict(line.split("  ", 1) for line in out.splitlines())
    said = {key: value.strip() for key, value in rows.items()}
    assert code == 0
    assert said["Connections"] == "500 or more"
    assert said["Relation"] == "you invited them"
    assert said["Degree"] == "not read: not shown"
    assert said["Skills"] == "not read: not loaded yet"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<div id="captcha-internal"></div>', "Not a profile: LinkedIn checks whether a person is there."),
        ("<h1>another site</h1>", "The layout of this page is not known, so nothing was read from it."),
    ],
)
def test_says_which_page_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str], html: str, said: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(html, "utf-8")
    assert _run(capsys, str(page)) == (0, said + "\n", "")


def test_the_page_of_another_member_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    page = str(MADE / "public-it.html")
    code, out, err = _run(capsys, page, "--url", "https://www.linkedin.com/in/somebody-else/")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("before", "encoding"),
    [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_reads_marked_encodings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bytes, encoding: str
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(before + (MADE / "react-fr-invited.html").read_text("utf-8").encode(encoding))
    assert json.loads(_run(capsys, str(page), "--json")[1])["profile"]["name"] == "Lise Aubéry"


def test_reads_the_encoding_that_a_page_declares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html = (
        (MADE / "react-fr-invited.html")
        .read_text("utf-8")
        .replace("’", "'")
        .replace("<body>", "<meta charset=iso-8859-15><body>")
    )
    page = tmp_path / "page.html"
    page.write_bytes(html.encode("iso-8859-15"))
    assert json.loads(_run(capsys, str(page), "--json")[1])["profile"]["name"] == "Lise Aubéry"


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, bytes(range(128, 256)) * 40])
def test_no_text_is_a_problem_with_a_next_step(tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: bytes) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(raw)
    code, out, err = _run(capsys, str(page), "--json")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 2


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    raw = (MADE / "public-it.html").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert json.loads(_run(capsys, "-", "--json")[1])["profile"]["name"] == "Nives Calzari"


def test_a_missing_file_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, str(tmp_path / "nothing.html"))[0] == 1
