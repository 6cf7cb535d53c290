"""The five checks of the quick review (section 3): facts -> findings. CHECKS is the only list.

One check is one file of its own name. It answers one question about a case and never weighs: ``whosasking.review`` alone does.
"""

from __future__ import annotations

from whosasking.checks._case import Case, Check
from whosasking.checks.activity import activity
from whosasking.checks.completeness import completeness
from whosasking.checks.connections import connections
from whosasking.checks.mutual_connections import mutual_connections
from whosasking.checks.telltales import telltales

CHECKS: tuple[Check, ...] = (connections, mutual_connections, completeness, activity, telltales)

__all__ = ["CHECKS", "Case", "Check"]
