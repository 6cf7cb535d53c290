"""Importing archives: the newest wins, nothing doubles, the order does not matter, and what was recorded stays."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.made import files, zipped
from whosasking.archive import Archive, Counted, Invitation, Listed, Months, Regard, read_archive
from whosasking.notebook import Past, Tie
from whosasking.store import Member, Store

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def state(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All that imports leave behind, but for numbers of rows and what tells of the imports themselves."""
    tables = {
        "people": "SELECT name, name_key, sort, slug, member_id, listed_name, listed, connected_on, company, position FROM people",
        "addresses": "SELECT a.slug, p.name FROM addresses a JOIN people p ON p.id = a.person_id",
        "words": "SELECT w.word, p.slug, p.name FROM words w JOIN people p ON p.id = w.person_id",
        "listed_names": "SELECT l.name_key, l.connected_on, p.slug, p.name FROM listed_names l JOIN people p ON p.id = l.person_id",
        "ties": "SELECT t.kind, p.slug FROM ties t JOIN people p ON p.id = t.person_id",
        **{
            table: f"SELECT * FROM {table}"  # noqa: S608 (our own names)
            for table in ("newest_files", "exchanges", "invitations", "regards", "own_past", "own_activity")
        },
    }
    with store._reading() as db:
        return {name: sorted(map(repr, map(tuple, db.execute(sql)))) for name, sql in tables.items()}


DAYS = st.sampled_from(["2021-05-01", "2023-05-01", "2026-05-01"])
SLUGS = ("odile", "bram", "inga", "quill")
ON = dict(zip(SLUGS, ("2020-01-01", "2019-02-02", "2018-03-03", "2017-04-04"), strict=True))


@st.composite
def listings(draw: st.DrawFn) -> tuple[Listed, ...]:
    """A list with addresses, or (before 2023) without; names and employers change, the day of a connection does not."""
    with_addresses = draw(st.booleans())
    return tuple(
        Listed(
            name=f"{slug.title()} {draw(st.sampled_from(['Old', 'New']))}",
            slug=slug if with_addresses else None,
            member_id=None,
            company=draw(st.sampled_from(["", "Northquay", "Skerry Light"])),
            position="",
            on=ON[slug],
        )
        for slug in draw(st.lists(st.sampled_from(SLUGS), unique=True))
    )


