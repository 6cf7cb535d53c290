"""The same About or job text seen before under another name and another address. hard.

It needs memory, so it stands beside ``search`` (see ``telltales.memory``): the store keeps fingerprints (hashed shingles), never the
words, and hands them in. The same employer's boilerplate is strong, and so is an About of which nobody read where its member works;
the same member under a new address is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from whosasking.lexicon import TEXT_CAP, Reading
from whosasking.model import Job, ProfilePage, Telltale, TelltaleClass
from whosasking.names import organisation_key
from whosasking.telltales.matching import Family

SHORTEST = 60
"""Characters from which a text is long enough to be one's own (quick-review section 4)."""
_WORDS = 4
"""Words in a shingle: short enough to survive a changed name, long enough not to meet by chance."""
_KEPT = 128
"""The smallest hashes that are kept of a text: their overlap estimates that of the whole (bottom-k sketch)."""
_SAME = 0.7
"""Share of shingles from which two texts are near-same."""
_NOBODYS = "with a demonstrated history of working in the"
"""LinkedIn's own generator wrote this into the Abouts of many: what is left without it has to be long enough."""
_TEXTS = 60
"""The most texts of one profile that are kept: the About, and jobs from the newest on."""

Sketch = tuple[int, ...]


class SeenText(NamedTuple):
    """A text seen before. name, address, member: hashes by ``key``. employers: hashes of those whose boilerplate it may be (of a
    job its employer, of an About the present ones), None: not read."""

    sketch: Sketch
    name: int
    address: int
    member: int | None
    employers: tuple[int, ...] | None


class Fingerprint(NamedTuple):
    """A text of the page of now. where: its place; quote: its first words, for the finding, never kept."""

    where: str
    quote: str
    seen: SeenText


def key(words: str, salt: bytes = b"") -> int:
    """A name, an address or an employer as a number that compares and tells nothing. salt: the store's own, 64 bytes at most."""
    return _hash(" ".join(Reading(words).forms), salt)


def employer_key(company: str, salt: bytes = b"") -> int:
    """As key(), for an employer, without its legal form."""
    return _hash(organisation_key(company), salt)


def sketch(text: str, salt: bytes = b"") -> Sketch | None:
    """The fingerprint of a text, or None where it is too short to be anybody's own."""
    forms = " ".join(Reading(text[:TEXT_CAP]).forms).replace(_NOBODYS, "").split()
    if sum(map(len, forms)) + len(forms) - 1 < SHORTEST:
        return None
    shingles = {
        _hash(" ".join(forms[place : place + _WORDS]), salt) for place in range(max(1, len(forms) - _WORDS + 1))
    }
    return tuple(sorted(shingles)[:_KEPT])


def likeness(one: Sketch, other: Sketch) -> float:
    """The estimated share of shingles that two texts have in common, 0 to 1."""
    smallest = sorted({*one, *other})[: max(len(one), len(other))]
    both = {*one} & {*other}
    return sum(number in both for number in smallest) / len(smallest) if smallest else 0.0


def fingerprints(page: ProfilePage, salt: bytes = b"") -> Iterator[Fingerprint]:
    """The fingerprints of a profile's About and job texts. None of somebody whose name or address was not read."""
    profile = page.profile
    if not profile.name or not profile.slug:
        return
    name, address = key(profile.name, salt), key(profile.slug, salt)
    member = None if profile.member_id is None else key(profile.member_id, salt)
    texts = [("about", profile.about, _present_employers(profile.jobs, salt))]
    for number, job in enumerate(profile.jobs or (), 1):
        texts.append((f"experience/{number}", job.description, _employers((job,), salt)))
    for where, text, employers in texts[:_TEXTS]:
        kept = sketch(text or "", salt)
        if kept is not None:
            yield Fingerprint(where, (text or "").strip()[:80], SeenText(kept, name, address, member, employers))


def _present_employers(jobs: tuple[Job, ...] | None, salt: bytes) -> tuple[int, ...] | None:
    if jobs is None:
        return None
    return _employers((job for job in jobs if job.is_current is not False), salt)


def _employers(jobs: Iterable[Job], salt: bytes) -> tuple[int, ...]:
    return tuple(sorted({employer_key(job.company, salt) for job in jobs if job.company}))


def find(own: Iterable[Fingerprint], seen: Iterable[SeenText]) -> Telltale | None:
    """The gravest reuse of a text by this profile among those seen before."""
    texts = list(own)
    found: Telltale | None = None
    for before in seen:
        for text in texts:
            weight = _weight(text.seen, before)
            if weight == "hard" or (weight and found is None):
                found = Telltale(family=FAMILY.id, weight=weight, quote=text.quote, where=text.where)
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
    if text.employers is None or before.employers is None:
        return "strong"
    return "strong" if {*text.employers} & {*before.employers} else "hard"


def _hash(words: str, salt: bytes) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6, key=salt).digest(), "big")


FAMILY = Family("reused_text")
