"""What LinkedIn writes in its interface: one TOML file a language. Words are a last resort, behind structure.

A file holds: ``code``, ``name``, ``months`` (twelve lists), ``multipliers`` (short numbers: "K", "mil", "万"), and two tables with
every key of ``Phrases``: ``[seen]``, words with a source, and ``[unverified]``, words without one, which rank lowest.
A new language is a new file, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by meaning. Sections and buttons by their headings; counts by the noun beside the number.

    ago: what stands around a number of days ("2 days ago"; Unicode CLDR). recently: the same without a number ("yesterday").
    joining: what stands between two names, and between names and "71 others".
    """

    connections: tuple[str, ...]
    followers: tuple[str, ...]
    mutual: tuple[str, ...]
    degree1: tuple[str, ...]
    degree2: tuple[str, ...]
    degree3: tuple[str, ...]
    about: tuple[str, ...]
    experience: tuple[str, ...]
    education: tuple[str, ...]
    skills: tuple[str, ...]
    recommendations: tuple[str, ...]
    activity: tuple[str, ...]
    languages: tuple[str, ...]
    licenses: tuple[str, ...]
    projects: tuple[str, ...]
    interests: tuple[str, ...]
    contact_info: tuple[str, ...]
    accept: tuple[str, ...]
    ignore: tuple[str, ...]
    pending: tuple[str, ...]
    connect: tuple[str, ...]
    message: tuple[str, ...]
    follow: tuple[str, ...]
    following: tuple[str, ...]
    remove_connection: tuple[str, ...]
    more: tuple[str, ...]
    showall: tuple[str, ...]
    no_posts: tuple[str, ...]
    open_to_work: tuple[str, ...]
    hiring: tuple[str, ...]
    premium: tuple[str, ...]
    verifications: tuple[str, ...]
    about_this_profile: tuple[str, ...]
    no_pending: tuple[str, ...]
    more_than: tuple[str, ...]
    workplace: tuple[str, ...]
    ago: tuple[str, ...]
    recently: tuple[str, ...]
    joining: tuple[str, ...]


KEYS: tuple[str, ...] = Phrases.__struct_fields__


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """One language. months: January to December, each in every form that a date may hold, case folded."""

    code: str
    name: str
    months: tuple[tuple[str, ...], ...]
    multipliers: dict[str, int]
    seen: Phrases
    unverified: Phrases

    def words(self, key: str) -> tuple[str, ...]:
        """All words for a key of ``Phrases``, those with a source first."""
        return (*getattr(self.seen, key), *getattr(self.unverified, key))

    def mentions(self, key: str, text: str) -> bool:
        """Whether a text holds one of the words for a key. (Thai puts the number inside: every part must be there.)"""
        folded = text.casefold()
        return any(all(part in folded for part in word.casefold().split()) for word in self.words(key))


@cache
def codes() -> tuple[str, ...]:
    """The codes of all languages: BCP 47, as LinkedIn writes them where that is the same."""
    names = (path.name for path in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def language(code: str) -> Language | None:
    """A language by its code, or None where there is no table."""
    if code not in codes():
        return None
    return msgspec.toml.decode(files(__package__).joinpath(f"{code}.toml").read_text("utf-8"), type=Language)


def every() -> Iterable[Language]:
    """All languages."""
    return (found for code in codes() if (found := language(code)) is not None)


def mentioned(key: str, text: str, first: Language | None = None) -> bool:
    """Whether a text holds a word for a key in the page's language or, where there is no table for it, in any."""
    return first.mentions(key, text) if first is not None else any(each.mentions(key, text) for each in every())


def normal_code(tag: str) -> str | None:
    """The code for a language tag of a page: "pt_BR" -> "pt", "zh-Hant-TW" -> "zh-TW", "in" -> "id"; None for no tag."""
    parts = tag.strip().replace("_", "-").split("-")
    primary = parts[0].lower()
    if not primary.isalpha() or not 2 <= len(primary) <= 3:
        return None
    if primary == "zh":
        traditional = any(part.lower() in ("hant", "tw", "hk", "mo") for part in parts[1:])
        return "zh-TW" if traditional else "zh-CN"
    return {"in": "id", "no": "nb", "iw": "he", "fil": "tl"}.get(primary, primary)


@cache
def _labels() -> dict[str, dict[str, int]]:
    """Every label -> language -> weight: 3 where it has a source, 1 where it has none."""
    found: dict[str, dict[str, int]] = {}
    for each in every():
        for phrases, weight in ((each.unverified, 1), (each.seen, 3)):
            for key in KEYS:
                for word in getattr(phrases, key):
                    if len(word) > 2 or not word.isascii():
                        found.setdefault(word.casefold(), {})[each.code] = weight
    return found


def vote(labels: Iterable[str]) -> str | None:
    """The language whose words these labels of a page are; None where none fits, or two fit as well as each other."""
    votes: dict[str, int] = {}
    for label in {label.strip().casefold() for label in labels}:
        for code, weight in _labels().get(label, {}).items():
            votes[code] = votes.get(code, 0) + weight
    ranking = sorted(votes.items(), key=lambda each: -each[1])
    if not ranking or (len(ranking) > 1 and ranking[0][1] == ranking[1][1]):
        return None
    return ranking[0][0]
