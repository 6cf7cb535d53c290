"""``whosasking restore``: the way back from a backup."""

from __future__ import annotations

import argparse
import shlex
from datetime import UTC, datetime
from pathlib import Path

from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.backup import amounts
from whosasking.cli.speaking import text
from whosasking.cli.terminal import print_json, printable

HELP = "put a backup in the place of what is remembered now, which is kept aside"

EXAMPLES = """\
examples:
  whosasking restore whosasking-2026-04-06T120000Z.sqlite3
  whosasking restore FILE --json    for a program

The agent may run meanwhile. The file is checked first, and one of an older version is brought up to date; it is not touched
itself. Paired browsers stay paired. What was there before is kept aside, and the same command brings it back.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="as “whosasking backup” wrote it")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Checks the file, keeps what is there aside, and restores."""
    with open_store() as store:
        kept, aside = store.restore(Path(args.file), datetime.now(UTC))
    tell_agent()
    if args.json:
        print_json({"verdicts": kept.verdicts, "people": kept.people, "kept_aside": str(aside)})
        return 0
    print(text("backup.restored", **amounts(kept)))
    print(text("backup.aside", file=printable(shlex.quote(str(aside)))))
    return 0
