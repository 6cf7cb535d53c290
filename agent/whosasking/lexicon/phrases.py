"""Finding the phrases of word lists (``notation``) in a text.

Most texts hold nothing, and to know that must cost little, in time and in memory: of a phrase only its line is kept, and an index of
its needs (``index``). A text is glanced at without cutting it into words; only phrases all of whose needs it can meet are parsed and
walked over it, and only when somebody asks for their list. What is parsed is remembered, up to a bound.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, groupby
from typing import NamedTuple

from whosasking.lexicon.folding import fold_text
from whosasking.lexicon.index import Index
from whosasking.lexicon.notation import SPECIAL, Gap, Group, Parts, Phrase, Together, parse
from whosasking.lexicon.reading import SPELLED, SPELLED_FROM, TEXT_CAP, Reading, is_spaceless, unwritten

_REMEMBERED = 4_000
"""Pieces of texts whose keys are remembered: strangers' texts must not grow the memory of a process that lives long."""
_PARSED = 2_000
"""Phrases that are kept parsed: about 4 KB each."""
_TRIED = 4
"""Hits of a label that are tried where labels stand together: the nearest may overlap the only one of another label."""
_ORDINARY = ".,;:!?()\"'…“”’–—-•·|/&"
"""Signs around a word that change nothing about it."""


_WORD, _IDEOGRAPH, _SOUND, _LETTER = 6, 3, 2, 1
"""How much of a span a word takes that is set off by spaces, a Chinese character, another character of a script without spaces, and a
letter of a word that is spelled out: two characters of Chinese say about as much as a word, and so do three kana and six letters."""
_FIRST_IDEOGRAPH = "\u3400"


class Hit(NamedTuple):
    """A phrase found: words first .. after-1 of the reading, from the list of a language.

    parts: where labels stand together, the first word and the word after of each; what stands between them is the text's own. Empty for a phrase.
    """

    first: int
    after: int
    language: str
    parts: tuple[tuple[int, int], ...] = ()

    def says(self, place: int) -> bool:
        """Whether the phrase itself has the word at this place, and not only the text between its parts."""
        return any(first <= place < after for first, after in self.parts or ((self.first, self.after),))


