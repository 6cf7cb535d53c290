"""Check: obvious telltale signs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import clipped
from whosasking.lexicon import TEXT_CAP
from whosasking.model import Answer, Evidence, Message, ProfilePage, Telltale, TelltaleClass
from whosasking.telltales import has_words, was_cut

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
    for name in ("hard", "strong"):
        if getattr(weights, name):
            return Answer(
                outcome="failed", reason=Message(key=f"checks.telltales.{name}", values=values), evidence=seen
            )
    if weights.weak >= case.preferences.weak_telltales_that_fail:
        return Answer(outcome="failed", reason=Message(key="checks.telltales.weak", values=values), evidence=seen)
    if not main_texts_read(case.page):
        return Answer(outcome="unknown", reason=Message(key="checks.telltales.not_read"), evidence=seen)
    return Answer(
        outcome="passed", reason=Message(key=f"checks.telltales.{_passed(case)}", values=values), evidence=seen
    )


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
