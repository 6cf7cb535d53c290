"""Pairing: the user types into the extension's tab what the agent printed. Nothing skips it.

A code has eight digits, serves once, for five tries, five minutes and the origin that asks first. Only the user's own
terminal asks for a code; the agent renews an expired one by itself when an extension comes too late, but never more than
AUTOMATIC_CODES in a row: so nobody gets more than 15 guesses in 100 million without the user.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from whosasking.errors import AccessDenied, InvalidInput
from whosasking.server.clock import Clock
from whosasking.server.tokens import same

DIGITS = 8
TRIES = 5
LIFETIME_S = 300.0
AUTOMATIC_CODES = 2

_WRITTEN = re.compile(r"[0-9]{8}", re.ASCII)


class Pairing:
    """The code in force, if any. Not thread-safe: one event loop, and no step here waits."""

    def __init__(self, clock: Clock, announce: Callable[[str], None]) -> None:
        """announce: shows a code to the user, who sits at the terminal of the agent."""
        self._clock = clock
        self._announce = announce
        self._code: str | None = None
        self._made = 0.0
        self._tries = 0
        self._origin: str | None = None
        self._automatic = 0

    def new_code(self) -> str:
        """A new code, because the user asked for one; the one before no longer serves."""
        self._automatic = 0
        return self._begin()

    def redeem(self, code: str, origin: str) -> None:
        """Uses the code up. origin: of the extension that asks.

        Raises InvalidInput where it is not eight digits (that costs no try), AccessDenied where no code is in force or this
        is not it.
        """
        digits = code.replace(" ", "").replace("-", "")
        if not _WRITTEN.fullmatch(digits):
            raise InvalidInput("pairing_code_malformed")
        if self._code is None:
            raise AccessDenied("pairing_closed")
        if self._clock.monotonic() - self._made > LIFETIME_S:
            raise self._expired()
        if self._origin is None:
            self._origin = origin
        if not same(self._origin, origin):
            raise AccessDenied("pairing_other_origin")
        if self._tries >= TRIES:
            raise AccessDenied("pairing_closed")
        self._tries += 1
        if not same(self._code, digits):
            left = TRIES - self._tries
            raise AccessDenied("pairing_code_wrong", n=left) if left else AccessDenied("pairing_closed")
        self._code = None

    def _expired(self) -> AccessDenied:
        self._code = None
        if self._automatic >= AUTOMATIC_CODES:
            return AccessDenied("pairing_closed")
        self._automatic += 1
        self._announce(self._begin())
        return AccessDenied("pairing_code_expired")

    def _begin(self) -> str:
        self._code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        self._made = self._clock.monotonic()
        self._tries = 0
        self._origin = None
        return self._code