class Lexicon:
    """Named lists of phrases: a list may name those before it as ``<label>``.

    stages: in their order, each list name -> language -> phrases, one a line. Raises ValueError for a phrase that cannot be read.
    """

    def __init__(self, stages: Iterable[Mapping[str, Mapping[str, str]]]) -> None:
        self._index = Index(stages)
        self._chunks: dict[str, frozenset[int]] = {}
        self._parsed: dict[int, _Walkable] = {}
        self._numeric = frozenset(
            self._index.special(label) for label in ("num", "sum", "last_sum", "thousands", "phone")
        )

    def languages(self, name: str) -> tuple[str, ...]:
        """The languages in which a list has phrases. Raises KeyError for a list that nobody wrote."""
        return self._index.languages[name]

    def read(self, text: str) -> Matches:
        """Finds the phrases of lists in a text, each list when it is asked for."""
        return Matches(self, text[:TEXT_CAP], was_cut=len(text) > TEXT_CAP)

    def knows(self, form: str) -> bool:
        """Whether a word stands in a list: what a disguised word may be read as."""
        return bool(self._index.keys(form))

    def keys(self, form: str) -> tuple[int, ...]:
        """The keys that a word meets."""
        return self._index.keys(form)

    # ---- which phrases can be there at all

    def glance(self, text: str) -> dict[str, list[int]] | None:
        """By list the phrases that may be in a text, without cutting it into words; None where that takes cutting."""
        folded, _ = fold_text(text)
        if SPELLED.search(folded) is not None or is_spaceless(folded):
            return None
        met: set[int] = set()
        chunks = self._chunks
        for chunk in set(folded.split()):
            keys = chunks.get(chunk)
            met |= self._chunk(chunk) if keys is None else keys
        return self._index.possible(met)

    def _chunk(self, chunk: str) -> frozenset[int]:
        """The keys that a piece between two spaces can meet, its disguises and the special words in it included."""
        core = chunk.strip(_ORDINARY)
        if core.isascii() and core.isalpha() and not _is_tripled(core):
            met = frozenset(self.keys(core))
        else:
            met = frozenset(self._met(Reading(chunk, self.knows)))
            for part in core.split("."):  # an address or a missing space: the case that tells is gone here
                met = met.union(self.keys(part))
            if any(char.isdigit() for char in core):
                met |= self._numeric
        if len(self._chunks) >= _REMEMBERED:
            self._chunks.clear()
        self._chunks[chunk] = met
        return met

    def _met(self, reading: Reading) -> set[int]:
        met: set[int] = set()
        for form in set(reading.forms):
            met.update(self.keys(form))
        for variants in reading.variants.values():
            for form, _ in variants:
                met.update(self.keys(form))
        met.update(self._index.special(label) for labels in reading.labels.values() for label, _ in labels)
        return met

    def possible(self, reading: Reading) -> dict[str, list[int]]:
        """By list the phrases all of whose needs a text meets."""
        return self._index.possible(self._met(reading))

    # ---- phrases as they are walked

    def phrase(self, number: int) -> _Walkable:
        """A phrase, parsed; the one that was used longest ago makes room for it."""
        phrase = self._parsed.pop(number, None)
        if phrase is None:
            language, line = self._index.phrase(number)
            phrase = _Walkable(language, parse(line), self._index)
            if len(self._parsed) >= _PARSED:
                del self._parsed[next(iter(self._parsed))]
        self._parsed[number] = phrase
        return phrase


def _is_tripled(word: str) -> bool:
    return any(a == b == c for a, b, c in zip(word, word[1:], word[2:], strict=False))


# -------------------------------------------------------------------------------------------------- phrases to be walked


class _Choice(NamedTuple):
    """A group. words: choices of one word; after_word, after_label: what follows the first one of longer choices; others: choices that
    begin with a group or a gap, or are empty.
    """

    words: frozenset[int]
    after_word: dict[int, tuple[_Steps, ...]]
    after_label: dict[str, tuple[_Steps, ...]]
    others: tuple[_Steps, ...]
    is_optional: bool


_Step = int | str | Gap | _Choice
"""A key of the index, a label, a gap or a group."""
_Steps = tuple[_Step, ...]


class _Walkable:
    """A phrase, ready to be walked. first_words, first_labels: with which it begins."""

    __slots__ = ("first_labels", "first_words", "labels", "language", "steps", "together")

    def __init__(self, language: str, phrase: Phrase, index: Index) -> None:
        self.language = language
        self.labels = phrase.labels
        self.together = phrase.together
        self.steps = _compiled(phrase.parts, index)
        self.first_words: set[int] = set()
        self.first_labels: set[str] = set()
        self._begin(self.steps)

    def _begin(self, steps: _Steps) -> None:
        """Notes with what these steps begin."""
        for step in steps:
            if isinstance(step, int):
                self.first_words.add(step)
            elif isinstance(step, str):
                self.first_labels.add(step)
            elif isinstance(step, _Choice):
                self.first_words.update(step.words, step.after_word)
                self.first_labels.update(step.after_label)
                for other in step.others:
                    self._begin(other)
            if not isinstance(step, _Choice) or not step.is_optional:
                return


def _compiled(parts: Parts, index: Index) -> _Steps:
    return tuple([_step(part, index) for part in parts])


