"""The notebook in words: people, advice, questions, imports, and the buttons to offer; for panel, page and terminal alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from msgspec.structs import asdict

from whosasking.archive import Malformed
from whosasking.contract import (
    ConnectionText,
    ExchangeText,
    ImportReply,
    InviteText,
    MalformedText,
    PersonText,
    ProcessText,
    QuestionText,
    TapGroup,
    TapText,
    TieFields,
    TieText,
)
from whosasking.invite import InviteAdvice
from whosasking.model import Message
from whosasking.notebook import (
    OUTCOMES,
    SHARED,
    WORK,
    Effort,
    MetAs,
    Person,
    Tie,
    Together,
    how_known,
    process,
    said_somebody_else,
    shared_words,
    somebody_else,
    tie_words,
)
from whosasking.preferences import Perspective
from whosasking.sentences import render, text
from whosasking.sentences.days import day_words

FIELDS = TieFields.__struct_fields__


def tie_of(fields: TieFields) -> Tie:
    """The tie behind a message's fields."""
    return Tie(**{name: getattr(fields, name) for name in FIELDS})


def fields_of(tie: Tie) -> TieFields:
    """The fields of a tie, for a message."""
    return TieFields(**{name: getattr(tie, name) for name in FIELDS})


def describe_person(person: Person, perspective: Perspective, language: str = "en") -> PersonText:
    """Somebody in the notebook, in words."""
    found = (process(person, "recruiter"), process(person, "interviewer"))
    connection, exchange = person.connection, person.exchange
    return PersonText(
        id=person.id,
        name=person.name,
        slug=person.slug,
        former_slugs=person.former_slugs,
        member_id=person.member_id,
        words=render(how_known(person, perspective), language),
        said=person.said,
        ties=tuple(_tie(tie, perspective, language) for tie in person.ties),
        processes=tuple(
            ProcessText(
                role=one.role,
                title=text(f"notebook.{perspective}.{one.role}", language),
                outcome=one.outcome,
                waiting=one.is_waiting,
                company=one.company,
                on=one.on,
                effort=one.effort,
            )
            for one in found
            if one is not None
        ),
        connection=None if connection is None else ConnectionText(**asdict(connection)),
        exchange=None if exchange is None else ExchangeText(**asdict(exchange)),
    )


def _tie(tie: Tie, perspective: Perspective, language: str) -> TieText:
    return TieText(
        id=tie.id,
        words=render(_step_words(tie, perspective), language),
        recorded=tie.recorded.isoformat(),
        tie=fields_of(tie),
    )


def _step_words(tie: Tie, perspective: Perspective) -> Message:
    """A tie in a list of ties: a step of a process says which step."""
    if tie.kind == "interaction" and tie.on is not None:
        form = "talked_on" if len(tie.on) == len("2026-04-06") else "talked_in"
        return Message(key=f"notebook.{form}", values={"day": day_words(tie.on)})
    words = tie_words(tie, perspective)
    step = tie.outcome or tie.effort
    if tie.kind in ("recruiter", "interviewer") and step is not None:
        said = Message(key=f"notebook.{perspective}.step.{tie.kind}.{step}")
        return Message(key="notebook.step", values={"tie": words, "step": said})
    if tie.kind == "interviewer" and tie.shared:
        return Message(key="notebook.step", values={"tie": words, "step": shared_words(tie.shared)})
    return words


# ----------------------------------------------------------------------------------------------- advice


def describe_invite(
    advice: InviteAdvice | None,
    person: Person | None,
    perspective: Perspective,
    *,
    on: date,
    together: Iterable[Together] = (),
    namesakes: Iterable[Person] = (),
    slug: str | None = None,
    member_id: str | None = None,
    budget: Message | None = None,
    language: str = "en",
) -> InviteText:
    """The second answer on a profile. advice: None on a connection's. together, namesakes: what is asked. on: today.

    slug, member_id: the member's, whom a namesake may or may not be. budget: what to say of the weekly budget.
    """
    questions = [_asked(shared, language) for shared in together]
    questions += [_namesake(other, slug, member_id, perspective, language) for other in namesakes]
    return InviteText(
        advice=None if advice is None else advice.advice,
        title=None if advice is None else text(f"invite.title.{advice.advice}", language),
        sentence=None if advice is None else render(advice.sentence, language),
        more=() if advice is None else tuple(render(message, language) for message in advice.more),
        note=None if advice is None or advice.note is None else render(advice.note, language),
        interactions=None if advice is None else advice.interactions,
        of=None if advice is None else advice.of,
        questions=tuple(questions),
        person=None if person is None else describe_person(person, perspective, language),
        taps=taps(perspective, on=on, language=language),
        budget=None if budget is None else render(budget, language),
    )


