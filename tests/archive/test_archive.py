"""LinkedIn's archive, in every generation, damaged, hostile, and large."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.archive.made import (
    BRAM,
    FRIENDS,
    MESSAGES_2023,
    ODILE,
    OWNER,
    OWNER_URL,
    connections,
    files,
    message,
    messages,
    table,
    unpacked,
    zipped,
)
from whosasking.archive import Archive, read_archive
from whosasking.archive.dates import day, iso
from whosasking.errors import ArchiveRefused

YEARS = (2021, 2023, 2026)


def read(tmp_path: Path, made: dict[str, Any], name: str = "archive.zip") -> Archive:
    return read_archive(zipped(tmp_path / name, made))


def refused(path: Path) -> str:
    with pytest.raises(ArchiveRefused) as problem:
        read_archive(path)
    return problem.value.code


# -------------------------------------------------------------------------------------- what it says


@pytest.mark.parametrize("year", YEARS)
def test_connections_of_every_year(tmp_path: Path, year: int) -> None:
    archive = read(tmp_path, files(year))
    assert archive.connections is not None
    assert [listed.name for listed in archive.connections] == [
        "Odile Fenwright",
        "Bram Stokkeland, PMP",
        "𝐈𝐧𝐠𝐚 🚀 Dahlvik",
        "Quill",
    ]
    assert [listed.slug for listed in archive.connections] == [f.slug if year > 2021 else None for f in FRIENDS]
    assert [listed.on for listed in archive.connections] == ["2020-04-06", "2019-09-17", "2018-01-01", "2017-02-28"]
    assert archive.connections[2].company == "Ferry & Sons, Ltd"
    assert archive.empty == 1
    assert archive.malformed == ()


@pytest.mark.parametrize("year", YEARS)
def test_invitations_of_every_year(tmp_path: Path, year: int) -> None:
    archive = read(tmp_path, files(year))
    assert archive.invitations is not None
    odile, inga, nobody = archive.invitations
    assert (odile.direction, odile.on, odile.slug) == ("outgoing", "2020-04-05", ODILE.slug if year > 2021 else None)
    assert (inga.direction, inga.note) == ("incoming", 'We met,\nas you "know".')
    assert nobody.slug == ("wren-applegarth-not" if year == 2026 else None)


@pytest.mark.parametrize("year", [2023, 2026])
def test_messages_are_counted_by_person_and_direction(tmp_path: Path, year: int) -> None:
    archive = read(tmp_path, files(year))
    assert archive.exchanges is not None
    counted = {one.slug: (one.sent, one.received, one.first, one.last) for one in archive.exchanges}
    assert counted == {
        "odile-fenwright": (2, 1, "2026-04-04", "2026-04-06"),
        "piet-holloway": (1, 1, "2025-01-02", "2025-02-03"),
        "lotte-only": (0, 1, "2024-05-05", "2024-05-05"),
    }
    assert (archive.owner, archive.owner_slug) == (OWNER, "wren-applegarth")
    assert archive.rows["messages.csv"] == 9


def test_no_body_of_a_message_is_kept(tmp_path: Path) -> None:
    assert "quotes" in messages(2026)
    assert "third, with" not in repr(read(tmp_path, files(2026)))


def test_the_owners_own_past(tmp_path: Path) -> None:
    archive = read(tmp_path, files(2026))
    assert archive.positions is not None
    assert archive.education is not None
    assert [(past.organisation, past.title, past.from_, past.to) for past in archive.positions] == [
        ("Northquay", "Tide clerk", "2019-03", None),
        ("Skerry Light", None, "2015", "2019-02"),
    ]
    assert [(past.organisation, past.from_, past.to) for past in archive.education] == [
        ("Skerry School", "2010", "2014-11")
    ]


def test_regards_and_own_activity(tmp_path: Path) -> None:
    archive = read(tmp_path, files(2026))
    assert [(regard.kind, regard.name, regard.slug, regard.n, regard.on) for regard in archive.regards] == [
        ("recommended_me", "Odile Fenwright", None, 1, "2024-04-15"),
        ("endorsed_me", "Bram Stokkeland", "bram-stokkeland", 2, "2026-03-21"),
    ]
    assert [(month.kind, month.month, month.n) for month in archive.activity] == [
        ("comment", "2026-04", 2),
        ("reaction", "2026-04", 1),
    ]


def test_an_endorsement_with_an_address_in_its_own_letters_and_one_turned_down(tmp_path: Path) -> None:
    header = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    when = "2026/03/21 02:06:52 UTC"
    rows = [
        (when, "Tides", "Jürgen", "Q", "www.linkedin.com/in/jürgen-q", "ACCEPTED"),
        (when, "Tides", "Bram", "Stokkeland", "www.linkedin.com/in/bram-stokkeland", "REJECTED"),
    ]
    archive = read(tmp_path, {"Endorsement_Received_Info.csv": table(header, rows)})
    assert [(regard.name, regard.slug) for regard in archive.regards] == [("Jürgen Q", "jürgen-q")]


def test_a_recommendation_of_many_lines(tmp_path: Path) -> None:
    header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    rows = [
        ("Odile", "Fenwright", "Northquay", "Pilot", 'Good,\nand "very"\n\ngood', "04/15/24, 09:25 PM", "VISIBLE")
    ] * 2
    archive = read(tmp_path, {"Recommendations_Received.csv": table(header, rows)})
    assert [regard.on for regard in archive.regards] == ["2024-04-15"] * 2
    assert archive.malformed == ()


@pytest.mark.parametrize("written", ["𝐈𝐧𝐠𝐚 🚀 Dahlvik", "Inga Dahlvik", "INGA  DAHLVIK"])
def test_an_invitation_without_an_address_is_joined_by_name_however_it_is_lettered(
    tmp_path: Path, written: str
) -> None:
    header = "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn"
    row = (written, OWNER, "12/31/17, 9:01 AM", "", "INCOMING", "urn:li:member:7", "urn:li:member:8")
    archive = read(tmp_path, {"Connections.csv": connections(2023), "Invitations.csv": table(header, [row])})
    assert [(one.slug, one.member_id) for one in archive.invitations or ()] == [("inga-dahlvik", None)]


def test_a_file_that_is_missing_means_nothing(tmp_path: Path) -> None:
    archive = read(tmp_path, {"Positions.csv": files(2026)["Positions.csv"]})
    assert archive.connections is archive.invitations is archive.exchanges is archive.education is None
    assert archive.positions


@pytest.mark.parametrize(
    ("name", "exported"),
    [
        ("Complete_LinkedInDataExport_04-08-2026.zip", "2026-04-08"),
        ("basic_linkedindataexport_12-01-2023 (1).zip", "2023-12-01"),
        ("my data.zip", "2026-04-07"),
    ],
)
def test_how_old_an_archive_is(tmp_path: Path, name: str, exported: str) -> None:
    assert read(tmp_path, files(2026), name).exported == exported


def test_a_folder_reads_as_its_zip(tmp_path: Path) -> None:
    made = files(2026)
    assert read_archive(unpacked(tmp_path / "folder", made)) == read(tmp_path, made)
    inner = tmp_path / "outer"
    inner.mkdir()
    unpacked(inner / "Complete_LinkedInDataExport", made)
    assert read_archive(inner) == read(tmp_path, made)


@pytest.mark.parametrize("folder", ["Basic_LinkedInDataExport/", "Basic_LinkedInDataExport\\"])
def test_a_zip_with_a_folder_in_it(tmp_path: Path, folder: str) -> None:
    made = files(2026)
    assert read_archive(zipped(tmp_path / "b.zip", made, folder=folder)) == read(tmp_path, made)


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    made = files(2026)
    read_archive(zipped(tmp_path / "a.zip", made), lambda *told: seen.append(told))
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)
    assert seen[-1][1] == seen[-1][2] == sum(len(content.encode()) for content in made.values())
    assert {name for name, _, _ in seen} == set(made)


# ---------------------------------------------------------------------------------------- whose it is


def only_messages(rows: list[list[str]], **more: str) -> dict[str, str]:
    return {"messages.csv": table(MESSAGES_2023, rows), **more}


ME, ODILE_SIDE = (OWNER, OWNER_URL), (ODILE.name, ODILE.url)
BRAM_SIDE = ("Bram Stokkeland", BRAM.url)


def test_the_owner_is_who_is_in_every_message(tmp_path: Path) -> None:
    archive = read(
        tmp_path, only_messages([message(ODILE_SIDE, ME, "2026-01-01"), message(BRAM_SIDE, ME, "2026-01-02")])
    )
    assert archive.owner_slug == "wren-applegarth"
    assert [one.slug for one in archive.exchanges or ()] == ["odile-fenwright", "bram-stokkeland"]


def test_of_two_only_the_profile_tells_who_is_the_owner(tmp_path: Path) -> None:
    rows = [message(ODILE_SIDE, ME, "2026-01-01")]
    unclear = read(tmp_path, only_messages(rows))
    assert (unclear.exchanges, unclear.owner_slug) == ((), None)
    assert [(one.file, one.why) for one in unclear.malformed] == [("messages.csv", "owner")]
    told = read(tmp_path, only_messages(rows, **{"Profile.csv": files(2026)["Profile.csv"]}))
    assert [one.slug for one in told.exchanges or ()] == ["odile-fenwright"]


def test_messages_without_addresses_belong_to_the_one_connection_of_the_name(tmp_path: Path) -> None:
    rows = [
        message((BRAM_SIDE[0], ""), (OWNER, ""), "2022-01-01"),
        message((OWNER, ""), (ODILE.name, ""), "2022-01-02"),
    ]
    twin = ODILE._replace(slug="odile-2")
    made = only_messages(
        rows, **{"Profile.csv": files(2026)["Profile.csv"], "Connections.csv": connections(2026, (ODILE, BRAM, twin))}
    )
    archive = read(tmp_path, made)
    assert {(one.name, one.slug) for one in archive.exchanges or ()} == {
        ("Bram Stokkeland", "bram-stokkeland"),
        ("Odile Fenwright", None),
    }


def test_every_folder_counts_but_spam_and_nobody_who_left(tmp_path: Path) -> None:
    left = ("LinkedIn Member", "")
    rows = [
        *(message(ODILE_SIDE, ME, "2026-01-01", folder=folder) for folder in ("INBOX", "ARCHIVE", "", "SPAM")),
        message(left, ME, "2026-01-02"),
        message(ME, left, "2026-01-03"),
    ]
    archive = read(tmp_path, only_messages(rows, **{"Profile.csv": files(2026)["Profile.csv"]}))
    assert [(one.slug, one.sent, one.received) for one in archive.exchanges or ()] == [("odile-fenwright", 0, 3)]


def test_an_advert_is_no_message(tmp_path: Path) -> None:
    rows = [
        message(BRAM_SIDE, ME, "2026-01-01", title="Sponsored Conversation"),
        message(ODILE_SIDE, ME, "2026-01-01"),
    ]
    archive = read(tmp_path, only_messages(rows, **{"Profile.csv": files(2026)["Profile.csv"]}))
    assert [one.slug for one in archive.exchanges or ()] == ["odile-fenwright"]


def test_a_member_named_by_id_and_one_with_letters_of_their_own(tmp_path: Path) -> None:
    by_id = ("Ida Nameless", f"https://www.linkedin.com/in/ACoAAB{'x' * 33}")
    encoded = ("Jürgen Q", "https://www.linkedin.com/in/j%C3%BCrgen-Q")
    rows = [message(by_id, ME, "2026-01-01"), message(encoded, ME, "2026-01-02")]
    archive = read(tmp_path, only_messages(rows))
    assert [(one.slug, one.member_id) for one in archive.exchanges or ()] == [
        (None, f"ACoAAB{'x' * 33}"),
        ("jürgen-q", None),
    ]


# ------------------------------------------------------------------------------------------ odd CSV


def lines_of(archive: Archive) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.why) for one in archive.malformed]


HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
GOOD = "Odile,Fenwright,https://www.linkedin.com/in/odile-fenwright,,Northquay,Pilot,06 Apr 2020\n"
ALSO = "Bram,Stokkeland,https://www.linkedin.com/in/bram-stokkeland,,,,07 Apr 2020\n"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("just words\n", "fields"),
        ("a,b,c,d,e,f,g,h\n", "fields"),
        ("A,B,https://www.linkedin.com/in/a-b,,X,Y,31 Feb 2020\n", "date"),
        ("A,B,https://www.linkedin.com/in/a-b,,X,Y,soon\n", "date"),
        ('A,"B,https://www.linkedin.com/in/a-b,,X,Y,06 Apr 2020\n', "fields"),
        ('"A"x,B,https://www.linkedin.com/in/a-b,,X,06 Apr 2020\n', "fields"),
    ],
)
def test_a_malformed_row_is_reported_and_the_rest_is_read(tmp_path: Path, bad: str, why: str) -> None:
    archive = read(tmp_path, {"Connections.csv": HEADER + GOOD + bad + ALSO})
    assert [listed.slug for listed in archive.connections or ()] == ["odile-fenwright", "bram-stokkeland"]
    assert lines_of(archive) == [("Connections.csv", 3, why)]
    assert archive.malformed_count == 1


def test_a_quote_that_is_never_closed_swallows_one_row(tmp_path: Path) -> None:
    many = "".join(GOOD.replace("odile-fenwright", f"odile-{n}") for n in range(5_000))
    archive = read(tmp_path, {"Connections.csv": HEADER + '"never closed,x\n' + many})
    assert len(archive.connections or ()) == 5_000
    assert lines_of(archive) == [("Connections.csv", 2, "fields")]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    rows = messages(2023) + "bad row\n"
    archive = read(tmp_path, {"messages.csv": rows, "Profile.csv": files(2023)["Profile.csv"]})
    assert lines_of(archive) == [("messages.csv", rows.count("\n"), "fields")]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + HEADER + GOOD,
        HEADER.replace("\n", "\r\n") + GOOD.replace("\n", "\r\n"),
        (HEADER + GOOD).replace(",", ";"),
        (HEADER + GOOD).replace(",", "\t"),
        'Notes:\n"a, ""b"""\n\n' + HEADER + GOOD,
        HEADER.replace("\n", ",\n") + GOOD.replace("\n", ",\n"),
        HEADER + "\n" + GOOD + "\n\n",
        HEADER + GOOD.rstrip("\n"),
        HEADER.upper() + GOOD,
        "Connected On,Position,Company,URL,Last Name,First Name\n06 Apr 2020,Pilot,Northquay,www.linkedin.com/in/Odile-Fenwright/,Fenwright,Odile\n",
        HEADER
        + '"Odile","Fenwright","https://www.linkedin.com/in/odile-fenwright?x=1","","Northquay","Pilot","06 Apr 2020"\n',
    ],
)
def test_one_row_in_many_dresses(tmp_path: Path, content: str) -> None:
    archive = read(tmp_path, {"Connections.csv": content})
    assert [(one.name, one.slug, one.company, one.on) for one in archive.connections or ()] == [
        ("Odile Fenwright", "odile-fenwright", "Northquay", "2020-04-06")
    ]
    assert archive.malformed == ()


