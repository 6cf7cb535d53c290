"""The notation of phrases, and what a phrase cannot be found without.

One phrase a line:

* ``word``         this word, in its folded form (case, accents, disguises and the Chinese script do not matter)
* ``word*``        a word that begins so
* ``*word``        a word that ends so (with letters before it): ``*kosten`` for every compound of "kosten"
* ``(a b|c)``      one of these; ``[a|b]`` one of these or nothing, at the beginning too
* ``<label>``      a number, an amount, a telephone number, a link (see Reading), or a list that stands before this one
* ``..3``          up to three words of any kind
* ``{9: <a> <b>}``     these labels in any order and apart from each other, within nine words of one sentence
* ``{9 1: <a> <b|c>}`` the same, one sentence break in between allowed; ``<b|c>`` is either label
* a line that begins with ``#`` is a comment

The lists that a phrase names are heard in its language, or where they stand under "any": no language completes another's offer. A phrase
under "any" takes them from one language, whichever it is, and is found in that one.

In scripts without spaces each character is a word, so ``加(我|你)微信`` needs none; within ``{9: ...}`` two Chinese characters or three
kana count as one word. Either Chinese script stands for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from whosasking.lexicon.folding import fold_text
from whosasking.lexicon.reading import NO_MESSENGER, SPACELESS_ONLY, Reading, is_spaceless

SPECIAL = (
    "num",
    "sum",
    "last_sum",
    "thousands",
    "cur",
    "pct",
    "phone",
    "mail",
    "free_mail",
    "link",
    "chat_link",
    "handle",
    "nick",
)
"""Labels that a reading gives."""

_GAP = re.compile(r"\.\.(\d{1,2})")
_PIECE = re.compile(r"[()\[\]|]|<[a-z_]+>|[^\s()\[\]|<>]+")
_TOGETHER = re.compile(r"\{(?P<span>\d{1,2})(?: (?P<breaks>\d))?:(?P<labels>(?: <[a-z_|]+>){2,5})\}$")
_CLOSED_BY = {"(": ")", "[": "]"}


class Gap(NamedTuple):
    """Up to so many words of any kind."""

    words: int


class Group(NamedTuple):
    """One of several; or nothing, where it is optional."""

    choices: tuple[Parts, ...]
    is_optional: bool


Part = str | Gap | Group
"""A key ("word", "stem*", "*tail", "<label>"), a gap or a group."""
Parts = tuple[Part, ...]


class Together(NamedTuple):
    """Labels in any order, within ``span`` words and ``breaks`` sentence breaks. labels: each one label, or several of which any will do."""

    labels: tuple[tuple[str, ...], ...]
    span: int
    breaks: int


class Phrase(NamedTuple):
    """A phrase, read: its parts in their order, or labels together; all its words, stems and tails, and all its labels."""

    parts: Parts
    together: Together | None
    words: frozenset[str]
    labels: frozenset[str]


def lines(phrases: str) -> list[str]:
    """The phrases of a list, without comments and empty lines."""
    return [line for line in map(str.strip, phrases.splitlines()) if line and not line.startswith("#")]


def fold_phrases(phrases: str) -> str:
    """Phrases in the form in which they are parsed and kept."""
    return fold_text(phrases)[0]


def parse(phrase: str) -> Phrase:
    """A folded phrase, read. Raises ValueError for what cannot be."""
    if phrase.startswith("{"):
        return _together(phrase)
    pieces = _PIECE.findall(_GAP.sub(r" ..\1 ", phrase))
    if "".join(pieces) != "".join(phrase.split()):
        raise _unreadable(phrase)
    parser = _Parser(phrase, pieces)
    parts = parser.parts()
    if parser.place != len(pieces) or not parts:
        raise _unreadable(phrase)
    if isinstance(parts[0], Gap) or all(isinstance(part, Group) and part.is_optional for part in parts):
        msg = f"a phrase must not begin with a gap, nor be optional as a whole: {phrase!r}"
        raise ValueError(msg)
    return Phrase(parts, None, frozenset(parser.words), frozenset(parser.labels))


def _unreadable(phrase: str) -> ValueError:
    return ValueError(f"cannot read the phrase {phrase!r}")


def _together(phrase: str) -> Phrase:
    together = _TOGETHER.match(phrase)
    if together is None:
        raise _unreadable(phrase)
    labels = tuple(tuple(label.strip("<>").split("|")) for label in together["labels"].split())
    found = Together(labels, int(together["span"]), int(together["breaks"] or 0))
    return Phrase((), found, frozenset(), frozenset(chain.from_iterable(labels)))


class _Parser:
    """Reads the pieces of one phrase; notes its words and labels on the way."""

    def __init__(self, phrase: str, pieces: list[str]) -> None:
        self.phrase = phrase
        self.pieces = pieces
        self.place = 0
        self.words: list[str] = []
        self.labels: list[str] = []

    def parts(self) -> Parts:
        """Up to a closing bracket, a bar or the end."""
        parts: list[Part] = []
        while self.place < len(self.pieces):
            piece = self.pieces[self.place]
            if piece in ")]|":
                break
            self.place += 1
            if piece in _CLOSED_BY:
                parts.append(self.group(piece))
            elif piece[0] == "<":
                self.labels.append(piece[1:-1])
                parts.append(piece)
            elif piece.startswith(".."):
                parts.append(Gap(int(piece[2:])))
            else:
                keys = _keys(piece)
                self.words += keys
                parts += keys
        return tuple(parts)

    def group(self, opened: str) -> Group:
        """What follows an opening bracket, up to the one that closes it."""
        choices: list[Parts] = []
        while True:
            choices.append(self.parts())
            if self.place >= len(self.pieces):
                msg = f"a bracket is not closed: {self.phrase!r}"
                raise ValueError(msg)
            piece = self.pieces[self.place]
            self.place += 1
            if piece == _CLOSED_BY[opened]:
                return Group(tuple(choices), opened == "[")
            if piece != "|":
                raise _unreadable(self.phrase)


def _keys(piece: str) -> tuple[str, ...]:
    """The words of a piece without spaces: most are one, a hyphen or a script without spaces makes several."""
    if piece.isascii() and piece.isalpha():
        return (piece,)
    word = piece.strip("*")
    if word.isalpha() and not is_spaceless(word):
        forms: tuple[str, ...] = (word,)
    elif SPACELESS_ONLY.fullmatch(word) and not NO_MESSENGER.search(word):
        forms = tuple(word)
    else:
        forms = tuple(Reading(word).forms)
    if not forms:
        return ()
    if piece[-1] == "*":
        return (*forms[:-1], f"{forms[-1]}*")
    if piece[0] == "*" and len(forms) == 1:
        return (f"*{forms[0]}",)
    return forms


# --------------------------------------------------------------------------------------------------------- what it needs


def needs(phrase: Phrase) -> list[frozenset[str]]:
    """What a phrase cannot be found without: sets of keys, one of each must be there. The rarest first."""
    if phrase.together is not None:
        return [frozenset(f"<{label}>" for label in labels) for labels in phrase.together.labels]
    return sorted(_needs(phrase.parts), key=_commonness)


def _needs(parts: Parts) -> Iterator[frozenset[str]]:
    for part in parts:
        if isinstance(part, str):
            yield frozenset((part,))
        elif isinstance(part, Group) and not part.is_optional:
            rarest = [_rarest(choice) for choice in part.choices]
            if all(rarest):
                yield frozenset().union(*rarest)


def _rarest(choice: Parts) -> frozenset[str]:
    """The best need of one choice; none where it may be nothing."""
    if len(choice) == 1 and isinstance(choice[0], str):
        return frozenset(choice)  # type: ignore[arg-type]  # mypy does not narrow what a tuple holds
    return min(_needs(choice), key=_commonness, default=frozenset())


def _commonness(need: frozenset[str]) -> tuple[bool, int, int]:
    """Long words are rare; many choices and short words are common, and so is what a whole list stands for."""
    return any(key[0] == "<" for key in need), len(need), -min(map(len, need))
