"""What the families share: a text with everything found in it, and the rule above all of them.

A telltale is an offer to the reader or a demand on them. Who reports such offers, warns of them, negates them, regulates or treats
what they lead to, passes (quick-review section 4): ``Text.is_offered`` keeps that rule for every family.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from whosasking.lexicon import Hit, Matches
from whosasking.model import Profile, ProfilePage, TelltaleClass, TelltaleField
from whosasking.preferences import Preferences

_ADDRESS = re.compile(r"[^\W_]\.[^\W_]|://|@")

_QUOTED = re.compile(
    r'"[^"\n]{1,240}"|„[^„“”"\n]{1,240}[“”"]|“[^“”\n]{1,240}”|”[^”\n]{1,240}”|«[^«»\n]{1,240}»|»[^«»\n]{1,240}«|「[^「」]{1,120}」|『[^『』]{1,120}』'
    r"|(?<!\w)['‘‚][^'‘’‚\n]{1,240}['’‘](?!\w)"
)
_NEGATION_REACH = 4
"""Words between a "no" and what it negates, within one clause."""
_INNER_REACH = 1
"""Words between a "no" and the part of an offer that it negates, where it stands amid the offer."""
_EVERYDAY = ("you", "first", "ask", "promise", "contact", "work")
"""Lists of words so common that they tell which language a text is in."""
_WHOLE_HEADLINE = 40
"""Sentences of a headline, more than fit into one."""
_LONG_QUOTE = 5
"""Words of a quotation that says something itself, and does not only set a word apart."""
_REPORT_REACH = 1
"""Sentences around an offer in which a word of reporting or warning speaks about it."""


@dataclass(frozen=True)
class Spot:
    """Where a family spoke: its class here, and the words it rests on (hits of the text, the deciding one first)."""

    weight: TelltaleClass
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Fact:
    """A telltale that rests on facts and not on words alone. where: as Source.where."""

    weight: TelltaleClass
    quote: str
    where: str


@dataclass
class Text:
    """One text of a profile. what: which; where: as Source.where. is_recruiter: the member has a recruiter's title."""

    what: TelltaleField
    where: str
    matches: Matches
    is_recruiter: bool = False
    claimed: list[tuple[int, int]] = field(default_factory=list)

    def __getitem__(self, name: str) -> list[Hit]:
        """Hits of a list that no family has claimed yet."""
        hits = self.matches[name]
        return [hit for hit in hits if self._is_free(hit)] if self.claimed else hits

    def _is_free(self, hit: Hit) -> bool:
        return all(hit.after <= first or hit.first >= after for first, after in self.claimed)

    def claim(self, spot: Spot) -> None:
        """Words that one family quotes count for no second one."""
        self.claimed.extend((hit.first, hit.after) for hit in spot.hits)

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        """Where somebody else's words are given in quotation marks: first and last character."""
        return [match.span() for match in _QUOTED.finditer(self.matches.text)]

    @property
    def has_address(self) -> bool:
        """Whether a link or a mail address can be there at all."""
        return _ADDRESS.search(self.matches.text) is not None

    def sentence(self, hit: Hit) -> int:
        return self.matches.reading.sentences[hit.first]

    def near(self, name: str, hit: Hit, reach: int = 0) -> Hit | None:
        """What completes an offer: the first hit of a list in its language, within ``reach`` sentences of it and apart from it."""
        near = self._near(name, hit, reach)
        return next((other for other in near if _are_apart(hit, other) and share_language(hit, other)), None)

    def inside(self, name: str, hit: Hit) -> Hit | None:
        """What completes an offer and stands in its own words: the first hit of a list in its language."""
        for other in self.matches[name]:
            if hit.first <= other.first and other.after <= hit.after and share_language(hit, other):
                return other
        return None

    def beside(self, name: str, hit: Hit, reach: int = 0) -> bool:
        """What excuses an offer: whether a list is heard within ``reach`` sentences of it and not in its own words, in any language.

        Who warns quotes what others write, and related languages share their words: in doubt for the writer.
        """
        return any(not hit.says(other.first) for other in self._excuses(name, hit, reach))

    def mentions(self, name: str, hit: Hit, reach: int = 0) -> bool:
        """What excuses an offer even in its own words: whether a list is heard there or beside it, in any language."""
        return next(self._excuses(name, hit, reach), None) is not None

    def _excuses(self, name: str, hit: Hit, reach: int) -> Iterator[Hit]:
        """Hits of a list of excuses in the language of the offer or in one that the text is written in.

        Not those of a language nobody speaks here ("hasta" is a patient in Turkish and "until" in Spanish), nor what the offer
        does without: "a licence without driving school", "no need to see a doctor".
        """
        for other in self._near(name, hit, self._wide(reach)):
            is_understood = share_language(hit, other) or self._is_spoken(other)
            if is_understood and not self._is_done_without(other):
                yield other

    def _is_done_without(self, other: Hit) -> bool:
        if any(no.after == other.first for no in self.matches["without"]):
            return True
        return any(no.first <= other.first and other.after <= no.after for no in self.matches["no_prescription"])

    def _wide(self, reach: int) -> int:
        """A headline is one statement, whatever signs part it: who speaks there speaks in all of it."""
        return _WHOLE_HEADLINE if self.what == "headline" else reach

    @cached_property
    def _everyday(self) -> list[Hit]:
        """Everyday words, which tell in which languages a text is written."""
        return [hit for name in _EVERYDAY for hit in self.matches[name]]

    def _is_spoken(self, excuse: Hit) -> bool:
        """Whether an everyday word of its language stands elsewhere in the text: "stelle" alone makes no Italian note German."""
        return any(word.language == excuse.language and _are_apart(word, excuse) for word in self._everyday)

    def _near(self, name: str, hit: Hit, reach: int) -> Iterator[Hit]:
        sentences = self.matches.reading.sentences
        first, last = sentences[hit.first] - reach, sentences[hit.after - 1] + reach
        return (other for other in self[name] if first <= self.sentence(other) <= last)

    def speaks_to_reader(self, hit: Hit, reach: int = 1) -> bool:
        """Whether the words around address the reader: you, a call to act, a promise in the first person."""
        return (
            self.near("ask", hit, reach) is not None
            or self.near("promise", hit, reach) is not None
            or self.inside("you", hit) is not None
            or self.near("you", hit, reach) is not None
        )

    def is_offered(self, hit: Hit, *, reporting: bool = True) -> bool:
        """Whether these words are meant as an offer or a demand: not negated, and not spoken about."""
        return not self._is_negated(hit) and not (reporting and self._is_reported(hit))

    def _is_negated(self, hit: Hit) -> bool:
        reading = self.matches.reading
        sentence, clause = reading.sentences[hit.first], reading.clauses[hit.first]
        for no in self.matches["negation"]:
            if no.after > hit.first or hit.first - no.after > _NEGATION_REACH or reading.clauses[no.first] != clause:
                continue
            if not self._is_affirmed(no) and not self._is_false_friend(no, hit):
                return True
        if any(self._is_negated_inside(hit, no) for no in self.matches["negation"]):
            return True
        return any(
            no.after <= hit.after
            and (reading.sentences[no.first] == sentence or no.first >= hit.first)
            and not self._is_affirmed(no)
            and not self._is_mere_no(no, hit)
            for no in self.matches["never"]
        )

    def _is_negated_inside(self, hit: Hit, no: Hit) -> bool:
        """Whether a "no" stands between the parts of an offer and right before one: "without a prescription there is no tramadol"."""
        if not hit.first < no.first < hit.after or hit.says(no.first) or self._is_affirmed(no):
            return False
        if self._is_false_friend(no, hit):
            return False
        clauses = self.matches.reading.clauses
        return any(
            0 <= first - no.after <= _INNER_REACH and clauses[first] == clauses[no.first] for first, _ in hit.parts
        )

    def _is_mere_no(self, never: Hit, hit: Hit) -> bool:
        """Whether the words of an offer come from a language to which this "never" is a "not": German and Polish "nie"."""
        return never.language != hit.language and any(
            no.first == never.first and no.language == hit.language for no in self.matches["negation"]
        )

    def _is_false_friend(self, no: Hit, hit: Hit) -> bool:
        """Whether a "no" of another language is a word of the offer's own: Portuguese "no hospital", Dutch "pas op dag drie"."""
        return no.language != hit.language and any(
            own.language == hit.language and own.first <= no.first < own.after for own in self.matches["false_no"]
        )

    def _is_affirmed(self, no: Hit) -> bool:
        return any(other.first <= no.first < other.after for other in self.matches["affirmed"])

    def _is_quoted(self, hit: Hit) -> bool:
        """Whether an offer is somebody else's words, in quotation marks amid a text that asks nothing of the reader itself."""
        reading = self.matches.reading
        first, last = reading.starts[hit.first], reading.ends[hit.after - 1]
        quote = next(((start, end) for start, end in self._quoted if self._quotes(start, end, first, last)), None)
        if quote is None:
            return False
        return all(quote[0] < reading.starts[ask.first] < quote[1] for ask in self.matches["ask"])

    def _quotes(self, start: int, end: int, first: int, last: int) -> bool:
        """Whether a quotation holds these characters, or begins or ends among them and is a saying of its own."""
        if start < first and last < end:
            return True
        return start < last and first < end and len(self.matches.text[start:end].split()) >= _LONG_QUOTE

    def _is_reported(self, hit: Hit) -> bool:
        if self._is_quoted(hit):
            return True
        here = self.sentence(hit)
        for word in self.matches["report"]:
            if (hit.says(word.first) and word.after <= hit.after) or self._is_affirmed(word):
                continue
            if abs(self.sentence(word) - here) <= _REPORT_REACH:
                return True
        return any(not self._is_affirmed(word) for word in self.matches["reporter"])


