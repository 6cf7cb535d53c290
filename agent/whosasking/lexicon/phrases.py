"""Phrases over words: a small notation, a graph, and the walk that finds them.

The notation, one phrase a line:

* ``word``         this word, in its folded form (case, accents and disguises do not matter)
* ``word*``        a word that begins so
* ``*word``        a word that ends so (with letters before it): ``*kosten`` for every compound of "kosten"
* ``(a b|c)``      one of these; ``[a|b]`` one of these or nothing
* ``<label>``      a number, an amount, a telephone number, a link (see Reading), or a list of an earlier stage, in the phrase's language
* ``..3``          up to three words of any kind
* ``{9: a b}``     these labels in any order and apart from each other, within nine words of one sentence
* ``{9 1: a b}``   the same, one sentence break in between allowed
* a line that begins with ``#`` is a comment

The lists that a phrase names are heard in its language, or where they stand under "any": no language completes another's offer. A phrase
under "any" takes them from one language, whichever it is, and is found in that one.

In scripts without spaces each character is a word, so ``加(我|你)微信`` needs none.

Most texts hold nothing, and to know that must cost little: each phrase has parts without which it cannot be there, each word knows
the phrases whose parts it is, and only phrases all of whose parts occur in the text are walked at all.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from whosasking.lexicon.folding import fold_text
from whosasking.lexicon.reading import SPACELESS, SPELLED, TEXT_CAP, Reading

_PIECE = re.compile(
    r"\s*(?:(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|<(?P<label>[a-z_]+)>|\.\.(?P<gap>\d{1,2})|(?P<word>[^\s()\[\]|<>]+?)(?=\s|[()\[\]|<>]|\.\.\d|$))"
)
_TOGETHER = re.compile(r"\{(?P<span>\d{1,2})(?: (?P<breaks>\d))?:(?P<labels>(?: <[a-z_]+>){2,5})\}$")
_STEMS = range(2, 25)
"""Letters of a word that may be given as ``word*``."""
_PARTS = 5
"""Parts of a phrase that are looked for before it is walked."""
_REMEMBERED = 4_000
"""Words whose phrases are remembered: strangers' texts must not grow the memory of a process that lives long."""
_ORDINARY = ".,;:!?()\"'…“”’–—-•·|/&"
_SPECIAL = ("num", "thousands", "cur", "pct", "phone", "mail", "free_mail", "link", "chat_link", "handle")


class Hit(NamedTuple):
    """A phrase found: words first .. after-1 of the reading, from the list of a language."""

    first: int
    after: int
    language: str


class _Word(NamedTuple):
    """is_stem: the last form begins a word; is_tail: the first (and only) form ends one."""

    forms: tuple[str, ...]
    is_stem: bool
    is_tail: bool = False


class _Label(NamedTuple):
    name: str


class _Gap(NamedTuple):
    words: int


class _Group(NamedTuple):
    choices: tuple[tuple[_Part, ...], ...]
    is_optional: bool


_Part = _Word | _Label | _Gap | _Group


class _Together(NamedTuple):
    """Labels in any order, within ``span`` words and ``breaks`` sentence breaks."""

    name: str
    language: str
    bit: int
    labels: tuple[str, ...]
    span: int
    breaks: int


# ------------------------------------------------------------------------------------------------- reading the notation


def lines(phrases: str) -> list[str]:
    """The phrases of a list, without comments and empty lines."""
    return [line for line in map(str.strip, phrases.splitlines()) if line and not line.startswith("#")]


def _parse(phrase: str) -> tuple[_Part, ...]:
    pieces = list(_PIECE.finditer(phrase))
    parts, place = _parts(pieces, 0, phrase)
    if place != len(pieces) or not parts or "".join(piece.group() for piece in pieces).strip() != phrase:
        msg = f"cannot read the phrase {phrase!r}"
        raise ValueError(msg)
    if isinstance(parts[0], _Gap) or (isinstance(parts[0], _Group) and parts[0].is_optional):
        msg = f"a phrase must not begin with an optional part: {phrase!r}"
        raise ValueError(msg)
    return parts


