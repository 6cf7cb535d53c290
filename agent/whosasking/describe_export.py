"""The notebook as a file, in parts: JSON with all that is recorded, or CSV with one line a person."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from whosasking.contract import Override, PersonText
from whosasking.notebook import Past
from whosasking.spreadsheet import harmless
from whosasking.store import ImportSummary

_COLUMNS = (
    "name", "address", "member_id", "how", "ties", "notes", "said", "company", "position", "connected_on", "connected",
    "messages_sent", "messages_received", "last_message",
)  # fmt: skip


def json_part(people: Iterable[PersonText], *, is_first: bool) -> str:
    """People as a part of the JSON. The parts in a row, and json_end(), are one document."""
    written = ",\n".join(msgspec.json.encode(person).decode() for person in people)
    if is_first:
        return f'{{"people": [\n{written}'
    return f",\n{written}" if written else ""


def json_end(
    overrides: Sequence[Override], own_past: Sequence[Past], imports: Sequence[tuple[str, ImportSummary]]
) -> str:
    """What the JSON holds beside people, and its end."""
    taken_in = [{"imported": when, **msgspec.structs.asdict(summary)} for when, summary in imports]
    rest: dict[str, Any] = {"overrides": overrides, "own_past": own_past, "imports": taken_in}
    return "\n], " + msgspec.json.encode(rest).decode()[1:] + "\n"


def csv_part(people: Iterable[PersonText], *, is_first: bool) -> str:
    """One line a person, under the names of the columns in the first part.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)  # a semicolon separates in some countries
    if is_first:
        writer.writerow(_COLUMNS)
    writer.writerows([harmless(cell) for cell in _row(person)] for person in people)
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
