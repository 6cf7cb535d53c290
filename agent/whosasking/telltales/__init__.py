"""Telltales: offers to the reader and demands on them, in the words of a profile; oddities in its name, links and dates.

``TELLTALES`` is the only list; one file a family under ``families``, its words as TOML beside it. The order is the precedence: words
that one family quotes count for no second one (quick-review section 4).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from whosasking.lexicon import TEXT_CAP, Lexicon
from whosasking.model import Profile, ProfilePage, Telltale, TelltaleField
from whosasking.preferences import Preferences
from whosasking.recruiters import recruiter_title
from whosasking.telltales.families import (
    advance_fee,
    capitals_name,
    cold_pitch,
    fee_or_task_scam,
    follower_ratio,
    headline_noise,
    illicit_offer,
    impossible_dates,
    link_shortener,
    lowercase_name,
    mixed_script,
    name_oddity,
    new_and_connected,
    new_leader,
    off_platform,
    off_platform_offer,
    open_networker,
    recruiter_free_mail,
    recruiter_unverified,
    returns,
    reused_text,
    similar_invitations,
    vague_praise,
)
from whosasking.telltales.matching import Fact, Family, Spot, Text

TELLTALES: tuple[Family, ...] = (
    illicit_offer.FAMILY,
    reused_text.FAMILY,
    off_platform_offer.FAMILY,
    fee_or_task_scam.FAMILY,
    advance_fee.FAMILY,
    returns.FAMILY,
    mixed_script.FAMILY,
    name_oddity.FAMILY,
    recruiter_free_mail.FAMILY,
    cold_pitch.FAMILY,
    new_leader.FAMILY,
    similar_invitations.FAMILY,
    off_platform.FAMILY,
    lowercase_name.FAMILY,
    capitals_name.FAMILY,
    impossible_dates.FAMILY,
    link_shortener.FAMILY,
    new_and_connected.FAMILY,
    recruiter_unverified.FAMILY,
    vague_praise.FAMILY,
    headline_noise.FAMILY,
    open_networker.FAMILY,
    follower_ratio.FAMILY,
)

_STAGES = ("atoms", "amounts", "concepts", "phrases", "context")
"""The order of the word lists: a phrase may name lists that come before its own. A family begins with phrases and looks context up."""

_WEIGHTS = ("hard", "strong", "weak", "note")


def search(page: ProfilePage, preferences: Preferences, *, on: date) -> tuple[Telltale, ...]:
    """Every telltale of a profile, each family once, the gravest first. Reads no clock: ``on`` is the day of the review."""
    found: list[Telltale] = []
    is_recruiter = recruiter_title(page.profile) is not None
    texts = [Text(what, where, lexicon().read(text), is_recruiter) for what, where, text in _texts(page)]
    for family in TELLTALES:
        best = _best(family, texts, page, preferences, on)
        if best is not None:
            found.append(best)
    return tuple(sorted(found, key=lambda telltale: _WEIGHTS.index(telltale.weight)))


def search_text(field: TelltaleField, text: str, language: str | None = None) -> tuple[Telltale, ...]:
    """Every telltale of one text. language: the page's; lists of every language are searched, whatever it is."""
    del language
    alone = [Text(field, field, lexicon().read(text))]
    found = [best for family in TELLTALES if (best := _best_in_texts(family, alone)) is not None]
    return tuple(sorted(found, key=lambda telltale: _WEIGHTS.index(telltale.weight)))


@cache
def languages_searched() -> tuple[str, ...]:
    """Languages whose telltale words are known: each has a file of them. Asked without the lexicon, which not every process holds."""
    return tuple(path.name.removesuffix(".toml") for path in _tomls(files(__package__) / "words"))


def has_words(language: str | None) -> bool:
    """Whether texts in a language can be judged: without a word list they were not, and the finding says so."""
    return language is not None and language.partition("-")[0].partition("_")[0].lower() in languages_searched()


