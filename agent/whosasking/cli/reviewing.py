"""Shows the reviews of many saved pages as they come: a table, JSON, JSON lines or CSV, with progress where somebody looks."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from whosasking.cli.progress import Progress
from whosasking.cli.review_many import Form, Row, already_in, encoded, heading, review_many, writing
from whosasking.cli.speaking import text
from whosasking.cli.terminal import cells, columns, print_json, printable, shortened, terminal_width
from whosasking.model import Noun
from whosasking.preferences import Preferences

_WIDTHS = (24, 13, 18)
"""Columns of file, verdict and name; the sentence takes the rest. Fixed: rows are shown before the last one is known."""


class Wanted(Noun):
    """What the command was given. on None: today. jobs None: one process a core. output None: standard output."""

    names: tuple[str, ...]
    preferences: Preferences
    on: date | None
    jobs: int | None
    output: str | None


async def show_many(wanted: Wanted, form: Form) -> int:
    """Reviews and shows; 1 where a page could not be reviewed. Files of which the output has a row already are left out."""
    counted: Counter[str] = Counter()
    progress = Progress()
    names = wanted.names
    if wanted.output is not None and form in ("lines", "csv"):
        there = already_in(Path(wanted.output), form)
        names = tuple(name for name in names if name not in there)
        if len(names) < len(wanted.names):
            print(text("terminal.many.already", n=len(wanted.names) - len(names)), file=sys.stderr)
    try:
        with _shown(wanted, form) as show:
            async for row in review_many(names, wanted.preferences, on=wanted.on, jobs=wanted.jobs):
                progress.end()
                show(row)
                counted[row.verdict] += 1
                progress.say(text("terminal.many.progress", done=counted.total(), every=len(names)))
    finally:
        progress.end()
    if form == "table" or wanted.output is not None:
        print(_summary(counted), file=sys.stderr)
    return int(counted[""] > 0)


@contextmanager
def _shown(wanted: Wanted, form: Form) -> Iterator[Callable[[Row], None]]:
    if form == "json":
        rows: list[Row] = []
        yield rows.append
        print_json(rows)
    elif form == "table":
        print(_line(*columns("file", "verdict", "name", "sentence")))
        yield lambda row: print(_table_line(row), flush=True)
    elif wanted.output is not None:
        with writing(Path(wanted.output), form) as write:
            yield write
    else:
        sys.stdout.write(heading(form))
        yield lambda row: print(encoded(row, form), end="", flush=True)


def _table_line(row: Row) -> str:
    word = text(f"serve.verdict.{row.verdict}") if row.verdict else "-"
    return _line(Path(row.file).name, f"{word} …" if row.provisional else word, row.name or "", row.sentence)


def _line(*words: str) -> str:
    fitted = []
    for word, width in zip(words[:-1], _WIDTHS, strict=True):
        short = shortened(printable(word), width)
        fitted.append(short + " " * (width - cells(short)))
    rest = terminal_width() - sum(_WIDTHS) - 2 * len(_WIDTHS)
    return "  ".join([*fitted, shortened(printable(words[-1]), rest)]).rstrip()


def _summary(counted: Counter[str]) -> str:
    words = ("accept", "look_closer", "ignore", "none")
    return text("terminal.many.summary", **{word: counted[word] for word in words}, problems=counted[""])
