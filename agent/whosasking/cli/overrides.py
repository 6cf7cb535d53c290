"""``whosasking overrides``: what was said of members."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.speaking import text
from whosasking.cli.terminal import columns, print_json, table
from whosasking.contract import OverridesReply
from whosasking.errors import InvalidInput

HELP = "list what you said of members, or take one back"

EXAMPLES = """\
examples:
  whosasking overrides             “I know them”, “never again”, “not spam”, “this was spam”
  whosasking overrides --undo 7    takes number 7 back; what you said before holds again
  whosasking overrides --json      for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--undo", type=int, metavar="NUMBER", help="take this one back")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Lists the overrides in force, or takes one back."""
    with open_store() as store:
        if args.undo is not None:
            if not store.undo_override(args.undo, datetime.now(UTC)):
                raise InvalidInput("no_such_override")
            tell_agent()
        overrides = store.overrides()
    if args.json:
        print_json(OverridesReply(overrides=overrides))
    elif args.undo is not None:
        print(text("serve.overrides.undone"))
    elif not overrides:
        print(text("serve.overrides.none"))
    else:
        rows = [
            (each.id, text(f"serve.overrides.{each.kind}"), each.name, each.slug, each.created[:10])
            for each in overrides
        ]
        print(table(columns("number", "said", "member", "address", "since"), rows))
    return 0
