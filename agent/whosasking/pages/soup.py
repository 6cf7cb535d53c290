"""From HTML to a small soup: bounded first, then parsed once, pruned, and built straight into BeautifulSoup.

Building a soup costs by the tag (about 10 us each), and nine tags of ten on LinkedIn's pages carry nothing that a reader asks
for: drawings, scripts, adverts, other members, wrappers for the layout. So lxml parses the page, a walk keeps what a reader
can ask for, and feeds BeautifulSoup with it through BeautifulSoup's own interface for tree builders: no second parsing, no
serialising in between. Everything after this module reads the soup alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from lxml import etree

from whosasking.errors import PageRefused

MAX_BYTES = 8 * 1024 * 1024
"""Largest page. Real profiles measure 0.1 to 1.3 MB as they are served, and less as captures."""
MAX_TAGS = 60_000
"""Most start tags of a page. Real profiles have 1,000 to 8,000."""
MAX_DEPTH = 250
"""Deepest nesting. libxml2 cuts a page off below 254, silently; real profiles reach about 60."""

_CONTROLS_OF_TEXT = bytes(code for code in range(32) if code not in b"\t\n\f\r")
"""What HTML cannot hold; libxml2 would stop reading at a NUL."""

_START_TAG = re.compile(rb"<[a-zA-Z]")

_SANE = re.compile(
    rb"""(?: [^<]++
          | <!--(?:[^-]++|-(?!->))*+
          | <(?i:script|style)\b(?:[^<]++|<(?!/(?i:script|style)))*+
          | <[a-zA-Z](?:[^"'>]{1,32}+|"[^"]*+"|'[^']*+'|["']){0,300}+(?:>|\Z)
          | <(?![a-zA-Z])
        )*+""",
    re.VERBOSE,
)
"""Matches a whole page when no single tag holds hundreds of attributes (libxml2 takes a minute for a tag with 200,000).
Possessive throughout: one pass, no way back."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed page before it is pruned. Only what decides about layout, kind and language is asked of it."""

    root: etree._Element
    data: bytes

    def speaks_of(self, *words: bytes) -> bool:
        """Whether one of these stands anywhere in the page: a quick no before an exact question."""
        return any(word in self.data for word in words)

    def find(self, path: str) -> list[etree._Element]:
        """The elements that an XPath expression selects, in the order of the page."""
        return cast("list[etree._Element]", self.root.xpath(path))

    def has(self, path: str) -> bool:
        """Whether an XPath expression selects anything."""
        return bool(self.root.xpath(f"boolean({path})"))

    def meta(self, name: str) -> str:
        """The content of a <meta> by its name or property, "" where there is none."""
        found = self.root.xpath("string(//meta[@name=$name or @property=$name]/@content)", name=name)
        return cast("str", found)

    def canonical(self) -> str:
        """The address that the page gives itself, "" where it gives none."""
        return cast("str", self.root.xpath("string(//link[@rel='canonical']/@href)"))

    @property
    def whole(self) -> bool:
        """Whether the page ends as pages end. One that was cut off proves the absence of nothing."""
        return any(end in self.data[-200:].lower() for end in (b"</html>", b"</body>", b"</main>"))

    @property
    def live(self) -> bool:
        """Whether the browser captured the page, and marked what is not visible."""
        return self.root.get("data-wa-capture") is not None


def parse(html: str) -> Parsed:
    """The page, parsed, after the bounds were kept.

    Raises PageRefused: page_empty, page_not_html, page_too_large, page_too_many_tags, page_too_deep.
    """
    data = _bounded(html)
    try:
        root = etree.fromstring(data, _parser())
    except etree.LxmlError as problem:
        raise PageRefused("page_not_html") from problem
    if root is None:
        raise PageRefused("page_not_html")
    if _depth_of_the_end(root) > MAX_DEPTH:
        raise PageRefused("page_too_deep", levels=MAX_DEPTH)
    return Parsed(cast("etree._Element", root), data)


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def _bounded(html: str) -> bytes:
    """The page as UTF-8, without controls and halves of surrogates."""
    if len(html) > MAX_BYTES:
        raise PageRefused("page_too_large", megabytes=MAX_BYTES >> 20)
    whole = html.encode("utf-8", "ignore")
    data = whole.translate(None, _CONTROLS_OF_TEXT)
    if len(data) > MAX_BYTES:
        raise PageRefused("page_too_large", megabytes=MAX_BYTES >> 20)
    if not data.strip(b" \t\r\n\f\xef\xbb\xbf"):
        raise PageRefused("page_empty")
    if _START_TAG.search(data) is None or len(whole) - len(data) > len(whole) // 20:
        raise PageRefused("page_not_html")
    if data.count(b"<") > MAX_TAGS and sum(1 for _ in _START_TAG.finditer(data)) > MAX_TAGS:
        raise PageRefused("page_too_many_tags", tags=MAX_TAGS)
    sane = _SANE.match(data)
    if sane is None or sane.end() < len(data):
        raise PageRefused("page_too_many_tags", tags=MAX_TAGS)
    return data


