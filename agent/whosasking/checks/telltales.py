"""Check: obvious telltale signs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import clipped
from whosasking.lexicon import TEXT_CAP
from whosasking.model import Answer, Evidence, Message, Outcome, Profile, ProfilePage, Telltale, TelltaleClass
from whosasking.preferences import Preferences
from whosasking.telltales import has_words, was_cut
from whosasking.telltales.matching import member_months

_HEAVIEST_FIRST: tuple[TelltaleClass, ...] = ("hard", "strong", "weak", "note")


class Weights(NamedTuple):
    """How many families spoke, by class. A note is only shown and weighs nothing."""

    hard: int
    strong: int
    weak: int


@Check
def telltales(case: Case) -> Answer:
    """Passed needs the three main texts: name, headline and About, read (read and empty counts), with one weak sign at most."""
    weights = weigh(case.telltales)
    values: dict[str, str | int] = {"n": sum(weights), "cap": TEXT_CAP, "code": case.page.language or ""}
    seen = tuple(Evidence(quote=clipped(sign.quote), where=sign.where) for sign in heaviest(case.telltales))
    if case.knowledge.not_spam:
        return Answer(outcome="passed", reason=Message(key="checks.telltales.not_spam"), evidence=seen)
    found = outcome(weights, main_texts_read(case.page), case.preferences)
    failed = "hard" if weights.hard else "strong" if weights.strong else "weak"
    key = {"failed": failed, "unknown": "not_read", "passed": _passed(case)}[found]
    return Answer(outcome=found, reason=Message(key=f"checks.telltales.{key}", values=values), evidence=seen)


def outcome(weights: Weights, texts_read: bool, preferences: Preferences) -> Outcome:
    """The answer to so many families, and to whether name, headline and About were read."""
    if weights.hard or weights.strong or weights.weak >= preferences.weak_telltales_that_fail:
        return "failed"
    return "passed" if texts_read else "unknown"


def _passed(case: Case) -> str:
    """The sentence for what passed. What was not judged is said: the rest of a very long text, a language without a word list."""
    if was_cut(case.page.profile, case.page.standing.note):
        return "passed_cut"
    if weigh(case.telltales).weak:
        return "few_weak"
    if case.page.language is not None and not has_words(case.page.language):
        return "passed_no_words"
    return "passed"


def main_texts_read(page: ProfilePage) -> bool:
    """Whether name, headline and About were read; read and empty counts."""
    profile = page.profile
    return profile.name is not None and profile.headline is not None and profile.about is not None


def heaviest(signs: Iterable[Telltale]) -> tuple[Telltale, ...]:
    """One telltale a family, its heaviest, heaviest first: a family counts once per profile."""
    families: dict[str, Telltale] = {}
    for sign in sorted(signs, key=lambda sign: _HEAVIEST_FIRST.index(sign.weight)):
        families.setdefault(sign.family, sign)
    return tuple(families.values())


def weigh(signs: Iterable[Telltale]) -> Weights:
    """How many families spoke, by class."""
    classes = [sign.weight for sign in heaviest(signs)]
    return Weights(classes.count("hard"), classes.count("strong"), classes.count("weak"))


_YOUNG = {"new_leader": "new_leader_months", "new_and_connected": "new_member_months"}
"""Families that speak of new members only, and the preference that says how new."""
_SOFTER: dict[TelltaleClass, TelltaleClass] = {"hard": "strong", "strong": "weak", "weak": "note", "note": "note"}


def widest(preferences: Preferences) -> Preferences:
    """The preferences under which every sign is found that any preferences could ask for; in_force() leaves out again."""
    return replace(preferences, new_leader_months=24, new_member_months=24)


def in_force(
    signs: tuple[Telltale, ...], profile: Profile, preferences: Preferences, *, on: date
) -> tuple[Telltale, ...]:
    """The signs as the user wants them weighed: families that they softened one step down, and of those about new members
    only what is new enough for them."""
    softened = preferences.softened_families
    if not softened and not any(sign.family in _YOUNG for sign in signs):
        return signs
    months = member_months(profile, on)
    return tuple(
        replace(sign, weight=_SOFTER[sign.weight]) if sign.family in softened else sign
        for sign in signs
        if sign.family not in _YOUNG or months is None or months < getattr(preferences, _YOUNG[sign.family])
    )