def _step(part: str | Gap | Group, index: Index) -> _Step:
    if isinstance(part, str):
        return part[1:-1] if part[0] == "<" else index.number(part)
    if isinstance(part, Gap):
        return part
    words: list[int] = []
    after_word: dict[int, tuple[_Steps, ...]] = {}
    after_label: dict[str, tuple[_Steps, ...]] = {}
    others: list[_Steps] = []
    for choice in part.choices:
        first, *rest = _compiled(choice, index) or (None,)
        steps = tuple(rest)
        if isinstance(first, int) and not steps:
            words.append(first)
        elif isinstance(first, int):
            after_word[first] = (*after_word.get(first, ()), steps)
        elif isinstance(first, str):
            after_label[first] = (*after_label.get(first, ()), steps)
        else:
            others.append((first, *steps) if first is not None else ())
    return _Choice(frozenset(words), after_word, after_label, tuple(others), part.is_optional)


# -------------------------------------------------------------------------------------------------------------- matches


class Matches:
    """A text, and what was found in it: hits by list name, in the order of the text.

    steps: how often the walk took one, for the test that it stays linear.
    """

    __slots__ = (
        "_found",
        "_heard",
        "_lexicon",
        "_possible",
        "_reading",
        "_starting",
        "_unwritten",
        "_words",
        "steps",
        "text",
        "was_cut",
    )

    def __init__(self, lexicon: Lexicon, text: str, *, was_cut: bool = False) -> None:
        self._lexicon = lexicon
        self._reading: Reading | None = None
        self._words: _Words | None = None
        self._possible: dict[str, list[int]] | None = None
        self._found: dict[str, list[Hit]] = {}
        self._heard: dict[tuple[tuple[str, ...], str], list[Hit]] = {}
        self._starting: dict[tuple[str, str], dict[int, list[int]]] = {}
        self._unwritten = unwritten(text)
        self.text = text
        self.was_cut = was_cut
        self.steps = 0

    @property
    def reading(self) -> Reading:
        """The text as words, cut when it is first asked for."""
        if self._reading is None:
            self._reading = Reading(self.text, self._lexicon.knows)
        return self._reading

    def __getitem__(self, name: str) -> list[Hit]:
        """The hits of a list. Raises KeyError for a list that nobody wrote."""
        found = self._found.get(name)
        if found is None:
            self._lexicon.languages(name)
            found = self._found[name] = self._find(name)
        return found

    def labelled(self, label: str) -> list[Hit]:
        """The hits of a list, or of a label that readings give."""
        if label not in SPECIAL:
            return self[label]
        labels = self.reading.labels
        return [Hit(place, after, "any") for place in sorted(labels) for name, after in labels[place] if name == label]

    def effort(self, labels: tuple[str, ...]) -> int:
        """How many phrases are still to be walked to know whether any of these labels is there."""
        return sum(len(self._alive.get(label, ())) for label in labels if label not in self._found)

    def heard(self, labels: tuple[str, ...], language: str) -> list[Hit]:
        """The hits of any of these labels, in a language or in "any"."""
        heard = self._heard.get((labels, language))
        if heard is None:
            hits = {hit for label in labels for hit in self.labelled(label) if hit.language in (language, "any")}
            heard = self._heard[labels, language] = sorted(hits)
        return heard

    def starting(self, label: str, language: str) -> dict[int, list[int]]:
        """By the word at which they begin the words after the hits of a label, in a language or in "any"."""
        starting = self._starting.get((label, language))
        if starting is None:
            starting = self._starting[label, language] = {}
            for hit in self.heard((label,), language):
                starting.setdefault(hit.first, []).append(hit.after)
        return starting

    @property
    def _alive(self) -> dict[str, list[int]]:
        """By list the phrases that may be in the text: at a glance where that can be told, else by its words."""
        if self._possible is None:
            glanced = self._lexicon.glance(self.text)
            self._possible = self._lexicon.possible(self.reading) if glanced is None else glanced
        return self._possible

    def _find(self, name: str) -> list[Hit]:
        alive = self._alive.get(name)
        if alive is None:
            return []
        if self._words is None:
            self._words = _Words(self.reading, self._lexicon)
        walk = _Walk(self, self._words)
        for number in alive:
            phrase = self._lexicon.phrase(number)
            if phrase.language not in self._unwritten:
                walk.add(phrase)
        self.steps += walk.steps
        return walk.hits()


