"""What every layout works with: an index over the soup, and the reading that its facts go into."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from lxml import etree

from whosasking.addresses import Address
from whosasking.languages import Language
from whosasking.model import (
    SECTIONS,
    LayoutName,
    NotReadReason,
    Profile,
    ProfilePage,
    SectionName,
    SectionState,
    Source,
    Standing,
)
from whosasking.pages.soup import Keep, Parsed

_QUOTE_LENGTH = 300
"""Characters of a source's quote; an evidence cuts it shorter around the words that matter."""

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "label",
        "button",
        "dt",
        "dd",
        "dl",
        "figure",
        "header",
        "footer",
        "main",
        "tr",
        "td",
    ]
)


class Index:
    """One pass over a soup: where every element lies, so that "all <p> inside this card" is a slice and no search."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._begin: dict[int, int] = {}
        self._end: dict[int, int] = {}
        self._by_name: dict[str, tuple[list[int], list[Tag]]] = {}
        self._count = 0
        for child in soup.contents:
            if isinstance(child, Tag):
                self._add(child)

    def _add(self, tag: Tag) -> None:
        position = self._count
        self._count += 1
        self._begin[id(tag)] = position
        positions, tags = self._by_name.setdefault(tag.name, ([], []))
        positions.append(position)
        tags.append(tag)
        for child in tag.contents:
            if isinstance(child, Tag):
                self._add(child)
        self._end[id(tag)] = self._count

    def all(self, *names: str) -> list[Tag]:
        """Every element of these names, in the order of the page; of all names where none is given."""
        return self._slice(names, -1, self._count)

    def inside(self, tag: Tag, *names: str) -> list[Tag]:
        """Every element of these names below a tag, in the order of the page."""
        return self._slice(names, self._begin[id(tag)], self._end[id(tag)])

    def first(self, tag: Tag, *names: str) -> Tag | None:
        """The first element of these names below a tag."""
        found = self.inside(tag, *names)
        return found[0] if found else None

    def _slice(self, names: Iterable[str], begin: int, end: int) -> list[Tag]:
        found: list[tuple[int, Tag]] = []
        chosen = tuple(names) or tuple(self._by_name)
        for name in chosen:
            positions, tags = self._by_name.get(name, ([], []))
            low, high = bisect_right(positions, begin), bisect_left(positions, end)
            found += zip(positions[low:high], tags[low:high], strict=True)
        if len(chosen) > 1:
            found.sort(key=lambda each: each[0])
        return [tag for _, tag in found]

    def place(self, tag: Tag) -> int:
        """Where a tag begins; earlier tags have smaller numbers."""
        return self._begin[id(tag)]

    def end(self, tag: Tag) -> int:
        """Where the next tag after everything inside this one begins."""
        return self._end[id(tag)]

    def holds(self, outer: Tag, inner: Tag) -> bool:
        """Whether one tag is the other, or lies in it."""
        return self.place(outer) <= self.place(inner) < self.end(outer)

    def outermost(self, tags: Iterable[Tag]) -> list[Tag]:
        """Those of some tags, in the order of the page, that lie in no other of them."""
        found: list[Tag] = []
        for tag in tags:
            if not found or self.place(tag) >= self.end(found[-1]):
                found.append(tag)
        return found

    def innermost(self, tags: Iterable[Tag]) -> list[Tag]:
        """Those of some tags, in the order of the page, that hold no other of them."""
        ordered = list(tags)
        behind = [*ordered[1:], None]
        return [tag for tag, after in zip(ordered, behind, strict=False) if after is None or not self.holds(tag, after)]

    def outside(self, tags: Iterable[Tag], areas: Iterable[Tag]) -> list[Tag]:
        """Those of some tags, in the order of the page, that lie in none of the areas."""
        spans = sorted((self.place(area), self.end(area)) for area in areas)
        found: list[Tag] = []
        at, reached = 0, -1
        for tag in tags:
            place = self.place(tag)
            while at < len(spans) and spans[at][0] <= place:
                reached = max(reached, spans[at][1])
                at += 1
            if place >= reached:
                found.append(tag)
        return found

    def is_last(self, tag: Tag) -> bool:
        """Whether nothing follows a tag."""
        return self.end(tag) == self._count

    def common(self, tags: Iterable[Tag]) -> Tag:
        """The smallest element that holds all these tags."""
        tags = list(tags)
        around = tags[0]
        while (
            not all(self.holds(around, tag) for tag in tags)
            and around.parent is not None
            and id(around.parent) in self._begin
        ):
            around = around.parent
        return around


def get(tag: Tag, name: str) -> str:
    """An attribute's value, "" where there is none."""
    value = tag.attrs.get(name, "")
    return value if isinstance(value, str) else ""


def classes(tag: Tag) -> list[str]:
    """The classes of a tag that were kept."""
    return get(tag, "class").split()


def line(tag: Tag | None) -> str:
    """The words of an element on one line."""
    return "" if tag is None else " ".join("".join(_pieces(tag)).split())


