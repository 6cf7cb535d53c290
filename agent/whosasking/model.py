"""The nouns of the product. Imports nothing of ours.

Two rules hold for every fact here:

* ``None`` means *not read*. An empty value (``""``, ``0``, ``()``) means *read, and nothing there*. There is no third meaning.
* Why a fact was not read stands in ``ProfilePage.not_read`` under the fact's own name.

Everything is frozen: a step of the work makes a new value and never changes the one it was given.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, Union, dataclass_transform, get_args

from msgspec import Struct, field

# ---------------------------------------------------------------------------------------------- facts

NotReadReason = Literal["hidden", "not_loaded", "signed_out"]
"""hidden: the member or LinkedIn does not show it; not_loaded: the reader can still bring it (scroll, open a dialog);
signed_out: LinkedIn shows it to signed-in members only."""

SectionState = Literal["present", "absent", "not_loaded"]

SectionName = Literal[
    "about",
    "featured",
    "activity",
    "experience",
    "education",
    "certifications",
    "projects",
    "volunteering",
    "skills",
    "recommendations",
    "publications",
    "courses",
    "honors",
    "languages",
    "organizations",
]
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)

LayoutName = Literal["react", "ember", "public"]

Relation = Literal["self", "connected", "connectable", "pending", "invited_me", "follow_only"]
"""How the reader stands to this member. pending: the reader invited them; invited_me: they invited the reader."""

NotAProfileKind = Literal[
    "authwall",
    "guest_home",
    "not_found",
    "challenge",
    "search",
    "feed",
    "my_network",
    "messaging",
    "jobs",
    "company",
    "sales_navigator",
    "other",
]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Noun(Struct, frozen=True, kw_only=True):
    """Base of all nouns: frozen, by keyword only, encodable as JSON by msgspec."""


class Job(Noun):
    """One position. ``from_`` and ``to`` are "YYYY-MM" or "YYYY"; ``to`` is None for a job that goes on.

    company: the employer's name, or None where the entry names none.
    company_page: whether the entry links a LinkedIn company (or school) page.
    """

    title: str | None = None
    company: str | None = None
    company_page: bool | None = None
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    description: str | None = None

    @property
    def is_current(self) -> bool | None:
        """True: began and has no end. False: ended. None: no date was read."""
        if self.to is not None:
            return False
        return None if self.from_ is None else True


class School(Noun):
    """One entry of the education section. Dates as in Job."""

    school: str | None = None
    degree: str | None = None
    from_: str | None = field(default=None, name="from")
    to: str | None = None


class Profile(Noun):
    """What the page says about the member.

    slug: the last part of the member's address, decoded, lower case. member_id: LinkedIn's own id (``ACoAA...``), case kept.
    connections: with connections_capped a lower bound ("500+").
    joined: "YYYY-MM". last_activity: day (UTC) of the newest own post, repost or comment whose id was read.
    has_posts: own posts or reposts are there (True), surely not there (False), cannot be told (None).
    skills, recommendations: how many (recommendations received); the largest number that the page proves.
    links: addresses that the member put on the profile (website, featured), not LinkedIn's own navigation.
    """

    name: str | None = None
    slug: str | None = None
    member_id: str | None = None
    headline: str | None = None
    location: str | None = None
    about: str | None = None
    connections: int | None = None
    connections_capped: bool | None = None
    followers: int | None = None
    has_photo: bool | None = None
    has_banner: bool | None = None
    open_to_work: bool | None = None
    hiring: bool | None = None
    verified: bool | None = None
    verified_workplace: bool | None = None
    premium: bool | None = None
    joined: str | None = None
    sections: dict[SectionName, SectionState | None] = {}
    links: tuple[str, ...] | None = None
    jobs: tuple[Job, ...] | None = None
    education: tuple[School, ...] | None = None
    skills: int | None = None
    recommendations: int | None = None
    has_posts: bool | None = None
    last_activity: date | None = None


class Standing(Noun):
    """How the reader stands to the member. note: the words that the inviter sent along."""

    degree: Literal[1, 2, 3] | None = None
    mutual_connections: int | None = None
    mutual_names: tuple[str, ...] | None = None
    relation: Relation | None = None
    note: str | None = None


class Source(Noun):
    """Where a fact was read.

    where: section and position: "top_card", "about", "experience/2" (from 1), "invitation".
    quote: the words on the page, or None where the fact rests on structure (a picture, a link).
    anchor: the number that the capture gave the element, so that the reader can be taken there; None on saved pages.
    """

    where: str
    quote: str | None = None
    anchor: int | None = None


class ProfilePage(Noun, tag_field="kind", tag="profile"):
    """A profile, as read. sources: fact name ("connections", "about", "jobs/1", from 1) -> where it stands."""

    layout: LayoutName | None = None
    language: str | None = None
    signed_in: bool | None = None
    read_on: date | None = None
    profile: Profile = Profile()
    standing: Standing = Standing()
    not_read: dict[str, NotReadReason] = {}
    sources: dict[str, Source] = {}


class InvitationCard(Noun):
    """One person's invitation, as its card shows it.

    sent: when, in the page's own words ("2 days ago"). verified: the mark was seen; a card without one tells nothing.
    mutual_connections, mutual_names, note: empty only where every line of the card was understood.
    """

    name: str | None = None
    slug: str | None = None
    headline: str | None = None
    mutual_connections: int | None = None
    mutual_names: tuple[str, ...] | None = None
    note: str | None = None
    sent: str | None = None
    verified: bool | None = None
    has_photo: bool | None = None


class InvitationsPage(Noun, tag_field="kind", tag="invitations"):
    """The list of invitations received, or its preview in My Network. Persons only: pages, newsletters, events and groups have no
    card here. anchors: of each card, the number that the capture gave its element; None on saved pages."""

    layout: LayoutName | None = None
    language: str | None = None
    read_on: date | None = None
    invitations: tuple[InvitationCard, ...] = ()
    anchors: tuple[int | None, ...] = ()


class NotAProfile(Noun, tag_field="kind", tag="not_a_profile"):
    """A page of LinkedIn's that is no profile; ``what`` says which."""

    what: NotAProfileKind = "other"
    layout: LayoutName | None = None
    language: str | None = None
    signed_in: bool | None = None
    read_on: date | None = None


