"""``whosasking purge``: forget verdicts."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime, timedelta

from whosasking.cli.agent_link import open_store
from whosasking.cli.terminal import agreed
from whosasking.errors import InvalidInput
from whosasking.sentences import text

HELP = "delete remembered verdicts for good (preferences, pairings and “I know them” stay)"

EXAMPLES = """\
examples:
  whosasking purge                      those older than the preference retention_days
  whosasking purge --older-than 30      those older than 30 days
  whosasking purge --all --yes          all of them, without being asked
"""

MOST_DAYS = 36_500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--older-than", type=int, metavar="DAYS", help="default: the preference retention_days")
    which.add_argument("--all", action="store_true", help="all verdicts")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Deletes verdicts after asking."""
    if args.older_than is not None and not 1 <= args.older_than <= MOST_DAYS:
        raise InvalidInput("bad_query", name="older-than", most=MOST_DAYS)
    with open_store() as store:
        days = None if args.all else args.older_than or store.preferences().retention_days
        if not args.yes and not _confirmed(days):
            print(text("serve.purge.kept"))
            return 0
        older_than = None if days is None else datetime.now(UTC) - timedelta(days=days)
        deleted = store.purge(older_than=older_than)
    print(text("serve.purge.deleted", n=deleted))
    return 0


def _confirmed(days: int | None) -> bool:
    if not sys.stdin.isatty():
        raise InvalidInput("not_a_terminal")
    return agreed(text("serve.purge.question_all") if days is None else text("serve.purge.question_older", n=days))
