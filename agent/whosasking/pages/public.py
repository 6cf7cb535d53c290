"""The public page: what LinkedIn shows of a member to people who are not signed in.

Seen in saved pages of 2023 and 2024. Cards are told by ``section[data-section]``, the rest by class names that are not hashed here,
and by JSON-LD, whose keys are the same in every language. Members choose what is shown: a section that is not there is *not
read*, never absent; runs of asterisks stand for masked words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4.element import Tag
from lxml import etree

from whosasking.addresses import slug_of
from whosasking.model import SECTIONS, Job, LayoutName, ProfilePage, School, SectionName
from whosasking.pages.common import (
    MOST_ENTRIES,
    READ_SECTIONS,
    count_in_unknown_words,
    identify,
    links_company,
    outward,
    part_with_count,
    read_updates,
)
from whosasking.pages.dates import Span, read_span
from whosasking.pages.layout import Page, Reading, classes, get, line, paragraphs
from whosasking.pages.numbers import read_count
from whosasking.pages.soup import OUTLINE, Keep, Parsed

_SECTIONS: dict[str, SectionName] = {
    "summary": "about",
    "posts": "activity",
    "articles": "activity",
    "activities": "activity",
    "experience": "experience",
    "education": "education",
    "educationsdetails": "education",
    "certifications": "certifications",
    "projects": "projects",
    "volunteering": "volunteering",
    "volunteering-experience": "volunteering",
    "skills": "skills",
    "recommendations": "recommendations",
    "publications": "publications",
    "courses": "courses",
    "honors": "honors",
    "honors-and-awards": "honors",
    "languages": "languages",
    "organizations": "organizations",
    "featured": "featured",
}
"""Values of data-section (and, on pages before 2022, second class names of ``pp-section``) and the sections that they are."""

_WORDS = re.compile(
    r"(?:^|\s)(?:top-card|not-first-middot|cover-img|date-range|before:middot|experience-|education__|profile-section-card"
    r"|pp-section|core-section-container__content|show-more-less-text|blur)"
)
_TOP = Keep(classes=_WORDS, structure=True, controls=True, spans=True)
_SECTION = Keep(classes=_WORDS)
_PRESENCE = Keep(presence=True)
_MASKED = re.compile(r"\*{3,}")
_PICTURE = re.compile(r"profile-(?:display|framed)photo")
_MOST_JSON = 1024 * 1024


def _section_of(element: etree._Element | Tag) -> SectionName | None:
    attributes = element.attrib if isinstance(element, etree._Element) else element.attrs
    name = str(attributes.get("data-section", "")).lower()
    if name in _SECTIONS:
        return _SECTIONS[name]
    words = str(attributes.get("class", "")).split()
    return next((_SECTIONS[word] for word in words if word in _SECTIONS), None) if "pp-section" in words else None


class Public:
    """The layout as ``pages.LAYOUTS`` lists it."""

    name: LayoutName = "public"

    def recognises(self, parsed: Parsed) -> bool:
        """A top card with a heading: the not-found page carries the layout's other marks as well."""
        return parsed.speaks_of(b"top-card-layout") and any(
            "top-card-layout" in (around.get("class") or "").split()
            for heading in parsed.root.iter("h1")
            for around in heading.iterancestors()
        )

    def cards(self, parsed: Parsed) -> list[tuple[etree._Element, Keep]]:
        """The page's main part."""
        return [(each, OUTLINE) for each in (parsed.find("//main[.//h1]") or parsed.find("//body"))[:1]]

    def enter(self, element: etree._Element) -> Keep | None:
        """The top card, and the sections by their names."""
        if element.tag not in ("section", "div"):
            return None
        if "top-card-layout" in (element.get("class") or "").split():
            return _TOP
        section = _section_of(element) if element.tag == "section" else None
        if section is None:
            return None
        return _SECTION if section in READ_SECTIONS else _PRESENCE

    def read(self, page: Page) -> ProfilePage | None:
        """The facts; None where no top card is left. Raises WrongAddress("another_member")."""
        tops = [tag for tag in page.index.all("section", "div") if "top-card-layout" in classes(tag)]
        top = next((tag for tag in tops if page.index.inside(tag, "h1")), None)
        return _Reader(page, top).read() if top is not None else None