class UnknownLayout(Noun, tag_field="kind", tag="unknown_layout"):
    """A page that cannot be read yet. No verdict follows from it, ever."""

    language: str | None = None
    read_on: date | None = None


Page = ProfilePage | InvitationsPage | NotAProfile | UnknownLayout

# ------------------------------------------------------------------------------------------- judgement

CheckName = Literal["connections", "mutual_connections", "completeness", "activity", "telltales"]
Outcome = Literal["passed", "failed", "unknown"]
TelltaleClass = Literal["hard", "strong", "weak", "note"]
TelltaleField = Literal["name", "headline", "about", "job", "note", "link"]
VerdictWord = Literal["accept", "look_closer", "ignore", "none"]
OverrideKind = Literal["known", "blocked", "not_spam", "spam"]
"""known: "I know them". blocked: "never again". not_spam: "not spam", telltales do not weigh for this member. spam: "this was spam"."""


class Message(Noun):
    """A sentence for the user: a key of the catalogue and the values that go into it. Never joined English words.

    A value may be a message itself ("colleague at X, 2019"): it is rendered first.
    """

    key: str
    values: Mapping[str, Union[str, int, Message]] = {}  # noqa: UP007 (msgspec evaluates it before Message exists)


class Evidence(Noun):
    """What a finding rests on: words of the page (80 characters at most) and where they stand (see Source.where)."""

    quote: str
    where: str


class Answer(Noun):
    """What a check says of a case."""

    outcome: Outcome
    reason: Message
    evidence: tuple[Evidence, ...] = ()


class Finding(Noun):
    """An answer with the name of the check that gave it."""

    check: CheckName
    outcome: Outcome
    reason: Message
    evidence: tuple[Evidence, ...] = ()


class Telltale(Noun):
    """One telltale sign: the family that spoke, how much it weighs, and the words that it rests on."""

    family: str
    weight: TelltaleClass = field(name="class")
    quote: str
    where: str


class Point(Noun):
    """One of the ten points of completeness. state: True there, False not there, None not read."""

    point: str
    state: bool | None


class DiligencePoint(Noun):
    """One line of a recruiter's short card. state: True good, False worth a question, None not read."""

    point: str
    state: bool | None
    reason: Message


class SettleStep(Noun):
    """An unread fact that the reader can still bring and whose answer could change the verdict."""

    fact: str
    step: Message


class Mutual(Noun):
    """Somebody whom the user knows and whom the page names as a mutual connection.

    tie: what binds the user to them ("colleague at X, 2019"); ambiguous: several people of the user's carry this name.
    """

    name: str
    tie: Message
    ambiguous: bool = False


class Knowledge(Noun):
    """What the user's own notes say of this member. The empty value: nothing is recorded.

    known: met them, or said "I know them"; matched by member id or address, never by name alone. blocked: said "never again".
    not_spam, spam: said so of this member, whatever their profile holds.
    vouchers: names among the recorded vouchers that the page names as mutual connections.
    vouchers_recorded: the user recorded vouchers at all (then unnamed mutuals may be vouchers).
    two_way_exchange: both sides wrote, without a connection. recorded_tie: a client, partner, vendor or colleague
    of the same company whom the user recorded without saying that they know them.
    mutuals: whom of the mutual connections that the page names the user knows, and how. voucher_ambiguous: a mutual
    carries a voucher's name, and somebody else's whom the user knows.
    """

    known: bool = False
    blocked: bool = False
    not_spam: bool = False
    spam: bool = False
    vouchers: tuple[str, ...] = ()
    vouchers_recorded: bool = False
    two_way_exchange: bool = False
    recorded_tie: bool = False
    mutuals: tuple[Mutual, ...] = ()
    voucher_ambiguous: bool = False


class Verdict(Noun):
    """What the review advises, and everything that it rests on.

    sentence: the verdict in one sentence. question: what the verdict answers ("If they invite you: ..."), or None.
    next_step: the one thing to do next. deciding: ids of the (at most three) findings or telltale families that
    decided, most important first. points: the ten points of completeness. diligence: a recruiter's card, () for others.
    rules_version: version of the rules that spoke.
    """

    verdict: VerdictWord
    sentence: Message
    question: Message | None
    next_step: Message | None
    provisional: bool
    findings: tuple[Finding, ...]
    telltales: tuple[Telltale, ...]
    points: tuple[Point, ...]
    diligence: tuple[DiligencePoint, ...]
    settle: tuple[SettleStep, ...]
    deciding: tuple[str, ...]
    rules_version: str
