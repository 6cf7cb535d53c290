"""Ember: the signed-in layout until 2026, still served to some sessions.

Seen in saved pages of 2024 and of May 2026. Cards are told by their anchors (``div#experience`` in a ``section``), icons by
``data-test-icon``, the top card by ``section[data-member-id]``. Of the class names only those are read that survived from
2021 to 2026; the others are hashed anew with every build. Every text stands there twice: the copy for screen readers goes.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from bs4.element import NavigableString, Tag
from lxml import etree

from whosasking.addresses import slug_of, tail_of
from whosasking.languages import Language
from whosasking.model import Job, LayoutName, ProfilePage, Relation, School, SectionName
from whosasking.pages.common import (
    MOST_ENTRIES,
    READ_SECTIONS,
    accept_by_words,
    count_in_unknown_words,
    count_mutual,
    find_span,
    identify,
    is_pronouns,
    job_from,
    links_company,
    network_of,
    outward,
    part_with_count,
    read_dialog,
    read_updates,
    school_from,
    searches_connections,
    tell_why_not,
)
from whosasking.pages.degree import read_degree
from whosasking.pages.layout import Page, Reading, classes, get, is_hidden, line, paragraphs
from whosasking.pages.numbers import plain, read_count
from whosasking.pages.soup import OUTLINE, Keep, Parsed, is_open

ANCHORS: dict[str, SectionName] = {
    "about": "about",
    "featured": "featured",
    "content_collections": "activity",
    "recent_activity": "activity",
    "experience": "experience",
    "education": "education",
    "licenses_and_certifications": "certifications",
    "projects": "projects",
    "volunteering_experience": "volunteering",
    "skills": "skills",
    "recommendations": "recommendations",
    "publications": "publications",
    "courses": "courses",
    "honors_and_awards": "honors",
    "languages": "languages",
    "organizations": "organizations",
}
"""Anchors of the cards. Others ("interests", "browsemap_recommendation", "pymk_...") are no section of the fifteen."""

_LAST_CARDS = re.compile(r"interests$|browsemap")
"""Cards that come after all sections: once one of them is there, a missing section is absent."""

_TOP = Keep(
    classes=re.compile(
        r"(?:^|\s)(?:ghost-person|pv-top-card|profile-background-image|distance-badge|dist-value|text-body-|text-heading-"
        r"|t-bold|pv-member-badge|pv-open-to|visually-hidden|pv-s-profile-actions)"
    ),
    structure=True,
    controls=True,
    lines=True,
)
_SECTION = Keep(
    classes=re.compile(
        r"(?:^|\s)(?:inline-show-more-text|pvs-entity__sub-components|artdeco-list__item|pvs-list__paged-list-item"
        r"|visually-hidden|pvs-header__optional-link)"
    ),
    lines=True,
)
_BARE = Keep(bare=True)
_PRESENCE = Keep(presence=True)
_DIALOG = Keep(structure=True, controls=True, lines=True, dialog=True, classes=re.compile(r"visually-hidden"))

_PROFILE_ID = re.compile(r"ACo[A-Za-z][\w-]{35}", re.ASCII)
_LONGEST_COUNT = 80
"""Characters of a line that counts followers or connections, at most."""
_MOST_JSON = 3 * 1024 * 1024


class Ember:
    """The layout as ``pages.LAYOUTS`` lists it."""

    name: LayoutName = "ember"

    def recognises(self, parsed: Parsed) -> bool:
        """A top card with a heading: searches and messaging carry the layout's other marks as well."""
        return parsed.speaks_of(b"data-member-id") and parsed.has("//section[@data-member-id]//h1")

    def cards(self, parsed: Parsed) -> list[tuple[etree._Element, Keep]]:
        """The whole body: what opened above the main part lies outside of it."""
        return [(body, OUTLINE) for body in parsed.find("//body")]

    def enter(self, element: etree._Element) -> Keep | None:
        """The top card, and cards by the anchor right below their section."""
        if is_open(element):
            return _DIALOG
        if element.tag != "section":
            return None
        if "data-member-id" in element.attrib:
            return _TOP
        anchor = next((key for child in element if (key := child.get("id"))), None)
        if anchor is None or not (anchor in ANCHORS or "pv-profile-card" in (element.get("class") or "")):
            return None
        if anchor not in ANCHORS:
            return _BARE
        return _SECTION if ANCHORS[anchor] in READ_SECTIONS else _PRESENCE

    def read(self, page: Page) -> ProfilePage | None:
        """The facts; None where no top card is left. Raises WrongAddress("another_member")."""
        tops = [tag for tag in page.index.all("section") if "data-member-id" in tag.attrs]
        top = next((tag for tag in tops if page.index.inside(tag, "h1")), None)
        return _Reader(page, top).read() if top is not None else None