def _depth_of_the_end(root: etree._Element) -> int:
    """How deep the last element of the page lies. A page that libxml2 cut off ends at its limit."""
    depth = 0
    while len(root):
        root = root[-1]
        depth += 1
    return depth


# ------------------------------------------------------------------------------------------------ pruning


@dataclass(frozen=True, slots=True)
class Keep:
    """What is kept of a card, and of everything in it.

    classes: the classes with a meaning, or None where all are hashed. structure: wrappers with several children stay (needed
    where a fact is told by its neighbours). controls: pictures, drawings and buttons stay. lines: the visible one of two
    copies of a text (``span[aria-hidden=true]``) stays as an element. outline: only headings stay, and the cards in it.
    updates: of posts only their links stay. twins: the class of ``[data-display-contents]`` stays. bare: nothing stays but
    the element and the anchors right below it. dialog: an open dialog, which is left out everywhere else. spans: every span stays.
    presence: nothing stays but the heading and the first words: enough to say that a section holds something.
    """

    classes: re.Pattern[str] | None = None
    structure: bool = False
    controls: bool = False
    lines: bool = False
    outline: bool = False
    updates: bool = False
    twins: bool = False
    bare: bool = False
    dialog: bool = False
    spans: bool = False
    presence: bool = False


Enter = Callable[[etree._Element], "Keep | None"]
"""Says of an element outside the cards how it is kept when it is a card, a group of cards or an open dialog; None: neither."""

OUTLINE = Keep(outline=True)
OPENED = Keep(structure=True, controls=True, dialog=True)
"""A dialog or menu that the reader has open."""


def is_open(element: etree._Element) -> bool:
    """Whether an element is a dialog or menu that the reader has open."""
    if element.tag == "dialog":
        return "open" in element.attrib
    return element.get("role") in ("dialog", "menu")


_PLAIN = Keep()

_DROPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "video",
        "audio",
        "source",
        "track",
        "canvas",
        "object",
        "embed",
        "link",
        "meta",
        "title",
        "head",
        "select",
        "option",
        "textarea",
        "form",
        "nav",
        "aside",
        "hr",
        "code",
        "wbr",
        "area",
        "map",
        "input",
    ]
)
"""Elements that hold no fact. (JSON in <code> and <script> is read from the parsed page, before the walk.)"""

_UNWRAPPED = frozenset(
    [
        "div",
        "span",
        "figure",
        "center",
        "font",
        "em",
        "i",
        "b",
        "u",
        "small",
        "bdi",
        "bdo",
        "picture",
        "li-icon",
        "icon",
    ],
)
_BLOCKS = frozenset(("div", "figure", "center"))
_FORMATTED = frozenset(["div", "section", "ul", "ol", "li", "main", "article", "header", "footer", "figure"])
"""Elements between whose children white space is the source's formatting, and no text."""

_CHOSEN = frozenset(("img", "svg", "figure", "button", "dialog"))
_NOT_IN_OUTLINE = _DROPPED | {"svg", "img", "p"}
_HEADINGS = frozenset(("h1", "h2", "h3"))

_KEPT = frozenset(
    [
        "id",
        "href",
        "src",
        "open",
        "role",
        "type",
        "datetime",
        "aria-label",
        "aria-hidden",
        "aria-expanded",
        "inert",
        "componentkey",
        "class",
        "style",
        "data-testid",
        "data-test-icon",
        "data-section",
        "data-view-name",
        "data-member-id",
        "data-urn",
        "data-delayed-url",
        "data-display-contents",
        "data-generated-suggestion-target",
        "data-wa-n",
        "data-wa-hidden",
        "alt",
        "title",
    ]
)
_KEY = re.compile(
    r"com\.linkedin\.sdui\.profile|profile|Profile|entity-collection-item|ConnectButtonstate|\S*activity_"
)
"""Component keys with a meaning; the others are random numbers, new with every page."""

_ID = re.compile(r"ember\d+$|:r|artdeco-gen|radix")
"""Ids that frameworks count up."""

_ENOUGH_WORDS = 12

_OTHER_PEOPLE = re.compile(r"profileAside|ProfilePostConnectDrawer")

