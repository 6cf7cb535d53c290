"""``whosasking purge``: forget verdicts."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta

from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.speaking import text
from whosasking.cli.terminal import confirmed, print_json
from whosasking.errors import InvalidInput

HELP = "delete remembered verdicts, or the notebook, for good (preferences and pairings stay)"

EXAMPLES = """\
examples:
  whosasking purge                      those older than the preference retention_days
  whosasking purge --older-than 30      those older than 30 days
  whosasking purge --all --yes          all of them, without being asked
  whosasking purge --notebook           everybody in the notebook, with imported data and “I know them”
  whosasking purge --all --yes --json   how many were deleted, for a program
"""

MOST_DAYS = 36_500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--older-than", type=int, metavar="DAYS", help="default: the preference retention_days")
    which.add_argument("--all", action="store_true", help="all verdicts")
    which.add_argument("--notebook", action="store_true", help="the notebook instead of verdicts")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Deletes verdicts after asking."""
    if args.older_than is not None and not 1 <= args.older_than <= MOST_DAYS:
        raise InvalidInput("bad_query", name="older-than", most=MOST_DAYS)
    deleted = _purge_notebook(is_sure=args.yes) if args.notebook else _purge_verdicts(args)
    what, said = ("people", "archive.people.purged") if args.notebook else ("verdicts", "serve.purge.deleted")
    if args.json:
        print_json({what: deleted or 0})
    else:
        print(text("serve.purge.kept") if deleted is None else text(said, n=deleted))
    return 0


def _purge_verdicts(args: argparse.Namespace) -> int | None:
    """How many were deleted; None where the user would not."""
    with open_store() as store:
        days = None if args.all else args.older_than or store.preferences().retention_days
        question = text("serve.purge.question_all") if days is None else text("serve.purge.question_older", n=days)
        if not args.yes and not confirmed(question):
            return None
        return store.purge(older_than=None if days is None else datetime.now(UTC) - timedelta(days=days))


def _purge_notebook(*, is_sure: bool) -> int | None:
    if not is_sure and not confirmed(text("archive.people.purge_question")):
        return None
    with open_store() as store:
        count = store.forget_everybody()
    tell_agent()
    return count
