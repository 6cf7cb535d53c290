"""How far a long command has come: one line on the terminal that rewrites itself."""

from __future__ import annotations

import sys

from whosasking.cli.terminal import WIDTH, shortened


class Progress:
    """Writes to stderr, and only where somebody looks at it (no line in a pipe or a log). End it: the line goes away again."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._said = ""

    def say(self, said: str) -> None:
        """Shows this line in place of the one before."""
        line = shortened(said, WIDTH - 1)
        if self._shows and line != self._said:
            print(f"\r{line:<{len(self._said)}}", end="", file=sys.stderr, flush=True)
            self._said = line

    def end(self) -> None:
        """Takes the line away."""
        if self._said:
            print(f"\r{'':<{len(self._said)}}\r", end="", file=sys.stderr, flush=True)
            self._said = ""
