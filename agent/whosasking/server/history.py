"""The routes of the history: verdicts in pages, what the pictures show, and deleting it all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, TypeVar, get_args

from aiohttp import web

from whosasking.contract import CheckCount, HistoryReply, MonthCount, StatisticsReply, VerdictsDeleted, WeekCount
from whosasking.describe_history import describe_kept
from whosasking.errors import InvalidInput
from whosasking.model import OverrideKind, VerdictWord
from whosasking.sentences import text
from whosasking.server.guard import Route
from whosasking.server.handling import STATE, TEXT_CHARACTERS, Entry, language_of, number
from whosasking.server.problems import as_json
from whosasking.store import Counts

HISTORY_PAGE: Final = 200
WEEKS: Final = 26
"""As long as verdicts are kept, unless the user says otherwise."""
_VERDICTS: Final[tuple[VerdictWord, ...]] = get_args(VerdictWord)
_SAID: Final[tuple[OverrideKind, ...]] = get_args(OverrideKind)

T = TypeVar("T", bound=str)


async def _history(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    page = await state.do(
        state.store.history_page,
        limit=number(request, "limit", 50, most=HISTORY_PAGE) or 1,
        before=number(request, "before", None, most=2**62),
        search=request.query.get("search", "")[:TEXT_CHARACTERS],
        verdict=_one_of(request, "verdict", _VERDICTS),
        said=_one_of(request, "said", _SAID),
    )
    language = language_of(request)
    entries = tuple(describe_kept(kept, language) for kept in page.entries)
    return as_json(HistoryReply(entries=entries, said=page.said, next=page.following, total=page.total))


def _one_of(request: web.Request, name: str, words: tuple[T, ...]) -> T | None:
    """A word of the query. Raises InvalidInput for another one."""
    written = request.query.get(name)
    if written is None:
        return None
    for word in words:
        if word == written:
            return word
    raise InvalidInput("invalid_message")


async def _delete(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    return as_json(VerdictsDeleted(verdicts=await state.do(state.store.purge, older_than=None)))


async def _statistics(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    today = state.clock.now().date()
    counts = await state.do(state.store.counts, _monday(today) - timedelta(weeks=WEEKS - 1))
    return as_json(statistics(counts, today, language_of(request)))


def statistics(counts: Counts, today: date, language: str = "en") -> StatisticsReply:
    """What was counted, without gaps between weeks and months. today: the week and month where they end. language: of the titles."""
    return StatisticsReply(weeks=_weeks(counts, today), checks=_checks(counts, language), months=_months(counts, today))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(counts: Counts, today: date) -> tuple[WeekCount, ...]:
    if not counts.verdicts:
        return ()
    weeks: dict[date, dict[str, int]] = {}
    monday = _monday(date.fromisoformat(min(counts.verdicts)))
    while monday <= max(_monday(today), _monday(date.fromisoformat(max(counts.verdicts)))):
        weeks[monday] = {"accept": 0, "look_closer": 0, "ignore": 0}
        monday += timedelta(weeks=1)
    for day, words in counts.verdicts.items():
        week = weeks[_monday(date.fromisoformat(day))]
        for word in week:
            week[word] += words.get(word, 0)
    return tuple(WeekCount(week=monday.isoformat(), **week) for monday, week in weeks.items())


def _checks(counts: Counts, language: str) -> tuple[CheckCount, ...]:
    found = [
        CheckCount(
            check=check,
            title=text(f"checks.{check}.title", language),
            passed=outcomes.passed,
            failed=outcomes.failed,
            unknown=outcomes.unknown,
        )
        for check, outcomes in counts.checks.items()
        if outcomes.passed + outcomes.failed + outcomes.unknown
    ]
    return tuple(sorted(found, key=lambda check: -check.failed))


def _months(counts: Counts, today: date) -> tuple[MonthCount, ...]:
    """A connection of which the archive tells no day counts from the beginning."""
    dated = [month for month in counts.connections if month]
    if not dated:
        return ()
    months, total = [], counts.connections.get("", 0)
    year, number_ = map(int, min(dated).split("-"))
    while (month := f"{year:04}-{number_:02}") <= max(today.isoformat()[:7], *dated):
        made = counts.connections.get(month, 0)
        total += made
        months.append(MonthCount(month=month, made=made, total=total))
        year, number_ = (year + 1, 1) if number_ == 12 else (year, number_ + 1)
    return tuple(months)


ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {
    "/v1/history": {"GET": Entry(Route("client"), _history), "DELETE": Entry(Route("client"), _delete)},
    "/v1/statistics": {"GET": Entry(Route("client"), _statistics)},
}
