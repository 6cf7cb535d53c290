"""What I know of people: ties, interactions, processes, and what my own LinkedIn data says of them.

Everything said of a person is one ``Tie``, added by a tap and undone by taking that tie away again; what counts together (the
interactions with a digital colleague, the taps of a recruiter's process) is folded from the ties. People are found again by
member id and address, former addresses included, never by name alone: a name only asks a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, TypeVar, get_args

from msgspec import field
from msgspec.structs import replace

from whosasking.errors import InvalidInput
from whosasking.model import Knowledge, Message, Mutual, Noun, Profile, Standing
from whosasking.names import name_key, organisation_key
from whosasking.preferences import Perspective, Preferences

TieKind = Literal[
    "met", "linked", "interaction", "voucher", "recruiter", "interviewer", "not_together", "not_same", "note"
]
"""met: in person. linked: bound by work without having met. interaction: with a digital colleague, one a tie. voucher: "I would
ask them". recruiter, interviewer: a step of a process. not_together: "no, we did not work (or study) together at ...".
not_same: "no, the member of this name at ... is somebody else"."""

MetAs = Literal["friend", "family", "school_mate", "colleague", "partner", "client", "vendor"]
WORK: tuple[MetAs, ...] = ("colleague", "partner", "client", "vendor")
"""As what somebody can be linked without having been met."""

Role = Literal["recruiter", "interviewer"]
RecruiterOutcome = Literal["open", "went_well", "no_fit", "pay_too_low", "bombed", "offended"]
InterviewerOutcome = Literal["pending", "hired", "rejected"]
Outcome = Literal["open", "went_well", "no_fit", "pay_too_low", "bombed", "offended", "pending", "hired", "rejected"]
Effort = Literal["asked_about_my_work", "came_back", "went_silent"]

OUTCOMES: dict[str, tuple[Outcome, ...]] = {
    "recruiter": get_args(RecruiterOutcome),
    "interviewer": get_args(InterviewerOutcome),
}
SHARED = ("same_school", "same_hobby")
"""What one tap says to be shared with an interviewer; anything else that is shared stands in the user's own words."""
WAITING: tuple[Outcome, ...] = ("open", "pending")

T = TypeVar("T")

TEXT_CHARACTERS = 1_000
PLACE_CHARACTERS = 120
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class Tie(Noun, kw_only=True):
    """One thing that the user said of a person.

    id: to undo it. as_: for ``met`` and ``linked``. on, until: when: "YYYY-MM-DD", "YYYY-MM" or "YYYY". place: where we met or talk;
    the employer of a process; the employer or school of ``not_together``; the address (or id) of ``not_same``. outcome, bond (a real connection), shared (what we
    share: the same university, a hobby), effort: of a process; each step says what it says, None leaves what was said before.
    text: of a note. recorded: the day of the tap.
    """

    id: int = 0
    kind: TieKind
    as_: MetAs | None = field(default=None, name="as")
    on: str | None = None
    until: str | None = None
    place: str | None = None
    outcome: Outcome | None = None
    bond: bool | None = None
    shared: str | None = None
    effort: Effort | None = None
    text: str | None = None
    recorded: date = date.min


class Connection(Noun, kw_only=True):
    """A connection, as the user's own data lists it. current: the newest list still holds them. on: "YYYY-MM-DD"."""

    on: str | None = None
    company: str | None = None
    position: str | None = None
    current: bool = True


class Exchange(Noun, kw_only=True):
    """Messages between the user and one other member, counted; bodies are not kept. first, last: "YYYY-MM-DD"."""

    sent: int
    received: int
    first: str
    last: str


class Person(Noun, kw_only=True):
    """Somebody whom the user knows something of. said: "I know them" or "never again", as far as it is in force."""

    id: int = 0
    name: str = ""
    slug: str | None = None
    former_slugs: tuple[str, ...] = ()
    member_id: str | None = None
    said: Literal["known", "blocked"] | None = None
    ties: tuple[Tie, ...] = ()
    connection: Connection | None = None
    exchange: Exchange | None = None