def _asked(shared: Together, language: str) -> QuestionText:
    return QuestionText(
        text=render(shared.sentence, language),
        yes=fields_of(shared.yes) if shared.asks else None,
        no=fields_of(shared.no) if shared.asks else None,
        person=None,
        undo=None,
    )


def _namesake(
    other: Person, slug: str | None, member_id: str | None, perspective: Perspective, language: str
) -> QuestionText:
    """Asked once: after a no, that is only said, and can be taken back."""
    said = said_somebody_else(other, slug=slug, member_id=member_id)
    no = None if said is not None else somebody_else(slug, member_id)
    words = Message(
        key="notebook.namesake" if said is None else "notebook.no_namesake",
        values={"tie": how_known(other, perspective)},
    )
    return QuestionText(
        text=render(words, language),
        yes=None,
        no=None if no is None else fields_of(no),
        person=other.id if said is None else None,
        undo=None if said is None else said.id,
    )


def taps(perspective: Perspective, *, on: date, language: str = "en") -> tuple[TapGroup, ...]:
    """The buttons: one tap says one thing. on: the day of a tap that says "today"."""

    def tap(label: str, **tie: Any) -> TapText:
        return TapText(label=text(label, language), tie=fields_of(Tie(**tie)))

    def group(name: str, *offered: TapText) -> TapGroup:
        return TapGroup(title=text(f"notebook.group.{name}", language), taps=offered)

    met: tuple[MetAs, ...] = get_args(MetAs)
    efforts: tuple[Effort, ...] = get_args(Effort)
    return (
        group("met", *(tap(f"notebook.tap.{as_}", kind="met", as_=as_) for as_ in met)),
        group("linked", *(tap(f"notebook.tap.{as_}", kind="linked", as_=as_) for as_ in WORK)),
        group("online", tap("notebook.tap.interaction", kind="interaction", on=on.isoformat())),
        group("trust", tap("notebook.tap.voucher", kind="voucher")),
        group(
            f"{perspective}_recruiter",
            *(
                tap(f"notebook.{perspective}.step.recruiter.{end}", kind="recruiter", outcome=end)
                for end in OUTCOMES["recruiter"]
            ),
            *(
                tap(f"notebook.{perspective}.step.recruiter.{effort}", kind="recruiter", effort=effort)
                for effort in efforts
            ),
        ),
        group(
            f"{perspective}_interviewer",
            *(
                tap(f"notebook.{perspective}.step.interviewer.{end}", kind="interviewer", outcome=end)
                for end in OUTCOMES["interviewer"]
            ),
            *(
                tap(
                    f"notebook.tap.{shared}",
                    kind="interviewer",
                    bond=True,
                    shared=shared,
                )
                for shared in SHARED
            ),
        ),
    )


# ---------------------------------------------------------------------------------------------- imports

_LINES = ("connections", "former", "left", "exchanges", "messages", "invitations", "past", "regards", "activity")


def describe_import(
    summary: dict[str, Any], imported: str, malformed: Iterable[Malformed] = (), language: str = "en"
) -> ImportReply:
    """What an import brought. summary: the numbers by kind, as kept; kinds of nothing are left away."""
    exported = summary["exported"]
    done = (
        render(Message(key="archive.summary.done", values={"day": day_words(exported)}), language)
        if exported
        else text("archive.summary.done_undated", language)
    )
    return ImportReply(
        exported=exported,
        imported=imported,
        sentence=done,
        lines=tuple(text(f"archive.summary.{name}", language, n=summary[name]) for name in _LINES if summary[name]),
        malformed=tuple(describe_malformed(row, language) for row in malformed),
        malformed_count=summary["malformed"],
    )


def describe_malformed(row: Malformed, language: str = "en") -> MalformedText:
    """A row that could not be read, in words; what stood there is not repeated."""
    said = text(f"archive.malformed.{row.why}", language, file=row.file, line=row.line)
    return MalformedText(file=row.file, line=row.line, text=said)