def _parts(pieces: list[re.Match[str]], place: int, phrase: str) -> tuple[tuple[_Part, ...], int]:
    parts: list[_Part] = []
    while place < len(pieces):
        piece = pieces[place]
        if piece["close"] or piece["bar"]:
            break
        place += 1
        if piece["open"]:
            group, place = _group(pieces, place, piece["open"] == "[", phrase)
            parts.append(group)
        elif piece["label"]:
            parts.append(_Label(piece["label"]))
        elif piece["gap"]:
            parts.append(_Gap(int(piece["gap"])))
        else:
            word = piece["word"]
            forms = tuple(Reading(word.strip("*")).forms)
            if forms:
                parts.append(_Word(forms, word.endswith("*"), word.startswith("*") and len(forms) == 1))
    return tuple(parts), place


def _group(pieces: list[re.Match[str]], place: int, is_optional: bool, phrase: str) -> tuple[_Group, int]:
    choices: list[tuple[_Part, ...]] = []
    while True:
        parts, place = _parts(pieces, place, phrase)
        choices.append(parts)
        if place >= len(pieces):
            msg = f"a bracket is not closed: {phrase!r}"
            raise ValueError(msg)
        place += 1
        if pieces[place - 1]["close"]:
            return _Group(tuple(choices), is_optional), place


def _needs(parts: tuple[_Part, ...]) -> Iterator[frozenset[str]]:
    """What a phrase cannot be there without: sets of words ("word", "stem*", "<label>"), one of each."""
    for part in parts:
        if isinstance(part, _Label):
            yield frozenset({f"<{part.name}>"})
        elif isinstance(part, _Word):
            last = part.forms[-1]
            yield from (frozenset({form}) for form in part.forms[:-1])
            yield frozenset({f"{last}*" if part.is_stem else f"*{last}" if part.is_tail else last})
        elif isinstance(part, _Group) and not part.is_optional:
            needs = [min(_needs(choice), key=_commonness, default=None) for choice in part.choices]
            if all(need is not None for need in needs):
                yield frozenset().union(*(need for need in needs if need is not None))


def _commonness(need: frozenset[str]) -> tuple[int, int]:
    """Labels and long words are rare, many choices and short words are common."""
    return len(need), -min(len(word) for word in need)


# ------------------------------------------------------------------------------------------------------------ the graph


class _Node:
    """bits: the phrases that go through here."""

    __slots__ = ("any", "bits", "ends", "epsilon", "exact", "labels", "stems", "tails")

    def __init__(self) -> None:
        self.bits = 0
        self.exact: dict[str, _Node] | None = None
        self.stems: dict[str, _Node] | None = None
        self.tails: dict[str, _Node] | None = None
        self.labels: dict[str, _Node] | None = None
        self.epsilon: tuple[_Node, ...] = ()
        self.any: _Node | None = None
        self.ends: tuple[tuple[str, str, int], ...] = ()


class _Stage:
    """Lists of one stage: their phrases in one graph, and what may stand together. A phrase is a bit; ``bits`` are all of the stage.

    languages: the phrases of each language; labelled: those that name a list. named: for each of its lists that a later one names,
    its phrases and the needs that it meets.
    """

    def __init__(self) -> None:
        self.root = _Node()
        self.together: list[_Together] = []
        self.bits = 0
        self.languages: dict[str, int] = {}
        self.labelled = 0
        self.named: tuple[tuple[int, int], ...] = ()

    def add(self, parts: tuple[_Part, ...], end: tuple[str, str], bit: int) -> None:
        self.languages[end[1]] = self.languages.get(end[1], 0) | bit
        if next(_labels_in(parts), None) is not None:
            self.labelled |= bit
        node = _extend(self.root, parts, bit)
        node.ends = (*node.ends, (*end, bit))


def _extend(node: _Node, parts: tuple[_Part, ...], bit: int) -> _Node:
    _mark(node, bit)
    for part in parts:
        if isinstance(part, _Group):
            node = _choices(node, part, bit)
        elif isinstance(part, _Gap):
            node = _gap(node, part.words, bit)
        elif isinstance(part, _Label):
            node.labels = node.labels if node.labels is not None else {}
            node = node.labels.setdefault(part.name, _Node())
        else:
            node = _word(node, part, bit)
        _mark(node, bit)
    return node


def _mark(node: _Node, bit: int) -> None:
    """Adds a phrase to those that go through a node. Most nodes serve one: they share its number, which is long."""
    if not node.bits:
        node.bits = bit
    elif not node.bits & bit:
        node.bits |= bit


def _choices(node: _Node, group: _Group, bit: int) -> _Node:
    join = _Node()
    to_join = (join,)
    for choice in group.choices:
        _epsilon(_extend(node, choice, bit), to_join)
    if group.is_optional:
        _epsilon(node, to_join)
    return join