def test_another_encoding_loses_no_row(tmp_path: Path) -> None:
    archive = read(tmp_path, {"Connections.csv": (HEADER + GOOD.replace("Odile", "Zoë")).encode("cp1252")})
    assert [one.name for one in archive.connections or ()] == ["Zoë Fenwright"]


def test_a_stray_quote_inside_a_field(tmp_path: Path) -> None:
    archive = read(tmp_path, {"Connections.csv": HEADER + GOOD.replace("Northquay", 'The 5" Disk Co') + ALSO})
    assert [one.company for one in archive.connections or ()] == ['The 5" Disk Co', ""]


def test_a_file_without_its_header_is_reported(tmp_path: Path) -> None:
    archive = read(
        tmp_path, {"Connections.csv": "nothing\nof the kind\n", "Positions.csv": files(2026)["Positions.csv"]}
    )
    assert lines_of(archive) == [("Connections.csv", 0, "header")]
    assert archive.connections is None
    assert archive.positions


def test_comments_escape_their_quotes_either_way(tmp_path: Path) -> None:
    content = 'Date,Link,Message\n2026-04-06 21:12:29,x,"a \\"b\\", c"\n2026-04-07 21:12:29,x,"d ""e"",\nf"\n2026-04-08 21:12:29,x,"ends with \\"\n'
    archive = read(tmp_path, {"Comments.csv": content})
    assert [(one.month, one.n) for one in archive.activity] == [("2026-04", 3)]
    assert archive.malformed == ()


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("06 Apr 2026", "2026-04-06"),
        ("4/6/26, 2:12 PM", "2026-04-06"),
        ("12/31/17, 9:01\u202fAM", "2017-12-31"),
        ("04/15/24, 09:25 PM", "2024-04-15"),
        ("2026-04-06 16:35:35 UTC", "2026-04-06"),
        ("2026/03/21 02:06:52 UTC", "2026-03-21"),
        ("2026-04-06T16:35:35Z", "2026-04-06"),
        ("Mar 2023", "2023-03"),
        ("2015", "2015"),
        (" ", ""),
        ("13/13/26, 1:00 PM", None),
        ("99 Foo 2026", None),
        ("0000", None),
        ("never", None),
    ],
)
def test_dates_in_linkedins_ways(written: str, read_as: str | None) -> None:
    assert iso(written) == read_as


