"""Prints the checklist: the five checks, and what passes and fails each."""

from __future__ import annotations

import argparse
import sys

from msgspec.structs import asdict

from whosasking.checks import CHECKS
from whosasking.cli.speaking import text
from whosasking.cli.terminal import print_json, wrapped
from whosasking.model import CheckName
from whosasking.preferences import PRESETS, Preferences, changed

HELP = "print the five checks, and what passes and fails each"
EXAMPLES = """examples:
  whosasking checks
  whosasking checks --json
"""

_PARTS = ("passes", "fails", "cannot_tell")
_NUMBER: dict[CheckName, str] = {
    "connections": "connections_at_least",
    "mutual_connections": "mutual_connections_at_least",
    "completeness": "completeness_at_least",
    "activity": "activity_months",
    "telltales": "weak_telltales_that_fail",
}
"""The preference whose number stands in the words of a check."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preset", choices=tuple(PRESETS), help="with the numbers of this preset")
    parser.add_argument("--json", action="store_true", help="print a JSON array")


def run(args: argparse.Namespace) -> int:
    checks = checklist(changed(Preferences(), {}, preset=args.preset))
    if args.json:
        print_json(checks)
        return 0
    sys.stdout.write("\n".join(_told(check) for check in checks))
    return 0


def checklist(preferences: Preferences) -> list[dict[str, str]]:
    """The checks in their order, each in words, with the user's numbers."""
    numbers = asdict(preferences)
    return [
        {
            "check": check.name,
            "title": text(f"checks.{check.name}.title"),
            **{part: text(f"checks.{check.name}.{part}", n=numbers[_NUMBER[check.name]]) for part in _PARTS},
        }
        for check in CHECKS
    ]


def _told(check: dict[str, str]) -> str:
    lines = [f"{check['title']} ({check['check']})"]
    for part in _PARTS:
        lines += wrapped(text(f"terminal.checks.{part}", said=check[part]), "  ")
    return "\n".join(lines) + "\n"
