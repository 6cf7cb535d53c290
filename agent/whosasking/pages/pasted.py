"""A profile as text that the reader marked and pasted: for pages in a layout that cannot be read yet.

Lines are all there is: sections by their headings, counts by their nouns, entries by their date lines. What a text does not say
is not read, and nothing that could still be brought: whoever pastes has the page in front of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from whosasking.languages import KEYS, Language, every, language, mentioned, vote
from whosasking.model import (
    Job,
    Profile,
    ProfilePage,
    Relation,
    School,
    SectionName,
    SectionState,
    Source,
    Standing,
    UnknownLayout,
)
from whosasking.pages.common import is_pronouns, job_from, part_with_count, school_from
from whosasking.pages.dates import read_span
from whosasking.pages.degree import is_bare_degree, read_degree
from whosasking.pages.numbers import Count, plain, read_count

LONGEST = 200_000
"""Characters that are read: a long profile has some 20,000."""
LONGEST_NAME = 120

_HEADINGS: dict[str, SectionName] = {
    "about": "about",
    "activity": "activity",
    "experience": "experience",
    "education": "education",
    "skills": "skills",
    "recommendations": "recommendations",
    "licenses": "certifications",
    "projects": "projects",
    "languages": "languages",
}
"""Keys of Phrases that head a section."""
_NO_SECTION = "interests"
"""A heading behind which nothing of the member's own follows."""

_UNREAD = ("has_photo", "verified", "joined", "last_activity", "skills", "recommendations", "links")


def read_pasted(text: str, *, on: date) -> ProfilePage | UnknownLayout:
    """The facts of a pasted text; UnknownLayout where no name and headline stand at its beginning. on: the day of the reading."""
    lines = _lines(text[:LONGEST])
    code = vote(lines)
    own = language(code) if code else None
    top, sections = _divided(lines, own)
    name, rest = _name(top, own)
    if name is None:
        return UnknownLayout(language=code, read_on=on)
    headline = next(iter(_own_words(rest, name, own)), None)
    about = sections.get("about")
    states: dict[SectionName, SectionState | None] = dict.fromkeys(sections, "present")
    counts = _counts(top, own)
    profile = Profile(
        name=name,
        headline=headline,
        about=None if about is None else "\n".join(_without_more(about, own)),
        jobs=None if "experience" not in sections else tuple(_jobs(sections["experience"], own)),
        education=None if "education" not in sections else tuple(_schools(sections["education"], own)),
        has_posts=_has_posts(sections.get("activity"), own),
        sections=states,
        connections=counts["connections"].value if "connections" in counts else None,
        connections_capped=counts["connections"].capped if "connections" in counts else None,
        followers=counts["followers"].value if "followers" in counts else None,
    )
    where = {"name": name, "headline": headline, "about": about[0] if about else None}
    return ProfilePage(
        language=code,
        signed_in=True,
        read_on=on,
        profile=profile,
        standing=_standing(top, own),
        not_read=dict.fromkeys(
            (*_UNREAD, *(fact for fact in ("about", "jobs") if getattr(profile, fact) is None)), "hidden"
        ),
        sources={
            fact: Source(where="about" if fact == "about" else "top_card", quote=said[:80])
            for fact, said in where.items()
            if said
        },
    )


def _lines(text: str) -> list[str]:
    """Lines with something on them; one that repeats the line before it is there for screen readers."""
    found: list[str] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        if words and (not found or found[-1] != words):
            found.append(words)
    return found


# ---------------------------------------------------------------------------------------- parts of the text


def _heading(line: str, own: Language | None) -> str | None:
    """The key of Phrases that a line is the heading of, in the page's language, or in any where that is not known."""
    folded = line.casefold()
    for each in (own,) if own is not None else every():
        for key in (*_HEADINGS, _NO_SECTION):
            if any(folded == word.casefold() for word in each.words(key)):
                return key
    return None


def _divided(lines: Sequence[str], own: Language | None) -> tuple[list[str], dict[SectionName, list[str]]]:
    """What stands above the first section, and the lines of each section."""
    top: list[str] = []
    sections: dict[SectionName, list[str]] = {}
    current: list[str] = top
    for line in lines:
        key = _heading(line, own)
        if key is None:
            current.append(line)
        elif key in _HEADINGS and _HEADINGS[key] not in sections:
            current = sections[_HEADINGS[key]] = []
        else:
            current = []
    return top, sections


def _is_interface(line: str, own: Language | None) -> bool:
    folded = line.casefold()
    return any(
        folded == word.casefold()
        for each in ((own,) if own is not None else every())
        for key in KEYS
        for word in each.words(key)
    )


