"""Is this member a recruiter? A title of quick-review section 9 in the headline, or as the title of a current job."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from whosasking.lexicon import Hit, Lexicon, Reading
from whosasking.model import Evidence, Profile

_QUOTE_AT_MOST = 80


def recruiter_title(profile: Profile) -> Evidence | None:
    """The recruiter's title and where it stands; None where there is none (or neither headline nor jobs were read)."""
    for number, job in enumerate(profile.jobs or (), 1):
        # A job without dates may be over: only one that is surely current counts.
        found = title_in(job.title or "") if job.is_current else None
        if found is not None:
            return Evidence(quote=found, where=f"experience/{number}")
    found = title_in(profile.headline or "")
    return None if found is None else Evidence(quote=found, where="top_card")


@lru_cache(maxsize=256)
def title_in(text: str) -> str | None:
    """The recruiter's title in a headline or job title, verbatim; None where there is none or something takes it back."""
    if not text.strip():
        return None
    matches = _lexicon().read(text)
    if not (titles := matches["titles"]):
        return None
    for title in titles:
        if not any(_takes_back(other, title, matches.reading) for other in matches["not_titles"]):
            return matches.reading.quote(title.first, title.after, _QUOTE_AT_MOST)
    return None


def _takes_back(other: Hit, title: Hit, reading: Reading) -> bool:
    """Whether one phrase covers a part of the title ("student recruitment") within its segment.

    What stands before it in another clause does not: "former teacher, now recruiter".
    """
    if other.first < title.first and reading.clauses[other.first] != reading.clauses[title.first]:
        return False
    is_same = reading.sentences[other.first] == reading.sentences[title.first]
    return is_same and other.first < title.after and title.first < other.after


@cache
def _lexicon() -> Lexicon:
    lists = tomllib.loads(files(__package__).joinpath("titles.toml").read_text("utf-8"))
    return Lexicon([lists])
