"""Cells that a spreadsheet will open."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def harmless(cell: object) -> str:
    """The cell as text; what a spreadsheet would run as a formula begins with an apostrophe: names of strangers must not run.

    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    written = "" if cell is None else str(cell)
    return f"'{written}" if written.lstrip().startswith(_FORMULA) else written
