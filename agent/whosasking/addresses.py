"""Addresses: which are LinkedIn's, and what each leads to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from whosasking.errors import WrongAddress
from whosasking.model import NotAProfileKind

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*linkedin\.com\.?", re.ASCII)
_UNSAFE = re.compile(r"[\s\\\x00-\x1f\x7f]")
_MEMBER_ID = re.compile(r"ACo[A-Za-z][\w-]{34,38}", re.ASCII)
_PROFILE = re.compile(r"/(?:mwlite/)?in/([^/?#]+)(?:/(.*))?$")

_KINDS: tuple[tuple[re.Pattern[str], NotAProfileKind], ...] = (
    (re.compile(r"/(?:checkpoint|challenge|uas/consumer-)"), "challenge"),
    (re.compile(r"/(?:authwall|login|uas/login|signup|reg/|uas/)"), "authwall"),
    (re.compile(r"/search(?:/|$)"), "search"),
    (re.compile(r"/(?:feed|posts|pulse)(?:/|$)"), "feed"),
    (re.compile(r"/mynetwork(?:/|$)"), "my_network"),
    (re.compile(r"/messaging(?:/|$)"), "messaging"),
    (re.compile(r"/jobs(?:/|$)"), "jobs"),
    (re.compile(r"/(?:company|school|showcase)(?:/|$)"), "company"),
    (re.compile(r"/(?:sales|talent|recruiter)(?:/|$)"), "sales_navigator"),
    (re.compile(r"/404(?:/|$)"), "not_found"),
)


@dataclass(frozen=True)
class Address:
    """An address of LinkedIn's.

    slug: of the member, as it is compared (decoded, NFC, lower case), or None: no profile, or a profile named by id.
    member_id: where the profile is named by id (case kept). place: what follows the slug ("recent-activity", "details",
    "overlay", ...). what: which page that is no profile, or None for a profile or an address that tells nothing.
    """

    slug: str | None = None
    member_id: str | None = None
    place: str = ""
    what: NotAProfileKind | None = None

    @property
    def is_profile(self) -> bool:
        """Whether it is the address of a member."""
        return self.slug is not None or self.member_id is not None or self.place == "me"


def read_address(url: str) -> Address:
    """What an address leads to. Raises WrongAddress("not_linkedin") for an address that is not LinkedIn's.

    The host alone decides, as the browser reads it: no user information, no backslash, no port but the scheme's.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as problem:
        raise WrongAddress("not_linkedin") from problem
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    if (
        usual is None
        or _UNSAFE.search(url)
        or "@" in parts.netloc
        or port not in (None, usual)
        or not _HOST.fullmatch(host)
    ):
        raise WrongAddress("not_linkedin")
    path = parts.path or "/"
    if profile := _PROFILE.match(path):
        return _profile(profile[1], profile[2] or "")
    for pattern, what in _KINDS:
        if pattern.match(path):
            return Address(what=what)
    return Address(what="other") if path != "/" else Address()


def _profile(name: str, rest: str) -> Address:
    place = rest.split("/", 1)[0]
    if _MEMBER_ID.fullmatch(name):
        return Address(member_id=name, place=place)
    slug = normal_slug(name)
    return Address(place="me") if slug == "me" else Address(slug=slug, place=place)


def normal_slug(name: str) -> str:
    """A slug as it is compared: percent signs decoded (some links on a page are encoded and some are not), NFC, lower case."""
    return unicodedata.normalize("NFC", unquote(name)).lower()


def slug_of(href: str) -> str | None:
    """The slug that a link on a page leads to, or None where it leads to no member by slug."""
    at = href.find("/in/")
    if at < 0 or (at and not _on_linkedin(href)):
        return None
    name = re.split(r"[/?#]", href[at + 4 :], maxsplit=1)[0]
    return None if not name or _MEMBER_ID.fullmatch(name) else normal_slug(name)


def _on_linkedin(href: str) -> bool:
    return href.startswith("/") or re.match(r"https?://(?:[a-z0-9-]+\.)?linkedin\.com/", href) is not None


def tail_of(href: str) -> str:
    """What follows the slug in a link to a member: "overlay/contact-info", "edit/intro", ""."""
    at = href.find("/in/")
    rest = re.split(r"[?#]", href[at + 4 :], maxsplit=1)[0] if at >= 0 else ""
    return rest.partition("/")[2].strip("/")
