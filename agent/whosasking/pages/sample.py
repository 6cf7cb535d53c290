"""A saved page without the person: the structure stays, every personal word, number, id and link is replaced.

For reporting a layout that cannot be read. The rule is one of allowing, not of forbidding: a text stays where, apart from its
numbers, it is wholly made of LinkedIn's own interface words (languages/*.toml); an attribute's value stays where it is known to
describe structure, and even there a piece goes that stands in a text of the page. Everything else becomes the same shape in
other letters: "Anna Lirova" is "Xxxx Xxxxxx", "12 Mar" is "11 Xxx" unless the page's language knows the month.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from whosasking.languages import KEYS, every
from whosasking.pages.soup import parse

_STRUCTURE = frozenset(
    [
        "class",
        "role",
        "type",
        "lang",
        "dir",
        "rel",
        "name",
        "property",
        "charset",
        "http-equiv",
        "scope",
        "colspan",
        "rowspan",
        "method",
        "tabindex",
        "hidden",
        "disabled",
        "checked",
        "itemprop",
        "itemtype",
        "itemscope",
        "data-view-name",
        "data-testid",
        "data-test",
        "data-section",
        "data-display-contents",
        "data-color-scheme",
        "data-whosasking-hidden",
        "aria-hidden",
        "aria-expanded",
        "aria-pressed",
        "aria-current",
        "aria-live",
        "aria-haspopup",
        "aria-level",
        "aria-modal",
        "translate",
    ]
)
"""Attributes whose values describe structure. Names of classes and parts; never what a member wrote."""

_IDENTIFIERS = frozenset(
    ["id", "for", "componentkey", "aria-labelledby", "aria-describedby", "aria-controls", "data-control-name"]
)
"""Names that LinkedIn's code gives; members' ids and addresses stand inside some of them."""

_LINKS = frozenset(
    ("href", "src", "srcset", "action", "poster", "data-delayed-url", "data-ghost-url", "cite", "formaction")
)
_DROPPED = frozenset(("script", "style", "link", "noscript", "iframe", "object", "embed"))

ADDRESS_PARTS = frozenset(
    [
        "in",
        "pub",
        "pubs",
        "company",
        "school",
        "showcase",
        "groups",
        "events",
        "jobs",
        "search",
        "results",
        "people",
        "all",
        "feed",
        "update",
        "posts",
        "detail",
        "details",
        "recent-activity",
        "overlay",
        "about-this-profile",
        "contact-info",
        "experience",
        "education",
        "skills",
        "recommendations",
        "certifications",
        "mynetwork",
        "invitation-manager",
        "received",
        "sent",
        "grow",
        "network-manager",
        "connections",
        "messaging",
        "compose",
        "notifications",
        "news",
        "newsletters",
        "pulse",
        "learning",
        "premium",
        "help",
        "legal",
        "authwall",
        "login",
        "signup",
        "me",
        "preload",
        "mwlite",
        "custom-invite",
    ]
)
"""Parts of LinkedIn's own addresses, none of them a member's."""

_PIECE = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^A-Za-z]+")
_DIGIT = re.compile(r"\d")
_MEMBER_ID = re.compile(r"ACo[\w-]{36}", re.ASCII)
"""A member's id, also where LinkedIn's code runs it together with the name of a card."""
_SLUG = re.compile(r"/(?:in|company|school)/([^/?#]{3,})")
NOBODYS_ID = "ACo" + "A" * 36
_NUMBERED_NAME = re.compile(r"((?:[A-Za-z][a-z]{2,}){2,})(\d{1,2})")
"""A name of LinkedIn's code with a number behind: "profileCardsBelowActivityPart6"."""
_LETTERS_OF_A_NAME = 3
"""Pieces of so few letters are no word of a person's by themselves."""
_MONTH_WORDS = 2


class _Person(NamedTuple):
    """What must not be passed on. words: case folded; marks: finds ids and addresses, also where they stand inside a name."""

    words: frozenset[str]
    marks: re.Pattern[str]


