"""What would settle it: the unread facts that the reader can still bring on this page and whose answer could change the verdict.

Nothing is reasoned about here: answers are tried, and the same rules that judge say whether the verdict changes. Alarm-only facts
(job texts, note, links, joined as an alarm) are outside: what they do not say is no alarm (quick-review section 5).
"""

from __future__ import annotations

from collections.abc import Callable

from whosasking.checks import Case
from whosasking.model import SettleStep, VerdictWord


def settle(case: Case, word: Callable[[Case], VerdictWord]) -> tuple[SettleStep, ...]:
    """The facts to bring, with what to do for each. word: the verdict's word on a case."""
    return ()
