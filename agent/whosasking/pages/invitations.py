"""The invitations that a member received: the invitation manager, and its preview in My Network. One card, one person.

A card is told by structure in every layout: a link to a member, and two labelled buttons (accept and ignore) near it; a button
without a label only unfolds a note, unless no button has one and its words are those for accept and ignore. Its lines come in one order: name, headline, mutual connections, note, time. Words tell only
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
from whosasking.pages.common import is_pronouns, network_of, searches_connections
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
_NO_PERSON = re.compile(r"/(?:company|school|showcase|newsletters?|events?|groups?|products|services)/[^/?#]")
_NO_PERSON_ICON = re.compile(r"invitation-card__icon|newsletter-entry|ghost-(?:company|school|group|event|newsletter)")
_NO_PERSON_PICTURE = re.compile(r"(?:company|school|group|newsletter|event)-(?:logo|accent|background|cover)")
_INTERFACE = re.compile(r"/(?:sales|talent|recruiter|messaging|premium|help|preload|mynetwork|feed)(?:/|$)")
"""Where links of the page itself lead: their words are no line of the card."""
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"https?:|www\.|\.com\b|lnkd\.in", re.IGNORECASE)
_PHOTO = re.compile(r"profile-(?:display|framed)photo")

_MOST_CHOICES = 4
"""Buttons of one card: accept, ignore, and those of a note (Reply, see more)."""

MOST_CARDS = 500
"""Cards that are read; LinkedIn shows some ten at first and more as the reader scrolls."""


def read(parsed: Parsed, code: str | None, *, on: date) -> InvitationsPage | None:
    """The invitations on a page, or None where it is no such page. code: the language that the page declares."""
    if parsed.has(_SENT):
        return None
    layout, roots = next(((name, found) for name, path in _ROOTS if (found := parsed.find(path))), (None, []))
    if layout is None:
        return None
    # Of a page that declares no language, every language's words are tried: few labels make no sure vote.
    words = language(code) if code else None
    rows = _rows(roots, words)
    if not rows and not _says_that_none_wait(roots):
        return None
    is_foreign = code is not None and words is None
    read_cards = [(_Card(row, words, is_foreign=is_foreign).read(), _anchor(row)) for row in rows]
    cards = [(card, anchor) for card, anchor in read_cards if card is not None]
    return InvitationsPage(
        layout=layout,
        language=code or vote(_text(label) for label in parsed.find("//main//h2 | //main//button | //main//a")),
        read_on=on,
        invitations=tuple(card for card, _ in cards),
        anchors=tuple(anchor for _, anchor in cards),
    )


_LOADING = re.compile(r"skeleton|loader")
_PRESSED = ("a", "button", "label")


def _says_that_none_wait(roots: Iterable[etree._Element]) -> bool:
    """Whether a place without a card was read: it says something. One that is empty, still loads or counts some has yet to come."""
    inside = [node for root in roots for node in root.iter(etree.Element)]
    if any(_is_loading(node) for node in inside):
        return False
    said = [_text(node) for node in inside if node.tag in ("h2", "h3", "p", "span") and not _is_pressed(node)]
    counted = [count.value for text in said if (count := read_count(text)) is not None]
    return any(said) and not any(counted)


def _is_loading(node: etree._Element) -> bool:
    is_busy = node.get("role") == "progressbar" or node.get("aria-busy") == "true"
    return is_busy or _LOADING.search(node.get("class") or "") is not None


def _is_pressed(node: etree._Element) -> bool:
    """Whether words belong to a tab, a filter or a link, which stand there whether the list came or not."""
    return any(each.tag in _PRESSED or each.get("role") == "tab" for each in (node, *node.iterancestors()))


def _rows(roots: Iterable[etree._Element], words: Language | None) -> list[etree._Element]:
    """Around each pair of buttons the smallest element that also holds a link to a member, in the order of the page."""
    found: dict[etree._Element, None] = {}
    for button, inside in ((button, root) for root in roots for button in _buttons(root)):
        row = _row_of(button, inside, words)
        if row is not None:
            found[row] = None
        if len(found) > MOST_CARDS:
            break
    around = {each for row in found for each in row.iterancestors() if each in found}
    return [row for row in found if row not in around][:MOST_CARDS]


def _row_of(button: etree._Element, root: etree._Element, words: Language | None) -> etree._Element | None:
    for around in (button, *button.iterancestors()):
        if _links_to_a_member(around):
            if _is_row(around):
                return around
            if around.get("role") == "list" or around.tag in ("ul", "ol"):
                return None
            if 2 <= len(_choices(around, words)) <= _MOST_CHOICES:
                return around
        if around is root:
            return None
    return None


def _is_row(element: etree._Element) -> bool:
    key = element.get("componentkey") or element.get("id") or ""
    return element.tag == "li" or element.get("role") == "listitem" or _ROW.match(key) is not None


def _links_to_a_member(element: etree._Element) -> bool:
    return any("/in/" in (link.get("href") or "") for link in _named(element, "a"))


def _buttons(element: etree._Element) -> list[etree._Element]:
    return [
        tag
        for tag in element.iter("button", "div", "span", "a")
        if tag.tag == "button" or (tag.get("role") == "button" and "/in/" not in (tag.get("href") or ""))
    ]


def _choices(element: etree._Element, words: Language | None) -> list[etree._Element]:
    """The buttons that say what they do to whom. One that unfolds something is none of them, whether labelled or not.

    Where none has a label, those whose words are the ones for accept and ignore.
    """
    pressed = [tag for tag in _buttons(element) if tag.get("aria-expanded") is None]
    labelled = [tag for tag in pressed if tag.get("aria-label")]
    if labelled:
        return labelled
    said = {word.casefold() for key in ("accept", "ignore") for word in _words(key, words)}
    return [tag for tag in pressed if _text(tag).casefold() in said]


def _words(key: str, words: Language | None) -> Iterator[str]:
    for each in (words,) if words is not None else every():
        yield from each.words(key)


def _named(element: etree._Element, name: str) -> list[etree._Element]:
    return list(element.iter(name))


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _anchor(row: etree._Element) -> int | None:
    """The number that the capture gave the row, or the list's item around it, or the link with the name: a mere box has none."""
    item = next((each for each in row.iterancestors() if _is_row(each)), row)
    names = (link for link in _named(row, "a") if "/in/" in (link.get("href") or "") and _text(link))
    for node in (row, item, *names):
        if re.fullmatch(r"[0-9]{1,7}", number := node.get("data-wa-n", ""), re.ASCII):
            return int(number)
    return None


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
    """A line of a card.

    role: as the page's own classes say, "" where they do not. strongs: what is set in bold; name_pieces: the texts of the first of
    them. linked: what each link says of the line. unfolds: a "more" stands in it or behind it.
    """

    role: Role = ""
    pieces: list[str] = field(default_factory=list)
    strongs: list[str] = field(default_factory=list)
    name_pieces: list[str] = field(default_factory=list)
    linked: dict[etree._Element, list[str]] = field(default_factory=dict)
    icons: list[str] = field(default_factory=list)
    unfolds: bool = False

    @property
    def links(self) -> list[etree._Element]:
        return list(self.linked)

    @property
    def text(self) -> str:
        return "\n".join(" ".join(part.split()) for part in "".join(self.pieces).split("\n")).strip()


