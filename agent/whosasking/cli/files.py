"""Files that a command is given by name."""

from __future__ import annotations

import sys
from pathlib import Path

from whosasking.errors import InvalidInput


def content_of(name: str) -> bytes:
    """The bytes of a file, or of standard input where the name is "-". Raises InvalidInput("file_not_read")."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise InvalidInput("file_not_read") from None
