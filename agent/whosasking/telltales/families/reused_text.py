"""The same About or job text seen before under another name and another address. hard.

It needs memory, so it stands beside ``search``: the store keeps fingerprints (hashed shingles), never the words, and hands them in.
The same employer's boilerplate is strong; the same member under a new address is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from whosasking.lexicon import Reading
from whosasking.model import ProfilePage, Telltale, TelltaleClass
from whosasking.telltales.matching import Family

SHORTEST = 60
"""Characters from which a text is long enough to be one's own (quick-review section 4)."""
_WORDS = 4
"""Words in a shingle: short enough to survive a changed name, long enough not to meet by chance."""
_KEPT = 128
"""The smallest hashes that are kept of a text: their overlap estimates that of the whole (bottom-k sketch)."""
_SAME = 0.7
"""Share of shingles from which two texts are near-same."""

Sketch = tuple[int, ...]


class SeenText(NamedTuple):
    """A text seen before. name, address, member: hashes by ``key``; employer: of the employer that it describes, or None."""

    sketch: Sketch
    name: int
    address: int
    member: int | None
    employer: int | None


def key(words: str) -> int:
    """A name, an address or an employer as a number that compares and tells nothing."""
    return _hash(" ".join(Reading(words).forms))


def sketch(text: str) -> Sketch | None:
    """The fingerprint of a text, or None where it is too short to be anybody's own."""
    forms = Reading(text).forms
    if sum(map(len, forms)) + len(forms) - 1 < SHORTEST:
        return None
    shingles = {_hash(" ".join(forms[place : place + _WORDS])) for place in range(max(1, len(forms) - _WORDS + 1))}
    return tuple(sorted(shingles)[:_KEPT])


def likeness(one: Sketch, other: Sketch) -> float:
    """The estimated share of shingles that two texts have in common, 0 to 1."""
    smallest = sorted({*one, *other})[: max(len(one), len(other))]
    both = {*one} & {*other}
    return sum(number in both for number in smallest) / len(smallest) if smallest else 0.0


def fingerprints(page: ProfilePage) -> Iterator[tuple[str, str, SeenText]]:
    """What the store keeps of a profile: (where, first words for the finding of today, fingerprint)."""
    profile = page.profile
    if profile.name is None or profile.slug is None:
        return
    texts: list[tuple[str, str | None, str | None]] = [("about", profile.about, None)]
    texts += [(f"experience/{n}", job.description, job.company) for n, job in enumerate(profile.jobs or (), 1)]
    for where, text, employer in texts:
        kept = sketch(text or "")
        if kept is not None:
            member = None if profile.member_id is None else key(profile.member_id)
            seen = SeenText(kept, key(profile.name), key(profile.slug), member, key(employer) if employer else None)
            yield where, (text or "")[:80], seen


def find(page: ProfilePage, seen: Iterable[SeenText]) -> Telltale | None:
    """The gravest reuse of a text by this profile among those seen before."""
    own = list(fingerprints(page))
    found: Telltale | None = None
    for before in seen:
        for where, quote, text in own:
            weight = _weight(text, before)
            if weight == "hard" or (weight and found is None):
                found = Telltale(family=FAMILY.id, weight=weight, quote=quote, where=where)
            if weight == "hard":
                return found
    return found


def _weight(text: SeenText, before: SeenText) -> TelltaleClass | None:
    if text.name == before.name or text.address == before.address:
        return None
    if text.member is not None and text.member == before.member:
        return None
    if likeness(text.sketch, before.sketch) < _SAME:
        return None
    return "strong" if text.employer is not None and text.employer == before.employer else "hard"


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


FAMILY = Family("reused_text")