class _Words:
    """The words of a reading as the walk needs them.

    edges: for each word the keys that it meets, and those of its other readings, each with the word after it. places: by key the
    words that meet it. keys: all that are met. stops: for each word the first one of the next sentence.
    """

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.edges = [[(lexicon.keys(form), place + 1)] for place, form in enumerate(reading.forms)]
        for place, variants in reading.variants.items():
            self.edges[place] += [(lexicon.keys(form), after) for form, after in variants]
        self.places: dict[int, list[int]] = {}
        for place, edges in enumerate(self.edges):
            for key in {key for keys, _ in edges for key in keys}:
                self.places.setdefault(key, []).append(place)
        self.keys = frozenset(self.places)
        self.offsets = [0, *accumulate(_breadths(reading))]
        self.stops = [0] * len(reading.forms)
        stop = len(reading.forms)
        for place in range(len(reading.forms) - 1, -1, -1):
            if place + 1 < len(reading.forms) and reading.sentences[place + 1] != reading.sentences[place]:
                stop = place + 1
            self.stops[place] = stop


def _breadths(reading: Reading) -> list[int]:
    """How much of a span each word takes. Letters that are kept apart to hide a word are no words of their own."""
    breadths = list(map(_breadth, reading.forms))
    if not reading.variants:
        return breadths
    place = 0
    for is_single, run in groupby(reading.forms, lambda form: len(form) == 1 and form.isalpha()):
        after = place + sum(1 for _ in run)
        if is_single and after - place >= SPELLED_FROM and not is_spaceless(reading.forms[place]):
            breadths[place:after] = [_LETTER] * (after - place)
        place = after
    return breadths


def _breadth(form: str) -> int:
    if not is_spaceless(form):
        return _WORD
    return _IDEOGRAPH if form >= _FIRST_IDEOGRAPH else _SOUND


# ------------------------------------------------------------------------------------------------------------- the walk


