"""Every message between extension and agent. Python types are the source; ``scripts/generate_contract.py`` writes
``shared/contract.schema.json`` and ``shared/contract.d.ts`` from them, and a test compares.

Messages are whole: no optional fields, ``null`` for absent. Every failure is one ``Problem``. Every route takes ``?language=CODE``
in its address: the language of the sentences in the answer.
Routes: ``GET /v1/hello``, ``POST /v1/pair``, ``POST /v1/reviews``, ``GET|PUT /v1/preferences``, ``GET /v1/history``,
``POST /v1/invitations``, ``DELETE /v1/history``, ``GET /v1/statistics``, ``GET /v1/export``, ``GET /v1/taps``,
``POST /v1/preferences/preview``, ``GET|PUT /v1/overrides``, ``DELETE /v1/overrides/ID`` (answers ``OverridesReply``),
``GET /v1/feedback``, ``GET|DELETE /v1/people`` (DELETE: the whole notebook), ``GET|POST|DELETE /v1/people/ID``, ``POST /v1/ties``,
``PUT|DELETE /v1/ties/ID`` (PUT: TieFields, answered by PersonText), ``GET|POST /v1/imports`` (POST: the ZIP itself, as application/zip), ``GET /v1/doctor``, ``POST /v1/trial``, ``POST /v1/pasted``, ``GET /v1/live`` (WebSocket, one JSON ``LiveEvent`` a message). For the terminal only: ``POST /v1/pairing-code``, ``POST /v1/refresh`` (the store was written).
"""

from __future__ import annotations

from typing import Any, Literal, dataclass_transform

from msgspec import Struct, field

from whosasking.invitations import InvitationGroup
from whosasking.invite import AdviceWord
from whosasking.model import (
    CheckName,
    LayoutName,
    NotAProfileKind,
    Outcome,
    OverrideKind,
    Relation,
    TelltaleClass,
    VerdictWord,
)
from whosasking.notebook import Effort, MetAs, Role, TieKind
from whosasking.notebook import Outcome as ProcessOutcome
from whosasking.preferences import Preferences, PresetName

PROTOCOL = 1
"""Version of this contract. ``Hello`` carries the range that the agent speaks."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Wire(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all messages."""


class Problem(Wire):
    """Every failure, on every route. message: what happened; fix: what to do. No page text, names or tokens, ever."""

    code: str
    message: str
    fix: str


class PastedRequest(Wire):
    """``POST /v1/pasted``: a verdict on a profile's text, marked and pasted by the reader (a ``ReviewReply``); nothing is remembered."""

    text: str
    language: str


class TrialRequest(Wire):
    """``POST /v1/trial``: a verdict on a made-up member (a ``ReviewReply``); nothing of it is remembered."""

    language: str


DoctorState = Literal["good", "attention", "broken"]


class DoctorLine(Wire):
    """One thing that the doctor looked at. fix: what to do; null where it is good. No name, address, path or token."""

    topic: str
    title: str
    state: DoctorState
    text: str
    fix: str | None


class DoctorReport(Wire):
    """``GET /v1/doctor``: how the agent is. errors: the newest lines of its log, oldest first."""

    version: str
    python: str
    system: str
    protocol: int
    lines: tuple[DoctorLine, ...]
    errors: tuple[str, ...]


class Hello(Wire):
    """Answer of the open route, ``GET /v1/hello?nonce=NONCE&client=CLIENT_ID``. NONCE: 16 to 128 of ``A-Za-z0-9_-``.

    proof: lower-case hex, or null where no (known) client was named::

        token_hash = SHA-256(token as ASCII)                                      32 bytes; all that the agent keeps
        key        = HMAC-SHA256(token_hash, "whosasking.hello.key.v1")           32 bytes
        proof      = HMAC-SHA256(key, "whosasking.hello.v1|NONCE|PORT")

    A worked example stands in ``shared/examples/hello-proof.json``."""

    product: Literal["whosasking"]
    version: str
    protocol_min: int
    protocol_max: int
    proof: str | None


class PairRequest(Wire):
    """code: the eight digits that the agent printed. client_name: how the client is listed ("Firefox on this computer")."""

    code: str
    client_name: str


class PairReply(Wire):
    """token: shown once, kept by the extension; the agent keeps its hash only."""

    client_id: str
    token: str


class PairingCode(Wire):
    """For the terminal only (a local client): a new code to type into the pairing tab. The one before no longer serves."""

    code: str
    expires_in_s: int


class ReviewRequest(Wire):
    """One open page. url: location.href. html: the capture. language: of the sentences wanted, before ``?language=``; "en"
    where it is unknown."""

    url: str
    html: str
    language: str


class EvidenceText(Wire):
    quote: str
    where: str