def sample(html: str) -> str:
    """The page without the person, as HTML. Raises PageRefused where the page cannot be read at all (see read_page)."""
    root = parse(html).root
    person = _person(root)
    for element in list(root.iter()):
        if str(element.tag) in _DROPPED or callable(element.tag):
            _remove(element)
            continue
        element.text = _data(element.text, person) if element.tag == "code" else _text(element.text)
        element.tail = _text(element.tail)
        for name, value in element.attrib.items():
            _set(element, str(name), str(value), person)
    return str(etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>"))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), _text(element.tail) or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


# ------------------------------------------------------------------------------------------------- texts


@cache
def _interface() -> frozenset[str]:
    """LinkedIn's interface words, one by one, case folded, in all languages; months and short numbers as well."""
    words: set[str] = set()
    for each in every():
        for key in KEYS:
            for phrase in each.words(key):
                words.update(_words(phrase))
        words.update(word.casefold() for forms in each.months for word in forms)
        words.update(word.casefold() for word in each.multipliers)
    return frozenset(words)


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    """Whole phrases of the interface, as tuples of words."""
    return frozenset(tuple(_words(phrase)) for each in every() for key in KEYS for phrase in each.words(key)) | {()}


def _words(text: str) -> Iterator[str]:
    return (piece.casefold() for piece in _PIECE.findall(_DIGIT.sub(" ", text)))


def _is_interface(text: str) -> bool:
    """Whether a text is a phrase of LinkedIn's, numbers aside: "500+ connections", "12 Mar 2024", "1st"."""
    words = tuple(_words(text))
    if words in _phrases():
        return True
    return len(words) <= _MONTH_WORDS and bool(_DIGIT.search(text)) and all(word in _interface() for word in words)


def _text(text: str | None) -> str | None:
    if text is None or text.isspace():
        return text
    return _DIGIT.sub("1", text) if _is_interface(text) else _masked(text)


def _masked(text: str) -> str:
    """The same shape in other letters: capitals, small letters, digits, everything else as it is."""
    return "".join(_mask(character) for character in text)


def _mask(character: str) -> str:
    if character.isdigit() or character.isnumeric():
        return "1"
    if character.isalpha():
        return "X" if character.isupper() or character.istitle() else "x"
    return character if character.isascii() or character.isspace() or not character.isprintable() else "·"


def _person(root: etree._Element) -> _Person:
    addresses = {slug for link in root.iter("a") for slug in _SLUG.findall(link.get("href") or "")}
    marks = "|".join([_MEMBER_ID.pattern, *map(re.escape, sorted(addresses, key=len, reverse=True))])
    return _Person(frozenset(_personal(root)), re.compile(f"({marks})"))


def _personal(root: etree._Element) -> Iterator[str]:
    """Words of the page that are not the interface's: where one stands inside a name of LinkedIn's code, it goes there too."""
    for element in root.iter():
        own = None if element.tag == "code" else element.text  # JSON: its keys are names of LinkedIn's
        for text in (own, element.tail, element.get("aria-label"), element.get("alt"), element.get("title")):
            if text and str(element.tag) not in _DROPPED and not _is_interface(text):
                for word in _words(text):
                    if len(word) >= _LETTERS_OF_A_NAME and word not in _interface():
                        yield word


# -------------------------------------------------------------------------------------------- attributes


def _set(element: etree._Element, name: str, value: str, person: _Person) -> None:
    if name in _LINKS:
        element.set(name, _link(value, person))
    elif name in _STRUCTURE or name in _IDENTIFIERS:
        element.set(name, _identifier(value, person))
    elif name == "style":
        del element.attrib[name]
    else:
        element.set(name, _text(value) or "")


def _identifier(value: str, person: _Person) -> str:
    """A name of LinkedIn's code; a member's id in it becomes another, and what may be a person's word is masked."""
    pieces = person.marks.split(value)  # between two of them stands a mark: an id or an address
    kept = [_PIECE.sub(lambda piece: _piece(piece[0], person.words), each) for each in pieces[::2]]
    marks = [NOBODYS_ID if _MEMBER_ID.fullmatch(mark) else _masked(mark) for mark in pieces[1::2]]
    return "".join(part for pair in zip(kept, [*marks, ""], strict=True) for part in pair)


def _piece(piece: str, personal: frozenset[str]) -> str:
    named = _NUMBERED_NAME.fullmatch(piece)
    if named is not None and (kept := _piece(named[1], personal)) == named[1]:
        return kept + _DIGIT.sub("1", named[2])
    if not piece.isascii() or _DIGIT.search(piece):
        return _masked(piece)
    folded = piece.casefold()
    parts = {part.casefold() for part in _CAMEL.findall(piece)} | {folded}
    runs_together = any(
        len(word) > _LETTERS_OF_A_NAME and word in folded and word not in _code_words() for word in personal
    )
    return _masked(piece) if runs_together or (parts & personal) - _code_words() else piece


@cache
def _code_words() -> frozenset[str]:
    """Words that LinkedIn's code is made of, whatever a member writes: a profile that says "profile" hides no structure."""
    return frozenset(
        [
            "profile",
            "card",
            "cards",
            "section",
            "sections",
            "list",
            "item",
            "top",
            "main",
            "content",
            "body",
            "header",
            "title",
            "name",
            "text",
            "button",
            "action",
            "link",
            "linkedin",
            "view",
            "page",
            "root",
            "wrapper",
            "container",
            "entity",
            "pagelet",
            "activity",
            "experience",
            "education",
            "skill",
            "skills",
            "about",
            "summary",
            "recommendation",
            "recommendations",
            "certification",
            "certifications",
            "project",
            "projects",
            "volunteering",
            "contact",
            "info",
            "photo",
            "image",
            "badge",
            "member",
            "connection",
            "connections",
            "follow",
            "message",
            "invitation",
            "invitations",
            "network",
            "manager",
            "search",
            "feed",
            "post",
            "posts",
            "language",
            "languages",
            "course",
            "courses",
            "honor",
            "honors",
            "organization",
            "organizations",
            "publication",
            "publications",
            "license",
            "details",
            "overlay",
            "anchor",
            "ref",
            "com",
            "sdui",
            "impl",
            "pages",
            "visually",
            "hidden",
            "inline",
            "show",
            "more",
            "see",
            "all",
            "premium",
            "verified",
        ]
    )


def _link(value: str, person: _Person) -> str:
    """An address: LinkedIn's own keep their known parts, every other one keeps nothing but that it was one."""
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return "https://example.org/"
    if host and not re.fullmatch(r"(?:[a-z]{2,3}\.)?(?:www\.)?linkedin\.com", host):
        kept = "https://media.licdn.com" if host.endswith("licdn.com") else "https://example.org"
        displayed = "/dms/image/" if "/dms/image" in parts.path else "/"
        return f"{kept}{displayed}"
    if parts.scheme in ("mailto", "tel", "data", "blob", "javascript"):
        return f"{parts.scheme}:"
    path = "/".join(part if part in ADDRESS_PARTS or not part else _masked(part) for part in parts.path.split("/"))
    query = "&".join(_masked_value(pair, person) for pair in parts.query.split("&")) if parts.query else ""
    front = "https://www.linkedin.com" if host else ""
    return f"{front}{path}{'?' + query if query else ''}{'#' if parts.fragment else ''}"


def _masked_value(pair: str, person: _Person) -> str:
    name, equals, value = pair.partition("=")
    return f"{_identifier(name, person)}{equals}{_masked(value)}"


# ----------------------------------------------------------------------------------- data inside the page


def _data(text: str | None, person: _Person) -> str | None:
    """JSON in <code> (Ember): its keys and types stay, its values go. Anything else is a text."""
    try:
        return json.dumps(_value("", json.loads(text or ""), person), ensure_ascii=False)
    except (ValueError, RecursionError):
        return _text(text)


def _value(key: str, value: Any, person: _Person) -> Any:
    match value:
        case dict():
            return {_identifier(str(name), person): _value(str(name), each, person) for name, each in value.items()}
        case list():
            return [_value(key, each, person) for each in value]
        case bool() | None:
            return value
        case int() | float():
            return 1
        case str() if key in ("$type", "$recipeTypes", "$recipeType", "$anti_abuse_metadata"):
            return _identifier(value, person)
        case str() if value.startswith("urn:li:"):
            kind, _, rest = value.removeprefix("urn:li:").partition(":")
            return f"urn:li:{_identifier(kind, person)}:{_masked(rest)}"
        case _:
            return _masked(str(value))
