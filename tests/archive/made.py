"""Made archives, as LinkedIn wrote them in three years. All people and companies in them are invented."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

OWNER = "Wren Applegarth"
OWNER_URL = "https://www.linkedin.com/in/wren-applegarth"

PREAMBLE = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. '
    'You will only see email addresses for connections who have allowed it, ""and so on""."\n\n'
)


class Friend(NamedTuple):
    first: str
    last: str
    slug: str
    company: str
    position: str
    on: str

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


ODILE = Friend("Odile", "Fenwright", "odile-fenwright", "Northquay", "Harbour pilot", "06 Apr 2020")
BRAM = Friend("Bram", "Stokkeland, PMP", "bram-stokkeland", "Skerry Light", "Keeper", "17 Sep 2019")
SMILING = Friend("𝐈𝐧𝐠𝐚 🚀", "Dahlvik", "inga-dahlvik", "Ferry & Sons, Ltd", "Captain", "01 Jan 2018")
DOT = Friend("Quill", ".", "quill-77", "", "", "28 Feb 2017")
FRIENDS = (ODILE, BRAM, SMILING, DOT)


def table(header: str, rows: Iterable[Sequence[str]], *, quote_all: bool = False, before: str = "") -> str:
    """CSV with LinkedIn's quoting."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    out.write(before)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue()


def connections(year: int, friends: Iterable[Friend] = FRIENDS) -> str:
    if year < 2023:
        rows: list[Sequence[str]] = [(f.first, f.last, "", f.company, f.position, f.on) for f in friends]
        return table("First Name,Last Name,Email Address,Company,Position,Connected On", [*rows, _left(6)])
    rows = [(f.first, f.last, f.url, "", f.company, f.position, f.on) for f in friends]
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    return table(header, [*rows, _left(7)], before=PREAMBLE)


def _left(width: int) -> list[str]:
    """A member who left LinkedIn: only the date is there."""
    return [""] * (width - 1) + ["03 Mar 2016"]


def invitations(year: int) -> str:
    header = {
        2021: "From,To,Sent At,Message,Direction",
        2023: "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn",
    }.get(year, "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl")
    rows = [
        (OWNER, ODILE.name, "4/5/20, 2:12 PM", "", "OUTGOING", OWNER_URL, ODILE.url),
        (SMILING.name, OWNER, "12/31/17, 9:01\u202fAM", 'We met,\nas you "know".', "INCOMING", SMILING.url, OWNER_URL),
        ("Nobody Knownhere", OWNER, "1/2/20, 1:00 PM", "", "INCOMING", f"{OWNER_URL}-not", OWNER_URL),
    ]
    if year == 2023:
        rows = [(*row[:5], "urn:li:member:7", "urn:li:member:8") for row in rows]
    return table(header, [row[: header.count(",") + 1] for row in rows])


MESSAGES_2023 = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)


def message(from_: tuple[str, str], to: tuple[str, str], when: str, content: str = "Hello", **more: str) -> list[str]:
    """One row: (name, address) of both sides."""
    title, folder = more.get("title", ""), more.get("folder", "INBOX")
    return ["2-abc==", title, from_[0], from_[1], to[0], to[1], f"{when} 16:35:35 UTC", "", content, folder]


def messages(year: int) -> str:
    me, odile = (OWNER, OWNER_URL), (ODILE.name, ODILE.url)
    stranger = ("Piet Holloway", "https://www.linkedin.com/in/piet-holloway")
    rows = [
        message(odile, me, "2026-04-06", 'First line\n\nthird, with "quotes", and commas\n'),
        message(me, odile, "2026-04-05", "An answer\r\nin two lines"),
        message(me, odile, "2026-04-04"),
        message(stranger, me, "2025-01-02", subject="InMail"),
        message(me, stranger, "2025-02-03"),
        message(("Lotte Only", "https://www.linkedin.com/in/lotte-only"), me, "2024-05-05"),
        message(("LinkedIn Member", ""), me, "2024-05-06", title="Sponsored Conversation"),
        message(odile, (f"{OWNER},{BRAM.name}", f"{OWNER_URL},{BRAM.url}"), "2026-04-01", "to a group"),
        message(("Spam Sender", "https://www.linkedin.com/in/spam-sender"), me, "2024-05-06", folder="SPAM"),
    ]
    if year < 2026:
        return table(MESSAGES_2023, rows)
    return table(f"{MESSAGES_2023},ATTACHMENTS", [[*row, ""] for row in rows], quote_all=True)


def files(year: int) -> dict[str, str]:
    """An archive of 2021, 2023 or 2026 by file name."""
    made = {
        "Connections.csv": connections(year),
        "Invitations.csv": invitations(year),
        "Profile.csv": table(
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary",
            [("Wren", "Applegarth", "", "", "", "Tide clerk", 'Lines\nand "quotes"')],
        ),
        "Positions.csv": table(
            "Company Name,Title,Description,Location,Started On,Finished On",
            [
                ("Northquay", "Tide clerk", "Tides,\nand more", "", "Mar 2019", ""),
                ("Skerry Light", "", "", "", "2015", "Feb 2019"),
            ],
        ),
        "Education.csv": table(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            [("Skerry School", "2010", "Nov 2014", "", "BA", "")],
        ),
        "Recommendations_Received.csv": table(
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
            [(ODILE.first, ODILE.last, "Northquay", "Pilot", "Good", "04/15/24, 09:25 PM", "VISIBLE")],
        ),
        "Endorsement_Received_Info.csv": table(
            "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status",
            [
                (
                    f"2026/03/2{n} 02:06:52 UTC",
                    skill,
                    "Bram",
                    "Stokkeland",
                    "www.linkedin.com/in/bram-stokkeland",
                    "ACCEPTED",
                )
                for n, skill in enumerate(("Tides", "Lamps"))
            ],
        ),
        "Comments.csv": (
            "Date,Link,Message\n2026-04-06 21:12:29,https://www.linkedin.com/feed/update/1,"
            '"She said \\"yes\\",\nthen left"\n2026-04-07 10:00:00,https://www.linkedin.com/feed/update/2,Nice\n'
        ),
        "Reactions.csv": table("Date,Type,Link", [("2026-04-06 21:12:29", "LIKE", "https://www.linkedin.com/feed/1")]),
    }
    if year > 2021:
        made["messages.csv"] = messages(year)
    return made


def zipped(path: Path, made: Mapping[str, str | bytes], *, folder: str = "") -> Path:
    """Writes a ZIP of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in made.items():
            box.writestr(folder + name, content)
    return path


def unpacked(path: Path, made: Mapping[str, str]) -> Path:
    """Writes a folder of these files."""
    path.mkdir()
    for name, content in made.items():
        (path / name).write_text(content, "utf-8", newline="")
    return path
