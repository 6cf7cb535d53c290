"""What every command needs to write on a terminal: words of strangers made harmless, tables that fit, JSON.

Text of a page reaches a terminal through ``printable`` only: a name may hold escape sequences that recolour, rename or type
into a terminal, and marks that turn the reading order around.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from whosasking.cli.speaking import text
from whosasking.errors import InvalidInput

WIDTH = 80
"""Columns that every table fits into."""

_HARMLESS_FORMAT = {"\u200c", "\u200d"}
"""Joiners: several scripts and many emoji are misspelt without them, and they move nothing."""

_HELD = "\u202f"
"""The narrow space before French ":" and inside « » (Unicode 6.2): a line never breaks there."""

_BREAKS = re.compile(rf"[^\S{_HELD}]+")


def printable(text: str) -> str:
    """The text on one line, without anything that steers a terminal or the reading order.

    Goes: control characters (C0, C1, DEL: escape sequences begin with them), format characters (bidi marks, overrides and
    isolates, zero-width space, byte order mark, tags), lone surrogates, private use. Line breaks and tabs become one space.
    """
    return " ".join(_words("".join(_harmless(character) for character in text)))


def _words(text: str) -> list[str]:
    """The words of a text, as a line may be broken between them."""
    return [word for word in _BREAKS.split(text) if word.strip()]


def _harmless(character: str) -> str:
    if character == _HELD:
        return character
    category = unicodedata.category(character)
    if character in "\t\n\v\f\r\x85" or category in {"Zl", "Zp", "Zs"}:
        return " "
    if category in {"Cc", "Cs", "Co"} or (category == "Cf" and character not in _HARMLESS_FORMAT):
        return ""
    return character


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: wide characters two, combining ones none."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def padded(text: str, width: int) -> str:
    """The text, filled up with spaces to ``width`` columns."""
    return text + " " * (width - cells(text))


def shortened(text: str, width: int) -> str:
    """The text in at most ``width`` columns, with an ellipsis where something was cut."""
    if cells(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += _cells(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def terminal_width(most: int = 160) -> int:
    """Columns of the terminal, ``WIDTH`` where the output goes elsewhere; never fewer than that, nor more than ``most``."""
    if not sys.stdout.isatty():
        return WIDTH
    return min(max(shutil.get_terminal_size().columns, WIDTH), most)


def columns(*names: str) -> list[str]:
    """Headings of a table, in words. names: below ``terminal.column``."""
    return [text(f"terminal.column.{name}") for name in names]


def table(headings: Sequence[str], rows: Iterable[Sequence[str | int]], *, width: int = WIDTH) -> str:
    """Rows under headings, in at most ``width`` columns: the widest column gives way first. Cells are made printable."""
    lines = [list(headings), *([printable(str(cell)) for cell in row] for row in rows)]
    widths = [max(cells(line[column]) for line in lines) for column in range(len(headings))]
    while sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 4:
        widths[widths.index(max(widths))] -= 1
    return "\n".join(_row(line, widths) for line in lines)


def _row(line: Sequence[str], widths: Sequence[int]) -> str:
    told = []
    for cell, width in zip(line, widths, strict=True):
        fitted = shortened(cell, width)
        told.append(padded(fitted, width))
    return "  ".join(told).rstrip()


def wrapped(words: str, indent: str = "", width: int = WIDTH) -> Iterator[str]:
    """The words in lines of at most ``width`` columns, each with the indent. A word too long for a line is cut into several."""
    line = indent
    for word in _chopped(words, width - len(indent)):
        if line != indent and cells(line) + 1 + cells(word) > width:
            yield line
            line = indent
        line += word if line == indent else f" {word}"
    if line != indent:
        yield line


_NEVER_FIRST = frozenset("、。，．・：；？！ー」』）］｝〉》】々")
"""What begins no line in Japanese: the character before it goes with it."""


def _chopped(words: str, width: int) -> Iterator[str]:
    for word in _words(words):
        piece = ""
        for character in word:
            if cells(piece) + cells(character) > width:
                kept = -1 if character in _NEVER_FIRST and len(piece) > 1 else len(piece)
                yield piece[:kept]
                piece = piece[kept:]
            piece += character
        yield piece


def print_json(value: object) -> None:
    """The value as indented JSON on stdout."""
    sys.stdout.write(tame(msgspec.json.format(msgspec.json.encode(value), indent=2).decode()) + "\n")


def print_json_line(value: object) -> None:
    """The value as one line of JSON on stdout, at once."""
    sys.stdout.write(tame(msgspec.json.encode(value).decode()) + "\n")
    sys.stdout.flush()


def tame(encoded: str) -> str:
    """JSON that means the same, steers no terminal and is valid UTF-8: what printable() drops stands escaped in it."""
    return "".join(_escaped(character) for character in encoded)


def _escaped(character: str) -> str:
    if character in "\n " or character.isprintable() or character in _HARMLESS_FORMAT:
        return character
    return json.dumps(character)[1:-1]


def confirmed(question: str) -> bool:
    """Asks on the terminal before something goes for good; only a plain yes agrees. Raises InvalidInput where nobody can answer.

    The question goes to stderr: stdout may be a program's.
    """
    if not sys.stdin.isatty():
        raise InvalidInput("not_a_terminal")
    print(text("terminal.confirm.ask", question=question), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes", *text("terminal.confirm.yes").split()}
