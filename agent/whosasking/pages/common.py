"""What the layouts tell in the same way: who the page is about, activity, jobs from lines, an open dialog."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

from bs4.element import Tag

from whosasking.addresses import Address, slug_of, tail_of
from whosasking.errors import WrongAddress
from whosasking.languages import Language, mentioned
from whosasking.model import Job, School, SectionName
from whosasking.pages.dates import Span, comment_id, day_of_id, read_lone_month, read_span, update_id
from whosasking.pages.layout import Page, Reading, get, line
from whosasking.pages.numbers import read_count

READ_SECTIONS: frozenset[SectionName] = frozenset(
    ("about", "featured", "activity", "experience", "education", "skills", "recommendations")
)
"""Sections that facts are read from. Of the others it matters only whether they are there."""

_LONGEST_ROW = 80
"""Characters of a row of a dialog; what is longer explains something."""

MOST_ENTRIES = 200
"""Entries of a section that are read; nobody has more, and a page made to be slow would."""

_MIDDLE_DOT = re.compile(r"\s*[·•‧∙・⋅]\s*")


# ------------------------------------------------------------------------------------------------ identity


def identify(
    address: Address | None, slugs: Iterable[str | None], member_ids: Iterable[str | None]
) -> tuple[str | None, str | None]:
    """The member's slug and id, from what the page says (best evidence first) and the address.

    Raises WrongAddress("another_member") where the page names a member, and not the one of the address: after a move inside
    LinkedIn's application the old page can linger.
    """
    said = [slug for slug in slugs if slug]
    ids = [each for each in member_ids if each]
    slug, member_id = (said[0] if said else None), (ids[0] if ids else None)
    if address is None or not address.is_profile:
        return slug, member_id
    if address.slug is not None and said and address.slug != slug:
        raise WrongAddress("another_member")
    if address.member_id is not None and ids and address.member_id not in ids:
        raise WrongAddress("another_member")
    return slug or address.slug, member_id or address.member_id


def own_link(tag: Tag, slug: str | None) -> bool:
    """Whether a link leads to the member's own profile page, and nowhere below it."""
    href = get(tag, "href")
    return slug is not None and slug_of(href) == slug and not tail_of(href)


def query(href: str) -> dict[str, list[str]]:
    """The decoded query of a link; LinkedIn encodes some and leaves others raw on the same page."""
    try:
        return parse_qs(urlsplit(href).query, keep_blank_values=True)
    except ValueError:
        return {}


def network_of(href: str) -> frozenset[str]:
    """The degrees that a link to a people search asks for: {"F"} are mutual connections."""
    found = query(href)
    asked = " ".join(found.get("network", []) + found.get("facetNetwork", []))
    return frozenset(re.findall(r"[FSO]", asked))


def searches_connections(href: str) -> bool:
    """Whether a link leads to a search among the connections of a member."""
    return "connectionOf" in href or "facetConnectionOf" in href or "ConnectionOf" in unquote(href)


_SAFETY = re.compile(r"//(?:[a-z]+\.)?linkedin\.com/(?:safety/go|redir/redirect|redirect)")
_INTERNAL = re.compile(
    r"(?:https?:)?//(?:[a-z0-9-]+\.)*(?:linkedin\.com|licdn\.com|lnkd\.in)(?:[/?#:]|$)", re.IGNORECASE
)


def outward(tag: Tag) -> str | None:
    """The address outside LinkedIn that a link leads to, or None. LinkedIn's own warning page is looked through."""
    href = get(tag, "href").strip()
    if _SAFETY.search(href):
        target = query(href).get("url", [""])[0]
        if not target:
            shown = line(tag).split()
            target = next((word for word in shown if re.match(r"https?://\S+\.\S+", word)), "")
        href = target
    if not re.match(r"https?://[^/\s]+\.[^/\s]+", href, re.IGNORECASE) or _INTERNAL.match(href):
        return None
    return href


# ------------------------------------------------------------------------------------------------ counts


def part_with_count(text: str, key: str, language: Language | None) -> str | None:
    """Of a line that counts several things ("3,663 followers · 500+ connections"), the part whose word is the key's.

    "3 mutual connections" are no connections, although most languages say it with the same noun.
    """
    for part in _MIDDLE_DOT.split(text):
        if key == "connections" and mentioned("mutual", part, language):
            continue
        if mentioned(key, part, language) and read_count(part) is not None:
            return part
    return None


CONNECTIONS_CAP = 500
"""The most connections that LinkedIn counts out on a profile: whoever has more shows "500+"."""


