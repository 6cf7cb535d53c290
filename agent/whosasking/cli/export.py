"""``whosasking export``: the notebook in a file of one's own."""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from whosasking.cli.agent_link import open_store
from whosasking.cli.people import everybody
from whosasking.cli.terminal import print_json
from whosasking.contract import PersonText
from whosasking.describe_notebook import describe_person
from whosasking.errors import InvalidInput
from whosasking.store import Store

HELP = "write everything in the notebook as JSON or CSV"

EXAMPLES = """\
examples:
  whosasking export > notebook.json
  whosasking export --csv --output people.csv     one line a person, for a spreadsheet
"""

_COLUMNS = (
    "name", "address", "member_id", "how", "ties", "notes", "said", "company", "position", "connected_on", "connected",
    "messages_sent", "messages_received", "last_message",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, as JSON (the default)")
    form.add_argument("--csv", action="store_true", help="one line a person")
    parser.add_argument("--output", metavar="FILE", help="a new file, readable by you alone; default: standard output")


def run(args: argparse.Namespace) -> int:
    """Writes the notebook. An existing file is not overwritten."""
    with open_store() as store:
        perspective = store.preferences().perspective
        people = [describe_person(person, perspective) for person in everybody(store)]
        whole = {} if args.csv else _whole(store, people)
    if args.output is None and not args.csv:
        print_json(whole)
        return 0
    content = as_csv(people) if args.csv else msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
    if args.output is None:
        sys.stdout.write(content)
    else:
        _write(Path(args.output), content)
    return 0


def _whole(store: Store, people: list[PersonText]) -> dict[str, Any]:
    imports = [{"imported": when, **msgspec.structs.asdict(summary)} for when, summary in store.imports()]
    return {"people": people, "overrides": store.overrides(), "own_past": store.own_past(), "imports": imports}


def _write(path: Path, content: str) -> None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(content)
    except OSError:
        raise InvalidInput("file_not_written") from None


def as_csv(people: list[PersonText]) -> str:
    """One line a person. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_harmless(cell) for cell in _row(person)] for person in people)
    return out.getvalue()


def _row(person: PersonText) -> tuple[object, ...]:
    connection, exchange = person.connection, person.exchange
    return (
        person.name,
        f"https://www.linkedin.com/in/{person.slug}/" if person.slug else "",
        person.member_id,
        person.words,
        "; ".join(f"{tie.words} ({tie.recorded})" for tie in person.ties),
        "; ".join(tie.tie.text for tie in person.ties if tie.tie.text),
        person.said,
        connection.company if connection else None,
        connection.position if connection else None,
        connection.on if connection else None,
        "" if connection is None else "yes" if connection.current else "no longer",
        exchange.sent if exchange else None,
        exchange.received if exchange else None,
        exchange.last if exchange else None,
    )


def _harmless(cell: object) -> str:
    """https://owasp.org/www-community/attacks/CSV_Injection: names of strangers must not run."""
    written = "" if cell is None else str(cell)
    return (
        f"'{written}"
        if written.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
        else written
    )