def maybe(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.lists(some, max_size=3).map(tuple)


COUNTED = st.builds(
    Counted,
    name=st.sampled_from(["A", "B"]),
    slug=st.sampled_from((*SLUGS, "stranger")),
    member_id=st.none(),
    sent=st.integers(0, 2),
    received=st.integers(0, 2),
    first=st.just("2020-01-01"),
    last=st.sampled_from(["2020-01-02", "2021-01-02"]),
)
INVITED = st.builds(
    Invitation,
    direction=st.sampled_from(["incoming", "outgoing"]),
    name=st.sampled_from(["Odile Old", "Bram New"]),
    slug=st.sampled_from([None, "odile"]),
    member_id=st.none(),
    on=st.sampled_from(["2020-01-01", "2021-01-01"]),
    note=st.sampled_from(["", "Hello"]),
)
PAST = st.builds(
    Past,
    kind=st.just("work"),
    organisation=st.sampled_from(["Northquay", "Skerry Light"]),
    from_=st.sampled_from([None, "2019"]),
)
ARCHIVES = st.builds(
    Archive,
    exported=DAYS,
    owner=st.just(""),
    owner_slug=st.none(),
    rows=st.just({}),
    connections=st.none() | listings(),
    invitations=maybe(INVITED),
    exchanges=maybe(COUNTED),
    positions=maybe(PAST),
    regards=st.lists(
        st.builds(
            Regard,
            kind=st.just("endorsed_me"),
            name=st.sampled_from(["A", "B"]),
            slug=st.none(),
            company=st.just(""),
            on=DAYS,
            n=st.integers(1, 3),
        ),
        max_size=2,
    ).map(tuple),
    activity=st.lists(
        st.builds(Months, kind=st.just("comment"), month=st.just("2020-01"), n=st.integers(1, 3)), max_size=1
    ).map(tuple),
)


def imported(archives: list[Archive]) -> dict[str, list[tuple[Any, ...]]]:
    folder = Path(tempfile.mkdtemp())
    try:
        with Store.open(now=NOW, folder=folder) as store:
            for archive in archives:
                store.take_in(archive, NOW)
            return state(store)
    finally:
        shutil.rmtree(folder)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_order_and_any_repetition_give_the_same(data: st.DataObject) -> None:
    archives = data.draw(st.lists(ARCHIVES, min_size=2, max_size=3))
    other = data.draw(st.permutations(archives + data.draw(st.lists(st.sampled_from(archives), max_size=2))))
    assert imported(archives) == imported(other)


def test_archives_of_three_years_give_one_person_each(tmp_path: Path) -> None:
    made = [
        read_archive(zipped(tmp_path / f"Complete_LinkedInDataExport_04-08-{year}.zip", files(year)))
        for year in (2021, 2023, 2026)
    ]
    folder = tmp_path / "home"
    folder.mkdir()
    with Store.open(now=NOW, folder=folder) as store:
        for archive in (*made, *reversed(made)):
            store.take_in(archive, NOW)
        people, _ = store.people(limit=50)
        assert [(person.name, person.slug) for person in people] == [
            ("Bram Stokkeland, PMP", "bram-stokkeland"),
            ("𝐈𝐧𝐠𝐚 🚀 Dahlvik", "inga-dahlvik"),
            ("Odile Fenwright", "odile-fenwright"),
            ("Piet Holloway", "piet-holloway"),
            ("Quill", "quill-77"),
        ]
        assert all(person.connection is None or person.connection.current for person in people)
        assert len(store.imports()) == 6


def test_what_was_recorded_stays(tmp_path: Path) -> None:
    with Store.open(now=NOW, folder=tmp_path) as store:
        store.add_tie(Member(slug="odile", name="Odile Own"), Tie(kind="note", text="tall"), NOW)
        before = store.people(limit=5)[0][0].ties
        listed = Listed(name="Odile Listed", slug="odile", member_id=None, company="X", position="", on="2020-01-01")
        summary = store.take_in(
            Archive(exported="2026-05-01", owner="", owner_slug=None, rows={}, connections=(listed,)), NOW
        )
        ((person,), _) = store.people(limit=5)
        assert person.ties == before
        assert person.name == "Odile Own"  # seen after the archive was made
        assert person.connection is not None
        assert summary.connections == 1


def test_who_is_no_longer_listed_is_no_longer_connected(tmp_path: Path) -> None:
    def listing(*slugs: str, exported: str) -> Archive:
        rows = tuple(
            Listed(name=slug, slug=slug, member_id=None, company="", position="", on=ON[slug]) for slug in slugs
        )
        return Archive(exported=exported, owner="", owner_slug=None, rows={}, connections=rows)

    with Store.open(now=NOW, folder=tmp_path) as store:
        store.take_in(listing("odile", "bram", exported="2023-01-01"), NOW)
        assert store.take_in(listing("bram", exported="2026-01-01"), NOW).former == 1
        assert [person.name for person in store.people(limit=9, only="former")[0]] == ["odile"]
        store.take_in(
            Archive(exported="2026-02-01", owner="", owner_slug=None, rows={}), NOW
        )  # a file less means nothing
        assert [person.name for person in store.people(limit=9, only="connection")[0]] == ["bram"]


def test_a_broken_import_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    def broken(done: int, _: int) -> None:
        if done:
            raise KeyboardInterrupt

    listed = tuple(
        Listed(name=f"P {n}", slug=f"p-{n}", member_id=None, company="", position="", on="2020-01-01") for n in range(3)
    )
    archive = Archive(exported="2026-05-01", owner="", owner_slug=None, rows={}, connections=listed)
    with Store.open(now=NOW, folder=tmp_path) as store:
        store.add_tie(Member(slug="odile", name="Odile"), Tie(kind="voucher"), NOW)
        before = state(store)
        with pytest.raises(KeyboardInterrupt):
            store.take_in(archive, NOW, broken)
        assert state(store) == before
        assert store.imports() == ()
        store.take_in(archive, NOW)
        assert store.count_people() == 4
