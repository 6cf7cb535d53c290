"""What the store remembers of judged profiles: fingerprints, the facts behind verdicts, and what was called wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.builders import case, page, sign
from whosasking.contract import OverrideRequest
from whosasking.digest import digest
from whosasking.model import Message, ProfilePage, TelltaleClass
from whosasking.preferences import Preferences
from whosasking.store import Reviewed, Store
from whosasking.store.database import migrations
from whosasking.store.home import STORE_FILE
from whosasking.telltales.memory import Traces, traces

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
ABOUT = (
    "I keep the tide tables of four harbours and write about lamps, ferries and the people who wait for them. "
    "In twenty years I have learned that the sea does not read tables, and that somebody has to write them all the same."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(now=NOW, folder=tmp_path) as opened:
        yield opened


def left_in(store: Store, name: str, slug: str, **facts: Any) -> Traces:
    asked: ProfilePage = page(**{"name": name, "slug": slug, "about": ABOUT, "jobs": (), **facts})
    return traces(asked, store.salt(), on=NOW.date())


def recalled(store: Store, left: Traces) -> list[tuple[str, str]]:
    return [(found.family, found.weight) for found in store.recollect(left, NOW.date()).recall(left)]


def reviewed(slug: str = "orla-quennell", *signs: tuple[str, TelltaleClass]) -> Reviewed:
    found = tuple(sign(weight, family) for family, weight in signs)
    return Reviewed(
        slug=slug,
        member_id=None,
        name="Orla Quennell",
        verdict="look_closer",
        sentence=Message(key="verdict.next_step.accept.invited"),
        provisional=False,
        rules_version="1",
        digest=digest(case(telltales=found)),
    )


def say(store: Store, kind: str, slug: str = "orla-quennell") -> int:
    wanted = OverrideRequest(kind=kind, slug=slug, member_id=None, name="Orla Quennell")  # type: ignore[arg-type]
    return store.set_override(wanted, NOW).id


# -------------------------------------------------------------------------------------------------- seen before


def test_a_text_is_found_again_under_another_name(store: Store) -> None:
    store.keep_traces(left_in(store, "Orla Quennell", "orla-quennell"), NOW)
    assert recalled(store, left_in(store, "Tove Arnqvist", "tove-a")) == [("reused_text", "hard")]
    near_same = ABOUT.replace("twenty", "thirty")
    assert recalled(store, left_in(store, "Tove Arnqvist", "tove-a", about=near_same)) == [("reused_text", "hard")]
    assert recalled(store, left_in(store, "Orla Quennell", "orla-2")) == []
    assert recalled(store, left_in(store, "Orla Quennell", "orla-quennell")) == []


def test_looking_is_not_remembering(store: Store) -> None:
    recalled(store, left_in(store, "Orla Quennell", "orla-quennell"))
    assert recalled(store, left_in(store, "Tove Arnqvist", "tove-a")) == []


def test_a_new_text_takes_the_place_of_the_old_one(store: Store) -> None:
    store.keep_traces(left_in(store, "Orla Quennell", "orla-quennell"), NOW)
    other = "Accountant for small workshops, where the bread is paid and the flour is counted before anybody wakes up."
    store.keep_traces(left_in(store, "Orla Quennell", "orla-quennell", about=other), NOW)
    assert recalled(store, left_in(store, "Tove Arnqvist", "tove-a")) == []


def test_a_flood_of_strangers_hides_nobody(store: Store) -> None:
    store.keep_traces(left_in(store, "Orla Quennell", "orla-quennell"), NOW)
    for number in range(30):
        text = f"Number {number} writes about thing {number} and thing {number + 1}, nothing like what others say of {number}."
        store.keep_traces(left_in(store, f"Name {number}", f"member-{number}", about=text), NOW)
    assert recalled(store, left_in(store, "Tove Arnqvist", "tove-a")) == [("reused_text", "hard")]


def invited(store: Store, number: int, **facts: Any) -> Traces:
    standing = {"relation": "invited_me", "degree": 3, "mutual_connections": 0, "mutual_names": ()}
    return left_in(
        store,
        f"Name {number}",
        f"member-{number}",
        headline="Premium leads for founders",
        standing=standing,
        about="",
        **facts,
    )


def test_a_swarm_of_invitations(store: Store) -> None:
    for number, weight in enumerate([None, None, "weak", "weak", "strong"]):
        left = invited(store, number)
        assert recalled(store, left) == ([] if weight is None else [("similar_invitations", weight)])
        store.keep_traces(left, NOW)


def test_an_old_invitation_is_forgotten_and_looking_again_makes_none_new(store: Store) -> None:
    for number in (1, 2):
        old = traces(invited_page(number), store.salt(), on=(NOW - timedelta(days=8)).date())
        store.keep_traces(old, NOW - timedelta(days=8))
    assert recalled(store, invited(store, 3)) == []
    store.keep_traces(invited(store, 3), NOW)
    assert count(store, "seen_invitations") == 1


def invited_page(number: int) -> ProfilePage:
    standing = {"relation": "invited_me", "degree": 3, "mutual_connections": 0, "mutual_names": ()}
    return page(
        name=f"Name {number}", slug=f"member-{number}", headline="Premium leads for founders", standing=standing
    )


def test_the_day_of_an_invitation_is_the_first(store: Store) -> None:
    first = traces(invited_page(1), store.salt(), on=(NOW - timedelta(days=5)).date())
    store.keep_traces(first, NOW - timedelta(days=5))
    store.keep_traces(invited(store, 1), NOW)
    (kept,) = store.recollect(invited(store, 2), NOW.date()).invitations
    assert kept.day == (NOW - timedelta(days=5)).date()


def test_no_words_are_in_the_file(store: Store, tmp_path: Path) -> None:
    store.keep_traces(left_in(store, "Orla Quennell", "orla-quennell", headline="Keeper of lamps"), NOW)
    store.keep_traces(invited(store, 1), NOW)
    store.purge(older_than=NOW - timedelta(days=1))  # empties the log into the file
    content = (tmp_path / STORE_FILE).read_bytes()
    assert [word for word in (b"tide tables", b"Quennell", b"orla", b"lamps", b"Premium") if word in content] == []
    assert count(store, "seen_texts") == 1


def test_two_stores_have_two_salts(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with Store.open(now=NOW, folder=tmp_path / "other") as other:
        assert len(store.salt()) == 32
        assert store.salt() != other.salt()


def count(store: Store, table: str) -> int:
    with sqlite3.connect(store.folder / STORE_FILE) as db:
        found = int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (the test's own names)
    db.close()
    return found


def test_fingerprints_go_with_the_history(store: Store) -> None:
    store.keep_traces(left_in(store, "Orla Quennell", "orla-quennell"), NOW - timedelta(days=200))
    store.keep_traces(invited(store, 1), NOW - timedelta(days=200))
    store.keep_traces(left_in(store, "Ida Brandt", "ida-b", about=ABOUT[::-1]), NOW)
    store.purge(older_than=NOW - timedelta(days=180))
    assert recalled(store, left_in(store, "Tove Arnqvist", "tove-a")) == []
    assert count(store, "seen_texts") == 1
    store.purge(older_than=None)
    assert [count(store, table) for table in ("seen_texts", "shingles", "seen_invitations")] == [0, 0, 0]


# ---------------------------------------------------------------------------------------------- deciding again


def test_verdicts_come_back_with_what_they_rested_on(store: Store) -> None:
    store.remember(reviewed("a"), NOW)
    store.remember(replace(reviewed("b"), digest=None), NOW)
    judged = store.judged(limit=20)
    assert [(each.entry.slug, each.digest is None) for each in judged] == [("b", True), ("a", False)]
    assert judged[1].digest == reviewed().digest
    assert len(store.judged(limit=1)) == 1


def test_one_visit_keeps_the_newest_facts(store: Store) -> None:
    store.remember(replace(reviewed(), digest=digest(case(connections=None)), provisional=True), NOW)
    store.remember(reviewed(), NOW)
    (judged,) = store.judged(limit=20)
    assert judged.digest is not None
    assert judged.digest.connections == 312


def test_what_an_older_version_kept_is_left_alone(store: Store, tmp_path: Path) -> None:
    store.remember(reviewed(), NOW)
    with sqlite3.connect(tmp_path / STORE_FILE) as db:
        db.execute('UPDATE history SET digest = \'{"on": "2026-01-01"}\'')
    db.close()
    assert store.judged(limit=20)[0].digest is None
    say(store, "not_spam")
    assert store.called_wrong() == {}


# -------------------------------------------------------------------------------------------------- feedback


def test_not_spam_counts_every_family_that_spoke(store: Store) -> None:
    store.remember(reviewed("a", ("returns", "strong"), ("vague_praise", "weak"), ("open_networker", "note")), NOW)
    store.remember(reviewed("b", ("returns", "hard")), NOW)
    first = say(store, "not_spam", "a")
    say(store, "not_spam", "b")
    assert store.called_wrong() == {"returns": 2, "vague_praise": 1}
    store.undo_override(first, NOW)
    assert store.called_wrong() == {"returns": 1}


def test_saying_it_twice_counts_once(store: Store) -> None:
    store.remember(reviewed("a", ("returns", "strong")), NOW)
    assert say(store, "not_spam", "a") == say(store, "not_spam", "a")
    assert store.called_wrong() == {"returns": 1}


@pytest.mark.parametrize("kind", ["known", "blocked", "spam"])
def test_only_not_spam_calls_a_sign_wrong(store: Store, kind: str) -> None:
    store.remember(reviewed("a", ("returns", "strong")), NOW)
    say(store, kind, "a")
    assert store.called_wrong() == {}


def test_a_count_outlives_the_history(store: Store) -> None:
    store.remember(reviewed("a", ("returns", "strong")), NOW)
    say(store, "not_spam", "a")
    store.purge(older_than=None)
    assert store.called_wrong() == {"returns": 1}


def test_a_new_word_of_the_user_takes_the_count_back(store: Store) -> None:
    store.remember(reviewed("a", ("returns", "strong")), NOW)
    say(store, "not_spam", "a")
    spam = say(store, "spam", "a")
    assert store.called_wrong() == {}
    store.undo_override(spam, NOW)
    assert store.called_wrong() == {"returns": 1}


@pytest.mark.parametrize(
    ("kind", "not_spam", "spam"), [("not_spam", True, False), ("spam", False, True), ("known", False, False)]
)
def test_what_a_review_is_told(store: Store, kind: str, not_spam: bool, spam: bool) -> None:
    say(store, kind)
    for knowledge in (
        store.knowledge_of(page(), Preferences()),
        store.knowledge(slug="orla-quennell", member_id=None),
    ):
        assert (knowledge.not_spam, knowledge.spam, knowledge.known) == (not_spam, spam, kind == "known")


def test_a_word_on_spam_puts_nobody_into_the_notebook(store: Store) -> None:
    say(store, "spam")
    assert store.count_people() == 0
    say(store, "known", "somebody-else")
    assert store.count_people() == 1


def test_overrides_of_an_older_store_are_kept(tmp_path: Path) -> None:
    with Store.open(now=NOW, folder=tmp_path, steps=migrations()[:2]):
        pass
    with sqlite3.connect(tmp_path / STORE_FILE) as db:
        db.execute(
            "INSERT INTO overrides (id, kind, slug, name, created) VALUES (41, 'blocked', 'a', 'A', '2026-11-01T00:00:00Z')"
        )
        db.execute("UPDATE sqlite_sequence SET seq = 57 WHERE name = 'overrides'")
    db.close()
    with Store.open(now=NOW, folder=tmp_path) as store:
        assert [(each.id, each.kind, each.slug) for each in store.overrides()] == [(41, "blocked", "a")]
        assert say(store, "not_spam", "b") == 58  # a number that was given once is not given again