class _Reader:
    """Reads one page."""

    def __init__(self, page: Page, top: Tag) -> None:
        self.page = page
        self.index = page.index
        self.reading = Reading("ember", True, page.language_code, page.on)
        self.top = top
        self.heading = self.index.inside(self.top, "h1")[0]
        self.anchors: dict[str, Tag] = {}
        for tag in self.index.all("section"):
            anchor = next(
                (get(child, "id") for child in tag.contents if isinstance(child, Tag) and get(child, "id")), ""
            )
            if anchor and tag is not self.top:
                self.anchors.setdefault(anchor, tag)

    def read(self) -> ProfilePage:
        self._identity()
        self._top_card()
        self._sections()
        self._activity()
        self._counts()
        self._about()
        self._jobs()
        self._education()
        self._skills()
        self._recommendations()
        self._links()
        self._relation()
        self._embedded()
        for tag in self.index.all():
            if get(tag, "role") == "dialog":
                read_dialog(self.reading, self.page, tag)
        tell_why_not(self.reading)
        return self.reading.page()

    # -------------------------------------------------------------------------------------------- top card

    def _identity(self) -> None:
        links = [get(link, "href") for link in self.index.inside(self.top, "a")]
        overlays = [slug_of(href) for href in links if tail_of(href).startswith(("overlay", "edit"))]
        footers = [href for tag in self.anchors.values() for link in self.index.inside(tag, "a")
                   if tail_of(href := get(link, "href")).startswith(("recent-activity", "details"))]  # fmt: skip
        named = [
            *(href for href in links if searches_connections(href)),
            *(href for href in footers if "profileUrn=" in href),
        ]
        ids = [match[0] for href in named if (match := _PROFILE_ID.search(href))]
        self.slug, member_id = identify(self.page.address, [*overlays, *map(slug_of, footers)], ids)
        self.reading.tell("slug", self.slug, "top_card", self.heading)
        self.reading.tell("member_id", member_id, "top_card", self.heading)
        self.reading.tell("name", line(self.heading) or None, "top_card", self.heading, line(self.heading))
        self.reading.at("top_card", "top_card", self.top)

    @cached_property
    def _contact(self) -> Tag | None:
        links = self.index.inside(self.top, "a")
        return next((tag for tag in links if "overlay/contact-info" in get(tag, "href")), None)

    def _top_card(self) -> None:
        self._degree()
        headline = self._headline()
        self._location(headline)
        self._pictures()
        self._badges()

    def _degree(self) -> None:
        for wanted in ("dist-value", "distance-badge"):
            for tag in self.index.inside(self.top, "span"):
                if (
                    wanted in classes(tag)
                    and not is_hidden(tag)
                    and (degree := read_degree(line(tag), self.page.language))
                ):
                    self.reading.tell("degree", degree, "top_card", tag, line(tag))
                    return

    def _headline(self) -> Tag | None:
        after = [
            tag for tag in self.index.inside(self.top, "div") if self.index.place(tag) > self.index.place(self.heading)
        ]
        found = next((tag for tag in after if "text-body-medium" in classes(tag)), None)
        found = found or next(
            (tag for tag in after if "profileActionDelegate" in get(tag, "data-generated-suggestion-target")), None
        )
        if found is None:
            return None
        text = line(found)
        self.reading.tell("headline", "" if not text.strip("-–— ") else text, "top_card", found, text)
        return found

    def _location(self, headline: Tag | None) -> None:
        """The last small text before the link to the contact details, behind the headline; the nearest text of all in builds
        without that class."""
        if self._contact is None:
            return
        before = headline or self.heading
        texts = [
            tag
            for tag in self.index.inside(self.top, "span")
            if self.index.end(before) <= self.index.place(tag) < self.index.place(self._contact)
            and "text-body-small" in classes(tag)
            and not is_pronouns(line(tag))
            and all(around.name not in ("li", "ul", "button") for around in tag.parents)
        ]
        place = texts[-1] if texts else None
        words = line(place) or self._words_between(before, self._contact)
        self.reading.tell("location", words, "top_card", place or self._contact, words or None)

    def _words_between(self, before: Tag, link: Tag) -> str:
        """The nearest words before a link, up to another element; of a list or a button there are none to be had."""
        for each in link.previous_elements:
            around = each if isinstance(each, Tag) else each.parent
            if around is None or self.index.place(around) < self.index.end(before):
                return ""
            if isinstance(each, NavigableString) and any(sign.isalnum() for sign in each):
                return " ".join(each.split())
            if around.name in ("li", "button"):
                return ""
        return ""

    def _pictures(self) -> None:
        for picture in self.index.inside(self.top, "img"):
            source, marks = get(picture, "src"), classes(picture)
            if (
                "profile-displaybackgroundimage" in source
                or get(picture, "id") == "profile-background-image-target-image"
            ):
                self.reading.tell("has_banner", True, "top_card", picture)
            elif self.index.place(picture) > self.index.place(self.heading):
                break
            elif "ghost-person" in marks:
                self.reading.tell("has_photo", False, "top_card", picture)
            elif re.search(r"profile-(?:display|framed)photo", source):
                self.reading.tell("has_photo", True, "top_card", picture)
                self._ring(picture)
            elif source == "data:" and any("profile-picture" in mark for mark in marks):
                self.reading.unread("not_loaded", "has_photo")
        if any("profile-background-image--default" in classes(tag) for tag in self.index.inside(self.top, "div")):
            self.reading.tell("has_banner", False, "top_card", self.top)

    def _ring(self, picture: Tag) -> None:
        words = f"{get(picture, 'alt')} {get(picture, 'title')}".upper()
        if "#OPEN_TO_WORK" in words:
            self.reading.tell("open_to_work", True, "top_card", picture)
        if "#HIRING" in words:
            self.reading.tell("hiring", True, "top_card", picture)

    def _badges(self) -> None:
        """Verified and premium show where their icons are; a page without them tells nothing (builds of 2024 have none)."""
        for tag in self.index.inside(self.top):
            icon, marks = get(tag, "data-test-icon"), " ".join(classes(tag))
            if icon.startswith("verified-"):
                self.reading.tell("verified", True, "top_card", tag)
            if (
                "linkedin-bug-premium" in icon
                or icon.startswith(("premium-chip", "premium-app"))
                or "pv-member-badge--for-top-card" in marks
            ):
                self.reading.tell("premium", True, "top_card", tag)
            if "pv-open-to-carousel-card--job-seeker" in marks:
                self.reading.tell("open_to_work", True, "top_card", tag, line(tag))
            if "pv-open-to-carousel-card--hiring" in marks:
                self.reading.tell("hiring", True, "top_card", tag, line(tag))

    # -------------------------------------------------------------------------------------------- counts

    def _counts(self) -> None:
        language = self.page.language
        mutual = None
        for link in self.index.inside(self.top, "a"):
            href = get(link, "href")
            if searches_connections(href) and network_of(href) == {"F"}:
                mutual = link
                count_mutual(self.reading, link, self.index.inside(link, "strong"), "top_card")
        for row in self._count_rows():
            self._tell_row(row, language)
        if mutual is None and self.reading.known("degree") != 2 and self._contact is not None and not self._is_self:
            self.reading.tell("mutual_connections", 0, "top_card", self.top)
            self.reading.tell("mutual_names", ())

    def _count_rows(self) -> list[Tag]:
        """The lines of followers and connections: small items with a number."""
        items = [
            tag
            for tag in self.index.inside(self.top, "li")
            if len(text := line(tag)) <= _LONGEST_COUNT and read_count(text) is not None
        ]
        return [tag for tag in items if "text-body-small" in classes(tag)] or self.index.innermost(items)

    def _tell_row(self, row: Tag, language: Language | None) -> None:
        text = line(row)
        if self.page.is_cut_at(row):
            return
        followers = part_with_count(text, "followers", language)
        connections = part_with_count(text, "connections", language)
        if connections is None and any(searches_connections(get(link, "href")) for link in self.index.inside(row, "a")):
            connections = text
        if followers and (count := read_count(followers, language)):
            self.reading.tell("followers", count.value, "top_card", row, text)
        elif connections and (count := read_count(connections, language)):
            self.reading.tell("connections", count.value, "top_card", row, text)
            self.reading.tell("connections_capped", count.capped)
        elif "text-body-small" in classes(row):
            count_in_unknown_words(self.reading, text, row)

    # -------------------------------------------------------------------------------------------- relation

    @cached_property
    def _is_self(self) -> bool:
        links = [get(link, "href") for link in self.index.inside(self.top, "a")]
        return any(slug_of(href) in (self.slug, "me") and tail_of(href).startswith("edit") for href in links)

    def _relation(self) -> None:
        relation, tag = self._find_relation()
        self.reading.tell("relation", relation, "top_card", tag)

    def _find_relation(self) -> tuple[Relation | None, Tag | None]:
        """By icons, in the row of actions and in the menu behind it, which is on the page unopened. Labels there can be wrong."""
        icons: dict[str, Tag] = {}
        for tag in self.index.inside(self.top, "svg"):
            icons.setdefault(get(tag, "data-test-icon").rsplit("-", 1)[0], tag)
        if self._is_self:
            return "self", self.heading
        if "connect" in icons:
            return "connectable", icons["connect"]
        buttons = [
            tag
            for tag in self.index.inside(self.top, "button")
            if get(tag, "aria-label") and "aria-expanded" not in tag.attrs
        ]
        buttons = [tag for tag in buttons if self.index.place(tag) > self.index.place(self._contact or self.heading)]
        if accept := accept_by_words(buttons, self.page.language):
            return "invited_me", accept
        if "clock" in icons:
            return "pending", icons["clock"]
        if "remove-connection" in icons or self.reading.known("degree") == 1:
            return "connected", icons.get("remove-connection")
        if "add" in icons or "clear" in icons:
            return "follow_only", icons.get("add") or icons.get("clear")
        return None, None

    # -------------------------------------------------------------------------------------------- sections

    def _sections(self) -> None:
        complete = any(_LAST_CARDS.search(anchor) for anchor in self.anchors)
        self.sections: dict[SectionName, Tag] = {}
        for anchor, tag in self.anchors.items():
            if anchor in ANCHORS and line(tag):
                self.sections.setdefault(ANCHORS[anchor], tag)
        for section in dict.fromkeys(ANCHORS.values()):
            if section in self.sections:
                self.reading.section(section, "present")
                self.reading.at(section, section, self.sections[section])
            else:
                self.reading.section(section, "absent" if complete else "not_loaded")

    def _absent(self, section: SectionName, empty: Any) -> Any:
        return empty if self.reading.sections.get(section) == "absent" else None

    def _about(self) -> None:
        card = self.sections.get("about")
        if card is None:
            self.reading.tell("about", self._absent("about", ""))
            return
        heads = self.index.inside(card, "h2", "ul")
        texts = self.index.outside(self._lines_in(card), heads)
        text = max(texts, key=lambda tag: len(line(tag)), default=None)
        self.reading.tell("about", paragraphs(text), "about", text, line(text))

    def _lines_in(self, tag: Tag) -> list[Tag]:
        """The visible copies of the texts below a tag; the other copies where a page holds no visible one."""
        spans = self.index.inside(tag, "span")
        visible = [each for each in spans if get(each, "aria-hidden") == "true"]
        return [each for each in (visible or spans) if line(each)]

    def _entities(self, card: Tag) -> list[Tag]:
        """The outermost entries of a card."""
        named = [
            tag for tag in self.index.inside(card, "div") if get(tag, "data-view-name") == "profile-component-entity"
        ]
        found = named or [
            tag
            for tag in self.index.inside(card, "li")
            if "artdeco-list__item" in classes(tag) or "pvs-list__paged-list-item" in classes(tag)
        ]
        return self.index.outermost(found)[:MOST_ENTRIES]

    def _inner(self, entity: Tag) -> list[Tag]:
        """The roles inside an entry that groups several; in builds that name nothing, items below it with dates of their own."""
        named = [
            tag for tag in self.index.inside(entity, "div") if get(tag, "data-view-name") == "profile-component-entity"
        ]
        items = self.index.inside(entity, "li")
        named = named or [tag for tag in items if "pvs-list__paged-list-item" in classes(tag)]
        return named or self.index.innermost([tag for tag in items if self._is_dated(tag)])

    def _is_dated(self, tag: Tag) -> bool:
        return find_span([line(each) for each in self._lines_in(tag)], self.page.language) is not None

    def _below(self, entity: Tag) -> list[Tag]:
        """The parts of an entry below its own lines: descriptions, media, roles."""
        parts = [
            tag for tag in self.index.inside(entity, "div") if any("sub-components" in each for each in classes(tag))
        ]
        return parts or self.index.inside(entity, "ul")

    def _own_lines(self, entity: Tag) -> list[str]:
        below = [*self._below(entity), *self._inner(entity)]
        return [line(tag) for tag in self.index.outside(self._lines_in(entity), below)]

    def _description(self, entity: Tag) -> str:
        inner = self._inner(entity)
        links = self.index.inside(entity, "a")
        below = [tag for part in self.index.outermost(self._below(entity)) for tag in self._lines_in(part)]
        texts = [tag for tag in self.index.outside(below, (*inner, *links)) if not self._begins_strong(tag)]
        return max((paragraphs(tag) for tag in texts), key=len, default="")

    def _begins_strong(self, tag: Tag) -> bool:
        """ "Skills: ..." under a job begins with a word in bold; the member's own words do not."""
        first = next((child for child in tag.contents if isinstance(child, Tag) or str(child).strip()), None)
        return isinstance(first, Tag) and first.name == "strong"

    def _jobs(self) -> None:
        card = self.sections.get("experience")
        if card is None:
            self.reading.tell("jobs", self._absent("experience", ()))
            return
        found: list[Job] = []
        for entity in self._entities(card):
            for job, tag in self._jobs_of(entity):
                found.append(job)
                self.reading.at(f"jobs/{len(found)}", f"experience/{len(found)}", tag, job.title)
        self.reading.tell("jobs", tuple(found))

    def _jobs_of(self, entity: Tag) -> Iterator[tuple[Job, Tag]]:
        linked = links_company(self.index.inside(entity, "a"))
        own, roles = self._own_lines(entity), self._inner(entity)
        roles = [role for role in roles if self._own_lines(role)]
        if not roles or not own:
            yield self._job(entity, own, None, linked), entity
            return
        for role in roles:
            yield self._job(role, self._own_lines(role), own[0], linked), role

    def _job(self, entity: Tag, lines: list[str], company: str | None, linked: bool) -> Job:
        return job_from(
            lines, self.page.language, company=company, linked=linked, description=self._description(entity)
        )

    def _education(self) -> None:
        card = self.sections.get("education")
        if card is None:
            self.reading.tell("education", self._absent("education", ()))
            return
        schools: list[School] = []
        for entity in self._entities(card):
            if lines := self._own_lines(entity):
                schools.append(school_from(lines, self.page.language))
                self.reading.at(f"education/{len(schools)}", f"education/{len(schools)}", entity, lines[0])
        self.reading.tell("education", tuple(schools))

    def _skills(self) -> None:
        card = self.sections.get("skills")
        if card is None:
            self.reading.tell("skills", self._absent("skills", 0))
            return
        self.reading.tell(
            "skills", max(len(self._entities(card)), self._number_behind(card, "details/skills")), "skills", card
        )

    def _number_behind(self, card: Tag, place: str) -> int:
        """The number in "Show all 7 skills", 0 where the link names none."""
        links = [tag for tag in self.index.inside(card, "a") if tail_of(get(tag, "href")) == place]
        counts = [read_count(line(tag), self.page.language) for tag in links]
        return max((count.value for count in counts if count), default=0)

    def _recommendations(self) -> None:
        card = self.sections.get("recommendations")
        if card is None:
            self.reading.tell("recommendations", self._absent("recommendations", 0))
            return
        tabs = [
            read_count(line(tag))
            for tag in self.index.inside(card, "button")
            if re.search(r"\(\s*\d+\s*\)", plain(line(tag)))
        ]
        panels = [tag for tag in self.index.inside(card, "div") if get(tag, "role") == "tabpanel"]
        shown = len([tag for tag in self._entities(panels[0] if panels else card) if self.index.inside(tag, "a")])
        named = tabs[0].value if tabs and tabs[0] else 0
        self.reading.tell("recommendations", max(shown, named), "recommendations", card)

    def _activity(self) -> None:
        card = self.sections.get("activity")
        if card is None:
            return
        links = self.index.inside(card, "a")
        updates = [tag for tag in links if "/feed/update/" in get(tag, "href") or "/pulse/" in get(tag, "href")]
        read_updates(self.reading, updates)
        if (
            not updates
            and not self.index.inside(card, "li")
            and any("/recent-activity" in get(tag, "href") for tag in links)
        ):
            texts = [line(tag) for tag in self._lines_in(card) if read_count(line(tag)) is None]
            self.reading.tell("has_posts", False, "activity", card, texts[-1] if texts else None)
        head = next((tag for tag in self.index.inside(card, "p") if any(sign.isdigit() for sign in line(tag))), None)
        if head is not None and (count := read_count(line(head), self.page.language)):
            self.reading.tell("followers", count.value, "activity", head, line(head))

    def _links(self) -> None:
        areas = [self.top, *(self.sections[name] for name in ("featured",) if name in self.sections)]
        found = [
            (address, link) for area in areas for link in self.index.inside(area, "a") if (address := outward(link))
        ]
        if found or self.reading.sections.get("featured") != "not_loaded":
            self.reading.tell(
                "links",
                tuple(dict.fromkeys(address for address, _ in found)),
                "top_card",
                found[0][1] if found else None,
            )

    # -------------------------------------------------------------------------------------------- embedded JSON

    def _embedded(self) -> None:
        """What the JSON of the first page load says, where it is this member's: after a move inside the application it is not."""
        for included in self._embedded_entities():
            for entity in included:
                is_profile = str(entity.get("$type", "")).endswith(".Profile")
                if (
                    is_profile
                    and self.slug is not None
                    and str(entity.get("publicIdentifier", "")).lower() == self.slug
                ):
                    self._embedded_profile(entity)
                    self._embedded_note(included, str(entity.get("entityUrn", "")).rsplit(":", 1)[-1])

    def _embedded_profile(self, entity: dict[str, Any]) -> None:
        member_id = _PROFILE_ID.search(str(entity.get("entityUrn", "")))
        self.reading.tell("member_id", member_id[0] if member_id else None, "embedded_data", self.top)
        created = entity.get("created")
        if type(created) is int and 0 < created < 1 << 42:
            month = datetime.fromtimestamp(created / 1000, UTC)
            if month.year >= 2003 and month.date() <= self.reading.on:
                self.reading.tell("joined", f"{month:%Y-%m}", "embedded_data", self.top)
        picture = entity.get("profilePicture")
        frame = picture.get("frameType") if isinstance(picture, dict) else None
        if frame == "OPEN_TO_WORK":
            self.reading.tell("open_to_work", True, "embedded_data", self.top)
        if frame == "HIRING":
            self.reading.tell("hiring", True, "embedded_data", self.top)

    def _embedded_note(self, included: list[dict[str, Any]], member_id: str) -> None:
        """The words of an invitation received from this member. (The row of Accept and Ignore does not show them.)"""
        for entity in included:
            if not str(entity.get("$type", "")).endswith(".MemberRelationship") or not member_id:
                continue
            data = entity.get("memberRelationshipDataResolutionResult")
            invitation = data.get("invitation") if isinstance(data, dict) else None
            if not isinstance(invitation, dict) or not str(entity.get("entityUrn", "")).endswith(member_id):
                continue
            message = invitation.get("message")
            if invitation.get("invitationType") == "RECEIVED" and isinstance(message, str) and message.strip():
                self.reading.tell("note", message.strip(), "invitation", self.top, message.strip())

    def _embedded_entities(self) -> Iterator[list[dict[str, Any]]]:
        for code in self.page.parsed.find("//code[starts-with(@id,'bpr-guid')]"):
            text = code.text or ""
            if "publicIdentifier" not in text or len(text) > _MOST_JSON:
                continue
            try:
                data = json.loads(text if '"' in text else html.unescape(text))
            except (ValueError, RecursionError):
                continue
            included = data.get("included") if isinstance(data, dict) else None
            yield [entity for entity in included if isinstance(entity, dict)] if isinstance(included, list) else []
