"""Reads a saved page and prints its facts: what was read, and of what was not, why."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime

from msgspec import to_builtins

from whosasking.cli.files import content_of
from whosasking.cli.speaking import text as say
from whosasking.cli.terminal import print_json, table
from whosasking.errors import PageRefused
from whosasking.model import InvitationsPage, Job, NotAProfile, Page, ProfilePage, School, UnknownLayout
from whosasking.pages import read_page

HELP = "read a saved page and print its facts"
EXAMPLES = """examples:
  whosasking read page.html
  whosasking read page.html --url https://www.linkedin.com/in/somebody/
  whosasking read page.html --json --on 2026-11-22
  whosasking read - < page.html
"""

_NOT_A_FACT = ("sections", "connections_capped")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE.html", help="a page saved as HTML; - reads standard input")
    parser.add_argument("--url", help="the address that the page was saved from")
    parser.add_argument("--on", type=_day, metavar="DATE", help="the day of the reading (YYYY-MM-DD); else today")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    page = read_page(decode(content_of(args.page)), args.url, on=args.on or datetime.now(UTC).date())
    if args.json:
        print_json(as_json(page))
    else:
        sys.stdout.write(_encodable(_told(page) + "\n"))
    return 0


def as_json(page: Page) -> dict[str, object]:
    """The facts as one JSON object: null for what was not read, empty for what was read and is not there."""
    facts = to_builtins(page)
    for where in ("sources", "anchors"):
        facts.pop(where, None)
    return {"kind": facts.pop("kind"), **facts}


# --------------------------------------------------------------------------------------------------- bytes to text

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PRESCAN = 4096


def decode(raw: bytes) -> str:
    """A file's text: by its byte order mark, else the charset that it declares, else UTF-8.

    A wrong declaration costs some letters and no more. Raises PageRefused("page_not_html") for bytes that are no text.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    if b"\x00" in raw[:_PRESCAN] and raw[:_PRESCAN].count(b"\x00") > len(raw[:_PRESCAN]) // 20:
        raise PageRefused("page_not_html")
    try:
        return raw.decode("utf-8")  # a saved page in UTF-8 may still declare what it was served in
    except UnicodeDecodeError:
        pass
    declared = _META_CHARSET.search(raw[:_PRESCAN])
    try:
        text = raw.decode(declared[1].decode("ascii") if declared else "utf-8", "replace")
    except LookupError:
        text = raw.decode("utf-8", "replace")
    if text.count("\ufffd") > len(text) // 20:
        raise PageRefused("page_not_html")
    return text


# ------------------------------------------------------------------------------------------------------ for a person


def _told(page: Page) -> str:
    if isinstance(page, NotAProfile):
        return say(f"pages.kind.{'another_page' if page.what == 'other' else page.what}")
    if isinstance(page, UnknownLayout):
        return say("pages.unknown_layout")
    if isinstance(page, InvitationsPage):
        return _told_invitations(page)
    return table((say("pages.heading.fact"), say("pages.heading.value")), list(_rows(page)))


def _told_invitations(page: InvitationsPage) -> str:
    if not page.invitations:
        return say("pages.invitations.none")
    columns = ("name", "headline", "mutual_connections", "note", "sent")
    headings = [say(f"pages.invitations.{column}") for column in columns]
    return table(headings, [[_cell(getattr(card, column)) for column in columns] for card in page.invitations])


def _cell(value: object) -> str:
    return say("pages.not_read.unknown") if value is None else str(value)


def _rows(page: ProfilePage) -> Iterator[tuple[str, str]]:
    yield say("pages.fact.layout"), page.layout or ""
    yield say("pages.fact.language"), page.language or say("pages.not_read.unknown")
    for group in (page.profile, page.standing):
        for fact in group.__struct_fields__:
            if fact not in _NOT_A_FACT:
                for value in _values(page, fact, getattr(group, fact)):
                    yield say(f"pages.fact.{fact}"), value
    for name, state in page.profile.sections.items():
        said = say(f"pages.section.{state}") if state else _why_not(page, name)
        yield say("pages.fact.sections", name=name), said


def _values(page: ProfilePage, fact: str, value: object) -> Iterator[str]:
    """What a fact says, in words; several where it is a list."""
    if value is None:
        yield _why_not(page, fact)
    elif value in ("", ()):
        yield say("pages.value.nothing")
    elif isinstance(value, bool):
        yield say("pages.value.yes" if value else "pages.value.no")
    elif fact == "relation":
        yield say(f"pages.relation.{value}")
    elif fact == "connections" and page.profile.connections_capped:
        yield say("pages.value.at_least", n=page.profile.connections or 0)
    elif isinstance(value, tuple):
        yield from map(_entry, value)
    else:
        yield str(value)


def _entry(entry: object) -> str:
    title: str
    company: str | None
    last: str | None
    if isinstance(entry, Job):
        title, company, last = entry.title or "", entry.company, entry.to or say("pages.value.now")
    elif isinstance(entry, School):
        title, company, last = entry.school or "", entry.degree, entry.to
    else:
        return str(entry)
    known = [each for each in (entry.from_, last if entry.from_ or entry.to else None) if each]
    dates = say("pages.value.dates", first=known[0], last=known[-1]) if len(known) > 1 else "".join(known)
    dates = dates or say("pages.value.undated")
    if not company:
        return say("pages.value.job_without_company", title=title, dates=dates)
    return say("pages.value.job", title=title, company=company, dates=dates)


def _why_not(page: ProfilePage, fact: str) -> str:
    return say(f"pages.not_read.{page.not_read.get(fact, 'unknown')}")


def _encodable(words: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return words.encode(encoding, "replace").decode(encoding)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        msg = f"not a date like 2026-11-22: {words!r}"
        raise argparse.ArgumentTypeError(msg) from None