def was_cut(profile: Profile, note: str | None = None) -> bool:
    """Whether a text of the profile was longer than what is searched (TEXT_CAP characters)."""
    jobs = (text for job in profile.jobs or () for text in (job.title, job.description))
    return any(len(text or "") > TEXT_CAP for text in (profile.name, profile.headline, profile.about, note, *jobs))


def _texts(page: ProfilePage) -> Iterator[tuple[TelltaleField, str, str]]:
    profile = page.profile
    yield "name", _where(page, "name", "top_card"), profile.name or ""
    yield "headline", _where(page, "headline", "top_card"), profile.headline or ""
    yield "note", _where(page, "note", "invitation"), page.standing.note or ""
    yield "about", _where(page, "about", "about"), profile.about or ""
    for number, job in enumerate(profile.jobs or (), 1):
        text = "\n".join(part for part in (job.title, job.description) if part)
        yield "job", _where(page, f"jobs/{number}", f"experience/{number}"), text


def _where(page: ProfilePage, fact: str, otherwise: str) -> str:
    source = page.sources.get(fact)
    return source.where if source is not None else otherwise


def _best(family: Family, texts: list[Text], page: ProfilePage, preferences: Preferences, on: date) -> Telltale | None:
    in_texts = _best_in_texts(family, texts)
    if family.in_facts is None:
        return in_texts
    facts: list[Fact] = sorted(
        family.in_facts(page, preferences, on, lexicon().read), key=lambda fact: _WEIGHTS.index(fact.weight)
    )
    if not facts or (in_texts is not None and _WEIGHTS.index(in_texts.weight) <= _WEIGHTS.index(facts[0].weight)):
        return in_texts
    return Telltale(family=family.id, weight=facts[0].weight, quote=facts[0].quote, where=facts[0].where)


def _best_in_texts(family: Family, texts: list[Text]) -> Telltale | None:
    """The gravest spot of a family, once per profile; its words are claimed."""
    if family.in_text is None:
        return None
    best: tuple[Text, Spot] | None = None
    for text in texts:
        if text.what not in family.fields:
            continue
        spot = next(family.in_text(text), None)
        if spot is None:
            continue
        text.claim(spot)
        if best is None or _WEIGHTS.index(spot.weight) < _WEIGHTS.index(best[1].weight):
            best = text, spot
    if best is None:
        return None
    text, spot = best
    return Telltale(family=family.id, weight=spot.weight, quote=_quote(text, spot), where=text.where)


def _quote(text: Text, spot: Spot) -> str:
    """The words on the page: all of them where they fit into 80 characters, else the deciding ones."""
    reading = text.matches.reading
    first, after = min(hit.first for hit in spot.hits), max(hit.after for hit in spot.hits)
    if reading.ends[after - 1] - reading.starts[first] <= 80:
        return reading.quote(first, after)
    return reading.quote(spot.hits[0].first, spot.hits[0].after)


def _stages() -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """The lists of each stage: of ``shared.toml``, of each language's words, and of the families, whose phrases carry their name."""
    stages: dict[str, dict[str, dict[str, str]]] = {stage: {} for stage in _STAGES}
    here = files(__package__)
    for stage, lists in _toml(here / "shared.toml").items():
        stages[stage].update(lists)
    for path in _tomls(here / "families"):
        family = path.name.removesuffix(".toml")
        for stage, lists in _toml(path).items():
            prefix = "" if stage == "concepts" else f"{family}."
            stages[stage].update({f"{prefix}{name}": phrases for name, phrases in lists.items()})
    for path in _tomls(here / "words"):
        language = path.name.removesuffix(".toml")
        for stage, words in _toml(path).items():
            for name, phrases in words.items():
                stages[stage].setdefault(name, {})[language] = phrases
    yield from stages.items()


def _tomls(folder: Traversable) -> list[Traversable]:
    return sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)


def _toml(path: Traversable) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    """All lists, indexed once (about half a second)."""
    return Lexicon(lists for _, lists in _stages())
