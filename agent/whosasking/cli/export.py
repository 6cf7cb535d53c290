"""``whosasking export``: the notebook in a file of one's own."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from whosasking.cli.agent_link import open_store
from whosasking.cli.speaking import language
from whosasking.cli.terminal import tame
from whosasking.describe_export import csv_part, json_end, json_part
from whosasking.describe_notebook import describe_person
from whosasking.errors import InvalidInput
from whosasking.store import Store

HELP = "write everything in the notebook as JSON or CSV"

EXAMPLES = """\
examples:
  whosasking export > notebook.json
  whosasking export --csv --output people.csv     one line a person, for a spreadsheet
"""

_PART = 500
"""So many people are held at a time."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, as JSON (the default)")
    form.add_argument("--csv", action="store_true", help="one line a person")
    parser.add_argument("--output", metavar="FILE", help="a new file, readable by you alone; default: standard output")


def run(args: argparse.Namespace) -> int:
    """Writes the notebook. An existing file is not overwritten."""
    with open_store() as store:
        parts = _parts(store, as_csv=args.csv)
        if args.output is not None:
            _write(Path(args.output), parts)
            return 0
        for part in parts:
            sys.stdout.write(part if args.csv else tame(part))
    return 0


def _parts(store: Store, *, as_csv: bool) -> Iterator[str]:
    """The file in parts, so that it is never held whole."""
    perspective, part = store.preferences().perspective, csv_part if as_csv else json_part
    after: tuple[str, int] | None = None
    is_first = True
    while is_first or after is not None:
        people, after = store.people(limit=_PART, after=after)
        yield part([describe_person(person, perspective, language()) for person in people], is_first=is_first)
        is_first = False
    if not as_csv:
        yield json_end(store.overrides(), store.own_past(), store.imports())


def _write(path: Path, parts: Iterator[str]) -> None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.writelines(parts)
    except OSError:
        raise InvalidInput("file_not_written") from None
