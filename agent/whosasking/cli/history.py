"""``whosasking history``: the verdicts that were given."""

from __future__ import annotations

import argparse
from typing import get_args

from whosasking.cli.agent_link import open_store
from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import columns, print_json, table
from whosasking.contract import HistoryEntry, HistoryReply, Override
from whosasking.describe_history import describe_kept
from whosasking.errors import InvalidInput
from whosasking.model import OverrideKind

HELP = "list the verdicts that were given, newest first"

EXAMPLES = """\
examples:
  whosasking history               the last 20
  whosasking history --limit 200   more of them
  whosasking history --search odi  whose name or address begins so
  whosasking history --verdict ignore --said not_spam
  whosasking history --json        for a program
"""

MOST = 1_000_000
_WORDS = ("accept", "look_closer", "ignore")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="how many, default: 20")
    parser.add_argument("--search", default="", metavar="WORDS", help="only members whom these words find")
    parser.add_argument("--verdict", choices=_WORDS, help="only this verdict")
    parser.add_argument("--said", choices=get_args(OverrideKind), help="only members of whom you say so")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Lists verdicts."""
    if not 1 <= args.limit <= MOST:
        raise InvalidInput("bad_query", name="limit", most=MOST)
    with open_store() as store:
        page = store.history_page(limit=args.limit, search=args.search, verdict=args.verdict, said=args.said)
    entries = tuple(describe_kept(kept, language()) for kept in page.entries)
    if args.json:
        print_json(HistoryReply(entries=entries, said=page.said, next=page.following, total=page.total))
        return 0
    if not entries:
        print(text("serve.history.none_found" if page.total else "serve.history.none"))
        return 0
    rows = [_row(entry, said) for entry, said in zip(entries, page.said, strict=True)]
    print(table(columns("when", "verdict", "you_said", "member", "sentence"), rows))
    if page.following is not None:
        print(text("serve.history.more"))
    return 0


def _row(entry: HistoryEntry, said: Override | None) -> tuple[str, ...]:
    when = entry.reviewed[:16].replace("T", " ")
    word = text(f"serve.verdict.{entry.verdict}")
    own = "" if said is None else text(f"serve.overrides.{said.kind}")
    return when, f"{word} …" if entry.provisional else word, own, entry.name or entry.slug, entry.sentence
