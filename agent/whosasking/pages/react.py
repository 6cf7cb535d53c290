"""React ("server-driven UI", SDUI): the signed-in layout that most members see since 2026.

Seen in saved pages of May to October 2026. Cards are told by ``componentkey`` (later builds: ``id``), drawings by their ``id``,
links by their address. Class names are hashed anew with every build and never read, save one comparison (the hidden degree).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from bs4.element import Tag
from lxml import etree

from whosasking.addresses import normal_slug, slug_of, tail_of
from whosasking.languages import mentioned
from whosasking.model import Job, LayoutName, ProfilePage, Relation, School, SectionName
from whosasking.pages.common import (
    MOST_ENTRIES,
    READ_SECTIONS,
    accept_by_words,
    count_in_unknown_words,
    count_mutual,
    identify,
    is_pronouns,
    job_from,
    links_company,
    network_of,
    outward,
    own_link,
    part_with_count,
    query,
    read_dialog,
    read_updates,
    school_from,
    searches_connections,
    tell_why_not,
)
from whosasking.pages.degree import Degree, is_bare_degree, read_degree
from whosasking.pages.layout import Page, Reading, get, is_hidden, line, paragraphs
from whosasking.pages.numbers import plain, read_count
from whosasking.pages.soup import OPENED, OUTLINE, Keep, Parsed, is_open

_CARD = "com.linkedin.sdui.profile.card.ref"
_WITH_ID = re.compile(r"(ACo[A-Za-z][\w-]{35})([A-Z]\w*)$", re.ASCII)
_BY_NAME = re.compile(
    r"(.+?)(Top[cC]ard|SalesInsightsOrHighlights|SuggestedForYou|Services|Patents|TestScores\w*|Causes|SupportedLocales"
    r"|(?:About|Featured|Activity|Experience|Education|Certification|License|Project|VolunteerExperience|Skill|Recommendation"
    r"|Publication|Course|Honor|Language|Organization)s?(?:TopLevel|Details)?(?:Section)?)$"
)
"""Whose card it is, and its name. An id has 39 characters; where it has not, and where a slug stands instead (Activity), the
known names tell where it ends."""

_GROUPS_OF_A_PAGE = 3
"""Groups below Activity that a whole page has at least (six or seven were seen): a page cut off has fewer."""

_MOST_DEGREES = 4
_MOST_TEXTS = 60
"""Texts of a top card that are looked at; real ones have 10 to 30."""

_DOT = re.compile(r"[·•‧∙・⋅]\s*\S")

_TOP = Keep(structure=True, controls=True, twins=True)
_SECTION = Keep()
_ACTIVITY = Keep(updates=True)
_BARE = Keep(bare=True)
_PRESENCE = Keep(presence=True)

_SECTIONS: tuple[tuple[str, SectionName], ...] = (
    ("about", "about"),
    ("featured", "featured"),
    ("activity", "activity"),
    ("experience", "experience"),
    ("education", "education"),
    ("certification", "certifications"),
    ("license", "certifications"),
    ("project", "projects"),
    ("volunteer", "volunteering"),
    ("skill", "skills"),
    ("recommendation", "recommendations"),
    ("publication", "publications"),
    ("course", "courses"),
    ("honor", "honors"),
    ("language", "languages"),
    ("organization", "organizations"),
)
"""How the names of cards begin, and the sections that they are. "ExperienceTopLevelSection" was "Experience" before."""

_VIEW_NAMES = re.compile(r"profile-(?:top-card$|card-(\w+))")
"""The first React builds (late 2025 to spring 2026) named cards by ``data-view-name``; "profile-card" alone is Ember's."""


def _card_name(element: etree._Element | Tag) -> str | None:
    """The name of the card that an element is ("topcard", "experiencetoplevelsection"), lower case, or None."""
    attributes = element.attrib if isinstance(element, etree._Element) else element.attrs
    for attribute in ("componentkey", "id"):
        key = str(attributes.get(attribute, ""))
        if key.startswith(_CARD):
            return _parts(key)[1].lower()
    match = _VIEW_NAMES.match(str(attributes.get("data-view-name", "")))
    if match:
        return (match[1] or "topcard").lower()
    return None


def _key(tag: Tag) -> str:
    """The key of a card or group: ``componentkey``, in later builds ``id``."""
    return get(tag, "componentkey") or get(tag, "id")


def _parts(key: str) -> tuple[str, str]:
    """Whose card a key names (an id or a slug), and the card's name; empty where the key is no card's."""
    if not key.startswith(_CARD):
        return "", ""
    match = _WITH_ID.match(key, len(_CARD)) or _BY_NAME.match(key, len(_CARD))
    return (match[1], match[2]) if match else ("", "")