class _Lines:
    """The lines of a card, by one walk: blocks break them, and so does a class with a meaning."""

    def __init__(self, row: etree._Element, choices: Iterable[etree._Element]) -> None:
        """choices: the buttons that accept and ignore; any other without a label unfolds."""
        self.all: list[_Line] = [_Line()]
        self._choices = frozenset(choices)
        self._link: etree._Element | None = None
        self._walk(row, "")

    def _break(self, role: Role) -> None:
        if self.all[-1].text:
            self.all.append(_Line(role))
        else:
            self.all[-1].role = role

    def _walk(self, node: etree._Element, role: Role) -> None:
        tag = node.tag
        if tag in ("svg", "li-icon"):
            self.all[-1].icons.append(node.get("id") or node.get("data-test-icon") or node.get("type") or "")
        if tag in _NO_TEXT or _is_for_screen_readers(node) or self._is_interface(node, role):
            return
        if tag == "button" or node.get("role") == "button" or "line-clamp__more" in (node.get("class") or ""):
            if node in self._choices:
                return
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
        line, start = self.all[-1], len(self.all[-1].pieces)
        self._say(node.text)
        before = None
        for child in node:
            if not _are_twins(before, child):
                self._walk(child, role)
            self._say(child.tail)
            before = child
        if node.tag in ("strong", "b"):
            line.strongs.append(" ".join("".join(line.pieces[start:]).split()))
            line.name_pieces = line.name_pieces or line.pieces[start:]
        self._link = around

    def _is_interface(self, node: etree._Element, role: Role) -> bool:
        """A link of the page itself ("View in Sales Navigator", "Reply"). In a note it is what the inviter wrote."""
        if node.tag != "a" or role == "note" or self.all[-1].unfolds:
            return False
        path = re.sub(r"^https?://[^/]+", "", node.get("href") or "")
        return _INTERFACE.match(path) is not None and not _LOOKS_LIKE_AN_ADDRESS.search(_text(node))

    def _say(self, text: str | None) -> None:
        if not text:
            return
        line = self.all[-1]
        line.pieces.append(re.sub(r"\s+", " ", text))
        if self._link is not None and not text.isspace():
            line.linked.setdefault(self._link, []).append(text)

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