class _Walk:
    """The phrases of one list over one text. A set of words where a phrase may go on: no text makes it larger than the phrase does."""

    def __init__(self, matches: Matches, words: _Words) -> None:
        self.matches = matches
        self.words = words
        self.language = "any"
        self.stop = 0
        self.steps = 0
        self.ends: dict[tuple[int, str], int] = {}
        self.together: set[Hit] = set()

    def hits(self) -> list[Hit]:
        """What was found: of the phrases that begin at a word the longest in each language, without what "any" says as well."""
        hits = {Hit(first, after, language) for (first, language), after in self.ends.items()} | self.together
        return sorted(hit for hit in hits if hit.language == "any" or hit._replace(language="any") not in hits)

    def add(self, phrase: _Walkable) -> None:
        """Walks one more phrase, in each language in which it can be there."""
        for language in self._languages(phrase):
            self.language = language
            if phrase.together is not None:
                self.together.update(self._together(phrase.together))
            else:
                self._find(phrase)

    def _languages(self, phrase: _Walkable) -> set[str]:
        """Its own, and for one of "any" those in which the lists that it names were heard."""
        if phrase.together is not None and not self._hears_all(phrase.together):
            return set()
        languages = {phrase.language}
        if phrase.language == "any":
            languages.update(hit.language for label in phrase.labels for hit in self.matches.labelled(label))
        return languages

    def _hears_all(self, together: Together) -> bool:
        """Whether each of the labels is there at all. The shortest walks first: a label that is missing spares the others theirs."""
        by_effort = sorted(together.labels, key=self.matches.effort)
        return all(any(self.matches.labelled(label) for label in labels) for labels in by_effort)

    def _find(self, phrase: _Walkable) -> None:
        places = {place for key in phrase.first_words & self.words.keys for place in self.words.places[key]}
        for label in phrase.first_labels:
            places.update(self.matches.starting(label, self.language))
        for place in places:
            self.stop = self.words.stops[place]
            after = max(self._ends(phrase.steps, {place}), default=0)
            if after > self.ends.get((place, self.language), place):
                self.ends[place, self.language] = after

    def _ends(self, steps: _Steps, places: set[int]) -> set[int]:
        """The words at which these steps may end that begin at one of these places."""
        for step in steps:
            if not places:
                break
            self.steps += len(places)
            if isinstance(step, Gap):
                last = {place: max(place, min(place + step.words, self.stop)) for place in places}
                places = {between for place in places for between in range(place, last[place] + 1)}
            elif isinstance(step, _Choice):
                places = self._choose(step, places)
            elif isinstance(step, str):
                starting = self.matches.starting(step, self.language)
                places = {after for place in places if place < self.stop for after in starting.get(place, ())}
            else:
                edges = [edge for place in places if place < self.stop for edge in self.words.edges[place]]
                places = {after for keys, after in edges if step in keys}
        return places

    def _choose(self, choice: _Choice, places: set[int]) -> set[int]:
        ends = set(places) if choice.is_optional else set()
        for other in choice.others:
            ends |= self._ends(other, places)
        for place in places:
            if place < self.stop:
                self._choose_word(choice, place, ends)
        for label, rests in choice.after_label.items():
            starting = self.matches.starting(label, self.language)
            afters = {after for place in places if place < self.stop for after in starting.get(place, ())}
            for rest in rests:
                ends |= self._ends(rest, afters)
        return ends

    def _choose_word(self, choice: _Choice, place: int, ends: set[int]) -> None:
        for keys, after in self.words.edges[place]:
            for key in keys:
                if key in choice.words:
                    ends.add(after)
                for rest in choice.after_word.get(key, ()):
                    ends |= self._ends(rest, {after})

    # ---- labels together

    def _together(self, together: Together) -> Iterator[Hit]:
        """Where the labels stand together, each place of the rarest at most once."""
        candidates = [self.matches.heard(labels, self.language) for labels in together.labels]
        if not all(candidates):
            return
        rarest, *others = sorted(candidates, key=len)
        for hit in rarest:
            group = self._joined([hit], others, together)
            if group is not None:
                parts = tuple(sorted((one.first, one.after) for one in group))
                yield Hit(parts[0][0], max(after for _, after in parts), self.language, parts)

    def _joined(self, group: list[Hit], others: list[list[Hit]], together: Together) -> list[Hit] | None:
        """The group with one hit of each of the others, the nearest that leave room for the rest."""
        if not others:
            return group
        for hit in self._near(others[0], group, together):
            whole = self._joined([*group, hit], others[1:], together)
            if whole is not None:
                return whole
        return None

    def _near(self, hits: list[Hit], group: list[Hit], together: Together) -> list[Hit]:
        """The few hits nearest to a group that may join it: close enough and apart. Looks at a bounded number."""
        first, after = min(one.first for one in group), max(one.after for one in group)
        sentences, offsets, span = self.matches.reading.sentences, self.words.offsets, together.span * _WORD
        near: list[Hit] = []
        for number in range(bisect_left(hits, offsets[after] - span, key=lambda hit: offsets[hit.first]), len(hits)):
            hit = hits[number]
            if offsets[hit.first] >= offsets[first] + span:
                break
            self.steps += 1
            if offsets[max(after, hit.after)] - offsets[min(first, hit.first)] > span:
                continue
            if any(hit.first < one.after and one.first < hit.after for one in group):
                continue
            if abs(sentences[hit.first] - sentences[group[0].first]) <= together.breaks:
                near.append(hit)
        return sorted(near, key=lambda hit: abs(hit.first - first))[:_TRIED]