_UPDATE_LINK = re.compile(r"/feed/update/|/posts/|/pulse/|/in/|/company/|/school/|urn(?::|%3A)li")


class _PrunedPage(HTMLTreeBuilder):
    """A tree builder for BeautifulSoup that walks elements which lxml has parsed, and leaves out what nobody asks for."""

    features: Iterable[str] = ()

    def __init__(self, enter: Enter) -> None:
        super().__init__(multi_valued_attributes=cast("Any", None), store_line_numbers=False)
        self.enter = enter

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[tuple[Any, None, None, bool]]:
        """The markup is parsed already: one way to read it, no encoding to guess."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """markup: the elements to walk, each with how it is kept, in the order of the page."""
        walker = _Walker(cast("Any", self.soup), self.enter)
        for element, keep in markup:
            walker.walk(element, keep)


class _Walker:
    """One walk over parsed elements, feeding a soup under construction."""

    def __init__(self, soup: Any, enter: Enter) -> None:
        self.start = soup.handle_starttag
        self.end = soup.handle_endtag
        self.data = soup.handle_data
        self.enter = enter

    def walk(self, node: etree._Element, keep: Keep) -> None:
        """Feeds an element and what is kept below it."""
        if keep.outline:
            self._outline(node)
        elif keep.updates:
            self._updates(node)
        elif keep.bare:
            self._bare(node)
        elif keep.presence:
            self._presence(node)
        else:
            self._card(node, keep)

    def _outline(self, node: etree._Element) -> None:
        name = node.tag
        if name in _NOT_IN_OUTLINE:
            return
        keep = self.enter(node)
        if keep is None:
            if name in _HEADINGS:
                self._card(node, _PLAIN)
            elif (
                name != "dialog"
                and node.get("role") != "dialog"
                and not _OTHER_PEOPLE.match(node.get("componentkey") or "")
            ):
                for child in node:
                    self._outline(child)
        elif keep.outline:
            self.start(name, None, None, _attributes(node, keep)[0])
            for child in node:
                self._outline(child)
            self.end(name)
        else:
            self.walk(node, keep)

    def _bare(self, node: etree._Element) -> None:
        self.start(node.tag, None, None, _attributes(node, _PLAIN)[0])
        self._anchors(node)
        self.end(node.tag)

    def _anchors(self, node: etree._Element) -> None:
        for child in node:
            if child.get("id"):
                self.start(child.tag, None, None, _attributes(child, _PLAIN)[0])
                self.end(child.tag)

    def _presence(self, node: etree._Element) -> None:
        self.start(node.tag, None, None, _attributes(node, _PLAIN)[0])
        self._anchors(node)
        heading = next(node.iter(*_HEADINGS), None)
        if heading is not None:
            self._card(heading, _PLAIN)
        self.data(_first_words(node, heading))
        self.end(node.tag)

    def _updates(self, node: etree._Element) -> None:
        """An Activity card: its head, its pills, and of each post the links (a post's words are nobody's business here)."""
        attributes, _ = _attributes(node, _PLAIN)
        self.start(node.tag, None, None, attributes)
        self._update_list(node)
        self.end(node.tag)

    def _update_list(self, node: etree._Element) -> None:
        for child in node:
            name = child.tag
            if name == "li" or child.get("role") == "listitem":
                self.start("li", None, None, {})
                for link in child.iter("a"):
                    href = link.get("href")
                    if href and _UPDATE_LINK.search(href):
                        self.start("a", None, None, _attributes(link, _PLAIN)[0])
                        self.end("a")
                self.end("li")
            elif name in ("h2", "p", "a", "label", "button"):
                self._card(child, _PLAIN)
            elif name == "div" and "activity_" in (child.get("componentkey") or child.get("id") or ""):
                self._updates(child)
            elif name not in _DROPPED and name != "svg":
                self._update_list(child)

    def _card(self, node: etree._Element, keep: Keep) -> None:
        name = node.tag
        if name in _DROPPED:
            return
        if name == "br":
            self.data("\n")
            return
        attributes, stays = _attributes(node, keep)
        if name in _CHOSEN:
            if not _is_chosen(name, attributes, keep):
                return
        elif _is_left_out(node, name, attributes, keep):
            return
        if name == "svg":
            self.start(name, None, None, attributes)
        else:
            if (
                not stays
                and name in _UNWRAPPED
                and not (keep.spans and name == "span")
                and self._unwrap(node, name, keep)
            ):
                return
            self.start(name, None, None, attributes)
            self._inside(node, keep)
        self.end(name)

    def _unwrap(self, node: etree._Element, name: str, keep: Keep) -> bool:
        """Feeds a wrapper's content without the wrapper, where the wrapper says nothing."""
        size = len(node)
        if name in _BLOCKS:
            if keep.structure and size > 1:
                return False
            text = node.text
            if text and not text.isspace():
                if keep.structure:
                    return False
                self.data("\n")
        self._inside(node, keep)
        return True

    def _inside(self, node: etree._Element, keep: Keep) -> None:
        formatted = node.tag in _FORMATTED
        text = node.text
        if text and not (formatted and text.isspace()):
            self.data(text)
        for child in node:
            self._card(child, keep)
            tail = child.tail
            if tail and not (formatted and tail.isspace()):
                self.data(tail)


