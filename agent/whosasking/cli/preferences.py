"""``whosasking preferences``: the same preferences as in the popup."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec

from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import columns, print_json, table
from whosasking.contract import PreferencesReply, PreviewReply
from whosasking.errors import InvalidInput
from whosasking.preferences import PRESETS, changed
from whosasking.server.preferences import preferences_reply
from whosasking.server.preview import preview

HELP = "show or change the preferences; the popup shows the same ones"

EXAMPLES = """\
examples:
  whosasking preferences                                   all of them, with what fits
  whosasking preferences --preset strict                   a bundle of values
  whosasking preferences --set activity_months=6           one value; open tabs follow at once
  whosasking preferences --set ignore_from=4 accept_up_to=2
  whosasking preferences --preview --set ignore_from=4     how your last 20 verdicts would change; saves nothing
  whosasking preferences --json                            everything, for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preset", metavar="NAME", help=f"one of: {', '.join(PRESETS)}")
    parser.add_argument(
        "--set", metavar="KEY=VALUE", nargs="+", action="extend", default=[], dest="values", help="after the preset"
    )
    parser.add_argument("--preview", action="store_true", help="save nothing; show how your last verdicts would change")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Shows the preferences, after changing what was asked for; or only what the change would do."""
    values = dict(_parsed(written) for written in args.values)
    with open_store() as store:
        if args.preview:
            return _preview(
                preview(store, changed(store.preferences(), values, preset=args.preset), language()), as_json=args.json
            )
        if values or args.preset is not None:
            preferences = store.change_preferences(values, preset=args.preset)
            tell_agent()
        else:
            preferences = store.preferences()
    reply = preferences_reply(preferences, language())
    if args.json:
        print_json(reply)
    else:
        print(_shown(reply))
    return 0


def _preview(reply: PreviewReply, *, as_json: bool) -> int:
    if as_json:
        print_json(reply)
        return 0
    print(reply.sentence)
    for count in reply.counts:
        print(f"  {count.text}")
    if reply.changes:
        rows = [
            (change.reviewed[:10], change.name or change.slug, _verdict(change.before), _verdict(change.after))
            for change in reply.changes
        ]
        print(f"\n{table(columns('date', 'member', 'before', 'after'), rows)}")
    return 0


def _verdict(word: str) -> str:
    return text(f"preview.word.{word}")


def _parsed(written: str) -> tuple[str, Any]:
    """``KEY=VALUE``: true, false and numbers are what they say, everything else is a word. Raises InvalidInput."""
    name, equals, value = written.partition("=")
    if not equals or not name.strip():
        raise InvalidInput("preference_syntax")
    try:
        return name.strip(), msgspec.json.decode(value.strip())
    except msgspec.DecodeError:
        return name.strip(), value.strip()


def _shown(reply: PreferencesReply) -> str:
    values = msgspec.to_builtins(reply.values)
    rows = [
        (field.name, _word(values[field.name]), _fits(field.options, field.minimum, field.maximum))
        for field in reply.fields
    ]
    titles = {preset.name: preset.title for preset in reply.presets}
    head = (
        text("serve.preferences.own")
        if reply.preset is None
        else text("serve.preferences.preset", title=titles[reply.preset])
    )
    return f"{head}\n\n{table(columns('preference', 'value', 'fits'), rows)}"


def _fits(options: tuple[Any, ...], minimum: int | None, maximum: int | None) -> str:
    if options:
        return ", ".join(option.value for option in options)
    return "true, false" if minimum is None else f"{minimum}–{maximum}"


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
