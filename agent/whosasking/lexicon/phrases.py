"""Phrases over words: a small notation, a graph, and the walk that finds them.

The notation, one phrase a line:

* ``word``         this word, in its folded form (case, accents and disguises do not matter)
* ``word*``        a word that begins so
* ``(a b|c)``      one of these; ``[a|b]`` one of these or nothing
* ``<label>``      a number, an amount, a telephone number, a link (see Reading), or a list of an earlier stage
* ``..3``          up to three words of any kind
* a line that begins with ``#`` is a comment

In scripts without spaces each character is a word, so ``加(我|你)微信`` needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from whosasking.lexicon.reading import Reading

_PIECE = re.compile(
    r"\s*(?:(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|<(?P<label>[a-z_]+)>|\.\.(?P<gap>\d{1,2})|(?P<word>[^\s()\[\]|<>]+?)(?=\s|[()\[\]|<>]|\.\.\d|$))"
)
_PREFIX_LENGTHS = range(3, 13)


class Hit(NamedTuple):
    """A phrase found: words first .. after-1 of the reading, from the list of a language."""

    first: int
    after: int
    language: str


class _Node:
    __slots__ = ("any", "ends", "epsilon", "exact", "labels", "prefixes")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] | None = None
        self.prefixes: dict[str, _Node] | None = None
        self.labels: dict[str, _Node] | None = None
        self.epsilon: list[_Node] | None = None
        self.any: _Node | None = None
        self.ends: tuple[tuple[str, str], ...] = ()


class _Graph:
    """One stage of lists: all its phrases in one graph."""

    def __init__(self) -> None:
        self.root = _Node()
        self.heads: frozenset[str] = frozenset()
        self.lengths: tuple[int, ...] = ()

    def add(self, phrase: str, end: tuple[str, str]) -> None:
        pieces = list(_PIECE.finditer(phrase))
        if phrase.startswith(("[", "..")):
            msg = f"a phrase must not begin with an optional part: {phrase!r}"
            raise ValueError(msg)
        if "".join(match.group() for match in pieces).strip() != phrase.strip():
            msg = f"cannot read the phrase {phrase!r}"
            raise ValueError(msg)
        node, place = _sequence(self.root, pieces, 0)
        if place != len(pieces) or node is self.root:
            msg = f"cannot read the phrase {phrase!r}"
            raise ValueError(msg)
        if end not in node.ends:
            node.ends = (*node.ends, end)

    def finish(self) -> None:
        prefixes = self.root.prefixes or {}
        self.heads = frozenset(prefix[:2] for prefix in prefixes)
        self.lengths = tuple(sorted({len(prefix) for prefix in prefixes}))


def _sequence(node: _Node, pieces: list[re.Match[str]], place: int) -> tuple[_Node, int]:
    while place < len(pieces):
        piece = pieces[place]
        kind = piece.lastgroup
        if kind in ("close", "bar"):
            break
        if kind == "open":
            node, place = _group(node, pieces, place)
            continue
        place += 1
        if kind == "label":
            node.labels = node.labels if node.labels is not None else {}
            node = node.labels.setdefault(piece["label"], _Node())
        elif kind == "gap":
            node = _gap(node, int(piece["gap"]))
        else:
            node = _word(node, piece["word"])
    return node, place


def _group(node: _Node, pieces: list[re.Match[str]], place: int) -> tuple[_Node, int]:
    optional = pieces[place]["open"] == "["
    join = _Node()
    while True:
        end, place = _sequence(node, pieces, place + 1)
        _epsilon(end, join)
        if place >= len(pieces):
            msg = "a bracket is not closed"
            raise ValueError(msg)
        if pieces[place].lastgroup == "close":
            break
    if optional:
        _epsilon(node, join)
    return join, place + 1


def _epsilon(node: _Node, to: _Node) -> None:
    if node.epsilon is None:
        node.epsilon = []
    node.epsilon.append(to)


def _gap(node: _Node, words: int) -> _Node:
    join = _Node()
    _epsilon(node, join)
    for _ in range(words):
        after = _Node()
        step = node
        if step.any is not None:  # another phrase's gap begins here: a gap of one's own beside it
            step = _Node()
            _epsilon(node, step)
        step.any = after
        _epsilon(after, join)
        node = after
    return join


def _word(node: _Node, word: str) -> _Node:
    stem = word.endswith("*")
    forms = Reading(word.rstrip("*")).forms
    for number, form in enumerate(forms):
        if stem and number == len(forms) - 1:
            node.prefixes = node.prefixes if node.prefixes is not None else {}
            node = node.prefixes.setdefault(form, _Node())
        else:
            node.exact = node.exact if node.exact is not None else {}
            node = node.exact.setdefault(form, _Node())
    return node


class Matches:
    """What was found in a reading: hits by list name, in the order of the text."""

    __slots__ = ("found", "reading")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: dict[str, list[Hit]] = {}

    def __getitem__(self, name: str) -> list[Hit]:
        return self.found.get(name, [])


class Lexicon:
    """Named lists of phrases in stages: a list may name those of earlier stages as ``<label>``.

    lists: name -> language -> phrases, one a line.
    """

    def __init__(self, stages: Iterable[Mapping[str, Mapping[str, str]]]) -> None:
        self._graphs: list[_Graph] = []
        self._words: set[str] = set()
        self._stems: dict[int, set[str]] = {}
        for stage in stages:
            graph = _Graph()
            for name, languages in stage.items():
                for language, phrases in languages.items():
                    for phrase in lines(phrases):
                        graph.add(phrase, (name, language))
                        self._learn(phrase)
            graph.finish()
            self._graphs.append(graph)

    def _learn(self, phrase: str) -> None:
        for match in _PIECE.finditer(phrase):
            word = match["word"]
            if word is None:
                continue
            forms = Reading(word.rstrip("*")).forms
            if word.endswith("*") and forms and len(forms[-1]) > 3:
                self._stems.setdefault(len(forms[-1]), set()).add(forms[-1])
            self._words.update(forms)

    def knows(self, form: str) -> bool:
        """Whether a word stands in a list: what a disguised word may be read as."""
        if form in self._words:
            return True
        return any(form[:length] in stems for length, stems in self._stems.items())

    def read(self, text: str) -> Matches:
        """Cuts a text into words and finds every phrase of every list."""
        matches = Matches(Reading(text, self.knows))
        for graph in self._graphs:
            _Walk(graph, matches).run()
        return matches


def lines(phrases: str) -> list[str]:
    """The phrases of a list, without comments and empty lines."""
    return [line for line in map(str.strip, phrases.splitlines()) if line and not line.startswith("#")]


class _Walk:
    """One stage over one reading. What it finds becomes a label for the stages after it."""

    def __init__(self, graph: _Graph, matches: Matches) -> None:
        self.graph = graph
        self.reading = matches.reading
        self.found = matches.found
        self.forms = self.reading.forms
        self.sentences = self.reading.sentences
        self.start = 0
        self.ends: dict[tuple[str, str], int] = {}

    def run(self) -> None:
        root, heads = self.graph.root, self.graph.heads
        exact = root.exact or {}
        labels, variants = self.reading.labels, self.reading.variants
        new: list[tuple[int, str, int]] = []
        for place, form in enumerate(self.forms):
            if form not in exact and form[:2] not in heads and place not in labels and place not in variants:
                continue
            self.start = place
            self.ends.clear()
            self._step(root, place, self.graph.lengths)
            for (name, language), after in self.ends.items():
                self.found.setdefault(name, []).append(Hit(place, after, language))
                new.append((place, name, after))
        for place, name, after in new:
            labels.setdefault(place, []).append((name, after))

    def _visit(self, node: _Node, place: int) -> None:
        for end in node.ends:
            if place > self.ends.get(end, 0):
                self.ends[end] = place
        if node.epsilon is not None:
            for other in node.epsilon:
                self._visit(other, place)
        if place < len(self.forms) and self.sentences[place] == self.sentences[self.start]:
            self._step(node, place, None)

    def _step(self, node: _Node, place: int, lengths: tuple[int, ...] | None) -> None:
        self._read(node, self.forms[place], place + 1, lengths)
        for form, after in self.reading.variants.get(place, ()):
            self._read(node, form, after, lengths)
        if node.labels is not None:
            for label, after in self.reading.labels.get(place, ()):
                following = node.labels.get(label)
                if following is not None:
                    self._visit(following, after)
        if node.any is not None:
            self._visit(node.any, place + 1)

    def _read(self, node: _Node, form: str, after: int, lengths: tuple[int, ...] | None) -> None:
        if node.exact is not None:
            following = node.exact.get(form)
            if following is not None:
                self._visit(following, after)
        if node.prefixes is not None:
            for length in lengths or _PREFIX_LENGTHS:
                following = node.prefixes.get(form[:length])
                if following is not None:
                    self._visit(following, after)
                if length >= len(form):
                    break
