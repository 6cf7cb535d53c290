"""The invitations that a member received: the invitation manager, and its preview in My Network. One card, one person.

A card is told by structure in every layout: a link to a member, and two labelled buttons (accept and ignore) near it; a button
without a label only unfolds a note. Its lines come in one order: name, headline, mutual connections, note, time. Words tell only
which line is the time and which the mutual connections, where no class or link does.
Seen: linkedin-pages F.1 (React, 2025 and 2026) and F.2 (Ember, 2020 to 2024); nothing here rests on hashed classes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from lxml import etree

from whosasking.addresses import slug_of
from whosasking.languages import Language, every, language, mentioned, vote
from whosasking.model import InvitationCard, InvitationsPage, LayoutName
from whosasking.pages.common import network_of, searches_connections
from whosasking.pages.numbers import plain, read_count
from whosasking.pages.soup import Parsed

_KEYS = ("InvitationManagerPage_InvitationsList", "MyNetwork_InvitationsPreview", "pending-invitations-preview")
_KEYED = " or ".join(f"@componentkey='{key}' or @id='{key}'" for key in _KEYS)  # newer builds write id for componentkey
_ROOTS: tuple[tuple[LayoutName, str], ...] = (
    ("react", f"//*[{_KEYED}]"),
    ("react", "//*[contains(@data-sdui-screen,'.mynetwork.InvitationReceived')]"),
    (
        "ember",
        "//*[contains(concat(' ',@class,' '),' mn-invitation-list ') or contains(@class,'mn-invitations-preview')]"
        " | //li[contains(concat(' ',@class,' '),' invitation-card ')]",
    ),
)
"""Where invitations stand, first the narrowest."""
_SENT = "//*[contains(@data-sdui-screen,'.mynetwork.InvitationSent') or contains(@class,'mn-sent-invitations')]"

_ROW = re.compile(r"auto-component-|.*[Ii]nvitation.*[Cc]ard")
_NO_PERSON = re.compile(r"/(?:company|school|showcase|newsletters?|events?|groups?)/[^/?#]")
_NO_PERSON_ICON = re.compile(r"invitation-card__icon|newsletter-entry")
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"https?:|www\.|\.com\b|lnkd\.in", re.IGNORECASE)
_PHOTO = re.compile(r"profile-(?:display|framed)photo")

MOST_CARDS = 500
"""Cards that are read; LinkedIn shows some ten at first and more as the reader scrolls."""


def read(parsed: Parsed, code: str | None, *, on: date) -> InvitationsPage | None:
    """The invitations on a page, or None where it is no such page. code: the language that the page declares."""
    if parsed.has(_SENT):
        return None
    layout, roots = next(((name, found) for name, path in _ROOTS if (found := parsed.find(path))), (None, []))
    if layout is None:
        return None
    rows = list(_rows(roots))
    # Of a page that declares no language, every language's words are tried: few labels make no sure vote.
    words = language(code) if code else None
    read_cards = [(_Card(row, words).read(), _anchor(row)) for row in rows]
    cards = [(card, anchor) for card, anchor in read_cards if card is not None]
    return InvitationsPage(
        layout=layout,
        language=code or vote(_text(label) for label in parsed.find("//main//h2 | //main//button | //main//a")),
        read_on=on,
        invitations=tuple(card for card, _ in cards),
        anchors=tuple(anchor for _, anchor in cards),
    )


def _rows(roots: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Around each pair of buttons the smallest element that also holds a link to a member, in the order of the page."""
    seen: set[etree._Element] = set()
    for root in roots:
        for button in _named(root, "button"):
            row = _row_of(button, root)
            if row is not None and row not in seen:
                seen.add(row)
                yield row
                if len(seen) == MOST_CARDS:
                    return