def count_in_unknown_words(reading: Reading, text: str, tag: Tag) -> None:
    """Connections from a count of the top card whose noun no table knows; it may count followers as well.

    Followers are counted beyond 500, and the activity card counts them too: what is neither above the cap nor the number of
    followers, known from there, counts connections. Just 500 is the cap, whatever the words for "more than" are.
    """
    count, followers = read_count(text), reading.known("followers")
    if count is None or count.value > CONNECTIONS_CAP or count.value == followers:
        return
    is_cap = count.value == CONNECTIONS_CAP
    if is_cap or followers is not None:
        reading.tell("connections", count.value, "top_card", tag, text)
        reading.tell("connections_capped", is_cap)


def count_mutual(reading: Reading, link: Tag, strongs: Sequence[Tag], where: str) -> None:
    """Mutual connections from their link: the named people, and the number of others behind the last name."""
    text = line(link)
    names = tuple(dict.fromkeys(name for name in map(line, strongs) if name))
    tail = text
    for name in names:
        tail = tail.split(name, 1)[-1]
    others = read_count(tail, None)
    total = len(names) + (others.value if others else 0)
    if total:
        reading.tell("mutual_connections", total, where, link, text)
        reading.tell("mutual_names", names)


# ------------------------------------------------------------------------------------------------ activity


def read_updates(reading: Reading, links: Iterable[Tag], *, posts_from: str | None = None) -> None:
    """The newest own activity, and whether there are own posts, from links to updates.

    Comments are dated by their own number, not by their post's. posts_from: read as posts only what this slug wrote (public
    pages mix in what the member liked).
    """
    latest = reading.on + timedelta(days=1)
    newest: tuple[date, Tag] | None = None
    for link in links:
        href = unquote(unquote(get(link, "href")))
        number = comment_id(href) if "comment" in href.lower() else None
        is_post = number is None
        number = number or update_id(href)
        day = day_of_id(number) if number else None
        if is_post and (posts_from is None or _wrote(href, posts_from)):
            reading.tell("has_posts", True, "activity", link)
        elif is_post:
            continue
        if day is not None and day <= latest and (newest is None or day > newest[0]):
            newest = (day, link)
    if newest is not None:
        reading.tell("last_activity", newest[0], "activity", newest[1])


def _wrote(href: str, slug: str) -> bool:
    """Whether a public post's address names this member as its author: /posts/SLUG_title-activity-NUMBER."""
    found = re.search(r"/posts/([^/_?#]+)_", href)
    return found is not None and found[1].lower() == slug


# ------------------------------------------------------------------------------------------------ lines of entries


def find_span(lines: Sequence[str], language: Language | None, *, first: int = 1) -> tuple[int, Span] | None:
    """The date line among an entry's lines, with its place. first: the first line that may be one (a title never is)."""
    for loose in (False, True):
        for at in range(first, len(lines)):
            span = read_span(lines[at], language, loose=loose)
            if span is not None and not (loose and span.from_ == span.to):
                return at, span
    return None


def job_from(
    lines: Sequence[str], language: Language | None, *, company: str | None, linked: bool, description: str
) -> Job:
    """A job from the lines of its entry: title, company and kind of work, dates, place.

    company: of the group, where the entry is one role of several; linked: the entry links a company or school page.
    """
    found = find_span(lines, language)
    upto = found[0] if found else len(lines)
    title = lines[0] if lines else None
    if company is None and upto > 1 and len(lines) > 1:
        company = _MIDDLE_DOT.split(lines[1])[0] or None
    span = found[1] if found else None
    return Job(
        title=title,
        company=company,
        company_page=linked,
        from_=span.from_ if span else None,
        to=span.to if span else None,
        description=description,
    )


def school_from(lines: Sequence[str], language: Language | None) -> School:
    """A school from the lines of its entry: school, degree, dates. A single year is the last one."""
    found = find_span(lines, language)
    degree = lines[1] if len(lines) > 1 and (found is None or found[0] > 1) else ""
    span = found[1] if found else None
    single = span is not None and span.from_ == span.to
    return School(
        school=lines[0] if lines else None,
        degree=degree,
        from_=span.from_ if span and not single else None,
        to=span.to if span else None,
    )


def links_company(links: Iterable[Tag]) -> bool:
    """Whether one of these links leads to a LinkedIn page of a company or school."""
    return any(re.search(r"/(?:company|school)/[^/?#]", get(link, "href")) for link in links)


# ------------------------------------------------------------------------------------------------ an open dialog


