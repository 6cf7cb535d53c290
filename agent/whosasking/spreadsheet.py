"""Cells for a spreadsheet that hold words of strangers."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters (a terminal's escape sequences begin with one) and marks that turn the reading order around."""


def harmless(cell: object) -> str:
    """A cell that no spreadsheet runs as a formula (it begins with an apostrophe then), and no terminal obeys.

    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    written = "" if cell is None else _STEERING.sub("", str(cell))
    return f"'{written}" if written.lstrip().startswith(_FORMULA) else written
