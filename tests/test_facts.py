"""Facts in a file: what is missing was not read, what is unknown is passed over, what is of the wrong kind is named."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from tests.builders import page
from whosasking.errors import InvalidInput
from whosasking.facts import read_facts
from whosasking.model import InvitationsPage, NotAProfile, Profile, ProfilePage, UnknownLayout
from whosasking.sentences import text


def read(facts: Any) -> Any:
    return read_facts(json.dumps(facts).encode())


def test_what_a_page_says_comes_back_whole() -> None:
    asked = page(not_read={"links": "hidden"})
    assert read_facts(msgspec.json.encode(asked)) == asked


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ProfilePage()),
        ({"kind": "profile"}, ProfilePage()),
        ({"profile": None, "standing": None, "not_read": None, "sources": None}, ProfilePage()),
        ({"profile": {"name": None, "sections": {"about": None}}}, ProfilePage()),
        ({"profile": {"name": ""}}, ProfilePage(profile=Profile(name=""))),
        ({"profile": {"last_activity": "2026-04-21"}}, ProfilePage(profile=Profile(last_activity=date(2026, 4, 21)))),
        ({"profile": {"sections": {"about": "absent", "services": "x"}}}, None),
        ({"more": {"than": "known"}, "profile": {"shoe": 43}}, ProfilePage()),
        ({"kind": "not_a_profile"}, NotAProfile()),
        ({"kind": "not_a_profile", "what": "feed"}, NotAProfile(what="feed")),
        ({"kind": "invitations", "invitations": []}, InvitationsPage()),
        ({"kind": "unknown_layout"}, UnknownLayout()),
    ],
)
def test_partial_facts(facts: dict[str, Any], expected: Any) -> None:
    found = read(facts)
    assert found == (expected or ProfilePage(profile=Profile(sections={"about": "absent"})))


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"profile": {"connections": "26"}}, "profile.connections"),
        ({"profile": {"connections": True}}, "profile.connections"),
        ({"profile": {"connections": [26]}}, "profile.connections"),
        ({"profile": {"name": 7}}, "profile.name"),
        ({"profile": {"last_activity": "spring"}}, "profile.last_activity"),
        ({"profile": {"jobs": {"title": "x"}}}, "profile.jobs"),
        ({"profile": {"jobs": ["clerk"]}}, "profile.jobs[0]"),
        ({"profile": {"jobs": [{"title": "x"}, {"from": 2019}]}}, "profile.jobs[1].from"),
        ({"profile": {"sections": {"about": "there"}}}, "profile.sections[...]"),
        ({"profile": "Orla"}, "profile"),
        ({"standing": {"degree": 4}}, "standing.degree"),
        ({"standing": {"relation": "friend"}}, "standing.relation"),
        ({"not_read": {"joined": "later"}}, "not_read[...]"),
        ({"signed_in": "yes"}, "signed_in"),
    ],
)
def test_a_wrong_kind_is_named_by_its_place(facts: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read(facts)
    assert raised.value.code == "facts_wrong_kind"
    assert raised.value.values["place"] == place
    assert text("problems.facts_wrong_kind.message", **raised.value.values)


@pytest.mark.parametrize("kind", ["page", "", 3, ["profile"]])
def test_an_unknown_kind(kind: Any) -> None:
    with pytest.raises(InvalidInput) as raised:
        read({"kind": kind})
    assert raised.value.code == "facts_kind"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"a": 1} {',
        b"\xff\xfe{}",
        b'{"name": "\xff"}',
        b"[" * 5000,
        b'{"a":' * 3000 + b"1" + b"}" * 3000,
    ],
    ids=["empty", "open", "array", "null", "two", "utf-16", "latin-1", "deep array", "deep object"],
)
def test_no_json_object(raw: bytes) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_facts(raw)
    assert raised.value.code == "facts_not_json"


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_facts(b"\xef\xbb\xbf{}") == ProfilePage()


def test_half_characters_and_nul_are_read() -> None:
    found = read_facts(b'{"profile": {"name": "A\\ud800B", "about": "x\\u0000y"}}')
    assert found == ProfilePage(profile=Profile(name="A?B", about="x\x00y"))


def test_numbers_without_end() -> None:
    with pytest.raises(InvalidInput):
        read_facts(b'{"profile": {"connections": ' + b"9" * 9000 + b"}}")
    with pytest.raises(InvalidInput):
        read_facts(b'{"profile": {"connections": NaN}}')
