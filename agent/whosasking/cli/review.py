"""Judges a saved page, or facts in a file. Remembers nothing."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, date, datetime
from typing import NamedTuple

from msgspec import to_builtins

from whosasking.checks import Case
from whosasking.cli import invitation_list
from whosasking.cli.card import Card
from whosasking.cli.files import content_of
from whosasking.cli.speaking import language
from whosasking.cli.terminal import print_json
from whosasking.contract import Review
from whosasking.describe import describe, summarise
from whosasking.errors import InvalidInput
from whosasking.facts import read_facts
from whosasking.model import InvitationsPage, Knowledge, Page, ProfilePage, Telltale, Verdict
from whosasking.preferences import PRESETS, Preferences, changed
from whosasking.review import no_review, review
from whosasking.telltales import search
from whosasking.telltales.memory import together, traces

HELP = "judge saved pages (profiles, or your invitations), or facts in a file; remembers nothing"
EXAMPLES = """examples:
  whosasking review page.html
  whosasking review page.html --preset strict
  whosasking review invitations.html
  whosasking review facts.json --json --on 2026-11-22
  whosasking read page.html --json | whosasking review -
  whosasking review PAGES/*.html                           many pages, on all cores, as a table
  whosasking review PAGES/*.html --lines                   one JSON object a line, in the order of the files
  whosasking review PAGES/*.html --csv --output all.csv    into a file; the same command goes on where it was interrupted
"""

EXIT_CODES = "exit codes: 0 done, 1 a problem (of many pages: one or more could not be reviewed, its row says why), 2 wrong use, 130 interrupted"


MOST_JOBS = 256


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "pages", metavar="FILE", nargs="+", help="a page saved as HTML, or facts as JSON; - reads standard input"
    )
    parser.add_argument("--url", help="the address that the page was saved from")
    parser.add_argument("--preset", choices=tuple(PRESETS), help="judge with this preset")
    parser.add_argument(
        "--on", type=_day, metavar="DATE", help="judge as on this day (YYYY-MM-DD); else the day it was read"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object (of many pages: a list)")
    form.add_argument("--lines", action="store_true", help="one JSON object a line, one line a page")
    form.add_argument("--csv", action="store_true", help="one line a page, for a spreadsheet")
    parser.add_argument("--output", metavar="FILE", help="with --lines or --csv: append to this file what it lacks")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes that read many pages, default: one a core")
    parser.add_argument("--with-memory", action="store_true", help="use your preferences, overrides and history")


def run(args: argparse.Namespace) -> int:
    if len(args.pages) > 1 or args.lines or args.csv:
        return _run_many(args)
    if args.output or args.jobs is not None:
        raise InvalidInput("output_needs_form")
    page = _page(content_of(args.pages[0]), args.url, args.on)
    if isinstance(page, InvitationsPage):
        return _judge_cards(page, args)
    verdict = judge(page, args.on, preset=args.preset, with_memory=args.with_memory)
    told = describe(verdict, language())
    if args.json:
        print_json(as_json(told, page))
        return 0
    card = str(Card(told, summarise(page).name, colour=_shows_colour()))
    sys.stdout.write(_encodable(card, sys.stdout.encoding))
    return 0


def _run_many(args: argparse.Namespace) -> int:
    import asyncio

    from whosasking.cli.review_many import Form
    from whosasking.cli.reviewing import Wanted, show_many

    if args.url or args.with_memory or not 1 <= (1 if args.jobs is None else args.jobs) <= MOST_JOBS:
        raise InvalidInput("many_pages")
    if args.output and not (args.lines or args.csv):
        raise InvalidInput("output_needs_form")
    form: Form = "lines" if args.lines else "csv" if args.csv else "json" if args.json else "table"
    preferences = changed(Preferences(), {}, preset=args.preset)
    wanted = Wanted(names=tuple(args.pages), preferences=preferences, on=args.on, jobs=args.jobs, output=args.output)
    return asyncio.run(show_many(wanted, form))


def _judge_cards(page: InvitationsPage, args: argparse.Namespace) -> int:
    """A page of invitations: a word for each card."""
    day = args.on or page.read_on or _today()
    reply = invitation_list.judged(page, day, preset=args.preset, with_memory=args.with_memory)
    if args.json:
        print_json(invitation_list.as_json(reply))
    else:
        sys.stdout.write(_encodable(invitation_list.as_table(reply), sys.stdout.encoding))
    return 0


def judge(page: Page, on: date | None, *, preset: str | None = None, with_memory: bool = False) -> Verdict:
    """The verdict on a page. on: the day of the review, None: the day the page was read, else today."""
    if not isinstance(page, ProfilePage):
        return no_review(page)
    day = on or page.read_on or _today()
    recalled = _memory(page, day) if with_memory else _Recalled()
    preferences = changed(recalled.preferences, {}, preset=preset)
    telltales = together(search(page, preferences, on=day), recalled.telltales)
    return review(Case(page=page, telltales=telltales, preferences=preferences, knowledge=recalled.knowledge, on=day))


def as_json(told: Review, page: Page) -> dict[str, object]:
    """The review as one JSON object; the keys that other programs read come first."""
    return {
        "verdict": told.verdict,
        "sentence": told.sentence,
        "provisional": told.provisional,
        "findings": [
            {
                "check": finding.check,
                "outcome": finding.outcome,
                "reason": finding.reason,
                "evidence": to_builtins(finding.evidence),
            }
            for finding in told.findings
        ],
        "telltales": [
            {"family": sign.family, "class": sign.weight, "quote": sign.quote, "where": sign.where}
            for sign in told.telltales
        ],
        "settle": to_builtins(told.settle),
        "rules_version": told.rules_version,
        "question": told.question,
        "next_step": told.next_step,
        "deciding": to_builtins(told.deciding),
        "points": to_builtins(told.points),
        "diligence": to_builtins(told.diligence),
        "page": to_builtins(summarise(page)),
    }


def _page(raw: bytes, url: str | None, on: date | None) -> Page:
    """Facts where the content begins like JSON, else HTML: the name of a file proves nothing."""
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}:
        return read_facts(raw)
    from whosasking.cli.read import decode  # facts need no soup
    from whosasking.pages import read_page

    return read_page(decode(raw), url, on=on or _today())


class _Recalled(NamedTuple):
    """What the user set and noted, and the telltales that follow from what was seen before."""

    preferences: Preferences = Preferences()
    knowledge: Knowledge = Knowledge()
    telltales: tuple[Telltale, ...] = ()


def _memory(page: ProfilePage, day: date) -> _Recalled:
    """What the store holds; nothing where there is none yet: reading must not make one."""
    from whosasking.store.home import STORE_FILE, home
    from whosasking.store.store import Store

    if not (home() / STORE_FILE).exists():
        return _Recalled()
    with Store.open(now=datetime.now(UTC)) as store:
        preferences = store.preferences()
        left = traces(page, store.salt(), on=day)
        telltales = store.recollect(left, day).recall(left)
        return _Recalled(preferences, store.knowledge_of(page, preferences), telltales)


def _encodable(card: str, encoding: str | None) -> str:
    """The card in what the terminal can write: a terminal without the signs gets plainer ones, and still every word."""
    encoding = encoding or "utf-8"
    try:
        card.encode(encoding)
    except UnicodeEncodeError:
        return card.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    return card


_PLAIN = str.maketrans({"✓": "+", "✗": "x", "·": "-", "“": '"', "”": '"', "’": "'", "…": "..."})


def _shows_colour() -> bool:
    """https://no-color.org, and nothing but words for whoever reads from a pipe."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _today() -> date:
    return datetime.now(UTC).date()


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        msg = f"not a date like 2026-11-22: {words!r}"
        raise argparse.ArgumentTypeError(msg) from None