def _name(top: Sequence[str], own: Language | None) -> tuple[str | None, Sequence[str]]:
    """The first line that may be a name, and what follows it."""
    for at, line in enumerate(top):
        name = re.split(r"\s[·•]\s", line)[0]
        if _is_interface(line, own) or is_bare_degree(name.lstrip("· ")) or read_count(line) is not None:
            continue
        return (name, top[at + 1 :]) if len(name) <= LONGEST_NAME else (None, top)
    return None, top


def _own_words(lines: Sequence[str], name: str, own: Language | None) -> Iterator[str]:
    """Lines of the top that are the member's words: no button, degree, pronouns or count, and not the name again."""
    for line in lines:
        bare = line.lstrip("· ")
        is_count = any(part_with_count(line, key, own) for key in ("connections", "followers", "mutual"))
        if bare.startswith(name) or is_bare_degree(bare) or is_pronouns(bare) or is_count or _is_interface(bare, own):
            continue
        yield line


def _without_more(lines: Sequence[str], own: Language | None) -> list[str]:
    """The text without the "see more" below it."""
    ends = {"…", "..."}
    kept = list(lines)
    while kept and (
        kept[-1].strip("… .").casefold() in {"", "see more", "more"} or _is_interface(kept[-1].strip("… ."), own)
    ):
        kept.pop()
    return [line for line in kept if line not in ends]


# ---------------------------------------------------------------------------------------------------- facts


def _counts(top: Sequence[str], own: Language | None) -> dict[str, Count]:
    found: dict[str, Count] = {}
    for line in top:
        if mentioned("mutual", line, own):
            continue
        for key in ("connections", "followers"):
            part = part_with_count(line, key, own)
            count = read_count(part, own) if part else None
            if count is not None:
                found.setdefault(key, count)
    return found


def _standing(top: Sequence[str], own: Language | None) -> Standing:
    degree = next(
        (
            found
            for line in top
            for part in re.split(r"\s?[·•]\s?", line)
            if is_bare_degree(part) and (found := read_degree(part, own))
        ),
        None,
    )
    mutual = next((_mutual(line, own) for line in top if mentioned("mutual", line, own)), None)
    return Standing(degree=degree, mutual_connections=mutual, relation=_relation(top, degree, own))


def _mutual(line: str, own: Language | None) -> int | None:
    """How many a line of mutual connections counts: those behind the names, and a name before each comma and "and"."""
    count = read_count(line, own)
    if count is None:
        return None
    before = re.split(r"\d", plain(line), maxsplit=1)[0]
    names = 0 if not before.strip() else 1 + len(re.findall(r"[,،、]", before))
    return count.value + names


def _relation(top: Sequence[str], degree: int | None, own: Language | None) -> Relation | None:
    buttons = {
        key for key in ("accept", "ignore", "pending") for line in top if own is not None and line in own.words(key)
    }
    if degree == 1:
        return "connected"
    if {"accept", "ignore"} <= buttons:
        return "invited_me"
    if "pending" in buttons:
        return "pending"
    return "connectable" if degree is not None else None


def _has_posts(activity: Sequence[str] | None, own: Language | None) -> bool | None:
    if activity is None:
        return None
    return False if any(mentioned("no_posts", line, own) for line in activity) else None


def _entries(lines: Sequence[str], own: Language | None) -> Iterator[list[str]]:
    """The lines of each entry: up to two above a date line, the date line, and what follows up to the next entry."""
    dated = [at for at, line in enumerate(lines) if at and read_span(line, own) is not None]
    starts = [max(at - 2, dated[place - 1] + 1 if place else 0) for place, at in enumerate(dated)]
    for place, start in enumerate(starts):
        yield list(lines[start : starts[place + 1] if place + 1 < len(starts) else len(lines)])


def _jobs(lines: Sequence[str], own: Language | None) -> Iterator[Job]:
    for entry in _entries(lines, own):
        dated = next(at for at, line in enumerate(entry) if at and read_span(line, own) is not None)
        described = "\n".join(_without_more(entry[dated + 1 :], own))
        job = job_from(entry[: dated + 1], own, company=None, linked=False, description=described)
        yield Job(title=job.title, company=job.company, from_=job.from_, to=job.to, description=job.description)


def _schools(lines: Sequence[str], own: Language | None) -> Iterator[School]:
    entries = list(_entries(lines, own))
    if not entries and lines:
        yield School(school=lines[0])
    for entry in entries:
        yield school_from(entry, own)