def _row_of(button: etree._Element, root: etree._Element) -> etree._Element | None:
    for around in (button, *button.iterancestors()):
        if _is_row(around) and _links_to_a_member(around):
            return around
        if around is root:
            return None
        is_list = around.get("role") == "list" or around.tag in ("ul", "ol")
        if is_list or (len(_labelled(around)) >= 2 and _links_to_a_member(around)):
            return None if is_list else around
    return None


def _is_row(element: etree._Element) -> bool:
    key = element.get("componentkey") or element.get("id") or ""
    return element.tag == "li" or element.get("role") == "listitem" or _ROW.match(key) is not None


def _links_to_a_member(element: etree._Element) -> bool:
    return any("/in/" in (link.get("href") or "") for link in _named(element, "a"))


def _labelled(element: etree._Element) -> list[etree._Element]:
    """The buttons that say what they do to whom. One that unfolds something is none of them, whether labelled or not."""
    return [tag for tag in _named(element, "button") if tag.get("aria-label") and tag.get("aria-expanded") is None]


def _named(element: etree._Element, name: str) -> list[etree._Element]:
    return list(element.iter(name))


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _anchor(row: etree._Element) -> int | None:
    number = row.get("data-wa-n", "")
    return int(number) if re.fullmatch(r"[0-9]{1,7}", number, re.ASCII) else None


# ---------------------------------------------------------------------------------------------------------- lines

Role = str
_ROLES: tuple[tuple[str, Role], ...] = (
    ("invitation-card__tvm-title", "name"),
    ("invitation-card__title", "name"),
    ("invitation-card__subtitle", "headline"),
    ("member-insights", "mutual"),
    ("invitation-card__mutual", "mutual"),
    ("time-badge", "sent"),
    ("invitation-card__custom-message", "note"),
)
"""What Ember's classes say a line is."""
_FOR_SCREEN_READERS = ("visually-hidden", "a11y-text", "sr-only")
_BLOCKS = frozenset(
    (
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
        "figure",
        "time",
        "footer",
        "header",
        "dd",
    )
)
_NO_TEXT = frozenset(("script", "style", "svg", "img", "code", "template", "noscript"))


@dataclass
class _Line:
    """A line of a card. role: as the page's own classes say, "" where they do not. unfolds: a "more" stands in it or behind it."""

    role: Role = ""
    pieces: list[str] = field(default_factory=list)
    strongs: list[str] = field(default_factory=list)
    links: list[etree._Element] = field(default_factory=list)
    unfolds: bool = False

    @property
    def text(self) -> str:
        return "\n".join(" ".join(part.split()) for part in "".join(self.pieces).split("\n")).strip()


class _Lines:
    """The lines of a card, by one walk: blocks break them, and so does a class with a meaning."""

    def __init__(self, row: etree._Element) -> None:
        self.all: list[_Line] = [_Line()]
        self._link: etree._Element | None = None
        self._walk(row, "")

    def _break(self, role: Role) -> None:
        if self.all[-1].text:
            self.all.append(_Line(role))
        else:
            self.all[-1].role = role

    def _walk(self, node: etree._Element, role: Role) -> None:
        tag = node.tag
        if tag in _NO_TEXT or _is_for_screen_readers(node):
            return
        if tag == "button" or node.get("role") == "button" or "line-clamp__more" in (node.get("class") or ""):
            if not node.get("aria-label") or node.get("data-testid") == "expandable-text-button":
                self._unfold()
            return
        if tag == "br":
            self.all[-1].pieces.append("\n")
            return
        own = _role_of(node) or role
        breaks = tag in _BLOCKS or own != role
        if breaks:
            self._break(own)
        if node.get("data-testid") == "expandable-text-box":
            self.all[-1].unfolds = True
        self._content(node, own)
        if breaks:
            self._break(role)

    def _content(self, node: etree._Element, role: Role) -> None:
        around, self._link = self._link, node if node.tag == "a" else self._link
        if node.tag in ("strong", "b"):
            self.all[-1].strongs.append(_text(node))
        self._say(node.text)
        for child in node:
            self._walk(child, role)
            self._say(child.tail)
        self._link = around

    def _say(self, text: str | None) -> None:
        if not text:
            return
        line = self.all[-1]
        line.pieces.append(re.sub(r"\s+", " ", text))
        if self._link is not None and not text.isspace() and self._link not in line.links:
            line.links.append(self._link)

    def _unfold(self) -> None:
        before = next((line for line in reversed(self.all) if line.text), None)
        if before is not None:
            before.unfolds = True


