"""Rows of a CSV file that other people's programs wrote: what fits is given, what does not is reported, nothing stops the rest.

Seen in real exports: byte order marks, lines before the header, quotes doubled or escaped by a backslash, line breaks inside a
field, columns that come and go, files saved again by a spreadsheet (semicolons, tabs, another encoding).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from whosasking.errors import ArchiveRefused

LINE_BYTES = 4 * 1024 * 1024
RECORD_LINES = 2_000
"""The most lines of one record. A quote that is never closed swallows no more than that, and gives it back."""
PREAMBLE_LINES = 40
_DELIMITERS = (",", ";", "\t")


class NoHeader(Exception):
    """No line of the file names the columns that are needed."""


class Lines:
    """Lines of a file as text, numbered from 1; lines can be given back."""

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None]) -> None:
        self._stream = stream
        self._tell = tell
        self._given_back: list[str] = []
        self.number = 0

    def next(self) -> str | None:
        """The next line without its end; None at the end of the file."""
        if self._given_back:
            self.number += 1
            return self._given_back.pop()
        raw = self._stream.readline(LINE_BYTES)
        if not raw:
            return None
        if len(raw) == LINE_BYTES and not raw.endswith(b"\n"):
            raise ArchiveRefused("archive_too_large")
        if not self.number:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        self.number += 1
        if not self.number & 0x3FF:
            self._tell(self._stream.tell())
        return _decoded(raw).rstrip("\r\n")

    def give_back(self, lines: Sequence[str]) -> None:
        """The lines that were taken last, in their order."""
        self._given_back.extend(reversed(lines))
        self.number -= len(lines)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


class Table:
    """The rows of one file. columns: names in lower case, in the order in which they are wanted.

    required: what a header has to name. escape: the character that escapes a quote, where quotes are not doubled.
    malformed: called with the line of every record that does not fit. Raises NoHeader.
    """

    def __init__(
        self,
        lines: Lines,
        columns: Sequence[str],
        *,
        required: Sequence[str],
        malformed: Callable[[int], None],
        escape: str | None = None,
    ) -> None:
        self._lines = lines
        self._malformed = malformed
        self._escapes = (escape, None) if escape else (None,)
        self._width = 0
        self._delimiter, header = self._header(frozenset(required))
        self._width = len(header)
        self._places = [header.index(column) if column in header else -1 for column in columns]

    def _header(self, required: frozenset[str]) -> tuple[str, list[str]]:
        for _ in range(PREAMBLE_LINES):
            line = self._lines.next()
            if line is None:
                break
            for delimiter in _DELIMITERS:
                header = [" ".join(name.split()).lower() for name in self._fields(line, delimiter, strict=False) or ()]
                if required.issubset(header):
                    return delimiter, header
        raise NoHeader

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Line (of the record's beginning) and the wanted fields; "" for a column that the file does not have."""
        width, places, take = self._width, self._places, self._lines.next
        while (line := take()) is not None:
            number = self._lines.number
            if '"' in line:
                fields = self._quoted(line)
            elif not line.strip(" ,;\t"):
                continue
            else:
                fields = line.split(self._delimiter)
                if self._escapes[0] and self._escapes[0] in line:
                    fields = self._fields(line, self._delimiter, strict=False)
            if fields is not None and len(fields) > width and not any(fields[width:]):
                fields = fields[:width]
            if fields is None or len(fields) != width:
                self._malformed(number)
                continue
            yield number, ["" if place < 0 else fields[place] for place in places]

    def _quoted(self, line: str) -> list[str] | None:
        """A record that has quotes, over as many lines as it takes. None: no record begins here; the lines behind the first
        are given back."""
        held = [line]
        quotes = {escape: _quotes(line, escape) for escape in self._escapes}
        while quotes:
            for escape in [escape for escape, count in quotes.items() if not count & 1]:
                fields = self._parsed("\n".join(held), self._delimiter, escape, strict=True)
                if fields is not None:
                    return fields
                del quotes[escape]  # read so, no quote is open: no further line mends it
            following = self._lines.next() if quotes and len(held) < RECORD_LINES else None
            if following is None:
                break
            held.append(following)
            quotes = {escape: count + _quotes(following, escape) for escape, count in quotes.items()}
        self._lines.give_back(held[1:])
        alone = self._fields(line, self._delimiter, strict=len(held) > 1)  # a stray quote (5" disk) inside a field
        return alone if alone is not None and len(alone) >= self._width else None

    def _fields(self, record: str, delimiter: str, *, strict: bool = True) -> list[str] | None:
        readings = (self._parsed(record, delimiter, escape, strict=strict) for escape in self._escapes)
        return next((fields for fields in readings if fields is not None), None)

    def _parsed(self, record: str, delimiter: str, escape: str | None, *, strict: bool) -> list[str] | None:
        try:
            fields = next(csv.reader([record], delimiter=delimiter, escapechar=escape, strict=strict), [])
        except csv.Error:
            return None
        return fields if not strict or len(fields) >= self._width else None


def _quotes(line: str, escape: str | None) -> int:
    """How many quotes open or close a field of the line."""
    return line.count('"') - (line.replace(escape * 2, "").count(f'{escape}"') if escape else 0)