def paragraphs(tag: Tag | None) -> str:
    """The words of an element with its line breaks: one empty line at most, no spaces around the lines."""
    if tag is None:
        return ""
    lines = [" ".join(each.split()) for each in "".join(_pieces(tag)).strip().split("\n")]
    kept: list[str] = []
    for each in lines:
        if each or (kept and kept[-1]):
            kept.append(each)
    return "\n".join(kept).strip()


def _pieces(tag: Tag) -> Iterator[str]:
    """Text in order, with a break around every block: texts of two blocks never grow together."""
    for child in tag.contents:
        if isinstance(child, NavigableString):
            yield str(child)
        elif isinstance(child, Tag):
            block = child.name in _BLOCKS
            if block:
                yield "\n"
            yield from _pieces(child)
            if block:
                yield "\n"


_ANCHOR_DIGITS = 9
"""A page may write its own numbers, as long as it likes; the capture's are small."""


def anchor_of(tag: Tag | None) -> int | None:
    """The number that the capture gave an element, or the nearest element around it."""
    while tag is not None:
        number = get(tag, "data-wa-n")
        if number.isascii() and number.isdigit() and len(number) <= _ANCHOR_DIGITS:
            return int(number)
        tag = tag.parent
    return None


def is_hidden(tag: Tag | None) -> bool:
    """Whether the browser said that an element, or one around it, is not visible (captures only)."""
    while tag is not None:
        if "data-wa-hidden" in tag.attrs:
            return True
        tag = tag.parent
    return False


@dataclass
class Reading:
    """Facts as they are found, each with its place. A fact that nobody tells stays not read."""

    layout: LayoutName
    signed_in: bool
    language: str | None
    on: date
    profile: dict[str, Any] = field(default_factory=dict)
    standing: dict[str, Any] = field(default_factory=dict)
    sections: dict[SectionName, SectionState | None] = field(default_factory=dict)
    not_read: dict[str, NotReadReason] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def tell(
        self, fact: str, value: Any, where: str | None = None, tag: Tag | None = None, quote: str | None = None
    ) -> None:
        """A fact was read. where: its place; tag: the element that says it; quote: its words, None for structure alone.

        The first to tell a fact is believed: readers go from the best place to the worst.
        """
        group = self.standing if fact in _STANDING else self.profile
        if value is None or group.get(fact) is not None:
            return
        group[fact] = value
        self.not_read.pop(fact, None)
        if where is not None:
            self.at(fact, where, tag, quote)

    def at(self, fact: str, where: str, tag: Tag | None = None, quote: str | None = None) -> None:
        """Where a fact, a section or an entry of one stands."""
        self.sources[fact] = Source(where=where, quote=quote[:_QUOTE_LENGTH] if quote else None, anchor=anchor_of(tag))

    def known(self, fact: str) -> Any:
        """The value of a fact so far, None where it was not read."""
        return (self.standing if fact in _STANDING else self.profile).get(fact)

    def unread(self, reason: NotReadReason, *facts: str) -> None:
        """Facts that were not read, and why. One that was told, or has a reason already, keeps it."""
        for fact in facts:
            if self.known(fact) is None:
                self.not_read.setdefault(fact, reason)

    def section(self, name: SectionName, state: SectionState | None, reason: NotReadReason | None = None) -> None:
        """The state of a section; reason: why it was not read."""
        self.sections[name] = state
        if state == "not_loaded":
            self.not_read[name] = "not_loaded"
        elif reason is not None:
            self.not_read[name] = reason

    def page(self) -> ProfilePage:
        """All of it, frozen."""
        return ProfilePage(
            layout=self.layout,
            language=self.language,
            signed_in=self.signed_in,
            read_on=self.on,
            profile=Profile(**self.profile, sections={name: self.sections.get(name) for name in SECTIONS}),
            standing=Standing(**self.standing),
            not_read=dict(self.not_read),
            sources=dict(self.sources),
        )


_STANDING = frozenset(Standing.__struct_fields__)


@dataclass(frozen=True)
class Page:
    """What a layout reads: the pruned soup and what surrounds it."""

    soup: BeautifulSoup
    index: Index
    parsed: Parsed
    address: Address | None
    language: Language | None
    language_code: str | None
    on: date

    def is_cut_at(self, tag: Tag) -> bool:
        """Whether the page was cut off inside a tag: half a number is another number."""
        return not self.parsed.whole and self.index.is_last(tag)


class Layout(Protocol):
    """One layout of LinkedIn's profile pages."""

    name: LayoutName

    def recognises(self, parsed: Parsed) -> bool:
        """Whether a page is a profile in this layout (a layout's marks alone are no profile: searches carry them too)."""

    def cards(self, parsed: Parsed) -> list[tuple[etree._Element, Keep]]:
        """The parts of the page that facts are read from."""

    def enter(self, element: etree._Element) -> Keep | None:
        """How an element is kept that begins a card or a group of cards; None for all others."""

    def read(self, page: Page) -> ProfilePage | None:
        """The facts; None where no top card is left after pruning. Raises WrongAddress("another_member") where the page is another member's than the address."""