class _Reader:
    """Reads one page."""

    def __init__(self, page: Page, top: Tag) -> None:
        self.page = page
        self.index = page.index
        self.reading = Reading("public", False, page.language_code, page.on)
        self.top = top
        self.heading = self.index.inside(self.top, "h1")[0]
        self.sections: dict[SectionName, list[Tag]] = {}
        for tag in self.index.all("section"):
            if (section := _section_of(tag)) is not None:
                self.sections.setdefault(section, []).append(tag)

    def read(self) -> ProfilePage:
        self._identity()
        self._top_card()
        self._counts()
        self._pictures()
        self._sections()
        self._about()
        self._jobs()
        self._education()
        self._recommendations()
        self._activity()
        self._reasons()
        return self.reading.page()

    # -------------------------------------------------------------------------------------------- top card

    def _identity(self) -> None:
        parsed = self.page.parsed
        name = line(self.heading)
        self.person = self._person(name)
        slugs = [
            slug_of(address)
            for address in (parsed.canonical(), parsed.meta("og:url"), str(self.person.get("sameAs") or ""))
        ]
        self.slug, _ = identify(self.page.address, slugs, [])
        self.reading.tell("slug", self.slug, "top_card", self.heading)
        self.reading.tell("name", name or None, "top_card", self.heading, name)
        self.reading.at("top_card", "top_card", self.top)

    def _person(self, name: str) -> dict[str, Any]:
        """The member in the page's JSON-LD, {} where there is none. Articles come with persons of their own."""
        for script in self.page.parsed.find("//script[@type='application/ld+json']"):
            text = script.text or ""
            if len(text) > _MOST_JSON:
                continue
            try:
                data = json.loads(text)
            except (ValueError, RecursionError):
                continue
            for entity in _entities(data):
                if entity.get("@type") == "Person" and " ".join(str(entity.get("name", "")).split()) == name:
                    return entity
        return {}

    def _top_card(self) -> None:
        headline = next(
            (
                tag
                for tag in self.index.inside(self.top, "h2")
                if self.index.place(tag) > self.index.place(self.heading)
            ),
            None,
        )
        if headline is not None and not _MASKED.search(text := line(headline)):
            self.reading.tell("headline", "" if not text.strip("-–— ") else text, "top_card", headline, text)
        elif headline is None:
            self.reading.tell("headline", "", "top_card", self.heading)
        self._location()
        links = [(address, tag) for tag in self.index.inside(self.top, "a") if (address := outward(tag))]
        if links:
            self.reading.tell("links", tuple(dict.fromkeys(address for address, _ in links)), "top_card", links[0][1])

    def _items(self) -> list[Tag]:
        """The items of the lines below the headline: place, followers, connections, in any order."""
        rows = [tag for tag in self.index.inside(self.top) if "not-first-middot" in classes(tag)]
        items = [tag for tag in self.index.inside(self.top) if "top-card__subline-item" in classes(tag)]
        return rows or items

    def _location(self) -> None:
        address = self.person.get("address")
        place = str(address.get("addressLocality") or "") if isinstance(address, dict) else ""
        for tag in self._items():
            text = line(tag)
            if place and place in text:
                self.reading.tell("location", place, "top_card", tag, text)
        first = next(iter(self._items()), None)
        words = (
            next((str(each).strip() for each in first.descendants if isinstance(each, str) and str(each).strip()), "")
            if first
            else ""
        )
        if words and not any(sign.isdigit() for sign in words) and not _MASKED.search(words):
            self.reading.tell("location", words, "top_card", first, words)
        self.reading.tell("location", place or None, "top_card", self.heading)

    def _counts(self) -> None:
        statistic = self.person.get("interactionStatistic")
        for each in statistic if isinstance(statistic, list) else [statistic]:
            if (
                isinstance(each, dict)
                and "Follow" in str(each.get("interactionType"))
                and isinstance(each.get("userInteractionCount"), int)
            ):
                self.reading.tell("followers", each["userInteractionCount"], "top_card", self.top)
        for tag in self._items():
            for text in _texts(tag):
                self._tell_count(text, tag)

    def _tell_count(self, text: str, tag: Tag) -> None:
        language = self.page.language
        count = read_count(text, language)
        if count is None or self.page.is_cut_at(tag):
            return
        if part_with_count(text, "followers", language):
            self.reading.tell("followers", count.value, "top_card", tag, text)
        elif part_with_count(text, "connections", language):
            self.reading.tell("connections", count.value, "top_card", tag, text)
            self.reading.tell("connections_capped", count.capped)
        elif text not in (self.reading.known("location") or ""):
            count_in_unknown_words(self.reading, text, tag)

    def _pictures(self) -> None:
        for picture in self.index.inside(self.top, "img"):
            source = get(picture, "data-delayed-url") or get(picture, "src")
            if any(each.startswith("cover-img") for each in classes(picture)) or "displaybackgroundimage" in source:
                self.reading.tell("has_banner", "displaybackgroundimage" in source, "top_card", picture)
            elif any(each.startswith("top-card") for each in classes(picture)) or any(
                get(around, "data-section") == "picture" for around in picture.parents
            ):
                self.reading.tell("has_photo", bool(_PICTURE.search(source)), "top_card", picture)

    # -------------------------------------------------------------------------------------------- sections

    def _sections(self) -> None:
        for section in SECTIONS:
            cards = [tag for tag in self.sections.get(section, ()) if self._shows(tag)]
            if cards:
                self.sections[section] = cards
                self.reading.section(section, "present")
                self.reading.at(section, section, cards[0])
            else:
                self.sections.pop(section, None)
                self.reading.section(section, None, "signed_out")

    def _shows(self, card: Tag) -> bool:
        """Whether a section shows anything but its heading and masked words."""
        words = _MASKED.sub("", line(card)).split()
        heading = " ".join(line(tag) for tag in self.index.inside(card, "h2")).split()
        return len(words) > len(heading) and not any("blur" in each for each in classes(card))

    def _about(self) -> None:
        for card in self.sections.get("about", ()):
            content = next(
                (tag for tag in self.index.inside(card, "div") if "core-section-container__content" in classes(tag)),
                None,
            )
            content = content or self.index.first(card, "p")
            if content is not None and not _MASKED.search(line(content)):
                self.reading.tell("about", paragraphs(content), "about", content, line(content))

    def _jobs(self) -> None:
        cards = self.sections.get("experience")
        if not cards:
            return
        found: list[Job] = []
        for entry in self._entries(cards[0]):
            title, company = self.index.first(entry, "h3"), self.index.first(entry, "h4")
            if title is None or _MASKED.search(line(title)):
                continue
            span = self._span(entry)
            found.append(
                Job(
                    title=line(title),
                    company=line(company) or self._employer(entry),
                    company_page=links_company(self._links_of(entry)),
                    from_=span.from_ if span else None,
                    to=span.to if span else None,
                    description=self._description(entry),
                )
            )
            self.reading.at(f"jobs/{len(found)}", f"experience/{len(found)}", entry, line(title))
        self.reading.tell("jobs", tuple(found) or None)

    def _entries(self, card: Tag) -> list[Tag]:
        """The innermost list items that hold a heading: roles of a group stand in a list of their own."""
        items = [tag for tag in self.index.inside(card, "li") if self.index.inside(tag, "h3")]
        return self.index.innermost(items)[:MOST_ENTRIES]

    def _employer(self, entry: Tag) -> str | None:
        """The employer of a group, from the heading above its list of roles."""
        for around in entry.parents:
            if around.name == "li":
                return line(self.index.first(around, "h4")) or None
        return None

    def _links_of(self, entry: Tag) -> list[Tag]:
        """The links of an entry, and of the group around it."""
        groups = [around for around in entry.parents if around.name == "li"]
        return [link for each in (entry, *groups[:1]) for link in self.index.inside(each, "a")]

    def _span(self, entry: Tag) -> Span | None:
        for tag in self.index.inside(entry, "span", "p"):
            if "date-range" not in classes(tag):
                continue
            durations = [line(each) for each in self.index.inside(tag, "span")]
            text = line(tag)
            for duration in durations:
                text = text.removesuffix(duration).strip()
            return read_span(text, self.page.language, loose=True)
        return None

    def _description(self, entry: Tag) -> str:
        texts = [
            tag
            for tag in self.index.inside(entry, "p", "div")
            if any(each.startswith("show-more-less-text__text") for each in classes(tag))
        ]
        return max((paragraphs(tag) for tag in texts), key=len, default="")

    def _education(self) -> None:
        cards = self.sections.get("education")
        if not cards:
            return
        found: list[School] = []
        for entry in self._entries(cards[0]):
            school, degree = self.index.first(entry, "h3"), self.index.first(entry, "h4")
            if _MASKED.search(line(school)):
                continue
            span = self._span(entry)
            single = span is not None and span.from_ == span.to
            found.append(
                School(
                    school=line(school),
                    degree=line(degree),
                    from_=span.from_ if span and not single else None,
                    to=span.to if span else None,
                )
            )
            self.reading.at(f"education/{len(found)}", f"education/{len(found)}", entry, line(school))
        self.reading.tell("education", tuple(found) or None)

    def _recommendations(self) -> None:
        cards = self.sections.get("recommendations")
        if not cards:
            return
        tails = [
            read_count(line(tag))
            for tag in self.index.inside(cards[0], "p")
            if not any(around.name == "li" for around in tag.parents)
        ]
        named = max((count.value for count in tails if count), default=0)
        self.reading.tell(
            "recommendations", max(len(self._entries(cards[0])), named) or None, "recommendations", cards[0]
        )

    def _activity(self) -> None:
        """Own posts alone: most of what stands here is what the member liked, dated by somebody else's post."""
        links = [link for card in self.sections.get("activity", ()) for link in self.index.inside(card, "a")]
        if self.slug is not None:
            read_updates(self.reading, links, posts_from=self.slug)

    def _reasons(self) -> None:
        told = (*self.reading.page().profile.__struct_fields__, *self.reading.page().standing.__struct_fields__)
        self.reading.unread(
            "signed_out", *(fact for fact in told if fact not in ("sections", "note", "slug", "member_id"))
        )


def _entities(data: Any) -> Iterator[dict[str, Any]]:
    """The entities of JSON-LD: one, a list, or a graph."""
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            graph = each.get("@graph")
            yield from (entity for entity in (graph if isinstance(graph, list) else [each]) if isinstance(entity, dict))


def _texts(tag: Tag) -> list[str]:
    """The pieces of a line, one by one."""
    return [" ".join(str(each).split()) for each in tag.descendants if isinstance(each, str) and str(each).strip()]
