"""Which phrases of word lists can be in a text at all: an index of what each cannot be found without.

Of a phrase its line is kept, and numbers: the keys of its needs, one after the other. As parsed phrases, or as rows of bits for each
word, twelve languages would weigh 30 to 50 MB.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from whosasking.lexicon.notation import SPECIAL, Phrase, fold_phrases, lines, needs, parse

_NEEDS = 5
"""Needs of a phrase that are looked for before it is parsed."""
_REMEMBERED = 4_000
"""Words whose keys are remembered: strangers' texts must not grow the memory of a process that lives long."""


class _List(NamedTuple):
    """The phrases of a list in one language. key: of the label by which later lists name it."""

    name: str
    language: str
    key: int


class Index:
    """The phrases of all lists by number, and by what each cannot be found without.

    A key is a number: of a word, a stem, a tail, a label that readings give, or a list in one language. languages: of each list.
    """

    def __init__(self, stages: Iterable[Mapping[str, Mapping[str, str]]]) -> None:
        self.languages: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[str, int] = {}
        self._lists: list[_List] = []
        self._lines: list[str] = []
        self._list_of = array("H")
        self._needs = _Rows()  # the needs of all phrases, but the first of each
        self._needs_from = array("I", [0])
        phrases_by: dict[int, list[int]] = {}
        for label in SPECIAL:
            self.number(f"<{label}>")
        for lists in stages:
            for name, languages in lists.items():
                for language, phrases in languages.items():
                    self._add(name, language, lines(fold_phrases(phrases)), phrases_by)
                self.languages[name] = tuple(languages)
        self._phrases_by = _Rows(phrases_by.get(key, ()) for key in range(len(self._numbers)))
        self._stem_lengths = sorted({len(key) - 1 for key in self._numbers if key.endswith("*")})
        self._tail_lengths = sorted({len(key) - 1 for key in self._numbers if key.startswith("*")})
        self._remembered: dict[str, tuple[int, ...]] = {}

    def number(self, key: str) -> int:
        """The number of a key, a new one for a new key."""
        return self._numbers.setdefault(key, len(self._numbers))

    def _add(self, name: str, language: str, phrases: list[str], phrases_by: dict[int, list[int]]) -> None:
        number = len(self._lists)
        self._lists.append(_List(name, language, self.number(f"<{name}>{language}")))
        for line in phrases:
            phrase = parse(line)
            self._check(phrase)
            for word in phrase.words:
                self.number(word)
            first, *others = [self._resolved(need, language) for need in needs(phrase)[:_NEEDS]]
            for key in first:
                phrases_by.setdefault(self.number(key), []).append(len(self._lines))
            for need in others:
                self._needs.add(map(self.number, need))
            self._needs_from.append(len(self._needs))
            self._lines.append(line)
            self._list_of.append(number)

    def _check(self, phrase: Phrase) -> None:
        for label in phrase.labels:
            if label not in self.languages and label not in SPECIAL:
                msg = f"no earlier list is called {label!r}"
                raise ValueError(msg)

    def _resolved(self, need: frozenset[str], language: str) -> frozenset[str]:
        """A need with the labels of lists replaced by those of the lists in which a phrase hears them."""
        if not any(key[0] == "<" for key in need):
            return need
        return frozenset(other for key in need for other in self._heard(key, language))

    def _heard(self, key: str, language: str) -> Iterator[str]:
        label = key[1:-1]
        if key[0] != "<" or label in SPECIAL:
            yield key
            return
        heard = self.languages[label] if language == "any" else {language, "any"}.intersection(self.languages[label])
        yield from (f"{key}{one}" for one in heard)

    # ---- asking

    def keys(self, form: str) -> tuple[int, ...]:
        """The keys that a word meets."""
        known = self._remembered.get(form)
        if known is not None:
            return known
        stems = (f"{form[:length]}*" for length in self._stem_lengths if length <= len(form))
        tails = (f"*{form[-length:]}" for length in self._tail_lengths if length < len(form))
        found = (self._numbers.get(key) for key in (form, *stems, *tails))
        keys = tuple(number for number in found if number is not None)
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        self._remembered[form] = keys
        return keys

    def special(self, label: str) -> int:
        """The key of a label that readings give."""
        return self._numbers[f"<{label}>"]

    def phrase(self, number: int) -> tuple[str, str]:
        """The language of a phrase, and its folded line."""
        return self._lists[self._list_of[number]].language, self._lines[number]

    def possible(self, met: set[int]) -> dict[str, list[int]]:
        """By list the phrases all of whose needs are met, by these keys or by the lists that they name."""
        met = set(met)
        waiting = sorted({phrase for key in met for phrase in self._phrases_by[key]})
        found: dict[str, list[int]] = {}
        last = -1
        while waiting:
            phrase = heappop(waiting)  # a phrase names earlier lists only, so all that it needs is known
            if phrase == last or not self._is_met(phrase, met):
                continue
            last = phrase
            of = self._lists[self._list_of[phrase]]
            found.setdefault(of.name, []).append(phrase)
            if of.key not in met:
                met.add(of.key)
                for later in self._phrases_by[of.key]:
                    heappush(waiting, later)
        return found

    def _is_met(self, phrase: int, met: set[int]) -> bool:
        for need in range(self._needs_from[phrase], self._needs_from[phrase + 1]):
            if met.isdisjoint(self._needs[need]):
                return False
        return True


class _Rows:
    """Rows of numbers, one after the other in one array."""

    def __init__(self, rows: Iterable[Iterable[int]] = ()) -> None:
        self._numbers = array("I")
        self._from = array("I", [0])
        for row in rows:
            self.add(row)

    def add(self, row: Iterable[int]) -> None:
        self._numbers.extend(row)
        self._from.append(len(self._numbers))

    def __len__(self) -> int:
        return len(self._from) - 1

    def __getitem__(self, row: int) -> array[int]:
        return self._numbers[self._from[row] : self._from[row + 1]]