def read_dialog(reading: Reading, page: Page, dialog: Tag) -> None:
    """An open "About this profile" dialog: when the member joined, and what was verified.

    Its rows are found by order, not by words: the first month is the joining. The dialog is this one where its heading says so
    or the member's name stands in it; the contact details, which have the name too, have an address to write to.
    """
    index = page.index
    heading = " ".join(line(tag) for tag in index.inside(dialog, "h1", "h2", "h3"))
    name = reading.known("name")
    about = mentioned("about_this_profile", heading, None) or (name is not None and name in line(dialog))
    if not about or any(get(link, "href").startswith(("mailto:", "tel:")) for link in index.inside(dialog, "a")):
        return
    rows = [
        tag
        for tag in index.inside(dialog, "p", "span", "dd", "time", "div", "li")
        if not index.inside(tag, "p", "dd", "li") and 0 < len(line(tag)) <= _LONGEST_ROW
    ]
    for tag in index.inside(dialog, "svg"):
        icon = get(tag, "id") or get(tag, "data-test-icon")
        if icon.startswith("verified"):
            reading.tell("verified", True, "about_this_profile", tag)
    for at, tag in enumerate(rows):
        joined = read_lone_month(line(tag), page.language)
        if joined is not None and joined <= f"{reading.on:%Y-%m}":
            reading.tell("joined", joined, "about_this_profile", tag, line(tag))
            _tell_workplace(reading, page, dialog, rows[at + 1 :])
            break


def _tell_workplace(reading: Reading, page: Page, dialog: Tag, rows: Sequence[Tag]) -> None:
    """A verified workplace, from the rows below the joining: by its words, by a link to the company, by the name of an employer.

    That none was verified is told only where the words for it were seen on pages in this language: other words may be wrong.
    """
    index, language = page.index, page.language
    linked = next((tag for tag in index.inside(dialog, "a") if "/company/" in get(tag, "href")), None)
    employers = _only_employers(reading)
    headline = reading.known("headline") or ""
    for tag in rows:
        text = line(tag)
        by_words = mentioned("workplace", text, language) and _is_statement(tag, dialog)
        by_name = (
            any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text) for each in employers) and text not in headline
        )
        if by_words or by_name:
            reading.tell("verified_workplace", True, "about_this_profile", tag, text)
    if linked is not None:
        reading.tell("verified_workplace", True, "about_this_profile", linked, line(linked) or None)
    if language is not None and language.seen.workplace and page.parsed.whole:
        reading.tell("verified_workplace", False, "about_this_profile", dialog)
    reading.unread("hidden", "verified_workplace")


def _is_statement(tag: Tag, dialog: Tag) -> bool:
    """Whether a text tells something of the member, and is no link or button ("Learn about workplace verification")."""
    around: Tag | None = tag
    while around is not None and around is not dialog:
        if around.name in ("a", "button"):
            return False
        around = around.parent
    return True


def _only_employers(reading: Reading) -> list[str]:
    """Names of the member's employers, without those that are a school of theirs as well: a school can be verified too."""
    schools = {school.school for school in reading.known("education") or ()}
    names = {job.company for job in reading.known("jobs") or () if job.company}
    return [name for name in names - schools if len(name) > 2]


# ------------------------------------------------------------------------------------------------ the rest


def is_pronouns(text: str) -> bool:
    """She/Her, (they/them), 她/她的: short words with a stroke between them, and no more."""
    return re.fullmatch(r"\(?\s*[^\W\d]{1,12}(?:\s?/\s?[^\W\d]{1,12}){1,3}\s*\)?\s*·?", text) is not None


def accept_by_words(buttons: Sequence[Tag], language: Language | None) -> Tag | None:
    """The first of a row's labelled buttons where the row says both Accept and Ignore, or None."""
    words = [f"{line(tag)} {get(tag, 'aria-label')}" for tag in buttons]
    both = all(any(mentioned(key, word, language) for word in words) for key in ("accept", "ignore"))
    return buttons[0] if both and len(buttons) >= 2 else None


FACTS_OF_SECTIONS: tuple[tuple[str, SectionName], ...] = (
    ("about", "about"),
    ("jobs", "experience"),
    ("education", "education"),
    ("skills", "skills"),
    ("recommendations", "recommendations"),
    ("has_posts", "activity"),
    ("last_activity", "activity"),
    ("followers", "activity"),
    ("links", "featured"),
)
"""Facts that stand in sections: not read because the section has not come yet, or because it does not say."""


def tell_why_not(reading: Reading) -> None:
    """Why what was not read was not, on a signed-in page. The top card is there at once; the rest comes as the reader scrolls;
    a dialog comes when the reader opens it."""
    reading.unread("not_loaded", "joined", "verified_workplace", "verified")
    reading.unread(
        "hidden", "name", "headline", "location", "connections", "connections_capped", "degree", "relation", "premium"
    )
    reading.unread("hidden", "mutual_connections", "mutual_names", "open_to_work", "hiring", "has_photo", "has_banner")
    for fact, section in FACTS_OF_SECTIONS:
        reading.unread("not_loaded" if reading.sections.get(section) == "not_loaded" else "hidden", fact)