def _epsilon(node: _Node, to: tuple[_Node]) -> None:
    """Leads a node on without a word. Most lead to one place: they share its tuple, for there are many."""
    node.epsilon = (*node.epsilon, *to) if node.epsilon else to


def _gap(node: _Node, words: int, bit: int) -> _Node:
    join = _Node()
    to_join = (join,)
    _epsilon(node, to_join)
    step = _Node()
    step.bits = bit
    _epsilon(node, (step,))  # a node of one's own: another phrase's gap may begin at this one too
    for _ in range(words):
        after = _Node()
        after.bits = bit
        step.any = after
        _epsilon(after, to_join)
        step = after
    return join


def _word(node: _Node, word: _Word, bit: int) -> _Node:
    for number, form in enumerate(word.forms):
        if word.is_stem and number == len(word.forms) - 1:
            node.stems = node.stems if node.stems is not None else {}
            node = node.stems.setdefault(form, _Node())
        elif word.is_tail:
            node.tails = node.tails if node.tails is not None else {}
            node = node.tails.setdefault(form, _Node())
        else:
            node.exact = node.exact if node.exact is not None else {}
            node = node.exact.setdefault(form, _Node())
        _mark(node, bit)
    return node


# ---------------------------------------------------------------------------------------------------------- the lexicon


