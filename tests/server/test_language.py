"""Every route answers in the language that it is asked in: no sentence of another language is in an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.server.harness import Paired
from tests.server.test_notebook import archive, send_archive
from whosasking.sentences import catalogue, text

TIE = dict.fromkeys(("kind", "as", "on", "until", "place", "outcome", "bond", "shared", "effort", "text"))


def forms(key: str, language: str) -> set[str]:
    entry = catalogue(language)[key]
    return {entry} if isinstance(entry, str) else set(entry.values())


def pattern(template: str) -> str:
    return "(?:.+)".join(re.escape(part) for part in re.split(r"\{\w+\}", template))


ENGLISH = re.compile(
    "|".join(
        sorted(
            {
                pattern(form)
                for key in catalogue()
                for form in forms(key, "en") - forms(key, "de")
                if re.search(r"\w \w", form)
            }
        )
    )
)
"""Any English sentence that German says otherwise."""


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def english_in(value: Any) -> list[str]:
    return [said for said in strings(value) if ENGLISH.fullmatch(said)]


@pytest.fixture
def filled(paired: Paired, tmp_path: Path) -> Paired:
    """Somebody with verdicts, ties, an import and a word said."""
    for name in ("Mirela", "Odile"):
        paired.review(f"read {name} {name.lower()}")
    for tie in (
        {"kind": "met", "as": "colleague", "place": "Northquay", "on": "2019-05"},
        {"kind": "recruiter", "outcome": "went_well", "place": "Harrow Maps"},
        {"kind": "interviewer", "bond": True, "shared": "same_school"},
        {"kind": "interaction", "on": "2026-04-06"},
    ):
        asked = {"person": None, "slug": "mirela", "member_id": None, "name": "Mirela", "tie": {**TIE, **tie}}
        assert paired.send("POST", "/v1/ties", asked).status == 200
    said = {"kind": "not_spam", "slug": "odile", "member_id": None, "name": "Odile"}
    assert paired.send("PUT", "/v1/overrides", said).status == 200
    assert send_archive(paired, archive(tmp_path)).status == 200
    return paired


@pytest.mark.parametrize(
    "path",
    [
        "/v1/preferences",
        "/v1/feedback",
        "/v1/history",
        "/v1/statistics",
        "/v1/people",
        "/v1/people/1",
        "/v1/taps",
        "/v1/imports",
        "/v1/doctor",
        "/v1/export?as=json",
        "/v1/nothing",
        "/v1/history?verdict=maybe",
        "/v1/people/999",
    ],
)
def test_what_is_asked_for_comes_in_the_language(filled: Paired, path: str) -> None:
    mark = "&" if "?" in path else "?"
    assert english_in(filled.get(f"{path}{mark}language=en").json) or path.startswith(("/v1/feedback", "/v1/export"))
    assert english_in(filled.get(f"{path}{mark}language=de").json) == []
    assert filled.get(f"{path}{mark}language=de-AT").json == filled.get(f"{path}{mark}language=de").json
    assert filled.get(f"{path}{mark}language=xx").json == filled.get(path).json


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/v1/preferences", {"preset": "strict", "values": {}}),
        ("PUT", "/v1/preferences", {"preset": None, "values": {"ignore_from": 1}}),
        ("POST", "/v1/preferences/preview", {"preset": "strict", "values": {}}),
        (
            "POST",
            "/v1/ties",
            {"person": 1, "slug": None, "member_id": None, "name": "", "tie": {**TIE, "kind": "voucher"}},
        ),
        ("POST", "/v1/trial", {"language": "de"}),
        ("POST", "/v1/pasted", {"text": "Mirela Okonjo\nBridge engineer", "language": "de"}),
        (
            "POST",
            "/v1/reviews",
            {"url": "https://www.linkedin.com/in/mirela/", "html": "read Mirela mirela", "language": "de"},
        ),
        ("POST", "/v1/pairing-code", {}),
        ("DELETE", "/v1/ties/999", None),
    ],
)
def test_what_is_sent_is_answered_in_the_language(filled: Paired, method: str, path: str, body: Any) -> None:
    assert english_in(filled.send(method, f"{path}?language=de", body).json) == []


def test_a_verdict_is_told_later_in_another_language(filled: Paired) -> None:
    """It was asked for in English; what is kept are its key and values."""
    told = [entry["sentence"] for entry in filled.get("/v1/history?language=ja").json["entries"]]
    assert told
    assert all(re.search(r"[\u3040-\u30ff]", sentence) for sentence in told)


def test_news_come_in_the_language_of_each_listener(paired: Paired) -> None:
    def listen(query: str) -> Any:
        protocols = [Subprotocol("whosasking.v1"), Subprotocol(f"bearer.{paired.token}")]
        address = f"ws://{paired.agent.host}/v1/live{query}"
        return connect(address, origin=Origin(paired.origin), subprotocols=protocols, proxy=None)

    with listen("?language=de") as german, listen("") as english:
        paired.review("read Mirela mirela")
        sentences = [json.loads(wire.recv(timeout=20))["verdict"]["sentence"] for wire in (german, english)]
        paired.send("PUT", "/v1/preferences", {"preset": "strict", "values": {}})
        titles = [json.loads(wire.recv(timeout=20))["preferences"]["groups"][0]["title"] for wire in (german, english)]
    assert sentences[0] != sentences[1]
    assert titles == [text("preferences.group.verdict", language) for language in ("de", "en")]


def test_every_english_sentence_would_be_found() -> None:
    """The tests above would pass if they saw nothing."""
    assert english_in({"a": [text("notebook.together.work.undated", place="Northquay")]})
    assert not english_in([text("notebook.together.work.undated", "de", place="Northquay")])
