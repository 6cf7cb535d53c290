"""The only SQL: schema, migrations, queries."""

from __future__ import annotations

from whosasking.store.backup import Kept
from whosasking.store.history import Counts, HistoryPage, Outcomes
from whosasking.store.home import home
from whosasking.store.imports import ImportSummary
from whosasking.store.judged import Judged, Memory, said_of_spam
from whosasking.store.kept_verdicts import KeptVerdict
from whosasking.store.people import FILTERS, Background, Member, PeopleFilter
from whosasking.store.stamps import stamp
from whosasking.store.store import Client, Reviewed, Store

__all__ = [
    "FILTERS",
    "Background",
    "Client",
    "Counts",
    "HistoryPage",
    "ImportSummary",
    "Judged",
    "Kept",
    "KeptVerdict",
    "Member",
    "Memory",
    "Outcomes",
    "PeopleFilter",
    "Reviewed",
    "Store",
    "home",
    "said_of_spam",
    "stamp",
]
