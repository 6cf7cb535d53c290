"""Preview, feedback and memory in the terminal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.builders import case, page, sign
from whosasking.cli import main
from whosasking.contract import OverrideRequest
from whosasking.digest import digest
from whosasking.model import Message
from whosasking.store import Reviewed, Store
from whosasking.telltales.memory import traces

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
ABOUT = (
    "I keep the tide tables of four harbours and write about lamps, ferries and the people who wait for them. "
    "In twenty years I have learned that the sea does not read tables."
)
ESCAPE = "\x1b[31mMirela"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("WHOSASKING_HOME", str(tmp_path / "home"))
    return Store.open(now=NOW)


def remember(store: Store, name: str = "Mirela") -> None:
    kept = digest(case(telltales=(sign("weak", "vague_praise"),)))
    reviewed = Reviewed(
        slug="mirela",
        member_id=None,
        name=name,
        verdict="accept",
        sentence=Message(key="verdict.next_step.accept.invited"),
        provisional=False,
        rules_version="1",
        digest=kept,
    )
    store.remember(reviewed, NOW)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(list(arguments)) == code
    told = capsys.readouterr()
    return told.out + told.err


def test_preview_shows_the_change_and_saves_nothing(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store:
        remember(store, ESCAPE)
        shown = said(capsys, "preferences", "--preview", "--set", "stranger_needs_proof=true")
        assert "Your last verdict would change." in shown
        assert "1 from accept to look closer" in shown
        assert "2026-11-22" in shown
        assert "\x1b" not in shown
        reply = json.loads(said(capsys, "preferences", "--preview", "--preset", "strict", "--json"))
        assert [(each["before"], each["after"]) for each in reply["changes"]] == [("accept", "look_closer")]
        assert "stay as it is" in said(capsys, "preferences", "--preview")
        assert store.preferences().stranger_needs_proof is False


def test_preview_refuses_what_does_not_fit(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store:
        assert "shoe_size" in said(capsys, "preferences", "--preview", "--set", "shoe_size=43", code=1)


def test_feedback_softens_only_when_asked(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with store:
        assert "no telltale sign wrong" in said(capsys, "feedback")
        remember(store)
        store.set_override(OverrideRequest(kind="not_spam", slug="mirela", member_id=None, name="Mirela"), NOW)
        assert "vague_praise" in said(capsys, "feedback")
        (family,) = json.loads(said(capsys, "feedback", "--json"))["families"]
        assert (family["wrong"], family["softened"]) == (1, False)
        assert store.preferences().softened_families == ()
        assert "one step less" in said(capsys, "feedback", "--soften", "vague_praise")
        said(capsys, "feedback", "--soften", "vague_praise")
        assert store.preferences().softened_families == ("vague_praise",)
        assert "one step less" in said(capsys, "feedback")
        said(capsys, "feedback", "--restore", "vague_praise")
        assert store.preferences().softened_families == ()


@pytest.mark.parametrize("option", ["--soften", "--restore"])
def test_feedback_names_a_family_that_is_none(store: Store, capsys: pytest.CaptureFixture[str], option: str) -> None:
    with store:
        assert "vague_prayse" in said(capsys, "feedback", option, "vague_prayse", code=1)


@pytest.mark.parametrize(("kind", "words"), [("not_spam", "not spam"), ("spam", "this was spam")])
def test_overrides_list_the_words_on_spam(
    store: Store, capsys: pytest.CaptureFixture[str], kind: Any, words: str
) -> None:
    with store:
        store.set_override(OverrideRequest(kind=kind, slug="mirela", member_id=None, name="Mirela"), NOW)
        assert words in said(capsys, "overrides")


def test_review_with_memory_knows_a_text_seen_before_and_keeps_nothing(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = page(name="Orla Quennell", slug="orla", about=ABOUT, jobs=())
    with store:
        store.keep_traces(traces(first, store.salt(), on=NOW.date()), NOW)
        for name in ("Tove Arnqvist", "Ida Brandt"):
            facts = tmp_path / "facts.json"
            copy = replace(first, profile=replace(first.profile, name=name, slug=name.split()[0].lower()))
            facts.write_bytes(msgspec.json.encode(copy))
            with_memory = json.loads(said(capsys, "review", str(facts), "--json", "--with-memory"))
            assert [(each["family"], each["class"]) for each in with_memory["telltales"]] == [("reused_text", "hard")]
            assert with_memory["verdict"] == "ignore"
            assert json.loads(said(capsys, "review", str(facts), "--json"))["telltales"] == []
        assert store.history(limit=9)[1] == 0
