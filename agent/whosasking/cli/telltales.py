"""whosasking telltales: one text a line from standard input, one line of findings each. For writers of rules."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import BinaryIO

from whosasking.cli.speaking import text
from whosasking.cli.terminal import printable, tame
from whosasking.lexicon import TEXT_CAP
from whosasking.model import Telltale, TelltaleField
from whosasking.telltales import has_words, search_text

HELP = "search texts from standard input, one a line, for telltale signs"

EXAMPLES = """examples:
  echo 'Double your bitcoin today' | whosasking telltales --field headline
  whosasking telltales --field note --language de --json < notes.txt
  cut -f2 texts.tsv | whosasking telltales --field about --json | grep -c -v '^\\[\\]$'
"""

_FIELDS: tuple[TelltaleField, ...] = ("name", "headline", "about", "job", "note")
_PIECE = 4 * TEXT_CAP + 4
"""Bytes of a line that are kept: as many characters as are searched, however they are written, and the line's end."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds --field, --language and --json."""
    parser.add_argument("--field", required=True, choices=_FIELDS, help="what the texts are")
    parser.add_argument(
        "--language", metavar="CODE", help="the language of the page; every list is searched all the same"
    )
    parser.add_argument("--json", action="store_true", help="one compact JSON array a line: family, class and quote")


def run(args: argparse.Namespace) -> int:
    """Answers line by line, in order, until the input ends. Whatever a line holds, it gets one line."""
    if args.language is not None and not has_words(args.language):
        print(text("terminal.telltales.no_words", code=printable(args.language)[:40]), file=sys.stderr)
    out = sys.stdout.buffer
    for line in _lines(sys.stdin.buffer):
        words = _decoded(line)
        found = search_text(args.field, words, args.language)
        told = _as_json(found) if args.json else _as_text(found, was_cut=len(words) > TEXT_CAP)
        out.write(told.encode("utf-8") + b"\n")
        out.flush()
    return 0


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Each line, as much of it as is searched: a line of gigabytes takes no gigabytes."""
    while line := stream.readline(_PIECE):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_PIECE)
        yield line


def _decoded(line: bytes) -> str:
    """The line as text. Lone surrogates stay, so that rules can be tried on them; what is no UTF-8 becomes a question mark."""
    line = line.removesuffix(b"\n").removesuffix(b"\r")
    try:
        return line.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return line.decode("utf-8", "replace")


def _as_json(found: tuple[Telltale, ...]) -> str:
    entries = [{"family": telltale.family, "class": telltale.weight, "quote": telltale.quote} for telltale in found]
    return tame(json.dumps(entries, ensure_ascii=False, separators=(",", ":")))


def _as_text(found: tuple[Telltale, ...], *, was_cut: bool) -> str:
    told = [f"{telltale.weight} {telltale.family}: {printable(telltale.quote)}" for telltale in found] or ["-"]
    if was_cut:
        told.append(text("terminal.telltales.was_cut", cap=TEXT_CAP))
    return "; ".join(told)