def _are_twins(before: etree._Element | None, node: etree._Element) -> bool:
    """What is shown, and the same again for screen readers; LinkedIn leaves out spaces in one of them ("30innych")."""
    if before is None or "true" not in (before.get("aria-hidden"), node.get("aria-hidden")):
        return False
    said = ["".join(_text(each).split()) for each in (before, node)]
    return said[0] != "" and said[0] == said[1]


# ----------------------------------------------------------------------------------------------------------- a card


class _Card:
    """One row of the list, read."""

    def __init__(self, row: etree._Element, words: Language | None, *, is_foreign: bool) -> None:
        """is_foreign: the page declares a language that has no table, so that words tell nothing. So does a page that declares
        none and has no button in any language known."""
        self.row = row
        self.words = words
        self.choices = _choices(row, words)
        self.labels = [_plain_label(label) for tag in self.choices if (label := tag.get("aria-label"))]
        self.is_foreign = is_foreign or (words is None and not self._says("accept"))

    def read(self) -> InvitationCard | None:
        """The card of a person, or None where the row is no invitation from one to connect."""
        lines = [line for line in _Lines(self.row, self.choices).all if line.text]
        named = self._named_line(lines)
        if named is None or not self._asks() or self._is_no_person(lines, named):
            return None
        name = self._name(named)
        rest = self._lines_below(lines, named, name)
        mutual = self._mutual(rest)
        sent = self._sent([line for line in rest if line is not mutual])
        texts = [line for line in rest if line is not sent and line is not mutual]
        headline = self._headline(texts, rest, mutual)
        others = [line for line in texts if line is not headline]
        note = [line for line in others if self._may_be_note(line, rest, mutual)]
        understood = len(note) == len(others) and bool(rest)
        mutuals = Mutuals(0, ()) if understood else Mutuals(None, None)
        if mutual is not None:
            mutuals = count_mutual(mutual.text, mutual.strongs, self.words)
        return InvitationCard(
            name=name,
            slug=self._slug(named),
            headline=self._headline_text(headline, rest),
            mutual_connections=mutuals.total,
            mutual_names=mutuals.names,
            note="\n".join(_unfolded(line, self.words) for line in note) if note or understood else None,
            sent=sent.text if sent is not None else None,
            verified=True
            if self._is_verified(line for line in lines if line is not mutual and line not in note)
            else None,
            has_photo=self._has_photo(),
        )

    def _asks(self) -> bool:
        """Whether the row can be accepted and ignored. Of more than two buttons (Reply, ...) the words must say so; of two they
        must not say something else (Connect and Dismiss below "people you may know", Message on a card that was accepted)."""
        if any("custom-invite" in (link.get("href") or "") for link in _named(self.row, "a")):
            return False
        if len(self.choices) == 2:
            return self._says("accept") or not any(map(self._says, ("connect", "message", "follow", "pending")))
        return len(self.choices) > 2 and self._says("accept") and self._says("ignore")

    def _says(self, key: str) -> bool:
        """Whether a button speaks of it, in its label or its words."""
        said = (*self.labels, *(_text(tag) for tag in self.choices))
        return any(text and mentioned(key, text, self.words) for text in said)

    def _is_no_person(self, lines: list[_Line], named: _Line) -> bool:
        """An invitation to follow a page, to subscribe, to an event or a group links or pictures that, or names it beside the person."""
        for node in self.row.iter("div", "span", "li-icon", "a", "img", "svg"):
            told = " ".join(node.get(name) or "" for name in ("id", "src", "data-delayed-url"))
            if _NO_PERSON_ICON.search(node.get("class") or ""):
                return True
            if node.tag in ("img", "svg") and _NO_PERSON_PICTURE.search(told):
                return True
        if len({strong for strong in named.strongs if strong}) > 1:
            return True
        in_notes = {link for line in lines if line.unfolds or line.role == "note" for link in line.links}
        links = [link for link in _named(self.row, "a") if _NO_PERSON.search(link.get("href") or "")]
        return any(link not in in_notes and not _LOOKS_LIKE_AN_ADDRESS.search(_text(link)) for link in links)

    def _named_line(self, lines: list[_Line]) -> _Line | None:
        """The line with the name: of those that link a member the first whose words the buttons repeat."""
        linking = [line for line in lines if _member(line) is not None]
        if not linking:
            return None
        if self._repeating():
            return next((line for line in linking if self._is_repeated(self._name(line))), linking[0])
        # "View NAME’s profile", for screen readers, then the name itself.
        clearer = (line for line in linking[1:] if line.strongs and _holds(linking[0].text, line.strongs[0]))
        return next(clearer, linking[0])

    def _repeating(self) -> list[str]:
        """What says the name once more: the buttons, else the photo's description."""
        picture = next(self.row.iter("img"), None)
        described = _plain_label(picture.get("alt") or "") if picture is not None else ""
        return self.labels or [each for each in (described,) if each]

    def _is_repeated(self, name: str | None) -> bool:
        return name is not None and all(_holds(said, _plain_label(name)) for said in self._repeating())

    def _name(self, line: _Line) -> str | None:
        """The words of the name that every button repeats: some builds hang words for screen readers on it (German, 2026), or
        write it into one link with what the member wants."""
        link = _member(line)
        pieces = line.name_pieces or (line.pieces if link is None or line.role == "name" else line.linked[link])
        holder = " ".join("".join(pieces).split())
        if link is not None and not self._repeating() and not line.name_pieces and link.find(".//p") is not None:
            return None  # the link holds the whole card, and nothing tells the name from the words behind it
        if self._is_repeated(holder):
            return _HONORIFIC.sub("", holder) or None
        said = [piece for part in pieces if (piece := " ".join(part.split()))]
        tokens = said if line.name_pieces else [word for piece in said for word in piece.split()]
        starts = (" ".join(tokens[:end]) for end in range(len(tokens), 0, -1))
        return next((start for start in starts if self._is_repeated(start)), None) or holder or None

    def _lines_below(self, lines: list[_Line], named: _Line, name: str | None) -> list[_Line]:
        """What stands below the name, without what says the name again, and what is said twice, or beside it: degree, pronouns."""
        kept: list[_Line] = []
        for line in lines[lines.index(named) + 1 :]:
            bare = line.text.strip("·• ")
            is_again = bare == name or _plain_label(bare) in self.labels or (kept and kept[-1].text == line.text)
            is_beside = not kept and (_DEGREE.fullmatch(line.text) or is_pronouns(bare) or bare in self._premium())
            if line.role or line.unfolds or not (is_again or is_beside):
                kept.append(line)
        return kept

    def _premium(self) -> set[str]:
        return {"Premium", *_words("premium", self.words)}

    def _slug(self, named: _Line) -> str | None:
        """By the link around the name, else by one before it (the photo's). Those behind it may be of mutual connections."""
        link = _member(named)
        links = _named(self.row, "a")
        before = links[: links.index(link) + 1] if link is not None else []
        return next((slug for each in reversed(before) if (slug := slug_of(each.get("href") or ""))), None)

    def _may_be_note(self, line: _Line, rest: list[_Line], mutual: _Line | None) -> bool:
        if self.is_foreign and not line.unfolds and line.role != "note":
            return False
        return mutual is None or rest.index(line) > rest.index(mutual)

    def _headline_text(self, line: _Line | None, rest: list[_Line]) -> str | None:
        """LinkedIn writes "--" for an empty headline; a card of which nothing but the name came says nothing of it."""
        if line is None:
            return "" if rest else None
        if self.is_foreign and not line.role and len(rest) == 1:
            return None  # it may be the time as well
        return "" if line.text == "--" else line.text

    def _sent(self, rest: list[_Line]) -> _Line | None:
        told = next((line for line in rest if line.role == "sent"), None)
        may_be = [line for line in reversed(rest) if self._may_be_time(line, rest)]
        return told or min(
            may_be, key=lambda line: len(line.text.split()), default=None
        )  # a note may speak of days as well

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

    def _is_verified(self, lines: Iterable[_Line]) -> bool:
        return any(icon.startswith("verified") for line in lines for icon in line.icons)

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


