"""What changed on a profile since the last visit, and when to offer that a connection be removed. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from whosasking.model import Message, Noun, Profile
from whosasking.names import name_key, organisation_key
from whosasking.sentences.days import day_words


class Before(Noun, kw_only=True):
    """What earlier visits saw of a member: the name and the employers, each with the day ("YYYY-MM-DD"). None: not read."""

    name: str | None = None
    named_on: str | None = None
    employers: tuple[str, ...] | None = None
    employed_on: str | None = None


def employers(profile: Profile) -> tuple[str, ...] | None:
    """Where the member works now, each employer once. None: the jobs were not read."""
    if profile.jobs is None:
        return None
    named = {organisation_key(job.company): job.company for job in profile.jobs if job.company and job.to is None}
    return tuple(company for key, company in named.items() if key)


def changes(before: Before, profile: Profile) -> tuple[Message, ...]:
    """A line for another name and a line for other employers. What was not read, now or then, has not changed."""
    found = (_renamed(before, profile.name), _moved(before, employers(profile)))
    return tuple(line for line in found if line is not None)


def _renamed(before: Before, name: str | None) -> Message | None:
    if not before.name or not name or before.named_on is None or name_key(before.name) == name_key(name):
        return None
    return Message(key="since.name", values={"name": before.name, "day": day_words(before.named_on)})


def _moved(before: Before, now: tuple[str, ...] | None) -> Message | None:
    if before.employers is None or now is None or before.employed_on is None:
        return None
    day = day_words(before.employed_on)
    old, new = _without(before.employers, now), _without(now, before.employers)
    if old and new:
        return Message(key="since.employer.another", values={"old": old[0], "new": new[0], "day": day})
    if new:
        return Message(key="since.employer.new", values={"new": new[0], "day": day})
    if old:
        return Message(key="since.employer.gone", values={"old": old[0], "day": day})
    return None


def _without(some: Iterable[str], others: Iterable[str]) -> list[str]:
    known = {organisation_key(name) for name in others}
    return [name for name in some if organisation_key(name) not in known]
