"""``whosasking history``: the verdicts that were given."""

from __future__ import annotations

import argparse

from whosasking.cli.agent_link import open_store
from whosasking.cli.terminal import print_json, table
from whosasking.contract import HistoryEntry, HistoryReply
from whosasking.errors import InvalidInput
from whosasking.sentences import text

HELP = "list the verdicts that were given, newest first"

EXAMPLES = """\
examples:
  whosasking history               the last 20
  whosasking history --limit 200   more of them
  whosasking history --json        for a program
"""

MOST = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="how many, default: 20")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Lists verdicts."""
    if not 1 <= args.limit <= MOST:
        raise InvalidInput("bad_query", name="limit", most=MOST)
    with open_store() as store:
        entries, total = store.history(limit=args.limit)
    if args.json:
        print_json(HistoryReply(entries=entries, total=total))
        return 0
    if not entries:
        print(text("serve.history.none"))
        return 0
    print(table(("when (UTC)", "verdict", "member", "sentence"), [_row(entry) for entry in entries]))
    if total > len(entries):
        print(text("serve.history.more", n=total - len(entries)))
    return 0


def _row(entry: HistoryEntry) -> tuple[str, str, str, str]:
    when = entry.reviewed[:16].replace("T", " ")
    word = text(f"serve.verdict.{entry.verdict}")
    return when, f"{word} …" if entry.provisional else word, entry.name or entry.slug, entry.sentence