def _unfolded(line: _Line, words: Language | None) -> str:
    """A note without the "...more" that some builds write into it, and without the quotation marks of others."""
    text = re.sub(r"\s*(?:…|\.\.\.)\s*$", "", line.text) if line.unfolds else line.text
    cut = re.search(r"\s*(?:…|\.\.\.)\s*(\S[^\n]{0,24})$", text)
    if cut is not None and any(cut[1].casefold() == word.casefold() for word in _more(words)):
        text = text[: cut.start()]
    return text.strip()


def _more(words: Language | None) -> Iterator[str]:
    yield from ("more", "see more")
    yield from _words("more", words)


_HONORIFIC = re.compile(r"(?<=\S)\s?(?:さん|님)$")
_DEGREE = re.compile(r"[·•]\s*\S{0,8}[123١٢٣]\S{0,8}(?:\s\S{1,12}){0,2}")


def _plain_label(text: str) -> str:
    return " ".join(plain(text).split())


def _holds(label: str, name: str) -> bool:
    """Whether a label names somebody: whole words, where the script has words."""
    if not name:
        return False
    found = re.finditer(re.escape(name), label)
    return any(not _is_in_word(label[: hit.start()][-1:]) and not _is_in_word(label[hit.end() :][:1]) for hit in found)


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() and not _CASELESS.match(sign)


def _is_of_mutual(link: etree._Element) -> bool:
    href = link.get("href") or ""
    return searches_connections(href) and network_of(href) == {"F"}


# ------------------------------------------------------------------------------------------------------------- words

_LONGEST_TIME = 40
_LONGEST_RECENTLY = 24
_MOST_WORDS = 3
_MOST_WORDS_WITH_NUMBER = 4
"""Beside the words for "ago": "Sent a week", "Đã gửi 3 tuần"."""
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
    recent = [word.casefold() for word in _words("recently", words)]
    if needs_number and not has_number:
        return text in recent
    if any(text.endswith(word) and len(text) < _LONGEST_RECENTLY for word in recent):
        return True
    most = _MOST_WORDS_WITH_NUMBER if has_number else _MOST_WORDS
    ago = (plain(word).casefold() for word in _words("ago", words))
    return any(_stands(word, text) and len(text.split()) <= len(word.split()) + most for word in ago)


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
