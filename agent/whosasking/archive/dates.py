"""Dates in LinkedIn's own ways of writing them, as ISO 8601: "YYYY-MM-DD", "YYYY-MM", "YYYY"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_FORMS = (
    re.compile(
        r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?:[T ,].*)?"
    ),  # 2026-04-06 16:35:35 UTC, 2026/03/21 ...
    re.compile(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d{2})(?:\D.*)?"),  # 4/6/26, 2:12 PM: the month first
    re.compile(r"(?P<d>\d{1,2})[ -](?P<n>[A-Za-z]{3})[a-z]*[ -](?P<y>\d{4}|\d{2})"),  # 06 Apr 2026
    re.compile(r"(?P<n>[A-Za-z]{3})[a-z]* (?P<d>\d{1,2}), (?P<y>\d{4})(?:\D.*)?"),  # Apr 6, 2026
    re.compile(r"(?P<n>[A-Za-z]{3})[a-z]*[ -](?P<y>\d{4})"),  # Mar 2023
    re.compile(r"(?P<y>\d{4})"),
)


@lru_cache(maxsize=32_768)
def iso(written: str) -> str | None:
    """What is written, as ISO 8601, as precise as it is; "" for nothing; None for what is no date."""
    text = written.strip()
    if not text:
        return ""
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _put_together(found.groupdict())
    return None


def _put_together(parts: dict[str, str | None]) -> str | None:
    written = parts["y"] or ""
    year = int(written) + (2000 if len(written) == 2 else 0)
    named, numbered, day = parts.get("n"), parts.get("m"), parts.get("d")
    if named is None and numbered is None:
        return f"{year:04}" if 1900 <= year <= 2199 else None
    month = int(numbered) if numbered is not None else _MONTHS.get((named or "").lower(), 0)
    try:
        whole = date(year, month, int(day or 1))
    except ValueError:
        return None
    if not 1900 <= year <= 2199:
        return None
    return whole.isoformat() if day else whole.isoformat()[:7]


def day(written: str) -> str | None:
    """As iso(), for what has to be a whole day: "" for nothing, None for what is none."""
    read = iso(written)
    return read if read == "" or (read is not None and len(read) == len("2026-04-06")) else None
