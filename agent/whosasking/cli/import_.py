"""``whosasking import``: LinkedIn's own archive into the notebook."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import asdict

from whosasking.archive import read_archive
from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.progress import Progress
from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import print_json, printable
from whosasking.contract import ImportReply
from whosasking.describe_notebook import describe_import
from whosasking.store import stamp

HELP = "take in the archive that LinkedIn gives you (“Get a copy of your data”)"

EXAMPLES = """\
examples:
  whosasking import Complete_LinkedInDataExport_04-06-2026.zip
  whosasking import unpacked-folder/     the same, unpacked
  whosasking import ARCHIVE.zip --json   for a program

Import as many and as often as you like, in any order: of every fact the newest archive's counts, and what you recorded
yourself is never overwritten. Messages are counted; not one is kept.
"""

SHOWN = 10
"""How many rows that could not be read are listed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "archive", metavar="ARCHIVE", help="the ZIP as LinkedIn made it, or the folder it was unpacked into"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Reads the archive whole before anything is written."""
    progress = Progress()

    def reading(file: str, done: int, every: int) -> None:
        progress.say(text("archive.progress", file=file, percent=100 * done // max(every, 1)))

    try:
        archive = read_archive(Path(args.archive), reading)
        with open_store() as store:
            progress.say(text("archive.merging"))
            now = datetime.now(UTC)
            summary = store.take_in(archive, now)
    finally:
        progress.end()
    tell_agent()
    reply = describe_import(asdict(summary), stamp(now), archive.malformed, language())
    if args.json:
        print_json(reply)
    else:
        _print(reply)
    return 0


def _print(reply: ImportReply) -> None:
    print(reply.sentence)
    for line in reply.lines:
        print(f"  {line}")
    for row in reply.malformed[:SHOWN]:
        print(printable(row.text), file=sys.stderr)
    more = reply.malformed_count - len(reply.malformed[:SHOWN])
    if more > 0:
        print(text("archive.malformed.more", n=more), file=sys.stderr)