class Lexicon:
    """Named lists of phrases in stages: a list may name those of earlier stages as ``<label>``.

    stages: each list name -> language -> phrases, one a line.
    """

    def __init__(self, stages: Iterable[Mapping[str, Mapping[str, str]]]) -> None:
        self._stages: list[_Stage] = []
        self._needs: list[list[frozenset[str]]] = []
        self._lists: dict[str, int] = {}
        self._labels: dict[int, int] = {}
        for lists in stages:
            self._stages.append(self._stage(lists))
        self._parts, self._satisfied = self._index()
        self._stem_lengths = sorted({len(part) - 1 for part in self._parts if part.endswith("*")})
        self._tail_lengths = sorted({len(part) - 1 for part in self._parts if part.startswith("*")})
        self._special = {label: self._serving(f"<{label}>") for label in _SPECIAL}
        self._remembered: dict[str, int] = {}
        self._chunks: dict[str, int] = {}
        for stage in self._stages:
            stage.named = tuple(
                (bits & stage.bits, self._serving(f"<{name}>"))
                for name, bits in self._lists.items()
                if bits & stage.bits and f"<{name}>" in self._parts
            )

    def lists(self, names: Iterable[str]) -> int:
        """Lists as one number, for ``read``."""
        bits = 0
        for name in names:
            bits |= self._lists[name]
        return bits

    def _stage(self, lists: Mapping[str, Mapping[str, str]]) -> _Stage:
        stage = _Stage()
        for name, languages in lists.items():
            for language, phrases in languages.items():
                for phrase in lines(phrases):
                    bit = 1 << len(self._needs)
                    self._add(stage, phrase, (name, language), bit)
                    stage.bits |= bit
                    self._lists[name] = self._lists.get(name, 0) | bit
        return stage

    def _add(self, stage: _Stage, phrase: str, end: tuple[str, str], bit: int) -> None:
        together = _TOGETHER.match(phrase)
        if together is not None:
            labels = tuple(re.findall(r"[a-z_]+", together["labels"]))
            span, breaks = int(together["span"]), int(together["breaks"] or 0)
            stage.together.append(_Together(*end, bit, labels, span, breaks))
            self._needs.append([frozenset({f"<{label}>"}) for label in labels])
            self._labels[bit] = self._bits_of(labels)
            return
        parts = _parse(phrase)
        stage.add(parts, end, bit)
        self._needs.append(sorted(_needs(parts), key=_commonness)[:_PARTS])
        self._labels[bit] = self._bits_of(_labels_in(parts))

    def _bits_of(self, labels: Iterable[str]) -> int:
        bits = 0
        for label in labels:
            if label not in self._lists and label not in _SPECIAL:
                msg = f"no earlier list is called {label!r}"
                raise ValueError(msg)
            bits |= self._lists.get(label, 0)
        return bits

    def _index(self) -> tuple[dict[str, array[int]], int]:
        """For each part the phrases that it serves, their n-th need in the n-th row of bits; and the needs that do not exist.

        Kept as places of bits: as whole numbers twelve languages would weigh 30 MB.
        """
        parts: dict[str, array[int]] = {}
        rows, satisfied = len(self._needs), 0
        for phrase, needs in enumerate(self._needs):
            for number in range(_PARTS):
                place = number * rows + phrase
                if number >= len(needs):
                    satisfied |= 1 << place
                    continue
                for part in needs[number]:
                    parts.setdefault(part, array("L")).append(place)
        return parts, satisfied

    def _serving(self, part: str) -> int:
        """The needs that a part meets, as one number."""
        bits = 0
        for place in self._parts.get(part, ()):
            bits |= 1 << place
        return bits

    def knows(self, form: str) -> bool:
        """Whether a word stands in a list: what a disguised word may be read as."""
        return self.serves(form) != 0

    def serves(self, form: str) -> int:
        """The needs that a word meets."""
        known = self._remembered.get(form)
        if known is not None:
            return known
        bits = self._serving(form)
        for length in self._stem_lengths:
            if length > len(form):
                break
            bits |= self._serving(f"{form[:length]}*")
        for length in self._tail_lengths:
            if length >= len(form):
                break
            bits |= self._serving(f"*{form[-length:]}")
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        self._remembered[form] = bits
        return bits

    def read(self, text: str, sought: int = 0) -> Matches:
        """Finds the phrases of the lists in a text, as far as they are asked for.

        sought: the lists (see ``lists``) that are asked for first. Where none of their phrases can be there the text is not cut.
        """
        return Matches(self, text[:TEXT_CAP], sought, was_cut=len(text) > TEXT_CAP)

    # ---- which phrases can be there at all

    def glance(self, text: str) -> int | None:
        """The needs that the words of a text can meet, without cutting it into words; None where that takes cutting."""
        folded, _ = fold_text(text)
        if SPELLED.search(folded) is not None or (not folded.isascii() and SPACELESS.search(folded) is not None):
            return None
        met, chunks = 0, self._chunks
        for chunk in set(folded.split()):
            bits = chunks.get(chunk)
            met |= self._chunk(chunk) if bits is None else bits
        return met

    def _chunk(self, chunk: str) -> int:
        """The needs that a piece between two spaces can meet, its disguises and the special words in it included."""
        core = chunk.strip(_ORDINARY)
        if core.isascii() and core.isalpha() and _plain(core):
            bits = self.serves(core)
        else:
            bits = self._met(Reading(chunk, self.knows))
            for part in core.split("."):  # an address or a missing space: the case that tells is gone here
                bits |= self.serves(part)
            if any(char.isdigit() for char in core):
                bits |= self._special["num"] | self._special["thousands"] | self._special["phone"]
        if len(self._chunks) >= _REMEMBERED:
            self._chunks.clear()
        self._chunks[chunk] = bits
        return bits

    def _met(self, reading: Reading) -> int:
        met = 0
        for form in set(reading.forms):
            met |= self.serves(form)
        for variants in reading.variants.values():
            for form, _ in variants:
                met |= self.serves(form)
        for labels in reading.labels.values():
            for label, _ in labels:
                met |= self._special.get(label, 0)
        return met

    def possible(self, met: int) -> int:
        """The phrases all of whose needs are met, those of earlier lists that name them included."""
        found = 0
        rows = len(self._needs)
        everything = (1 << rows) - 1
        met |= self._satisfied
        for stage in self._stages:
            alive = stage.bits
            for number in range(_PARTS):
                alive &= met >> (number * rows) & everything
            if not alive:
                continue
            found |= alive
            for bits, needs in stage.named:
                if bits & alive:
                    met |= needs
        return found

    def wanted(self, alive: int, bits: int) -> int:
        """Of the living phrases those among ``bits``, and those of the lists that they name."""
        wanted = bits & alive
        for stage in reversed(self._stages):
            rest = wanted & stage.bits
            while rest:
                bit = rest & -rest
                rest ^= bit
                wanted |= self._labels[bit] & alive
        return wanted

    def seek(self, matches: Matches) -> None:
        """Finds the lists that are sought first; the rest waits until somebody asks."""
        glance = self.glance(matches.text)
        if glance is not None and not matches.sought & self.possible(glance):
            return
        self._find(matches, self.wanted(self.alive(matches), matches.sought))

    def find(self, matches: Matches, name: str) -> None:
        """Finds the phrases of one more list, and with it all others that wait."""
        alive = self.alive(matches)
        if self._lists[name] & alive & ~matches.walked:
            self._find(matches, alive)

    def alive(self, matches: Matches) -> int:
        if matches.alive is None:
            matches.alive = self.possible(self._met(matches.reading))
        return matches.alive

    def _find(self, matches: Matches, wanted: int) -> None:
        wanted &= ~matches.walked
        for stage in self._stages:
            if stage.bits & wanted:
                _find_in(stage, matches, wanted)
        matches.walked |= wanted
        for hits in matches.found.values():
            hits.sort()

    def is_among(self, name: str, lists: int) -> bool:
        return not self._lists[name] & ~lists


