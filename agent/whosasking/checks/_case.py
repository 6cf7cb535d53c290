"""What a check is given, and what makes a function a check."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import cast

from whosasking.model import Answer, CheckName, Finding, Knowledge, Message, Noun, ProfilePage, Telltale
from whosasking.preferences import Preferences

log = logging.getLogger(__name__)


class Case(Noun, kw_only=True):
    """Everything that a review looks at. on: the day of the review; nothing here reads a clock.

    telltales: what ``whosasking.telltales.search`` found on the page. knowledge: what the user's own notes say of the member.
    """

    page: ProfilePage
    telltales: tuple[Telltale, ...] = ()
    preferences: Preferences = Preferences()
    knowledge: Knowledge = Knowledge()
    on: date


class Check:
    """A question about a case. Calling it gives a finding; a question that breaks is answered ``unknown``, never ``failed``."""

    def __init__(self, ask: Callable[[Case], Answer]) -> None:
        """ask: the function behind the check; its name is the check's id."""
        self.name = cast("CheckName", ask.__name__)
        self.ask = ask
        self.__doc__ = ask.__doc__

    def __call__(self, case: Case) -> Finding:
        """The finding. An error is logged by its kind alone: its words may hold words of the page."""
        try:
            answer = self.ask(case)
        except Exception as error:
            log.error("check %s broke: %s", self.name, type(error).__name__)
            answer = Answer(outcome="unknown", reason=Message(key="checks.broken"))
        return Finding(check=self.name, outcome=answer.outcome, reason=answer.reason, evidence=answer.evidence)