def _role_of(node: etree._Element) -> Role:
    if node.tag == "time":
        return "sent"
    classes = (node.get("class") or "").split()
    return next((role for name, role in _ROLES if name in classes), "")


def _is_for_screen_readers(node: etree._Element) -> bool:
    classes = node.get("class") or ""
    return node.get("data-wa-hidden") is not None or any(name in classes for name in _FOR_SCREEN_READERS)


# ----------------------------------------------------------------------------------------------------------- a card


class _Card:
    """One row of the list, read."""

    def __init__(self, row: etree._Element, words: Language | None) -> None:
        self.row = row
        self.words = words
        self.labels = [tag.get("aria-label", "") for tag in _labelled(row)]

    def read(self) -> InvitationCard | None:
        """The card of a person, or None where the row is no invitation from one to connect."""
        lines = [line for line in _Lines(self.row).all if line.text]
        at = next((at for at, line in enumerate(lines) if _member(line) is not None), None)
        if at is None or not self._asks() or self._is_no_person(lines, lines[at]):
            return None
        name = self._name(lines[at])
        rest = lines[at + 1 :]
        sent = self._sent(rest)
        mutual = self._mutual(rest)
        texts = [line for line in rest if line is not sent and line is not mutual]
        headline = self._headline(texts, rest, mutual)
        others = [line for line in texts if line is not headline]
        note = [line for line in others if mutual is None or rest.index(line) > rest.index(mutual)]
        understood = len(note) == len(others) and bool(rest)
        mutuals = Mutuals(0, ()) if understood else Mutuals(None, None)
        if mutual is not None:
            mutuals = count_mutual(mutual.text, mutual.strongs, self.words)
        return InvitationCard(
            name=name,
            slug=self._slug(),
            headline=_headline_text(headline, is_read=bool(rest)),
            mutual_connections=mutuals.total,
            mutual_names=mutuals.names,
            note="\n".join(_unfolded(line, self.words) for line in note) if note or understood else None,
            sent=sent.text if sent is not None else None,
            verified=True if self._has_icon("verified") else None,
            has_photo=self._has_photo(),
        )

    def _asks(self) -> bool:
        """Whether the row can be accepted and ignored. Of more than two buttons (Reply, ...) the words must say so."""
        if len(self.labels) == 2:
            return True
        said = [*self.labels, *(_text(tag) for tag in _named(self.row, "button"))]
        return len(self.labels) > 2 and all(
            any(mentioned(key, words, self.words) for words in said) for key in ("accept", "ignore")
        )

    def _is_no_person(self, lines: list[_Line], named: _Line) -> bool:
        """An invitation to follow a page, to subscribe, to an event or a group links that as well, or names it beside the person."""
        if any(
            _NO_PERSON_ICON.search(node.get("class") or "") for node in self.row.iter("div", "span", "li-icon", "a")
        ):
            return True
        if len({strong for strong in named.strongs if strong}) > 1:
            return True
        in_notes = {link for line in lines if line.unfolds or line.role == "note" for link in line.links}
        links = [link for link in _named(self.row, "a") if _NO_PERSON.search(link.get("href") or "")]
        return any(link not in in_notes and not _LOOKS_LIKE_AN_ADDRESS.search(_text(link)) for link in links)

    def _name(self, line: _Line) -> str | None:
        """The words of the name that every button repeats: some builds hang words for screen readers on it (German, 2026)."""
        link = _member(line)
        holder = next(iter(line.strongs), None) or (line.text if link is None or line.role == "name" else _text(link))
        if all(holder in label for label in self.labels):
            return holder or None
        nodes = [node for node in (*line.links, *self.row.iter("strong", "b")) if _text(node) == holder]
        pieces = [" ".join(str(part).split()) for part in nodes[0].itertext()] if nodes else []
        for end in range(len(pieces), 0, -1):
            start = " ".join(piece for piece in pieces[:end] if piece)
            if start and all(start in label for label in self.labels):
                return start
        return holder or None

    def _slug(self) -> str | None:
        return next((slug for link in _named(self.row, "a") if (slug := slug_of(link.get("href") or ""))), None)

    def _sent(self, rest: list[_Line]) -> _Line | None:
        told = next((line for line in rest if line.role == "sent"), None)
        return told or next((line for line in reversed(rest) if self._may_be_time(line, rest)), None)

    def _may_be_time(self, line: _Line, rest: list[_Line]) -> bool:
        if line.role or line.unfolds:
            return False
        return is_time(line.text, self.words, needs_number=line is rest[0])

    def _mutual(self, rest: list[_Line]) -> _Line | None:
        told = next((line for line in rest if line.role == "mutual"), None)
        linked = next((line for line in rest if any(_is_of_mutual(link) for link in line.links)), None)
        return told or linked or next((line for line in rest if not line.role and self._says_mutual(line)), None)

    def _says_mutual(self, line: _Line) -> bool:
        """A line that counts or names mutual connections. A note that speaks of them is a sentence."""
        text = line.text
        if line.unfolds or len(text) > 160 or "\n" in text or text.endswith(tuple(".!?。！？…")):
            return False
        if not mentioned("mutual", text, self.words if self.words and self.words.words("mutual") else None):
            return False
        return bool(line.strongs) or read_count(text) is not None or len(text.split()) <= 12

    def _headline(self, texts: list[_Line], rest: list[_Line], mutual: _Line | None) -> _Line | None:
        told = next((line for line in texts if line.role == "headline"), None)
        if told is not None or not texts:
            return told
        first = texts[0]
        if first.role or first.unfolds or (mutual is not None and rest.index(first) > rest.index(mutual)):
            return None
        return first

    def _has_icon(self, name: str) -> bool:
        return any(
            (icon.get("id") or icon.get("data-test-icon") or icon.get("type") or "").startswith(name)
            for icon in self.row.iter("svg", "li-icon")
        )

    def _has_photo(self) -> bool | None:
        """By the first frame: the faces of mutual connections come later. One that is still loading tells nothing."""
        first = next((tag for tag in self.row.iter("img", "svg") if tag.tag == "img" or _is_ghost(tag)), None)
        if first is None:
            return None
        frame = next(first.iterancestors("figure", "a"), first)
        pictures = _named(frame, "img")
        if not pictures:
            return False
        sources = " ".join(pictures[0].get(name) or "" for name in ("src", "data-delayed-url"))
        if _PHOTO.search(sources):
            return True
        return False if _is_ghost(pictures[0]) else None