class FindingText(Wire):
    check: CheckName
    title: str
    outcome: Outcome
    reason: str
    evidence: tuple[EvidenceText, ...]


class TelltaleText(Wire):
    family: str
    title: str
    weight: TelltaleClass = field(name="class")
    quote: str
    where: str


class PointText(Wire):
    """One of the ten points of completeness; state null = not read."""

    point: str
    title: str
    state: bool | None


class DiligenceText(Wire):
    point: str
    state: bool | None
    text: str


class SettleText(Wire):
    """An unread fact and what the reader can do to bring it ("Scroll to Experience.")."""

    fact: str
    text: str


class Review(Wire):
    """A verdict in words. ``deciding``: ids of the checks or telltale families that decided, most important first."""

    verdict: VerdictWord
    sentence: str
    question: str | None
    next_step: str | None
    provisional: bool
    findings: tuple[FindingText, ...]
    telltales: tuple[TelltaleText, ...]
    points: tuple[PointText, ...]
    diligence: tuple[DiligenceText, ...]
    settle: tuple[SettleText, ...]
    deciding: tuple[str, ...]
    rules_version: str


class Override(Wire):
    """What the user said of a member. id: to undo it. created: ISO 8601, UTC."""

    id: int
    kind: OverrideKind
    slug: str
    member_id: str | None
    name: str
    created: str


class OverrideRequest(Wire):
    """A kind takes the place of the one before for the same member; undoing it brings that one back."""

    kind: OverrideKind
    slug: str
    member_id: str | None
    name: str


class PageSummary(Wire):
    """Which page was read. anchors: where ("about", "experience/2") -> number that the capture gave the element."""

    kind: Literal["profile", "not_a_profile", "unknown_layout"]
    what: NotAProfileKind | None
    layout: LayoutName | None
    language: str | None
    slug: str | None
    member_id: str | None
    name: str | None
    relation: Relation | None
    anchors: dict[str, int]


class TieFields(Wire):
    """What is said of a person. null: not said.

    kind: met (as: friend, family, school_mate, colleague, partner, client, vendor), linked (as: colleague, partner, client,
    vendor: by work, without having met), interaction (on), voucher, recruiter (outcome, effort), interviewer (outcome, bond,
    shared), not_together (place), not_same (place: the address), note (text). on, until: "YYYY-MM-DD", "YYYY-MM" or "YYYY". place: where; of a process, the
    employer. shared: "same_school", "same_hobby", or the user's own words.
    """

    kind: TieKind
    as_: MetAs | None = field(name="as")
    on: str | None
    until: str | None
    place: str | None
    outcome: ProcessOutcome | None
    bond: bool | None
    shared: str | None
    effort: Effort | None
    text: str | None


class TieText(Wire):
    """A tie as kept. id: to undo it. words: the tie in a few words ("colleague at X, 2019"). recorded: "YYYY-MM-DD"."""

    id: int
    words: str
    recorded: str
    tie: TieFields


class TieRequest(Wire):
    """``POST /v1/ties``, answered by PersonText. person: a number of the notebook; null: the member at the address or id."""

    person: int | None
    slug: str | None
    member_id: str | None
    name: str
    tie: TieFields


class ProcessText(Wire):
    """A recruiter's or interviewer's process, as all its ties together tell it. title: "Recruiter" (in sales "Buyer")."""

    role: Role
    title: str
    outcome: ProcessOutcome | None
    waiting: bool
    company: str | None
    on: str | None
    effort: tuple[Effort, ...]


class ConnectionText(Wire):
    """As the user's own LinkedIn data lists them. on: "YYYY-MM-DD". current: the newest archive still does."""

    on: str | None
    company: str | None
    position: str | None
    current: bool


class ExchangeText(Wire):
    """Messages, counted. first, last: "YYYY-MM-DD"."""

    sent: int
    received: int
    first: str
    last: str


class PersonText(Wire):
    """Somebody in the notebook. words: what binds the user to them, in a few words. said: an override in force."""

    id: int
    name: str
    slug: str | None
    former_slugs: tuple[str, ...]
    member_id: str | None
    words: str
    said: Literal["known", "blocked"] | None
    ties: tuple[TieText, ...]
    processes: tuple[ProcessText, ...]
    connection: ConnectionText | None
    exchange: ExchangeText | None


class PeopleReply(Wire):
    """``GET /v1/people?search=&only=&limit=&after=``. next: the ``after`` of the next page, null: there is none. total: of all."""

    people: tuple[PersonText, ...]
    next: str | None
    total: int


class SamePerson(Wire):
    """``POST /v1/people/ID``, answered by PersonText: "yes, the member at this address is the same person"."""

    slug: str | None
    member_id: str | None
    name: str


class Forgotten(Wire):
    """How many people were deleted for good."""

    people: int