class Past(Noun, kw_only=True):
    """One employer or school of the user's own. Dates as in model.Job."""

    kind: Literal["work", "school"]
    organisation: str
    title: str | None = None
    from_: str | None = field(default=None, name="from")
    to: str | None = None


# ------------------------------------------------------------------------------------------ operations


def checked(tie: Tie) -> Tie:
    """The tie, with blanks trimmed. Raises InvalidInput where its parts do not fit together, naming the part."""
    for part in ("on", "until"):
        value = getattr(tie, part)
        if value is not None and not _is_a_day(value):
            raise InvalidInput("tie_does_not_fit", part=part)
    outcomes = OUTCOMES.get(tie.kind, ())
    wrong = {
        "as": (tie.as_ is None) != (tie.kind not in ("met", "linked"))
        or (tie.kind == "linked" and tie.as_ not in WORK),
        "outcome": tie.outcome is not None and tie.outcome not in outcomes,
        "effort": tie.effort is not None and tie.kind != "recruiter",
        "bond": tie.bond is not None and tie.kind != "interviewer",
        "shared": tie.shared is not None and tie.kind != "interviewer",
        "text": (tie.kind == "note") != bool(tie.text and tie.text.strip()) or len(tie.text or "") > TEXT_CHARACTERS,
        "place": (tie.kind in ("not_together", "not_same") and not tie.place)
        or len(tie.place or "") > PLACE_CHARACTERS,
        "until": tie.until is not None and (tie.on is None or tie.until < tie.on[: len(tie.until)]),
    }
    for part, is_wrong in wrong.items():
        if is_wrong or len(tie.shared or "") > PLACE_CHARACTERS:
            raise InvalidInput("tie_does_not_fit", part=part)
    return replace(tie, place=_trimmed(tie.place), shared=_trimmed(tie.shared), text=_trimmed(tie.text))


def _trimmed(words: str | None) -> str | None:
    return (words.strip() or None) if words is not None else None