def _is_ghost(tag: etree._Element) -> bool:
    return "ghost" in (tag.get("class") or "") or (tag.get("id") or "").startswith("person-accent")


def _member(line: _Line) -> etree._Element | None:
    """The link to a member in a line."""
    return next((link for link in line.links if "/in/" in link.get("href", "")), None)


def _headline_text(line: _Line | None, *, is_read: bool) -> str | None:
    """LinkedIn writes "--" for an empty headline; a card of which nothing but the name came says nothing of it."""
    if line is None:
        return "" if is_read else None
    return "" if line.text == "--" else line.text


def _unfolded(line: _Line, words: Language | None) -> str:
    """A note without the "...more" that some builds write into it, and without the quotation marks of others."""
    text = re.sub(r"\s*(?:…|\.\.\.)\s*$", "", line.text) if line.unfolds else line.text
    cut = re.search(r"\s*(?:…|\.\.\.)\s*(\S[^\n]{0,24})$", text)
    if cut is not None and any(cut[1].casefold() == word.casefold() for word in _more(words)):
        text = text[: cut.start()]
    return text.strip()


def _more(words: Language | None) -> Iterator[str]:
    yield from ("more", "see more")
    for each in (words,) if words is not None else every():
        yield from each.words("more")


def _is_of_mutual(link: etree._Element) -> bool:
    href = link.get("href") or ""
    return searches_connections(href) and network_of(href) == {"F"}


