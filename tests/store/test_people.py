"""The notebook in the store: ties, finding people again, listing and searching them, and forgetting them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import page
from whosasking.archive import Archive, Counted, Listed
from whosasking.contract import OverrideRequest
from whosasking.errors import InvalidInput
from whosasking.notebook import Tie
from whosasking.preferences import Preferences
from whosasking.store import FILTERS, Member, Store
from whosasking.store.database import migrations, open_database
from whosasking.store.people import people_query

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
ODILE = Member(slug="odile-fenwright", name="Odile Fenwright")
MET = Tie(kind="met", as_="colleague", place="Northquay")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(now=NOW, folder=tmp_path) as opened:
        yield opened


def names(store: Store, **asked: Any) -> list[str]:
    people, _ = store.people(limit=50, **asked)
    return [person.name for person in people]


def listed(name: str, slug: str | None, on: str = "2020-01-01", **more: str) -> Listed:
    return Listed(name=name, slug=slug, member_id=None, company=more.get("company", ""), position="", on=on)


def archive(*connections: Listed, exported: str = "2026-04-06", **more: Any) -> Archive:
    return Archive(exported=exported, owner="", owner_slug=None, rows={}, connections=connections, **more)


# ------------------------------------------------------------------------------------------------ ties


def test_a_tie_is_kept_and_undone(store: Store) -> None:
    person = store.add_tie(ODILE, MET, NOW)
    (tie,) = person.ties
    assert (tie.kind, tie.as_, tie.place, tie.recorded) == ("met", "colleague", "Northquay", NOW.date())
    again = store.add_tie(ODILE, Tie(kind="interviewer", bond=True), NOW)
    assert again.id == person.id
    assert [tie.bond for tie in again.ties] == [None, True]
    assert [tie.kind for tie in store.undo_tie(tie.id).ties] == ["interviewer"]
    with pytest.raises(InvalidInput):
        store.undo_tie(tie.id)


def test_what_was_undone_was_never_said(store: Store) -> None:
    person = store.add_tie(ODILE, MET, NOW)
    assert store.undo_tie(person.ties[0].id).ties == ()
    assert store.count_people() == 0


def test_a_tie_of_nobody_or_that_does_not_fit_is_refused_and_leaves_nothing(store: Store) -> None:
    for member, tie in ((Member(), MET), (ODILE, Tie(kind="met")), (Member(slug=" "), MET)):
        with pytest.raises(InvalidInput):
            store.add_tie(member, tie, NOW)
    with pytest.raises(InvalidInput):
        store.add_tie_to(7, MET, NOW)
    assert store.count_people() == 0


def test_overrides_are_in_the_notebook(store: Store) -> None:
    known = store.set_override(OverrideRequest(kind="known", slug="odile-fenwright", member_id=None, name="Odile"), NOW)
    store.set_override(OverrideRequest(kind="blocked", slug="piet", member_id="ACoAA1", name="Piet"), NOW)
    assert names(store, only="known") == ["Odile"]
    assert names(store, only="blocked") == ["Piet"]
    assert store.undo_override(known.id, NOW)
    assert names(store) == ["Piet"]


# ------------------------------------------------------------------------------------- finding again


def background(store: Store, slug: str | None, member_id: str | None = None, **more: Any) -> Any:
    return store.background(page(slug=slug, member_id=member_id, **more))


def test_a_new_address_is_learnt_by_id_and_the_old_one_stays(store: Store) -> None:
    store.add_tie(Member(slug="odile-1", member_id="ACoAAx", name="Odile F"), MET, NOW)
    store.meet(Member(slug="odile-fenwright", member_id="ACoAAx", name="Odile Fenwright"), NOW.date())
    person = background(store, "odile-fenwright").person
    assert (person.name, person.slug, person.former_slugs) == ("Odile Fenwright", "odile-fenwright", ("odile-1",))
    assert background(store, "odile-1").person == person
    assert background(store, "elsewhere", "ACoAAx").person == person
    assert background(store, "odile-1", "ACoAAother").person is None


def test_an_id_is_learnt_by_address(store: Store) -> None:
    store.add_tie(ODILE, MET, NOW)
    store.meet(Member(slug="odile-fenwright", member_id="ACoAAx"), NOW.date())
    assert background(store, "moved", "ACoAAx").person.name == "Odile Fenwright"


def test_a_listed_connection_under_the_new_address_is_the_same_person(store: Store) -> None:
    store.add_tie(Member(slug="odile-1", member_id="ACoAAx", name="Odile"), MET, NOW)
    store.take_in(archive(listed("Odile Fenwright", "odile-fenwright")), NOW)
    assert store.count_people() == 2
    store.meet(Member(slug="odile-fenwright", member_id="ACoAAx", name="Odile"), NOW.date())
    assert store.count_people() == 1
    person = background(store, "odile-fenwright").person
    assert (len(person.ties), person.connection.current) == (1, True)


def test_strangers_are_not_kept(store: Store) -> None:
    store.meet(ODILE, NOW.date())
    assert store.count_people() == 0


def test_a_name_alone_is_a_question(store: Store) -> None:
    store.add_tie(ODILE, MET, NOW)
    found = background(store, "odile-fenwright-2", name="Odile Fenwright, MBA")
    assert found.person is None
    assert [person.slug for person in found.namesakes] == ["odile-fenwright"]


def test_what_a_review_rests_on(store: Store) -> None:
    store.take_in(archive(listed("Odile Fenwright", "odile-fenwright"), listed("Bram Stokkeland", "bram")), NOW)
    store.add_tie(Member(slug="bram", name="Bram Stokkeland"), Tie(kind="voucher"), NOW)
    asked = page(standing={"mutual_connections": 2, "mutual_names": ("Bram Stokkeland", "Odile Fenwright")})
    known = store.background(asked).knowledge(asked, Preferences())
    assert known.vouchers == ("Bram Stokkeland",)
    assert known.vouchers_recorded
    assert [mutual.name for mutual in known.mutuals] == ["Bram Stokkeland", "Odile Fenwright"]
    friend = page(slug="odile-fenwright")
    assert store.background(friend).knowledge(friend, Preferences()).known


def test_an_exchange_without_a_connection(store: Store) -> None:
    both = Counted(name="Piet", slug="piet", member_id=None, sent=1, received=2, first="2025-01-01", last="2025-02-01")
    one = Counted(name="Lotte", slug="lotte", member_id=None, sent=0, received=2, first="2025-01-01", last="2025-02-01")
    store.take_in(archive(exchanges=(both, one)), NOW)
    assert names(store) == names(store, only="exchange") == ["Piet"]
    asked = page(slug="piet")
    assert store.background(asked).knowledge(asked, Preferences()).two_way_exchange


# ------------------------------------------------------------------------------ listing and searching


@pytest.fixture
def crowd(store: Store) -> Store:
    store.take_in(archive(listed("Former Friend", "former"), exported="2023-01-01"), NOW)
    store.take_in(
        archive(
            listed("Zoë Åkesson", "zoe", company="Northquay"),
            listed("Odile Fenwright", "odile-fenwright", company="Ferry & Sons"),
            listed("𝐈𝐧𝐠𝐚 🚀 Dahlvik", "inga", company="Northquay"),
        ),
        NOW,
    )
    store.add_tie(ODILE, MET, NOW)
    store.add_tie(Member(slug="rex", name="Rex Rekrut"), Tie(kind="recruiter", outcome="open"), NOW)
    store.add_tie(Member(slug="ria", name="Ria Rekrut"), Tie(kind="recruiter", outcome="open"), NOW)
    store.add_tie(Member(slug="ria", name="Ria Rekrut"), Tie(kind="recruiter", outcome="no_fit"), NOW)
    store.add_tie(Member(slug="ivo", name="Ivo Interview"), Tie(kind="interviewer"), NOW)
    return store


EVERYBODY = [
    "Former Friend",
    "𝐈𝐧𝐠𝐚 🚀 Dahlvik",
    "Ivo Interview",
    "Odile Fenwright",
    "Rex Rekrut",
    "Ria Rekrut",
    "Zoë Åkesson",
]


def test_everybody_by_name_page_by_page(crowd: Store) -> None:
    assert names(crowd) == EVERYBODY
    seen, after = [], None
    for _ in range(10):
        people, after = crowd.people(limit=3, after=after)
        seen += [person.name for person in people]
        if after is None:
            break
    assert seen == EVERYBODY


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("odile", ["Odile Fenwright"]),
        ("FEN od", ["Odile Fenwright"]),
        ("inga", ["𝐈𝐧𝐠𝐚 🚀 Dahlvik"]),
        ("zoe ake", ["Zoë Åkesson"]),
        ("Zoë", ["Zoë Åkesson"]),
        ("northq", ["𝐈𝐧𝐠𝐚 🚀 Dahlvik", "Zoë Åkesson"]),
        ("northq z", ["Zoë Åkesson"]),
        ("wright", []),
        ("%", []),
        ("'", []),
        ("  ", EVERYBODY),
    ],
)
def test_search(crowd: Store, search: str, found: list[str]) -> None:
    assert names(crowd, search=search) == found


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("connection", ["𝐈𝐧𝐠𝐚 🚀 Dahlvik", "Odile Fenwright", "Zoë Åkesson"]),
        ("former", ["Former Friend"]),
        ("met", ["Odile Fenwright"]),
        ("recruiter", ["Rex Rekrut", "Ria Rekrut"]),
        ("waiting", ["Ivo Interview", "Rex Rekrut"]),
        ("voucher", []),
    ],
)
def test_filter(crowd: Store, only: Any, found: list[str]) -> None:
    assert names(crowd, only=only) == found
    assert names(crowd, only=only, search="nobody") == []


@pytest.mark.parametrize("only", [None, *FILTERS])
@pytest.mark.parametrize("search", ["", "no", "northquay odile"])
def test_no_page_of_people_reads_a_whole_table_without_an_index(crowd: Store, only: Any, search: str) -> None:
    with crowd._reading() as db:
        sql, values = people_query(db, search=search, only=only, after=("b", 1))
        plan = [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {sql} LIMIT 50", values)]
    for step in plan:
        if step.startswith("SCAN"):
            assert "USING" in step or step == "SCAN o" or step == "SCAN e", plan


def test_a_person_is_forgotten_with_everything(crowd: Store) -> None:
    (odile,) = crowd.people(limit=1, search="odile")[0]
    crowd.set_override(OverrideRequest(kind="known", slug="odile-fenwright", member_id=None, name=""), NOW)
    crowd.forget_person(odile.id)
    assert "Odile Fenwright" not in names(crowd)
    assert crowd.overrides() == ()
    with pytest.raises(InvalidInput):
        crowd.person(odile.id)
    assert crowd.forget_everybody() == len(EVERYBODY) - 1
    assert (names(crowd), crowd.imports()) == ([], ())


def test_the_name_that_is_shown_is_the_newest(store: Store) -> None:
    store.take_in(archive(listed("Odile Fenwright", "odile-fenwright"), exported="2023-01-01"), NOW)
    store.meet(Member(slug="odile-fenwright", name="Odile Fenwright-Stokkeland"), date(2024, 1, 1))
    assert names(store) == ["Odile Fenwright-Stokkeland"]
    store.take_in(archive(listed("Odile Stokkeland", "odile-fenwright")), NOW)
    assert names(store) == ["Odile Stokkeland"]
    assert names(store, search="stokk") == ["Odile Stokkeland"]
    assert names(store, search="fenwright-stokkeland odile") == ["Odile Stokkeland"]  # by the address


def test_overrides_from_before_the_notebook_are_in_it(tmp_path: Path) -> None:
    old, _ = open_database(tmp_path, now=NOW, steps=migrations()[:1])
    sql = (
        "INSERT INTO overrides (kind, slug, member_id, name, created) VALUES ('known', ?, ?, ?, '2026-01-01T00:00:00Z')"
    )
    zoe = "Zoë Åkesson"
    old.executemany(sql, [("zoe", None, zoe), ("zoe", "ACoAA1", zoe), ("", "ACoAA2", "Ida")])
    old.close()
    with Store.open(now=NOW, folder=tmp_path) as store:
        assert names(store) == ["Ida", "Zoë Åkesson"]
        assert names(store, search="zoe", only="known") == ["Zoë Åkesson"]