def _is_a_day(written: str) -> bool:
    if not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(written if len(written) == 10 else f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True


def add(person: Person, tie: Tie) -> Person:
    """The person with one tie more. Its id is the next free one where it brings none. Raises InvalidInput as checked()."""
    number = tie.id or 1 + max((known.id for known in person.ties), default=0)
    return replace(person, ties=(*person.ties, replace(checked(tie), id=number)))


def undo(person: Person, tie_id: int) -> Person:
    """The person without one tie; what the others say holds again. Raises InvalidInput where there is none of this id."""
    left = tuple(tie for tie in person.ties if tie.id != tie_id)
    if len(left) == len(person.ties):
        raise InvalidInput("no_such_tie")
    return replace(person, ties=left)


# -------------------------------------------------------------------------------------------- matching


def is_same(person: Person, *, slug: str | None, member_id: str | None) -> bool:
    """Whether a page is this person's: by member id, else by address, former ones included. Two ids that are known and differ
    are two members, even at one address: LinkedIn gives abandoned addresses away."""
    if member_id is not None and person.member_id is not None:
        return member_id == person.member_id
    return bool(slug) and slug in (person.slug, *person.former_slugs)


def find(people: Iterable[Person], *, slug: str | None, member_id: str | None) -> Person | None:
    """The person of a page, the member id first; None: nobody."""
    matching = [person for person in people if is_same(person, slug=slug, member_id=member_id)]
    by_id = [person for person in matching if member_id is not None and person.member_id == member_id]
    by_address = [person for person in matching if slug and person.slug == slug]
    return next(iter((*by_id, *by_address, *matching)), None)


def namesakes(
    people: Iterable[Person], name: str | None, *, slug: str | None, member_id: str | None
) -> tuple[Person, ...]:
    """Those of the same name at another address: a question ("is this the same person?"), never an answer."""
    key = name_key(name or "")
    if not key:
        return ()
    return tuple(
        person
        for person in people
        if name_key(person.name) == key and not is_same(person, slug=slug, member_id=member_id)
    )


def somebody_else(slug: str | None, member_id: str | None) -> Tie | None:
    """What is recorded of a namesake when a member at this address is not them. None: nothing says which member."""
    place = (member_id or slug or "")[:PLACE_CHARACTERS]
    return Tie(kind="not_same", place=place) if place else None


def said_somebody_else(person: Person, *, slug: str | None, member_id: str | None) -> Tie | None:
    """The earlier word that a member is not this namesake, by id or address. None: not said."""
    places = {place[:PLACE_CHARACTERS] for place in (slug, member_id) if place}
    return next((tie for tie in person.ties if tie.kind == "not_same" and tie.place in places), None)


# --------------------------------------------------------------------------------------------- folding


class Process(Noun, kw_only=True):
    """A recruiter's or an interviewer's process, as all its steps together tell it. outcome None: not said yet."""

    role: Role
    outcome: Outcome | None = None
    company: str | None = None
    on: str | None = None
    bond: bool = False
    shared: str | None = None
    effort: tuple[Effort, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """No word has come yet."""
        return self.outcome is None or self.outcome in WAITING


def process(person: Person, role: Role) -> Process | None:
    """The process of this role; None where none was recorded. A later step overrides what it says, and no more."""
    steps = [tie for tie in person.ties if tie.kind == role]
    if not steps:
        return None
    return Process(
        role=role,
        outcome=_last(step.outcome for step in steps),
        company=_last(step.place for step in steps),
        on=_last(step.on for step in steps),
        bond=bool(_last(step.bond for step in steps)),
        shared=_last(step.shared for step in steps),
        effort=tuple(dict.fromkeys(step.effort for step in steps if step.effort is not None)),
    )


def _last(said: Iterable[T | None]) -> T | None:
    return next((one for one in reversed(list(said)) if one is not None), None)


class Progress(Noun):
    """How far the acquaintance with a digital colleague has come. days: between the first and the last interaction."""

    count: int
    days: int
    is_ripe: bool


def progress(person: Person, preferences: Preferences) -> Progress | None:
    """None: no interaction is recorded. "Numerous interactions", not one mention (the article): so many, over so many days.

    Messages that went both ways count by the side that wrote less: what nobody answered is no interaction.
    """
    days = sorted(_day(tie.on, tie.recorded) for tie in person.ties if tie.kind == "interaction")
    count = len(days)
    if person.exchange is not None and min(person.exchange.sent, person.exchange.received) > 0:
        count += min(person.exchange.sent, person.exchange.received)
        days = sorted([*days, date.fromisoformat(person.exchange.first), date.fromisoformat(person.exchange.last)])
    if not count:
        return None
    span = (days[-1] - days[0]).days
    wanted, over = preferences.digital_colleague_interactions, preferences.digital_colleague_span_days
    return Progress(count=count, days=span, is_ripe=count >= wanted and span >= over)


def _day(written: str | None, recorded: date) -> date:
    """The day of a tie; one that is known by month or year alone counts from its first day."""
    if written is None:
        return recorded
    return date.fromisoformat(f"{written}-01-01"[:10] if len(written) == 4 else f"{written}-01"[:10])


def days_since(tie: Tie, on: date) -> int:
    """Whole days from the day of a tie (where it names none: of its tap) to ``on``."""
    return (on - _day(tie.on, tie.recorded)) // timedelta(days=1)


# ------------------------------------------------------------------------------- what follows for a review


def knowledge(
    person: Person | None,
    standing: Standing,
    preferences: Preferences,
    *,
    others: Sequence[Person] = (),
    vouchers_recorded: bool = False,
) -> Knowledge:
    """What a review may rest on. person: of the page, None = nothing is known of them. others: everybody known whose name is
    among the mutual connections that the page names. vouchers_recorded: anybody at all is a voucher."""
    known = tuple(other for other in others if person is None or other.id != person.id)
    mutuals = tuple(
        (name, carriers) for name in standing.mutual_names or () if (carriers := _carriers(name, known)) is not None
    )
    about = _about(person, preferences)
    return replace(
        about,
        vouchers=tuple(name for name, carriers in mutuals if len(carriers) == 1 and _vouches(carriers[0])),
        vouchers_recorded=vouchers_recorded,
        voucher_ambiguous=any(
            len(carriers) > 1 and any(_vouches(carrier) for carrier in carriers) for _, carriers in mutuals
        ),
        mutuals=tuple(
            _mutual(name, carriers, preferences.perspective) for name, carriers in sorted(mutuals, key=_rank)
        ),
    )


def _about(person: Person | None, preferences: Preferences) -> Knowledge:
    if person is None:
        return Knowledge()
    connected = person.connection is not None and person.connection.current
    kinds = {tie.kind for tie in person.ties}
    exchange, ripe = person.exchange, progress(person, preferences)
    both_wrote = exchange is not None and min(exchange.sent, exchange.received) > 0
    blocked = person.said == "blocked"
    return Knowledge(
        known=not blocked and (connected or person.said == "known" or bool(kinds & {"met", "voucher"})),
        blocked=blocked,
        two_way_exchange=not connected and (both_wrote or (ripe is not None and ripe.is_ripe)),
        recorded_tie="linked" in kinds,
    )


def _vouches(person: Person) -> bool:
    return person.said != "blocked" and any(tie.kind == "voucher" for tie in person.ties)


def _carriers(name: str, known: Sequence[Person]) -> tuple[Person, ...] | None:
    key = name_key(name)
    carriers = tuple(person for person in known if key and name_key(person.name) == key)
    return carriers or None


def _rank(mutual: tuple[str, tuple[Person, ...]]) -> tuple[bool, bool, int]:
    """Vouchers first, then whom the user has met, ..., then connections of whom nothing more is known; ambiguous names last."""
    _, carriers = mutual
    return len(carriers) > 1, not _vouches(carriers[0]), min(_strength(person) for person in carriers)


_ORDER: tuple[TieKind, ...] = ("met", "linked", "interviewer", "recruiter", "interaction", "voucher")


def _strongest(person: Person) -> Tie | None:
    ties = [tie for tie in person.ties if tie.kind in _ORDER]
    return min(ties, key=lambda tie: (_ORDER.index(tie.kind), -tie.id)) if ties else None


def _strength(person: Person) -> int:
    tie = _strongest(person)
    return len(_ORDER) if tie is None else _ORDER.index(tie.kind)


def _mutual(name: str, carriers: tuple[Person, ...], perspective: Perspective) -> Mutual:
    best = min(carriers, key=_strength)
    return Mutual(name=" ".join(name.split())[:80], tie=how_known(best, perspective), ambiguous=len(carriers) > 1)


# ---------------------------------------------------------------------------------------------- in words


def how_known(person: Person, perspective: Perspective = "job") -> Message:
    """What binds the user to somebody, in a few words: "colleague at X, 2019–2022", "connected since 2019"."""
    tie = _strongest(person)
    if tie is not None:
        return tie_words(tie, perspective)
    if person.said is not None:
        return Message(key=f"notebook.said.{person.said}")
    if person.connection is not None:
        return _connection_words(person.connection)
    return Message(key="notebook.exchange" if person.exchange is not None else "notebook.listed")


def tie_words(tie: Tie, perspective: Perspective = "job") -> Message:
    """One tie in a few words, with place and years where they were said."""
    role = tie.kind in ("recruiter", "interviewer")
    base = Message(key=f"notebook.{perspective}.{tie.kind}" if role else f"notebook.tie.{tie.as_ or tie.kind}")
    years = "–".join(dict.fromkeys(day[:4] for day in (tie.on, tie.until) if day is not None))
    form = {(True, True): "at_in", (True, False): "at", (False, True): "in"}.get((bool(tie.place), bool(years)))
    if form is None:
        return base
    return Message(key=f"notebook.form.{form}", values={"tie": base, "place": tie.place or "", "years": years})


def shared_words(shared: str) -> Message | str:
    """What is shared with somebody, as it stands in a sentence."""
    return Message(key=f"notebook.shared.{shared}") if shared in SHARED else shared


def _connection_words(connection: Connection) -> Message:
    state = "connected" if connection.current else "was_connected"
    if connection.on is None:
        return Message(key=f"notebook.{state}")
    return Message(key=f"notebook.{state}_since", values={"year": connection.on[:4]})


# --------------------------------------------------------------------------- did you work (or study) together?


class Together(Noun, kw_only=True):
    """An employer or school that the user and a member share. years: in which both were there; None: not both dated.

    asks: a question to the user; False: they were there in different years, which is only said.
    """

    kind: Literal["work", "school"]
    organisation: str
    from_: str | None = None
    to: str | None = None
    asks: bool
    sentence: Message

    @property
    def yes(self) -> Tie:
        """What a yes records."""
        as_: MetAs = "colleague" if self.kind == "work" else "school_mate"
        return Tie(kind="met", as_=as_, place=self.organisation[:PLACE_CHARACTERS], on=self.from_, until=self.to)

    @property
    def no(self) -> Tie:
        """What a no records: it is not asked again."""
        return Tie(kind="not_together", place=self.organisation[:PLACE_CHARACTERS])


def together(own: Sequence[Past], profile: Profile, person: Person | None, *, on: date) -> tuple[Together, ...]:
    """What the user and a member share by their histories: offered as a question, never assumed. Asked once a place.

    on: the day of the page: what goes on ends there.
    """
    answered = {
        organisation_key(tie.place)
        for tie in (person.ties if person is not None else ())
        if tie.place and tie.kind in ("met", "not_together")
    }
    theirs = [("work", job.company, job.from_, job.to) for job in profile.jobs or ()]
    theirs += [("school", school.school, school.from_, school.to) for school in profile.education or ()]
    shared: dict[str, Together] = {}
    for kind, organisation, since, until in theirs:
        key = organisation_key(organisation or "")
        if not key or key in answered:
            continue
        for past in own:
            if past.kind != kind or organisation_key(past.organisation) != key:
                continue
            found = _overlap(past, since, until, on)
            if key not in shared or (found.asks, found.from_ is not None) > (
                shared[key].asks,
                shared[key].from_ is not None,
            ):
                shared[key] = found
    return tuple(shared.values())


def _overlap(past: Past, since: str | None, until: str | None, on: date) -> Together:
    mine = _months(past.from_, past.to, past.kind, on)
    theirs = _months(since, until, past.kind, on)
    values: dict[str, str | int | Message] = {"place": past.organisation}
    if mine is None or theirs is None:
        return Together(
            kind=past.kind,
            organisation=past.organisation,
            asks=True,
            sentence=Message(key=f"notebook.together.{past.kind}.undated", values=values),
        )
    begin, end = max(mine[0], theirs[0]), min(mine[1], theirs[1])
    if begin > end:
        return Together(
            kind=past.kind,
            organisation=past.organisation,
            asks=False,
            sentence=Message(key=f"notebook.together.{past.kind}.other_years", values=values),
        )
    years = "–".join(dict.fromkeys((begin[:4], end[:4])))
    return Together(
        kind=past.kind,
        organisation=past.organisation,
        from_=begin[:4],
        to=end[:4],
        asks=True,
        sentence=Message(key=f"notebook.together.{past.kind}.same_years", values={**values, "years": years}),
    )


def _months(since: str | None, until: str | None, kind: str, on: date) -> tuple[str, str] | None:
    """First and last month ("YYYY-MM"); None where one of them is not known. A job without an end goes on; a school's end is
    simply not said."""
    if since is None or (until is None and kind == "school"):
        return None
    end = until or f"{on:%Y-%m}"
    return (since if len(since) > 4 else f"{since}-01")[:7], (end if len(end) > 4 else f"{end}-12")[:7]
