"""whosasking telltales: one text a line from standard input, one line of findings each. For writers of rules."""

from __future__ import annotations

import argparse
import json
import sys

from whosasking.cli.terminal import printable
from whosasking.model import Telltale, TelltaleField
from whosasking.telltales import search_text

HELP = "search texts from standard input, one a line, for telltale signs"

EXAMPLES = """examples:
  echo 'Double your bitcoin today' | whosasking telltales --field headline
  whosasking telltales --field note --language de --json < notes.txt
"""

_FIELDS: tuple[TelltaleField, ...] = ("name", "headline", "about", "job", "note")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --field, --language and --json."""
    parser.add_argument("--field", required=True, choices=_FIELDS, help="what the texts are")
    parser.add_argument(
        "--language", metavar="CODE", help="the language of the page; every list is searched all the same"
    )
    parser.add_argument("--json", action="store_true", help="one compact JSON array a line: family, class and quote")


def run(args: argparse.Namespace) -> int:
    """Answers line by line, in order, until the input ends."""
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        found = search_text(args.field, _decoded(line), args.language)
        # A lone surrogate cannot be written as UTF-8; its escape is JSON all the same.
        out.write((_as_json(found) if args.json else _as_text(found)).encode("utf-8", "backslashreplace") + b"\n")
        out.flush()
    return 0


def _decoded(line: bytes) -> str:
    line = line.removesuffix(b"\n").removesuffix(b"\r")
    try:
        return line.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace")


def _as_json(found: tuple[Telltale, ...]) -> str:
    entries = [{"family": telltale.family, "class": telltale.weight, "quote": telltale.quote} for telltale in found]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _as_text(found: tuple[Telltale, ...]) -> str:
    return "; ".join(f"{telltale.weight} {telltale.family}: {printable(telltale.quote)}" for telltale in found) or "-"