def _labels_in(parts: tuple[_Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, _Label):
            yield part.name
        elif isinstance(part, _Group):
            for choice in part.choices:
                yield from _labels_in(choice)


def _plain(word: str) -> bool:
    return not any(a == b == c for a, b, c in zip(word, word[1:], word[2:], strict=False))


class Matches:
    """A text, and what was found in it: hits by list name, in the order of the text.

    labels: for each word the lists and special words that begin there, the word after them and their language. languages: those
    that were heard. steps: how often the walk took one, for the test that it stays linear.
    """

    __slots__ = (
        "_lexicon",
        "_reading",
        "_was_sought",
        "alive",
        "found",
        "labels",
        "languages",
        "sought",
        "steps",
        "text",
        "walked",
        "was_cut",
    )

    def __init__(self, lexicon: Lexicon, text: str, sought: int, *, was_cut: bool = False) -> None:
        self._lexicon = lexicon
        self._reading: Reading | None = None
        self._was_sought = sought == 0
        self.sought = sought
        self.text = text
        self.was_cut = was_cut
        self.found: dict[str, list[Hit]] = {}
        self.labels: dict[int, list[tuple[str, int, str]]] = {}
        self.languages: set[str] = set()
        self.alive: int | None = None
        self.walked = 0
        self.steps = 0

    @property
    def reading(self) -> Reading:
        """The text as words, cut when it is first asked for."""
        if self._reading is None:
            self._reading = Reading(self.text, self._lexicon.knows)
            for place, labels in self._reading.labels.items():
                self.labels[place] = [(name, after, "any") for name, after in labels]
        return self._reading

    def add(self, name: str, hit: Hit) -> None:
        """One more hit of a list, unless it was found in every language."""
        hits = self.found.setdefault(name, [])
        if hit in hits or hit._replace(language="any") in hits:
            return
        hits.append(hit)
        self.labels.setdefault(hit.first, []).append((name, hit.after, hit.language))
        if hit.language != "any":
            self.languages.add(hit.language)

    def __getitem__(self, name: str) -> list[Hit]:
        if not self._was_sought:
            self._was_sought = True
            self._lexicon.seek(self)
        if not self._lexicon.is_among(name, self.sought):
            self._lexicon.find(self, name)
        return self.found.get(name, [])


# ------------------------------------------------------------------------------------------------------------- the walk


def _find_in(stage: _Stage, matches: Matches, wanted: int) -> None:
    """Finds the living phrases of one stage. What it finds becomes a label for the stages after it."""
    new: list[tuple[str, Hit]] = []
    for language, bits in stage.languages.items():
        if bits & wanted:
            new += _Walk(stage, matches, bits & wanted, language).run()
    in_any = stage.languages.get("any", 0) & stage.labelled & wanted
    if in_any:
        for language in sorted(matches.languages):
            new += _Walk(stage, matches, in_any, language).run()
    for together in stage.together:
        if together.bit & wanted:
            languages = sorted(matches.languages) if together.language == "any" else ()
            for language in (together.language, *languages):
                new += ((together.name, hit) for hit in _together(together, matches, language))
    for name, hit in new:
        matches.add(name, hit)


class _Walk:
    """Living phrases of one stage over one reading. The lists that they name are heard in one language, or in "any"."""

    def __init__(self, stage: _Stage, matches: Matches, alive: int, language: str) -> None:
        self.stage = stage
        self.matches = matches
        self.alive = alive
        self.languages = ("any", language)
        self.reading = matches.reading
        self.forms = self.reading.forms
        self.sentences = self.reading.sentences
        self.sentence = 0
        self.ends: dict[str, int] = {}
        self.seen: set[tuple[int, int]] = set()

    def run(self) -> Iterator[tuple[str, Hit]]:
        language = self.languages[1]
        for place in self._starts():
            self.sentence = self.sentences[place]
            self.ends = {}
            self.seen.clear()
            self._step(self.stage.root, place)
            for name, after in self.ends.items():
                yield name, Hit(place, after, language)

    def _starts(self) -> Iterator[int]:
        """The words at which a living phrase begins."""
        root, alive = self.stage.root, self.alive
        exact, stems, tails = root.exact or {}, root.stems or {}, root.tails or {}
        stem_lengths, tail_lengths = _lengths(stems), _lengths(tails)

        def begins(form: str) -> bool:
            nodes = (
                exact.get(form),
                *(stems.get(form[:length]) for length in stem_lengths),
                *(tails.get(form[-length:]) for length in tail_lengths if length < len(form)),
            )
            return any(node is not None and node.bits & alive for node in nodes)

        live = {form for form in set(self.forms) if begins(form)}
        labels, variants = self.matches.labels, self.reading.variants
        for place, form in enumerate(self.forms):
            if form in live or place in labels or place in variants:
                yield place

    def _visit(self, node: _Node, place: int) -> None:
        if not node.bits & self.alive:
            return
        key = (id(node), place)
        if key in self.seen:
            return
        self.seen.add(key)
        for name, _, bit in node.ends:
            if bit & self.alive and place > self.ends.get(name, 0):
                self.ends[name] = place
        for other in node.epsilon:
            self._visit(other, place)
        if place < len(self.forms) and self.sentences[place] == self.sentence:
            self._step(node, place)

    def _step(self, node: _Node, place: int) -> None:
        self.matches.steps += 1
        if node.exact is not None or node.stems is not None or node.tails is not None:
            self._read(node, self.forms[place], place + 1)
            for form, after in self.reading.variants.get(place, ()):
                self._read(node, form, after)
        if node.labels is not None:
            for label, after, language in self.matches.labels.get(place, ()):
                following = node.labels.get(label)
                if following is not None and language in self.languages:
                    self._visit(following, after)
        if node.any is not None:
            self._visit(node.any, place + 1)

    def _read(self, node: _Node, form: str, after: int) -> None:
        if node.exact is not None:
            following = node.exact.get(form)
            if following is not None:
                self._visit(following, after)
        if node.stems is not None:
            for length in _STEMS:
                if length > len(form):
                    break
                following = node.stems.get(form[:length])
                if following is not None:
                    self._visit(following, after)
        if node.tails is not None:
            for tail, following in node.tails.items():
                if len(form) > len(tail) and form.endswith(tail):
                    self._visit(following, after)


def _lengths(words: Iterable[str]) -> list[int]:
    return sorted({len(word) for word in words})


def _together(together: _Together, matches: Matches, language: str) -> Iterator[Hit]:
    """Where the labels stand together, heard in one language or in "any": each place of the rarest at most once."""
    reading = matches.reading
    hits = {label: _hits(label, matches, ("any", language)) for label in together.labels}
    if not all(hits.values()):
        return
    rarest, *others = sorted(together.labels, key=lambda label: len(hits[label]))
    for hit in hits[rarest]:
        group = [hit]
        for label in others:
            near = _nearest(hits[label], group, together, reading)
            if near is None:
                break
            group.append(near)
        else:
            first, after = min(one.first for one in group), max(one.after for one in group)
            yield Hit(first, after, language)


def _hits(label: str, matches: Matches, languages: tuple[str, str]) -> list[Hit]:
    if label in _SPECIAL:
        labels = matches.reading.labels
        return [Hit(place, after, "any") for place in sorted(labels) for name, after in labels[place] if name == label]
    return sorted(hit for hit in matches.found.get(label, ()) if hit.language in languages)


def _nearest(hits: list[Hit], group: list[Hit], together: _Together, reading: Reading) -> Hit | None:
    """The hit nearest to a group that may join it: close enough and apart. Looks at a bounded number."""
    first, after = min(one.first for one in group), max(one.after for one in group)
    best: Hit | None = None
    place = bisect_left(hits, (after - together.span,))
    while place < len(hits) and hits[place].first < first + together.span:
        hit = hits[place]
        place += 1
        if max(after, hit.after) - min(first, hit.first) > together.span:
            continue
        if any(hit.first < one.after and one.first < hit.after for one in group):
            continue
        if abs(reading.sentences[hit.first] - reading.sentences[group[0].first]) > together.breaks:
            continue
        if best is None or abs(hit.first - first) < abs(best.first - first):
            best = hit
    return best