def _owner(key: str) -> tuple[str | None, str | None]:
    """Slug and id of the member whose card a key names; one of them is None."""
    owner = _parts(key)[0]
    if owner.startswith("ACo"):
        return None, owner
    return normal_slug(owner) or None, None


def _section_of(card: str) -> SectionName | None:
    return next((section for begin, section in _SECTIONS if card.startswith(begin)), None)


class React:
    """The layout as ``pages.LAYOUTS`` lists it."""

    name: LayoutName = "react"

    def recognises(self, parsed: Parsed) -> bool:
        """A top card with a heading: the layout's other marks stand on searches and My Network as well."""
        if not parsed.speaks_of(_CARD.encode(), b"profile-top-card"):
            return False
        headings = parsed.root.iter("h1", "h2")
        return any(_card_name(around) == "topcard" for heading in headings for around in heading.iterancestors())

    def cards(self, parsed: Parsed) -> list[tuple[etree._Element, Keep]]:
        """The whole body: what opened above the main part lies outside of it."""
        _lines_as_paragraphs(parsed.root)
        return [(body, OUTLINE) for body in parsed.find("//body")]

    def enter(self, element: etree._Element) -> Keep | None:
        """Cards by name; groups, whose emptiness tells what has not been delivered."""
        attributes = element.attrib
        if "componentkey" not in attributes and "id" not in attributes and "data-view-name" not in attributes:
            return OPENED if is_open(element) else None
        card = _card_name(element)
        if card is None:
            key = attributes.get("componentkey") or attributes.get("id") or ""
            if key.startswith("profileCards"):
                return OUTLINE
            return OPENED if is_open(element) else None
        if card == "topcard":
            return _TOP
        if card.startswith("activity"):
            return _ACTIVITY
        section = _section_of(card)
        if section is None:
            return _BARE
        return _SECTION if section in READ_SECTIONS else _PRESENCE

    def read(self, page: Page) -> ProfilePage | None:
        """The facts; None where no top card is left. Raises WrongAddress("another_member")."""
        top = _choose_top(page)
        return _Reader(page, top).read() if top is not None else None


def _lines_as_paragraphs(root: etree._Element) -> None:
    """Makes paragraphs of the lines of cards that have none: builds of February and March 2026 wrote ``<span>`` for ``<p>``
    (linkedin-pages 0.1). TODO [2027-06]: drop when no such page was seen for a year.
    """
    for card in root.iter("section", "div"):
        if _card_name(card) is None or next(card.iter("p"), None) is not None:
            continue
        for span in card.iter("span"):
            parent = span.getparent()
            is_line = parent is not None and parent.tag in ("div", "li", "a", "section") and not span.get("aria-hidden")
            if (
                is_line
                and next(span.iter("div", "svg", "img"), None) is None
                and any(str(words).strip() for words in span.itertext())
            ):
                span.tag = "p"


def _choose_top(page: Page) -> Tag | None:
    """The innermost top card with a heading; of several members' (after a move inside the application) the address's."""
    index, address = page.index, page.address
    found = [tag for tag in index.all("div", "section", "article") if _card_name(tag) == "topcard"]
    inner = index.innermost([tag for tag in found if index.inside(tag, "h1", "h2")])
    if address is not None and address.slug is not None:
        for tag in inner:
            if any(slug_of(get(link, "href")) == address.slug for link in index.inside(tag, "a")):
                return tag
    return inner[0] if inner else None


