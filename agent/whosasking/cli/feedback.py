"""``whosasking feedback``: which kinds of telltale sign the user called wrong, and softening them."""

from __future__ import annotations

import argparse

from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import columns, print_json, table
from whosasking.contract import FeedbackReply
from whosasking.preferences import Preferences, changed
from whosasking.server.feedback import feedback
from whosasking.store import Store

HELP = "list the telltale signs that you called wrong, or let one weigh less"

EXAMPLES = """\
examples:
  whosasking feedback                        what was shown when you said “not spam”, and how often
  whosasking feedback --soften cold_pitch    from now on it weighs one step less: hard, strong, weak, note
  whosasking feedback --restore cold_pitch   it weighs as before
  whosasking feedback --json                 for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--soften", metavar="FAMILY", help="let this kind of sign weigh one step less")
    change.add_argument("--restore", metavar="FAMILY", help="let it weigh as before")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Lists what was called wrong, after softening or restoring what was asked for."""
    with open_store() as store:
        family = args.soften or args.restore
        if family is not None:
            _change(store, family, soften=args.soften is not None)
            tell_agent()
        reply = feedback(store, language())
    if args.json:
        print_json(reply)
    elif family is not None:
        key = "feedback.softened" if args.soften else "feedback.restored"
        print(text(key, title=text(f"telltales.{family}.title"), family=family))
    else:
        print(_shown(reply))
    return 0


def _change(store: Store, family: str, *, soften: bool) -> None:
    """Raises InvalidInput where there is no such family."""
    changed(Preferences(), {"softened_families": [family]})
    others = [each for each in store.preferences().softened_families if each != family]
    store.change_preferences({"softened_families": [*others, family] if soften else others})


def _shown(reply: FeedbackReply) -> str:
    if not reply.families:
        return text("feedback.none")
    rows = [
        (each.family, each.wrong, text(f"feedback.state.{'softened' if each.softened else 'as_usual'}"), each.title)
        for each in reply.families
    ]
    return f"{table(columns('family', 'wrong', 'weighs', 'sign'), rows)}\n\n{text('feedback.how')}"