def _is_chosen(name: str, attributes: dict[str, str], keep: Keep) -> bool:
    """Whether a picture, drawing, button or dialog stays."""
    if name == "dialog":
        return keep.dialog
    if name == "button":
        return keep.controls or attributes.get("role") == "tab"
    if name == "svg" and not keep.controls:
        return attributes.get("id", "").startswith("skills")
    return keep.controls and "company-logo" not in attributes.get("src", "")


def _is_left_out(node: etree._Element, name: str, attributes: dict[str, str], keep: Keep) -> bool:
    """Whether an element goes with everything in it: a closed dialog, the second copy of a text, a row of faces."""
    if attributes.get("role") == "dialog":
        return not keep.dialog
    if name == "ul" and keep.controls:
        return node.get("role") == "presentation" or "img-list" in (node.get("class") or "")
    return keep.lines and "visually-hidden" in attributes.get("class", "") and _has_visible_twin(node)


def _first_words(node: etree._Element, heading: etree._Element | None) -> str:
    """The first words of an element behind its heading."""
    words: list[str] = []
    for child in node.iter():
        if child.tag in _DROPPED or (heading is not None and (child is heading or heading in child.iterancestors())):
            continue
        words += (child.text or "").split()
        if len(words) > _ENOUGH_WORDS:
            break
    return " ".join(words[:_ENOUGH_WORDS])


def _has_visible_twin(node: etree._Element) -> bool:
    """Whether a text for screen readers repeats the visible one beside it (Ember says everything twice)."""
    before, behind = node.getprevious(), node.getnext()
    return any(twin is not None and twin.get("aria-hidden") == "true" for twin in (before, behind))


def _attributes(node: etree._Element, keep: Keep) -> tuple[dict[str, str], bool]:
    """The attributes that a reader may ask for, and whether they are reason enough for a wrapper to stay."""
    kept: dict[str, str] = {}
    stays = False
    for name, value in cast("list[tuple[str, str]]", node.items()):
        if name not in _KEPT:
            continue
        worth = _WORTH.get(name)
        if worth is None:
            kept[name] = value
            stays = True
        elif (weight := worth(value, keep, node)) is not None:
            kept[name] = value
            stays = stays or weight
    if kept.get("src", "").startswith("data:"):
        kept["src"] = "data:"
    return kept, stays


Worth = Callable[[str, Keep, etree._Element], "bool | None"]
"""Whether an attribute is worth keeping: None: no; False: yes, and a wrapper without any other goes; True: its element stays."""


def _class_worth(value: str, keep: Keep, node: etree._Element) -> bool | None:
    if keep.classes is not None and keep.classes.search(value):
        return True
    return True if keep.twins and "data-display-contents" in node.attrib else None


_WORTH: dict[str, Worth] = {
    "class": _class_worth,
    "componentkey": lambda value, _keep, _node: True if _KEY.match(value) else None,
    "id": lambda value, _keep, _node: None if _ID.match(value) else True,
    "style": lambda value, _keep, _node: True if "aspect-ratio" in value else None,
    "data-display-contents": lambda _value, keep, _node: True if keep.twins else None,
    "aria-hidden": lambda _value, keep, _node: keep.lines,
    "aria-label": lambda _value, keep, _node: keep.controls,
    "role": lambda value, _keep, _node: value in ("tabpanel", "dialog", "menu"),
    **dict.fromkeys(("data-wa-n", "type", "aria-expanded", "alt", "title"), lambda _value, _keep, _node: False),
}


def build(cards: Iterable[tuple[etree._Element, Keep]], enter: Enter) -> BeautifulSoup:
    """The soup of some elements of a parsed page.

    cards: the elements and how each is kept; of an outline, ``enter`` picks the cards.
    """
    return BeautifulSoup(cast("Any", list(cards)), builder=_PrunedPage(enter))