def test_a_day_is_a_whole_day() -> None:
    assert day("Mar 2023") is None
    assert day("") == ""


# ----------------------------------------------------------------------------------------- refusals


def test_what_is_no_archive(tmp_path: Path) -> None:
    text = tmp_path / "words.zip"
    text.write_text("words")
    assert refused(text) == "not_an_archive"
    assert refused(tmp_path / "nowhere.zip") == "archive_not_there"
    assert refused(zipped(tmp_path / "other.zip", {"holiday.txt": "sun"})) == "archive_nothing_known"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert refused(empty) == "archive_nothing_known"


@pytest.mark.parametrize(
    "name",
    [
        "../Connections.csv",
        "a/../../Connections.csv",
        "/etc/Connections.csv",
        "C:\\Connections.csv",
        "..\\Connections.csv",
    ],
)
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    assert refused(zipped(tmp_path / "a.zip", {**files(2026), name: "x"})) == "archive_paths"


def test_links_in_a_zip_and_in_a_folder(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("Connections.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as box:
        box.writestr(link, "/etc/passwd")
    assert refused(tmp_path / "a.zip") == "archive_paths"
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "elsewhere.csv").write_text(connections(2026))
    (folder / "Connections.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert refused(folder) == "archive_nothing_known"


def test_an_encrypted_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", files(2026))
    raw = bytearray(path.read_bytes())
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        (flags,) = struct.unpack_from("<H", raw, at + 8)
        struct.pack_into("<H", raw, at + 8, flags | 1)
        at = raw.find(b"PK\x01\x02", at + 4)
    path.write_bytes(raw)
    assert refused(path) == "archive_encrypted"


@pytest.mark.parametrize("name", ["Connections.csv", "media/picture.bmp"])
def test_a_bomb_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {**files(2026), name: "\0" * (20 * 1024 * 1024)})
    assert path.stat().st_size < 100_000
    assert refused(path) == "archive_too_large"


def test_a_bomb_of_rows_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as box, box.open("Connections.csv", "w") as out:
        for _ in range(130):
            out.write(b"a,b,c,d\n" * 2**17)
    assert refused(tmp_path / "a.zip") == "archive_too_large"


def test_messages_that_are_much_alike_are_no_bomb(tmp_path: Path) -> None:
    alike = message(ODILE_SIDE, ME, "2026-01-01", "The same words. " * 200)
    made = {"messages.csv": table(MESSAGES_2023, [alike] * 6_000 + [message(BRAM_SIDE, ME, "2026-01-02")])}
    assert [one.received for one in read(tmp_path, made).exchanges or ()] == [6_000, 1]


def test_many_small_bombs(tmp_path: Path) -> None:
    made = {f"{n}.bin": "\0" * (15 * 1024 * 1024) for n in range(20)}
    assert refused(zipped(tmp_path / "a.zip", {**files(2026), **made})) == "archive_too_large"


def test_one_endless_line(tmp_path: Path) -> None:
    assert (
        refused(zipped(tmp_path / "a.zip", {"Connections.csv": HEADER + "x" * (5 * 1024 * 1024)}))
        == "archive_too_large"
    )


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_zip_that_was_cut(tmp_path: Path, share: float) -> None:
    path = zipped(tmp_path / "a.zip", files(2026))
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    assert refused(path) in ("not_an_archive", "archive_damaged")


def test_a_zip_with_a_changed_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as box:
        box.writestr("Connections.csv", connections(2026))
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"odile-fenwright", b"ODILE-fenwright", 1))
    assert refused(path) == "archive_damaged"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_archive(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    assert refused(tmp_path / "pipe.zip") == "archive_not_there"
