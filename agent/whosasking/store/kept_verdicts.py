"""A verdict as the history keeps it: what it said as key and values, so that it can be told in any language."""

from __future__ import annotations

import sqlite3

import msgspec

from whosasking.model import Message, Noun, VerdictWord


class KeptVerdict(Noun, kw_only=True):
    """A verdict as kept. sentence: as a message; of an older version, its English words. reviewed: ISO 8601, UTC."""

    id: int
    slug: str
    name: str
    verdict: VerdictWord
    sentence: Message | str
    provisional: bool
    rules_version: str
    reviewed: str


def kept_verdict(row: sqlite3.Row) -> KeptVerdict:
    """A row of the history."""
    values = {name: row[name] for name in KeptVerdict.__struct_fields__}
    if row["told"] is not None:
        values["sentence"] = _message(row["told"])
    return KeptVerdict(**{**values, "provisional": bool(values["provisional"])})


def _message(told: str) -> Message | str:
    """'' where it was written over by another program: a list of verdicts does not fail for one of them."""
    try:
        return msgspec.json.decode(told, type=Message)
    except msgspec.DecodeError:
        return ""
