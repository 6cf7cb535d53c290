"""Writes agent/whosasking/lexicon/simplified.txt: traditional Chinese characters and the simplified ones that are compared.

    python3 scripts/generate_simplified.py

Needs the package opencc (Apache-2.0), which is no dependency of anything: its characters change once in years,
and the agent carries the file. Install it beside the tools, run this, then scripts/supply.py.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "agent" / "whosasking" / "lexicon" / "simplified.txt"
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
"""CJK Unified Ideographs and Extension A: what people write. What is rarer stays as it is."""
LAST = 0xFFFF


def main() -> int:
    """Writes the file."""
    try:
        from opencc import OpenCC  # type: ignore[import-not-found]  # installed for this command only
    except ImportError:
        print("OpenCC is not installed: pip install opencc", file=sys.stderr)
        return 1
    FILE.write_text(content(OpenCC("t2s").convert, metadata.version("opencc")), encoding="utf-8")
    return 0


def content(simplified: Callable[[str], str], version: str) -> str:
    """The file: a line a character, the traditional one and the simplified one, in the order of Unicode."""
    lines = [
        f"# Characters of OpenCC {version} (https://github.com/BYVoid/OpenCC), Apache-2.0: see simplified.LICENSE.txt beside this file.",
        "# Written by scripts/generate_simplified.py.",
    ]
    for first, last in BLOCKS:
        for char in map(chr, range(first, last + 1)):
            other = simplified(char)
            if other != char and len(other) == 1 and ord(other) <= LAST:
                lines.append(char + other)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
