"""Judges a saved page, or facts in a file. Remembers nothing."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, date, datetime
from typing import NamedTuple

from msgspec import to_builtins

from whosasking.checks import Case
from whosasking.cli.card import Card
from whosasking.cli.files import content_of
from whosasking.cli.terminal import print_json
from whosasking.contract import Review
from whosasking.describe import describe, summarise
from whosasking.facts import read_facts
from whosasking.model import Knowledge, Page, ProfilePage, Telltale, Verdict
from whosasking.preferences import PRESETS, Preferences, changed
from whosasking.review import no_review, review
from whosasking.telltales import search
from whosasking.telltales.memory import together, traces

HELP = "judge a saved page, or facts in a file; remembers nothing"
EXAMPLES = """examples:
  whosasking review page.html
  whosasking review page.html --preset strict
  whosasking review facts.json --json --on 2026-11-22
  whosasking read page.html --json | whosasking review -
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="FILE", help="a page saved as HTML, or facts as JSON; - reads standard input")
    parser.add_argument("--url", help="the address that the page was saved from")
    parser.add_argument("--preset", choices=tuple(PRESETS), help="judge with this preset")
    parser.add_argument(
        "--on", type=_day, metavar="DATE", help="judge as on this day (YYYY-MM-DD); else the day it was read"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--with-memory", action="store_true", help="use your preferences, overrides and history")


def run(args: argparse.Namespace) -> int:
    page = _page(content_of(args.page), args.url, args.on)
    verdict = judge(page, args.on, preset=args.preset, with_memory=args.with_memory)
    told = describe(verdict)
    if args.json:
        print_json(as_json(told, page))
        return 0
    card = str(Card(told, summarise(page).name, colour=_shows_colour()))
    sys.stdout.write(_encodable(card, sys.stdout.encoding))
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