class _Reader:
    """Reads one page. Cards are held by name, the innermost element of each."""

    def __init__(self, page: Page, top: Tag) -> None:
        self.page = page
        self.index = page.index
        self.reading = Reading("react", True, page.language_code, page.on)
        filed = [
            (tag, card) for tag in self.index.all("div", "section", "article") if (card := _card_name(tag)) is not None
        ]
        self.top = top
        headings = self.index.inside(self.top, "h1", "h2")
        self.heading = next((tag for tag in headings if not _out_of_play(tag)), headings[0])
        self._identity([_key(tag) for tag, _ in filed])
        self.cards: dict[str, Tag] = {}
        for tag, card in filed:
            if self._is_mine(tag):
                known = self.cards.get(card)
                if known is None or self.index.holds(known, tag) or not line(known):
                    self.cards[card] = tag
        groups = [tag for tag in self.index.all("div", "section") if _key(tag).startswith("profileCards")]
        self.groups = [tag for tag in groups if self.slug and normal_slug(_key(tag)).endswith(self.slug)] or groups
        after = [
            tag for tag in self.index.inside(self.top, "p") if self.index.place(tag) > self.index.place(self.heading)
        ]
        self.texts = [tag for tag in after[:_MOST_TEXTS] if not _out_of_play(tag)]
        self.contact = next(
            (tag for tag in self.texts if any(map(_leads_to_contact, self.index.inside(tag, "a")))), None
        )
        self.start_of_actions = self.index.place(self.contact or self.heading)
        self.degrees = self._degrees()
        self.row = self.index.common([self.heading, *(tag for tag, _ in self.degrees)])
        if not self.degrees and isinstance(self.heading.parent, Tag) and self.heading.parent is not self.top:
            self.row = self.heading.parent
        self.is_framed = False
        self.sections: dict[SectionName, Tag] = {}

    def read(self) -> ProfilePage:
        self._top_card()
        self._sections()
        self._activity()
        self._counts()
        self._relation()
        self._about()
        self._jobs()
        self._education()
        self._skills()
        self._recommendations()
        self._links()
        self._dialogs()
        self._no_badges()
        tell_why_not(self.reading)
        return self.reading.page()

    # -------------------------------------------------------------------------------------------- identity

    def _identity(self, keys: list[str]) -> None:
        links = self.index.inside(self.top, "a")
        around = [get(link, "href") for link in links if self.index.holds(link, self.heading)]
        others = [get(link, "href") for link in links]
        slugs = [
            *map(slug_of, around),
            *(slug_of(href) for href in others if tail_of(href).startswith(("overlay", "edit"))),
            *map(slug_of, others),
            *(_owner(key)[0] for key in keys),
        ]
        self.slug, self.member_id = identify(self.page.address, slugs, [_owner(_key(self.top))[1]])
        name = line(self.heading)
        self.reading.tell("slug", self.slug, "top_card", self.heading)
        self.reading.tell("member_id", self.member_id, "top_card", self.heading)
        self.reading.tell("name", name or None, "top_card", self.heading, name)
        self.reading.at("top_card", "top_card", self.top)

    def _is_mine(self, card: Tag) -> bool:
        """Whether a card is this member's, and not one that lingers from the member before. Activity carries the slug."""
        slug, member_id = _owner(_key(card))
        if member_id is not None:
            return self.member_id in (None, member_id)
        return slug is None or self.slug in (None, slug)

    # -------------------------------------------------------------------------------------------- top card

    def _top_card(self) -> None:
        self._degree()
        self._headline()
        self._pictures()
        self._badges()

    def _degrees(self) -> list[tuple[Tag, Degree | None]]:
        """The degrees beside the name: texts that begin with a dot and stand before any other text but pronouns. None for a
        degree in words that no table knows: its twin must not pass for the only one."""
        found: list[tuple[Tag, Degree | None]] = []
        for tag in self.texts:
            text = plain(line(tag))
            if is_pronouns(text.lstrip("· ")):
                continue
            if not (_DOT.match(text) or is_bare_degree(text)) or tag is self.contact or len(found) == _MOST_DEGREES:
                break
            found.append((tag, read_degree(text, self.page.language)))
        return found

    def _degree(self) -> None:
        visible = self._visible(self.degrees)
        if visible is not None:
            self.reading.tell("degree", visible[1], "top_card", visible[0], line(visible[0]))

    def _visible(self, found: list[tuple[Tag, Degree | None]]) -> tuple[Tag, Degree | None] | None:
        """Of several degrees the one that is shown. In a capture the browser has said; else the page's own structure must.

        Two rules, which agreed on every page seen: the hidden twin lies in a ``[data-display-contents]`` of its own, and the
        class of that wrapper is not the class that all other such wrappers share. Where they disagree, nothing is read.
        """
        if self.page.parsed.live:
            shown = [each for each in found if not is_hidden(each[0])]
            return shown[0] if len({degree for _, degree in shown}) == 1 else None
        outside = [each for each in found if self._wrapper(each[0]) is None]
        wrapped = [wrapper for tag, _ in found if (wrapper := self._wrapper(tag)) is not None]
        usual = Counter(
            get(tag, "class") for tag in self.index.inside(self.top) if "data-display-contents" in tag.attrs
        )
        common, times = usual.most_common(1)[0] if usual else ("", 0)
        if len({degree for _, degree in found}) == 1:
            hidden_only = not outside and times > 2 and all(get(wrapper, "class") != common for wrapper in wrapped)
            return None if hidden_only else found[0]
        if len(outside) != 1 or (times > 2 and any(get(wrapper, "class") == common for wrapper in wrapped)):
            return None
        return outside[0]

    def _wrapper(self, tag: Tag) -> Tag | None:
        """The nearest ``[data-display-contents]`` around a text that does not hold the name as well."""
        for around in tag.parents:
            if around is self.top or self.index.holds(around, self.heading):
                return None
            if "data-display-contents" in around.attrs:
                return around
        return None

    def _headline(self) -> None:
        """The first text behind the row of the name; the place is the first of three texts, of which the last is the link to
        the contact details."""
        place = self.contact.parent if self.contact is not None else None
        trio = [tag for tag in self.texts if tag.parent is place] if place is not None else []
        is_trio = len(trio) == 3 and not any(sign.isalnum() for sign in line(trio[1]))
        end = self.index.place(trio[0] if is_trio else self.contact) if self.contact is not None else None
        for tag in self.texts:
            text = line(tag)
            if end is not None and self.index.place(tag) >= end:
                break
            if (self.degrees and self.index.holds(self.row, tag)) or is_pronouns(text) or _DOT.match(plain(text)):
                continue
            self.reading.tell("headline", "" if not text.strip("-–— ") else text, "top_card", tag, text)
            break
        if self.contact is not None:
            self.reading.tell("headline", "", "top_card", self.contact)
            location = line(trio[0]) if is_trio else ""
            self.reading.tell("location", location, "top_card", trio[0] if is_trio else self.contact, location or None)

    def _pictures(self) -> None:
        index = self.index
        for picture in index.inside(self.top, "img"):
            source = get(picture, "src") or get(picture, "data-delayed-url")
            if "profile-displaybackgroundimage" in source:
                self.reading.tell("has_banner", True, "top_card", picture)
        banner = next(
            (
                tag
                for tag in index.inside(self.top, "div")
                if re.search(r"aspect-ratio:\s*4\s*/\s*1\b", get(tag, "style"))
            ),
            None,
        )
        if banner is None:
            drawing = next((tag for tag in index.inside(self.top, "svg") if get(tag, "id") == "person-medium"), None)
            banner = drawing.parent if drawing is not None else None
        if banner is not None:
            sources = [get(tag, "src") for tag in index.inside(banner, "img")]
            if any(source.startswith("data:") for source in sources):
                self.reading.unread("not_loaded", "has_banner")
            else:
                self.reading.tell("has_banner", bool(sources), "top_card", banner)
        self._photo()

    def _photo(self) -> None:
        """The first labelled picture of the top card: mutual connections' faces come later, and have no label."""
        index, heading = self.index, self.heading
        frames = [
            tag
            for tag in index.inside(self.top, "div", "button", "a", "figure")
            if index.place(tag) < index.end(heading)
            and any(get(svg, "id").startswith("person-accent") for svg in index.inside(tag, "svg"))
            and not index.holds(tag, heading)
        ]
        photos = [
            tag
            for tag in index.inside(self.top, "img")
            if re.search(r"profile-(?:display|framed)photo", get(tag, "src"))
        ]
        before = [tag for tag in photos if index.place(tag) < index.place(heading)]
        if before:
            self.reading.tell("has_photo", True, "top_card", before[0])
            self.is_framed = "profile-framedphoto" in get(before[0], "src")
        elif frames:
            sources = [get(tag, "src") for tag in index.inside(frames[-1], "img")]
            if any(source.startswith("data:") for source in sources):
                self.reading.unread("not_loaded", "has_photo")
            else:
                self.reading.tell("has_photo", any("/dms/" in source for source in sources), "top_card", frames[-1])
        self._ring()

    def _ring(self) -> None:
        """The ring around the photo says "open to work" or "hiring"; a card of the top card says which."""
        for card in self.index.inside(self.top, "li")[:_MOST_TEXTS]:
            text = line(card)
            if not text:
                continue
            links = [get(link, "href") for link in self.index.inside(card, "a")]
            if mentioned("open_to_work", text, None):
                self.reading.tell("open_to_work", True, "top_card", card, text)
            elif mentioned("hiring", text, None) or any("/jobs/" in href or "hiring" in href for href in links):
                self.reading.tell("hiring", True, "top_card", card, text)
            elif self.is_framed and self._lists_wishes(card, links):
                self.reading.tell("open_to_work", True, "top_card", card, text)

    def _lists_wishes(self, card: Tag, links: list[str]) -> bool:
        """Whether a card says where and how somebody would like to work ("CITY | On-site · Hybrid"): only that card does."""
        lines = [line(tag) for tag in self.index.inside(card, "p")]
        named = any("job-opportunities" in href for href in links)
        own = any(slug_of(href) == self.slug and "services" not in href for href in links)
        return named or (own and len(lines) > 1 and re.search(r"\s[|·]\s", lines[1]) is not None)

    def _badges(self) -> None:
        icons = [(get(tag, "id"), tag) for tag in self.index.inside(self.top, "svg")]
        for icon, tag in icons:
            beside_name = self.index.holds(self.row, tag)
            if icon == "verified-medium" or (beside_name and icon.startswith("verified-")):
                self.reading.tell("verified", True, "top_card", tag)
            if icon.startswith(("linkedin-bug-premium", "premium-chip")) or (
                beside_name and icon == "linkedin-bug-small"
            ):
                self.reading.tell("premium", True, "top_card", tag)

    def _no_badges(self) -> None:
        """On a whole top card a badge that is not there is not there; asked last, because an open dialog may know better."""
        if self.reading.known("name") and self.reading.known("headline") is not None:
            self.reading.tell("verified", False, "top_card", self.heading)
            self.reading.tell("premium", False, "top_card", self.heading)

    # -------------------------------------------------------------------------------------------- counts

    def _counts(self) -> None:
        links = [tag for tag in self.index.inside(self.top, "a") if searches_connections(get(tag, "href"))]
        for link in links:
            strongs = [tag for tag in self.index.inside(link, "strong") if self._nearest_link(tag) is link]
            if network_of(get(link, "href")) == {"F"}:
                if strongs or not self.index.inside(link, "a"):
                    count_mutual(self.reading, link, strongs, "top_card")
            else:
                self._tell_counts(line(link), link, of_connections=True)
        self._bare_counts(links)
        self._no_mutual()

    def _nearest_link(self, tag: Tag) -> Tag | None:
        around = tag.parent
        while around is not None and around.name != "a":
            around = around.parent
        return around

    def _tell_counts(self, text: str, tag: Tag, *, of_connections: bool) -> None:
        """The counts that a text holds. of_connections: the structure says that the last of them counts connections."""
        if self.page.is_cut_at(tag):
            return
        language = self.page.language
        followers = part_with_count(text, "followers", language)
        connections = part_with_count(text, "connections", language)
        if connections is None and of_connections:
            connections = re.split(r"[·•]", text)[-1]
            followers = followers if followers != connections else None
        if followers and (count := read_count(followers, language)):
            self.reading.tell("followers", count.value, "top_card", tag, followers)
        if connections and connections != followers and (count := read_count(connections, language)):
            self.reading.tell("connections", count.value, "top_card", tag, text)
            self.reading.tell("connections_capped", count.capped)

    def _bare_counts(self, links: list[Tag]) -> None:
        """Counts without a link: a number and its noun in two <p>, or in one, between the place and the buttons."""
        index = self.index
        rows: list[tuple[str, Tag]] = []
        for tag in self.texts[len(self.degrees) :]:
            if index.place(tag) <= self.start_of_actions or any(index.holds(link, tag) for link in links):
                continue
            text = line(tag)
            has_number = read_count(text) is not None
            if rows and not has_number and tag.parent is rows[-1][1].parent and self._lacks_noun(rows[-1][0]):
                rows[-1] = (f"{rows[-1][0]} {text}", rows[-1][1])
            elif has_number and not self._in_chip(tag):
                rows.append((text, tag))
        for text, tag in rows:
            if len(text) <= 80:
                self._tell_counts(text, tag, of_connections=False)
        if self.reading.known("connections") is None and self.contact is not None and self._words_may_be_missing():
            unknown = [each for each in rows if self._counts_something_unknown(*each)]
            if len(unknown) == 1:
                count_in_unknown_words(self.reading, *unknown[0])

    def _lacks_noun(self, text: str) -> bool:
        """Whether a text is a number whose noun comes next: "26", "500+", "more than 500"."""
        counts = any(mentioned(key, text, self.page.language) for key in ("followers", "connections"))
        return not counts and (not re.search(r"[^\W\d]", text) or mentioned("more_than", text, None))

    def _words_may_be_missing(self) -> bool:
        """Whether the page's language has no words for connections that were seen on a page."""
        return self.page.language is None or not self.page.language.seen.connections

    def _counts_something_unknown(self, text: str, tag: Tag) -> bool:
        """A number and a noun that no table knows: on the top card that counts connections or followers."""
        noun = re.sub(r"[\d\W]+", " ", plain(text)).split()
        known = any(mentioned(key, text, None) for key in ("followers", "mutual"))
        return 1 <= len(noun) <= 3 and not known and not self.page.is_cut_at(tag)

    def _in_chip(self, tag: Tag) -> bool:
        """Whether a text lies in a chip of company or school, in a card of the carousel, or in a link."""
        for around in (tag, *tag.parents):
            if self.index.holds(around, self.heading):
                return False
            if around.name in ("a", "li", "button") or any(
                child.name == "figure" for child in around.contents if isinstance(child, Tag)
            ):
                return True
        return False

    def _no_mutual(self) -> None:
        """No link to mutual connections: none at the third degree, outside the network and among connections; at the second
        degree there is at least one, so that the page contradicts itself and nothing is read."""
        if self.reading.known("mutual_connections") is not None:
            return
        degree, is_self = self.reading.known("degree"), self._is_self()
        ambiguous = bool(self.degrees) and degree is None
        if not is_self and not ambiguous and degree != 2 and self.contact is not None:
            self.reading.tell("mutual_connections", 0, "top_card", self.top)
            self.reading.tell("mutual_names", ())

    # -------------------------------------------------------------------------------------------- relation

    def _is_self(self) -> bool:
        return any(
            slug_of(get(link, "href")) in (self.slug, "me") and tail_of(get(link, "href")).startswith("edit")
            for link in self.index.inside(self.top, "a")
        )

    def _relation(self) -> None:
        relation, tag = self._find_relation()
        self.reading.tell("relation", relation, "top_card", tag)
        if relation == "invited_me":
            self._note(tag)

    def _find_relation(self) -> tuple[Relation | None, Tag | None]:
        """self, connectable, invited_me, pending, connected or follow_only, in this order; None where nothing tells."""
        index = self.index
        if self._is_self():
            return "self", self.heading
        areas = [self.top, *(tag for tag in index.all() if get(tag, "role") == "menu")]
        links = [link for area in areas for link in index.inside(area, "a")]
        states = [
            get(tag, "componentkey")
            for tag in index.inside(self.top)
            if get(tag, "componentkey").startswith("ConnectButtonstate")
        ]
        invites = [link for link in links if "custom-invite" in get(link, "href") and self._invites_subject(link)]
        buttons = self._labelled_buttons()
        connects = [tag for tag in buttons if self._icon(tag).startswith("connect-")]
        if invites or connects or any(state.endswith("_connect") for state in states):
            return "connectable", next(iter(invites or connects), None)
        writes = [link for link in links if "/messaging/compose" in get(link, "href")]
        answers = [tag for tag in buttons if not self._icon(tag).startswith(("add-", "send-", "clock-"))]
        if incoming := accept_by_words(answers, self.page.language) or (
            None if writes else self._accept_by_structure(answers)
        ):
            return "invited_me", incoming
        pending = next((link for link in links if self._is_pending(link)), None)
        if pending is not None or any(state.endswith("_pending") for state in states):
            return "pending", pending
        if self.reading.known("degree") == 1:
            return "connected", None
        if writes and buttons:
            return "follow_only", buttons[0]
        return None, None

    def _accept_by_structure(self, buttons: list[Tag]) -> Tag | None:
        """Accept, of Accept and Ignore: just two labelled buttons, which both name the member."""
        first = (self.reading.known("name") or "").split(" ")[0]
        naming = [tag for tag in buttons if first and first in get(tag, "aria-label")]
        return naming[0] if len(naming) == 2 == len(buttons) else None

    def _invites_subject(self, link: Tag) -> bool:
        name = query(get(link, "href")).get("vanityName", [""])[0]
        return self.slug is None or normal_slug(name) == self.slug

    def _labelled_buttons(self) -> list[Tag]:
        """The top card's buttons with a label of their own, each label once: the row of actions stands there twice."""
        found: dict[str, Tag] = {}
        for tag in self.index.inside(self.top, "button"):
            label = get(tag, "aria-label")
            turns_something = self._icon(tag).startswith(("overflow", "chevron", "close", "bell")) or "carousel" in get(
                tag, "data-testid"
            )
            if (
                self.index.place(tag) > self.start_of_actions
                and label
                and "aria-expanded" not in tag.attrs
                and not turns_something
            ):
                found.setdefault(label, tag)
        return list(found.values())

    def _icon(self, tag: Tag) -> str:
        drawing = self.index.first(tag, "svg")
        return get(drawing, "id") if drawing is not None else ""

    def _is_pending(self, link: Tag) -> bool:
        """A labelled link to the profile itself among the actions: "Pending, click to withdraw". (The bell is one too.)"""
        if not get(link, "aria-label") or not own_link(link, self.slug):
            return False
        if not self.index.holds(self.top, link) or self.index.place(link) < self.start_of_actions:
            return False
        icon = self._icon(link)
        return not icon.startswith(
            ("bell", "linkedin-bug", "premium", "person-", "verified")
        ) and not self.index.inside(link, "figure", "p")

    def _note(self, accept: Tag | None) -> None:
        """The inviter's words: a free text in the block of Accept and Ignore."""
        around = accept.parent if accept is not None else None
        while (
            around is not None
            and around is not self.top
            and not (self.heading and self.index.holds(around, self.heading))
        ):
            for tag in self.index.inside(around, "span", "p"):
                if get(tag, "data-testid") == "expandable-text-box" and not any(
                    self.index.holds(link, tag) for link in self.index.inside(around, "a")
                ):
                    self.reading.tell("note", paragraphs(tag), "invitation", tag, line(tag))
                    return
            around = around.parent

    # -------------------------------------------------------------------------------------------- sections

    def _sections(self) -> None:
        delivered = {_key(group) for group in self.groups if self._is_delivered(group)}
        pending = {_key(group) for group in self.groups} - delivered
        whole = self.page.parsed.whole
        everything = whole and not pending and sum("BelowActivity" in key for key in delivered) >= _GROUPS_OF_A_PAGE
        empty: set[SectionName] = set()
        for card, tag in self.cards.items():
            section = _section_of(card)
            if section is None:
                continue
            if line(tag):
                self.sections[section] = tag
            elif whole and (section != "activity" or everything):
                empty.add(section)
        for _, section in _SECTIONS:
            if section in self.sections:
                self.reading.section(section, "present")
                self.reading.at(section, section, self.sections[section])
            elif section in empty or everything:
                self.reading.section(section, "absent")
            else:
                self.reading.section(section, "not_loaded")

    def _is_delivered(self, group: Tag) -> bool:
        """A group that came holds cards, even empty ones, or text. One that did not may hold a child with its own key."""
        return bool(line(group)) or any(_card_name(tag) is not None for tag in self.index.inside(group))

    def _state(self, section: SectionName) -> str | None:
        return self.reading.sections.get(section)

    def _about(self) -> None:
        card = self.sections.get("about")
        if card is None:
            self.reading.tell("about", "" if self._state("about") == "absent" else None)
            return
        box = next((tag for tag in self.index.inside(card) if get(tag, "data-testid") == "expandable-text-box"), None)
        box = box or self.index.first(card, "p")
        self.reading.tell("about", paragraphs(box), "about", box, line(box))

    def _entries(self, card: Tag) -> list[Tag]:
        """The entries of a section: keyed elements, or the outermost list items where a build has no keys."""
        keyed = [
            tag
            for tag in self.index.inside(card)
            if (get(tag, "componentkey") or get(tag, "id")).startswith("entity-collection-item")
        ]
        if keyed:
            return self.index.outermost(keyed)[:MOST_ENTRIES]
        return self.index.outermost(self.index.inside(card, "li"))[:MOST_ENTRIES]

    def _lines(self, entry: Tag, without: Iterable[Tag] = ()) -> list[str]:
        """The short lines of an entry, without nested roles, free texts and links to lists of skills or media."""
        found = []
        for tag in self.index.outside(self.index.inside(entry, "p"), without):
            if self._free_text(tag):
                continue
            if any(
                "/overlay/" in get(link, "href") or "/details/" in get(link, "href")
                for link in self.index.inside(tag, "a")
            ):
                continue
            if text := line(tag):
                found.append(text)
        return found

    def _free_text(self, tag: Tag) -> bool:
        return get(tag, "data-testid") == "expandable-text-box" or any(
            get(each, "data-testid") == "expandable-text-box" for each in self.index.inside(tag, "span")
        )

    def _description(self, entry: Tag, without: Iterable[Tag] = ()) -> str:
        boxes = [
            tag for tag in self.index.inside(entry, "span", "p") if get(tag, "data-testid") == "expandable-text-box"
        ]
        return max(map(paragraphs, self.index.outside(boxes, without)), key=len, default="")

    def _jobs(self) -> None:
        card = self.sections.get("experience")
        if card is None:
            self.reading.tell("jobs", () if self._state("experience") == "absent" else None)
            return
        jobs: list[Job] = []
        for entry in self._entries(card):
            for job, tag in self._jobs_of(entry):
                jobs.append(job)
                self.reading.at(f"jobs/{len(jobs)}", f"experience/{len(jobs)}", tag, job.title)
        self.reading.tell("jobs", tuple(jobs))

    def _jobs_of(self, entry: Tag) -> list[tuple[Job, Tag]]:
        """One job, or the roles of one employer where the entry holds a list."""
        language = self.page.language
        lists = self.index.outermost(self.index.inside(entry, "ul", "ol"))
        roles = [
            tag for each in lists for tag in self.index.outermost(self.index.inside(each, "li")) if self._lines(tag)
        ][:MOST_ENTRIES]
        linked = links_company(self.index.inside(entry, "a"))
        head = self._lines(entry, roles)
        if not roles or not head:
            job = job_from(
                self._lines(entry), language, company=None, linked=linked, description=self._description(entry)
            )
            return [(job, entry)]
        return [
            (
                job_from(
                    self._lines(role), language, company=head[0], linked=linked, description=self._description(role)
                ),
                role,
            )
            for role in roles
        ]

    def _education(self) -> None:
        card = self.sections.get("education")
        if card is None:
            self.reading.tell("education", () if self._state("education") == "absent" else None)
            return
        schools: list[School] = []
        for entry in self._entries(card):
            lines = self._lines(entry)
            if lines:
                schools.append(school_from(lines, self.page.language))
                self.reading.at(f"education/{len(schools)}", f"education/{len(schools)}", entry, lines[0])
        self.reading.tell("education", tuple(schools))

    def _skills(self) -> None:
        card = self.sections.get("skills")
        if card is not None:
            keys = {get(tag, "componentkey") or get(tag, "id") for tag in self.index.inside(card)}
            shown = {key for key in keys if "profile.skill(" in key and not key.endswith("-divider")}
            named = [
                read_count(line(link))
                for link in self.index.inside(card, "a")
                if tail_of(get(link, "href")).startswith("details/skills")
            ]
            counts = [len(shown) or len(self._entries(card)), *(count.value for count in named if count)]
            self.reading.tell("skills", max(counts), "skills", card)
        elif self._state("skills") == "absent":
            self.reading.tell("skills", 0)
        elif (top := self._top_skills()) is not None:
            text = line(top)
            self.reading.tell("skills", len(re.split(r"\s[•·]\s", text)), "about", top, text)

    def _top_skills(self) -> Tag | None:
        """The row of top skills under About: it proves as many skills as it names."""
        card = self.sections.get("about")
        drawing = card and next(
            (tag for tag in self.index.inside(card, "svg") if get(tag, "id").startswith("skills")), None
        )
        if not card or not drawing:
            return None
        after = [tag for tag in self.index.inside(card, "p") if self.index.place(tag) > self.index.place(drawing)]
        return next((tag for tag in after if re.search(r"\s[•·]\s", line(tag))), None)

    def _recommendations(self) -> None:
        card = self.sections.get("recommendations")
        if card is None:
            self.reading.tell("recommendations", 0 if self._state("recommendations") == "absent" else None)
            return
        writers = {
            slug
            for link in self.index.inside(card, "a")
            if (slug := slug_of(get(link, "href"))) not in (None, self.slug)
        }
        pills = [
            line(tag)
            for tag in self.index.inside(card, "label", "button")
            if re.search(r"\(\s*\d+\s*\)", plain(line(tag)))
        ]
        received = read_count(pills[0]) if pills else None
        self.reading.tell("recommendations", received.value if received else len(writers), "recommendations", card)

    # -------------------------------------------------------------------------------------------- activity

    def _activity(self) -> None:
        card = self.sections.get("activity")
        if card is None:
            return
        index = self.index
        reactions = [
            tag
            for tag in index.inside(card)
            if re.search(r"activity_(?:reactions|likes)", get(tag, "componentkey") + get(tag, "id"))
        ]
        links = [tag for tag in index.inside(card, "a") if not any(index.holds(each, tag) for each in reactions)]
        updates = [tag for tag in links if re.search(r"/feed/update/|/posts/|/pulse/", get(tag, "href"))]
        read_updates(self.reading, updates)
        if (
            not updates
            and not reactions
            and any("/recent-activity" in get(tag, "href") for tag in links)
            and not index.inside(card, "li", "label")
        ):
            self.reading.tell("has_posts", False, "activity", card, self._empty_words(card))
        for tag in index.inside(card, "p"):
            count = read_count(text := line(tag), self.page.language)
            if count is not None and not any(index.holds(item, tag) for item in index.inside(card, "li")):
                self.reading.tell("followers", count.value, "activity", tag, text)
                break

    def _empty_words(self, card: Tag) -> str | None:
        texts = [line(tag) for tag in self.index.inside(card, "p")]
        return next((text for text in texts if text and read_count(text) is None), None)

    # -------------------------------------------------------------------------------------------- the rest

    def _links(self) -> None:
        areas = [self.top, *(self.sections[name] for name in ("featured",) if name in self.sections)]
        found = [
            (address, link) for area in areas for link in self.index.inside(area, "a") if (address := outward(link))
        ]
        if found or self._state("featured") != "not_loaded":
            self.reading.tell(
                "links",
                tuple(dict.fromkeys(address for address, _ in found)),
                "top_card",
                found[0][1] if found else None,
            )

    def _dialogs(self) -> None:
        for tag in self.index.all():
            if tag.name == "dialog" or get(tag, "role") == "dialog":
                read_dialog(self.reading, self.page, tag)


def _out_of_play(tag: Tag) -> bool:
    """Whether a text lies in an inert or hidden copy (a toolbar repeats photo, name and headline)."""
    around: Tag | None = tag
    while around is not None:
        if around.name != "a" and "inert" in around.attrs:
            return True
        around = around.parent
    return False


def _leads_to_contact(link: Tag) -> bool:
    return get(link, "href") == "#" or "overlay/contact-info" in get(link, "href")
