"""``whosasking backup``: everything that is remembered, in one file."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from whosasking.cli.agent_link import open_store
from whosasking.cli.speaking import text
from whosasking.cli.terminal import print_json, printable
from whosasking.store import Kept

HELP = "write everything that is remembered to one file of your own (pairings stay out of it)"

EXAMPLES = """\
examples:
  whosasking backup                     whosasking-DATE.sqlite3 in this folder
  whosasking backup ~/safe/asking.db    a new file of this name
  whosasking backup --json              for a program

The agent may run meanwhile. The file holds names and your notes as they are: keep it where only you can read it.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="a new file, or a folder for it; default: this folder")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Writes the backup. An existing file is not overwritten."""
    file = Path(args.file or ".")
    if file.is_dir():
        file /= f"whosasking-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.sqlite3"
    with open_store() as store:
        kept = store.back_up(file)
    if args.json:
        print_json({"file": str(file.absolute()), "verdicts": kept.verdicts, "people": kept.people})
        return 0
    print(text("backup.written", file=printable(str(file))))
    print(text("backup.holds", **amounts(kept)))
    return 0


def amounts(kept: Kept) -> dict[str, str]:
    """The numbers of verdicts and people, in words."""
    return {
        "verdicts": text("backup.verdicts", n=kept.verdicts),
        "people": text("backup.people", n=kept.people),
    }