class TapText(Wire):
    """One button: what it says, and the tie that it records."""

    label: str
    tie: TieFields


class TapGroup(Wire):
    title: str
    taps: tuple[TapText, ...]


class TapsReply(Wire):
    """``GET /v1/taps``: the buttons to offer on anybody's card."""

    groups: tuple[TapGroup, ...]


class QuestionText(Wire):
    """A question to the user, or only a sentence (yes and no null). yes, no: what the answers record.

    person: the number of somebody who may be the same, where that is asked (a yes is ``POST /v1/people/ID``, a no is recorded of
    that person); else null. undo: the tie that takes an earlier no back, null: there was none.
    """

    text: str
    yes: TieFields | None
    no: TieFields | None
    person: int | None
    undo: int | None


class InviteText(Wire):
    """The second answer on a profile: whether to invite, and what is recorded. null in ReviewReply where there is no profile.

    advice, title, sentence: null on a connection's profile. more: what else is worth knowing. note: a draft to copy, null where
    none fits; nothing is ever sent. interactions, of: "3 of 5", null where none was recorded. taps: the buttons to offer.
    budget: a line to show with the verdict where the weekly budget (off by default) is used up; it blocks nothing.
    """

    advice: AdviceWord | None
    title: str | None
    sentence: str | None
    more: tuple[str, ...]
    note: str | None
    interactions: int | None
    of: int | None
    questions: tuple[QuestionText, ...]
    person: PersonText | None
    taps: tuple[TapGroup, ...]
    budget: str | None


class MalformedText(Wire):
    """A row of an archive that could not be read. line 0: the whole file."""

    file: str
    line: int
    text: str


class ImportReply(Wire):
    """What an import brought, in words. lines: one a kind. malformed: the first of malformed_count. imported: ISO 8601, UTC."""

    exported: str
    imported: str
    sentence: str
    lines: tuple[str, ...]
    malformed: tuple[MalformedText, ...]
    malformed_count: int


class ImportsReply(Wire):
    """Archives imported so far, the newest first (malformed rows are told once, at the import)."""

    imports: tuple[ImportReply, ...]


class ImportProgress(Wire):
    """How far an import has come. percent: 0 to 100; 100 with done false: what was read is being merged."""

    percent: int
    text: str
    done: bool


class RemovalText(Wire):
    """How a connection is removed, where that is offered: an accepted connection who shows a hard telltale. steps: in order."""

    offer: str
    steps: tuple[str, ...]


class ReviewReply(Wire):
    """review.verdict is "none" for a page that is no profile, cannot be read, or is the user's own.

    changed: another name or employer than at the last visit, a line each. removal: null where nothing is to be removed.
    """

    page: PageSummary
    review: Review
    override: Override | None
    invite: InviteText | None
    changed: tuple[str, ...]
    removal: RemovalText | None


class InvitationText(Wire):
    """One card of the invitations page, judged. anchor: the number that the capture gave the card, null on saved pages.

    telltales: those that weigh, heaviest first. alike: the number of the group of near-same headlines that it belongs to.
    """

    name: str | None
    slug: str | None
    headline: str | None
    anchor: int | None
    verdict: VerdictWord
    sentence: str
    group: InvitationGroup
    alike: int | None
    telltales: tuple[TelltaleText, ...]


class InvitationGroupText(Wire):
    """A part of the summary, with how many invitations are in it. group "alike": those of this number."""

    group: InvitationGroup | Literal["alike"]
    alike: int | None
    title: str
    n: int


class InvitationsReply(Wire):
    """What ``POST /v1/invitations`` (body: a ReviewRequest) answers: every person's card on the page, in its order.

    read: false for any other page, and for one that cannot be read; then there are no invitations. sentence: the summary in one
    line. groups: only those that hold somebody. Nothing of it is a verdict of the history: a card is less than a profile.
    """

    read: bool
    layout: LayoutName | None
    language: str | None
    sentence: str
    groups: tuple[InvitationGroupText, ...]
    invitations: tuple[InvitationText, ...]
    rules_version: str


class PreferenceField(Wire):
    """How one preference is shown and checked. kind choice: one of options; number: minimum..maximum; switch: true/false.

    ``softened_families`` has none: it is shown with the feedback."""

    name: str
    group: str
    kind: Literal["choice", "number", "switch"]
    title: str
    help: str
    default: Any
    minimum: int | None
    maximum: int | None
    options: tuple[PreferenceOption, ...]


class PreferenceOption(Wire):
    value: str
    title: str


class PresetText(Wire):
    name: PresetName
    title: str
    help: str
    values: dict[str, Any]