# ------------------------------------------------------------------------------------------------------------- words

_LONGEST_TIME = 40
_CASELESS = re.compile(r"[\u0590-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ABBREVIATED = re.compile(r"\d{1,3}\s?[^\W\d_]{1,4}\.?")


def is_time(text: str, words: Language | None, *, needs_number: bool = False) -> bool:
    """Whether a line says when: "2 days ago", "vor 2 Tagen", "yesterday", "3d". words: the page's language, None: any."""
    text = plain(text).strip("·•. ").casefold()
    if not text or len(text) > _LONGEST_TIME:
        return False
    if _ABBREVIATED.fullmatch(text):
        return True
    has_number = any(sign.isdigit() for sign in text)
    if needs_number and not has_number:
        return False
    for each in (words,) if words is not None else every():
        if not needs_number and any(
            text.endswith(word.casefold()) and len(text) < 24 for word in each.words("recently")
        ):
            return True
        stands = any(_stands(word.casefold(), text) for word in each.words("ago"))
        if stands and (has_number or len(text.split()) <= 3):
            return True
    return False


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text as a word; scripts without spaces have none."""
    if _CASELESS.search(word):
        return word in text
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


class Mutuals(NamedTuple):
    """How many, and who of them is named."""

    total: int | None
    names: tuple[str, ...] | None


def count_mutual(text: str, strongs: Iterable[str], words: Language | None) -> Mutuals:
    """Mutual connections from a card's line: "A and 71 other mutual connections". strongs: what is set in bold: the names."""
    named = tuple(dict.fromkeys(strong for strong in strongs if strong and not strong[0].isdigit()))
    rest = plain(text)
    for name in named:
        rest = rest.replace(plain(name), " ", 1)
    number = read_count(rest)
    if not named:
        named = _names(rest, number is not None, words)
    total = len(named) + (number.value if number is not None else 0)
    return Mutuals(total or None, named if total else None)


def _names(text: str, has_number: bool, words: Language | None) -> tuple[str, ...]:
    """The names in a line without markup: what stands before the number, or before the words for mutual connections."""
    languages = (words,) if words is not None else tuple(every())
    end = re.search(r"\d", text) if has_number else None
    before = text[: end.start()] if end is not None else text[: _start_of_mutual(text, languages)]
    for joint in sorted({word for each in languages for word in each.words("joining")}, key=len, reverse=True):
        before = _joint(joint).sub(",", before)
    return tuple(dict.fromkeys(name for part in re.split(r"[,،，]", before) if (name := _trimmed(part))))


def _start_of_mutual(text: str, languages: Iterable[Language]) -> int:
    folded = text.casefold()
    found = [folded.find(word.casefold()) for each in languages for word in each.words("mutual")]
    return min((at for at in found if at >= 0), default=0)


def _joint(word: str) -> re.Pattern[str]:
    if word == "و":  # written together with the next word
        return re.compile(r"\s+و")
    if _CASELESS.search(word) or not word[0].isalpha():
        return re.compile(re.escape(word))
    return re.compile(rf"(?:^|\s+){re.escape(word)}(?=\s|$)")


def _trimmed(part: str) -> str:
    """A name without the small words behind it: "A is a", "A ve diğer"."""
    found = part.split()
    while found and not (found[-1][0].isupper() or _CASELESS.search(found[-1])):
        found.pop()
    return " ".join(found)