def _are_apart(hit: Hit, other: Hit) -> bool:
    return other.after <= hit.first or other.first >= hit.after


def share_language(hit: Hit, other: Hit) -> bool:
    """Whether two hits can be of one language."""
    return hit.language == other.language or "any" in (hit.language, other.language)


TextRule = Callable[[Text], Iterator[Spot]]
Finder = Callable[[str], Matches]
"""Finds the phrases of all lists in a text."""
FactRule = Callable[[ProfilePage, Preferences, date, Finder], Iterator[Fact]]


@dataclass(frozen=True)
class Family:
    """A telltale family: its id (the file's name), and how it finds.

    fields: the texts that it reads. in_text: spots in one text, best first. in_facts: what it finds in the facts of a page.
    """

    id: str
    fields: frozenset[TelltaleField] = frozenset()
    in_text: TextRule | None = None
    in_facts: FactRule | None = None


TEXTS: frozenset[TelltaleField] = frozenset({"headline", "about", "job", "note"})
"""Everything that is prose."""
EVERYWHERE: frozenset[TelltaleField] = TEXTS | {"name"}


def member_months(profile: Profile, on: date) -> int | None:
    """Whole months since the member joined, to the day's month; None where the date was not read."""
    year, _, month = (profile.joined or "").partition("-")
    if not (year.isdigit() and month[:2].isdigit()):
        return None
    return (on.year - int(year)) * 12 + on.month - int(month[:2])