class PreferencesReply(Wire):
    """preset: the one whose values are in force, or null where the user mixed their own."""

    values: Preferences
    preset: PresetName | None
    presets: tuple[PresetText, ...]
    fields: tuple[PreferenceField, ...]
    groups: tuple[PreferenceOption, ...]


class PreferencesRequest(Wire):
    """PUT: changed values only, by name, after the preset's (null: no preset asked for)."""

    preset: PresetName | None
    values: dict[str, Any]


class PreviewCount(Wire):
    """How many of the verdicts tried would change in this way. text: the same in words ("2 from accept to look closer")."""

    before: VerdictWord
    after: VerdictWord
    n: int
    text: str


class PreviewChange(Wire):
    """One verdict of the history that would change. id: of its HistoryEntry. reviewed: ISO 8601, UTC."""

    id: int
    slug: str
    name: str
    before: VerdictWord
    after: VerdictWord
    reviewed: str


class PreviewReply(Wire):
    """What ``POST /v1/preferences/preview`` (body: a PreferencesRequest) answers: nothing is saved.

    The last 20 verdicts, decided again on the facts that the history keeps of them, each as on its own day: before under the
    preferences in force, after under these. tried: how many could be; untried: how many could not (from an older version).
    sentence: the outcome in one line. counts: by way of change, the most frequent first. changes: newest first.
    """

    sentence: str
    tried: int
    untried: int
    counts: tuple[PreviewCount, ...]
    changes: tuple[PreviewChange, ...]


class FamilyFeedback(Wire):
    """A telltale family that the user called wrong, or softened.

    wrong: of how many members the user said "not spam" (and did not take it back) while it spoke. softened: it weighs one step
    less (hard, strong, weak, note) because the user said so. offered: softening can be offered. text: what was counted and what
    softening would do, in words.
    """

    family: str
    title: str
    wrong: int
    softened: bool
    offered: bool
    text: str


class FeedbackReply(Wire):
    """What ``GET /v1/feedback`` answers. Nothing softens itself: accepting an offer is a ``PUT /v1/preferences`` with
    ``softened_families`` = ``softened`` and the family; taking it back is one without it."""

    families: tuple[FamilyFeedback, ...]
    softened: tuple[str, ...]


class HistoryEntry(Wire):
    """One verdict as kept (never HTML). reviewed: ISO 8601, UTC."""

    id: int
    slug: str
    name: str
    verdict: VerdictWord
    sentence: str
    provisional: bool
    rules_version: str
    reviewed: str


class HistoryReply(Wire):
    """``GET /v1/history?search=&verdict=&said=&limit=&before=``, newest first.

    said: of each entry, what the user says of the member now (null: nothing); in the query, only members of whom the user says
    so. next: the ``before`` of the next page, null: there is none. total: of all verdicts.
    """

    entries: tuple[HistoryEntry, ...]
    said: tuple[Override | None, ...]
    next: int | None
    total: int


class VerdictsDeleted(Wire):
    """``DELETE /v1/history``: how many verdicts were deleted for good."""

    verdicts: int


class WeekCount(Wire):
    """Verdicts of a week. week: its Monday, "YYYY-MM-DD" (UTC)."""

    week: str
    accept: int
    look_closer: int
    ignore: int


class CheckCount(Wire):
    """How often a check ended how, over the verdicts counted. title: its name in words."""

    check: CheckName
    title: str
    passed: int
    failed: int
    unknown: int


class MonthCount(Wire):
    """Connections of a month, of those that the newest archive lists. total: at its end. month: "YYYY-MM"."""

    month: str
    made: int
    total: int


class StatisticsReply(Wire):
    """``GET /v1/statistics``: what the pictures show. weeks: the last 26 at most, from the first with a verdict, without gaps.

    checks: over the same weeks; those that fail most come first. months: without gaps, up to now; empty without an archive.
    """

    weeks: tuple[WeekCount, ...]
    checks: tuple[CheckCount, ...]
    months: tuple[MonthCount, ...]


class ExportPart(Wire):
    """``GET /v1/export?as=json|csv&after=``: a part of the notebook as a file; the texts of all parts in a row are the file.

    name: for the file. next: the ``after`` of the next part, null: this was the last.
    """

    name: str
    media_type: str
    text: str
    next: str | None


class OverridesReply(Wire):
    overrides: tuple[Override, ...]


class LiveEvent(Wire):
    """What the WebSocket pushes. The fields that do not belong to the event are null.

    verdict: a profile was reviewed. preferences: they changed, here or elsewhere. override: one was set, or (null) undone.
    notebook: ties, people or imported data changed: ask again. import: how far one has come.
    """

    event: Literal["verdict", "preferences", "override", "notebook", "import"]
    verdict: HistoryEntry | None
    preferences: PreferencesReply | None
    override: Override | None
    progress: ImportProgress | None
