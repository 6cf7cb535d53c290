"""``whosasking review``: the same judgement as the badge's, on a file."""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders import case, page, sign
from whosasking.cli import main
from whosasking.cli.card import Card
from whosasking.cli.terminal import WIDTH, cells
from whosasking.contract import OverrideRequest
from whosasking.describe import describe
from whosasking.model import Page
from whosasking.review import review
from whosasking.store.home import ENVIRONMENT, STORE_FILE, home
from whosasking.store.store import Store

FIRST_KEYS = ["verdict", "sentence", "provisional", "findings", "telltales", "settle", "rules_version"]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    return written(tmp_path, page())


def written(folder: Path, seen: Page | dict[str, Any]) -> Path:
    path = folder / "facts.json"
    path.write_bytes(msgspec.json.encode(seen))
    return path


def reviewed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["review", *arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_json_has_the_agreed_keys_first(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = reviewed(capsys, str(facts))
    assert list(found)[: len(FIRST_KEYS)] == FIRST_KEYS
    assert [list(finding) for finding in found["findings"]] == [["check", "outcome", "reason", "evidence"]] * 5
    assert {tuple(seen) for finding in found["findings"] for seen in finding["evidence"]} == {("quote", "where")}
    assert (found["verdict"], found["provisional"], found["settle"]) == ("accept", False, [])


def test_telltales_carry_their_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = "Message me on WhatsApp +44 7700 900123 for guaranteed 3% daily returns"
    found = reviewed(capsys, str(written(tmp_path, page(standing={"note": note}))))
    assert found["verdict"] == "ignore"
    assert list(found["telltales"][0]) == ["family", "class", "quote", "where"]
    assert (found["telltales"][0]["class"], found["telltales"][0]["where"]) == ("hard", "invitation")


def test_a_preset(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(capsys, str(facts), "--preset", "quick_review")["verdict"] == "accept"
    assert reviewed(capsys, str(facts), "--preset", "balanced")["verdict"] == "look_closer"


def test_the_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The day that was asked for, else the day on which the page was read."""

    def activity(*arguments: str) -> Any:
        return reviewed(capsys, str(path), *arguments)["findings"][3]["outcome"]

    path = written(tmp_path, page(last_activity="2020-05-01"))  # type: ignore[arg-type]
    assert activity() == "failed"
    assert activity("--on", "2020-06-01") == "passed"
    assert activity("--on", "2021-05-02") == "failed"
    path = written(tmp_path, {"read_on": "2020-06-01", "profile": {"last_activity": "2020-05-01"}})
    assert activity() == "passed"


def test_standard_input(facts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(facts.read_bytes())))
    assert reviewed(capsys, "-")["verdict"] == "accept"


def test_no_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = reviewed(capsys, str(written(tmp_path, {"kind": "not_a_profile", "what": "feed"})))
    assert (found["verdict"], found["findings"], found["question"]) == ("none", [], None)
    assert main(["review", str(written(tmp_path, {"kind": "unknown_layout"}))]) == 0
    assert capsys.readouterr().out.startswith("· No verdict")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"profile": {"connections": "26"}}', "profile.connections"),
        (b"{", "JSON"),
        (b'{"kind": "page"}', "kind of page"),
    ],
)
def test_a_problem_in_two_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    path = tmp_path / "facts"
    path.write_bytes(content)
    assert main(["review", str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert len(told.err.splitlines()) == 2


@pytest.mark.parametrize("name", ["missing.json", "", "a\0b"])
def test_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    assert main(["review", f"{tmp_path}/{name}"]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_wrong_use(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["--on", "yesterday"], ["--preset", "loose"], []):
        with pytest.raises(SystemExit) as left:
            main(["review", *([str(facts)] if wrong else []), *wrong])
        assert left.value.code == 2
    assert "2026-11-22" in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------- with memory


def test_memory_is_used_only_when_asked_for(
    facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "home"))
    assert reviewed(capsys, str(facts), "--with-memory")["verdict"] == "accept"
    assert not (home() / STORE_FILE).exists(), "reviewing a file must not make a store"
    now = datetime(2026, 11, 22, tzinfo=UTC)
    with Store.open(now=now) as store:
        store.set_override(OverrideRequest(kind="blocked", slug="orla-quennell", member_id=None, name="Orla"), now)
        store.change_preferences({}, preset="strict")
    assert reviewed(capsys, str(facts))["verdict"] == "accept"
    assert reviewed(capsys, str(facts), "--with-memory")["verdict"] == "ignore"
    other = written(tmp_path, page(slug="somebody-else"))
    assert reviewed(capsys, str(other), "--with-memory")["verdict"] == "look_closer"
    assert reviewed(capsys, str(other), "--with-memory", "--preset", "open")["verdict"] == "accept"
    with Store.open(now=now) as store:
        assert store.history(limit=1) == ((), 0), "reviewing a file remembers nothing"


# -------------------------------------------------------------------------------------------------- the card

HOSTILE = "Ann\x1b[31m\u202eEvil\u2066\x9b5m\x07 \ud800 \u200b漢字" + "字" * 120


def card(capsys: pytest.CaptureFixture[str], path: Path) -> str:
    assert main(["review", str(path)]) == 0
    return capsys.readouterr().out


def test_the_card_fits_and_is_plain_in_a_pipe(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = card(capsys, facts)
    assert drawn.startswith("✓ Accept  Orla Quennell")
    assert "\x1b" not in drawn
    assert all(cells(line) <= WIDTH for line in drawn.splitlines())
    order = [
        drawn.index(part) for part in ("Why", "The five checks", "A complete profile", "Next: Accept the invitation.")
    ]
    assert order == sorted(order)


def test_three_reasons_come_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = {"connections": 3, "has_posts": False, "last_activity": None}
    drawn = card(capsys, written(tmp_path, page(standing={"mutual_connections": 0, "mutual_names": ()}, **facts)))
    why = drawn[drawn.index("Why") : drawn.index("The five checks")]
    assert len(re.findall(r"^  [✗✓?]", why, re.MULTILINE)) == 3
    assert "3 connections, fewer than 50." in why
    assert "“3”, top card" in why


def test_words_of_the_page_do_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    hostile = {
        "name": HOSTILE,
        "headline": HOSTILE,
        "about": HOSTILE,
        "location": HOSTILE,
        "jobs": [{"title": HOSTILE}],
    }
    standing = {"mutual_connections": 2, "mutual_names": [HOSTILE, HOSTILE]}
    path.write_text(json.dumps({"profile": hostile, "standing": standing}))
    drawn = card(capsys, path)
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", drawn
    )
    assert all(cells(line) <= WIDTH for line in drawn.splitlines())
    assert "Ann[31mEvil" in drawn


def test_colour_comes_with_icon_and_word() -> None:
    told = describe(review(case(telltales=(sign("hard", "returns"),))))
    coloured = str(Card(told, "Orla", colour=True))
    plain = str(Card(told, "Orla", colour=False))
    assert coloured.startswith("\x1b[31;1m✗ Ignore\x1b[0m")
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("language", ["ascii", "latin-1"])
def test_a_terminal_without_the_signs_still_gets_the_words(
    facts: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=language))
    assert main(["review", str(facts)]) == 0
    sys.stdout.flush()
    assert raw.getvalue().decode(language).startswith("+ Accept  Orla Quennell")
