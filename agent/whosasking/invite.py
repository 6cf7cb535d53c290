"""Whom to invite: ties -> advice. The second answer on every profile that is not a connection (quick-review section 6). Pure.

Every tie that is recorded speaks for itself; of all that speak, the most careful wins (``_CAREFUL_FIRST``): somebody met at work
who holds an interview open with me waits like any other interviewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from whosasking.model import Message, Noun, ProfilePage
from whosasking.notebook import Person, Process, Tie, days_since, process, progress, shared_words
from whosasking.preferences import Preferences
from whosasking.sentences.days import day_words

AdviceWord = Literal["invite_now", "not_yet", "wait", "do_not", "maybe", "nothing_recorded"]

_CAREFUL_FIRST: tuple[AdviceWord, ...] = ("do_not", "wait", "maybe", "invite_now", "not_yet", "nothing_recorded")

NOTE_CHARACTERS = 200
"""What LinkedIn lets a member without Premium write along with an invitation."""


class InviteAdvice(Noun, kw_only=True):
    """Whether to invite a member. sentence: the reason, in one sentence. more: what else is worth knowing (say where you met;
    a recruiter's effort; another way). note: a draft to send along, to copy; nothing is ever sent. interactions, of: how far the
    acquaintance with a digital colleague has come, None where none was recorded."""

    advice: AdviceWord
    sentence: Message
    more: tuple[Message, ...] = ()
    note: Message | None = None
    interactions: int | None = None
    of: int | None = None


def budget(made: int, preferences: Preferences) -> Message | None:
    """A line where the weekly budget is used up ("do not open the floodgates": the article's comment), never a block.

    made: connections made within the last seven days. None: no budget is set, or it is not used up.
    """
    if not 0 < preferences.weekly_accepts <= made:
        return None
    return Message(key="invite.budget", values={"n": made, "of": preferences.weekly_accepts})


def advise(person: Person | None, page: ProfilePage, preferences: Preferences, *, on: date) -> InviteAdvice | None:
    """The advice on a profile; None on one's own and on a connection's. person: what is recorded of the member, None = nothing.

    on: the day of the advice; nothing here reads a clock.
    """
    standing = page.standing
    who = person or Person()
    listed = who.connection is not None and who.connection.current
    if standing.relation in ("self", "connected") or standing.degree == 1 or (listed and standing.relation is None):
        return None
    spoken = sorted(_voices(who, page, preferences), key=lambda advice: _CAREFUL_FIRST.index(advice.advice))
    chosen = spoken[0] if spoken else _say("nothing_recorded", "nothing_recorded")
    return _complete(chosen, who, preferences, on)


def _say(advice: AdviceWord, reason: str, **values: str | int | Message) -> InviteAdvice:
    return InviteAdvice(advice=advice, sentence=Message(key=f"invite.{reason}", values=values))


def _voices(who: Person, page: ProfilePage, preferences: Preferences) -> Iterator[InviteAdvice]:
    if who.said == "blocked":
        yield _say("do_not", "blocked")
    if page.standing.relation == "pending":
        yield _say("wait", "pending")
    if page.standing.relation == "invited_me":
        yield _say("wait", "invited_me")
    yield from _recruiter(process(who, "recruiter"), preferences)
    yield from _interviewer(process(who, "interviewer"), _met(who), preferences)
    yield from _acquaintance(who, preferences)


# ------------------------------------------------------------------------------------------- the two processes

_RECRUITER: dict[str, AdviceWord] = {
    "went_well": "invite_now",
    "no_fit": "invite_now",
    "pay_too_low": "invite_now",
    "bombed": "do_not",
    "offended": "do_not",
}


def _recruiter(found: Process | None, preferences: Preferences) -> Iterator[InviteAdvice]:
    """Went well, no fit for either side, pay too low: invite. Bombed or offended: never. Not heard yet: wait."""
    if found is not None:
        outcome = "open" if found.outcome is None else found.outcome
        yield _say(_RECRUITER.get(outcome, "wait"), f"{preferences.perspective}.recruiter.{outcome}")


def _interviewer(found: Process | None, met: Tie | None, preferences: Preferences) -> Iterator[InviteAdvice]:
    """Hired: invite. Pending: wait for the news. Rejected: do not, unless a real connection and a tie: maybe.

    Somebody met as a friend, a colleague, ... beside the interview is both, a real connection and a tie.
    """
    if found is None:
        return
    talks = preferences.perspective
    if found.outcome == "hired":
        yield _say("invite_now", f"{talks}.interviewer.hired")
    elif found.outcome != "rejected":
        yield _say("wait", f"{talks}.interviewer.pending")
    elif found.bond and found.shared:
        yield _say("maybe", f"{talks}.interviewer.rejected_shared", shared=shared_words(found.shared))
    elif met is not None:
        yield _say("maybe", f"{talks}.interviewer.rejected_met")
    else:
        yield _say("do_not", f"{talks}.interviewer.rejected")


# -------------------------------------------------------------------------------------------- acquaintances


def _met(who: Person) -> Tie | None:
    """The latest meeting; the tap is its day where none was said."""
    met = [tie for tie in who.ties if tie.kind == "met"]
    return max(met, key=lambda tie: (tie.on or tie.recorded.isoformat(), tie.id)) if met else None


def _acquaintance(who: Person, preferences: Preferences) -> Iterator[InviteAdvice]:
    met = _met(who)
    linked = next((tie for tie in reversed(who.ties) if tie.kind == "linked"), None)
    if met is not None:
        yield _say("invite_now", f"met.{met.as_}")
    elif linked is not None:
        yield _say("invite_now", f"linked.{linked.as_}")
    else:
        yield from _online(who, preferences)


def _online(who: Person, preferences: Preferences) -> Iterator[InviteAdvice]:
    """Whom I have not met: numerous interactions, not one mention; "I know them" alone asks how."""
    found, of = progress(who, preferences), preferences.digital_colleague_interactions
    if found is not None and found.is_ripe:
        yield _say("invite_now", "digital.ripe", n=found.count, days=_days(found.days))
    elif found is not None and found.count >= of:
        over = preferences.digital_colleague_span_days
        yield _say("not_yet", "digital.too_quick", n=found.count, of=of, days=_days(found.days), over=_days(over))
    elif found is not None:
        yield _say("not_yet", "digital.not_yet", n=found.count, of=of)
    if (found is None or not found.is_ripe) and (who.said == "known" or any(tie.kind == "voucher" for tie in who.ties)):
        yield _say("maybe", "known")


def _days(n: int) -> Message:
    return Message(key="invite.digital.days", values={"n": n})


# ------------------------------------------------------------------------------------------------ around it


def _complete(chosen: InviteAdvice, who: Person, preferences: Preferences, on: date) -> InviteAdvice:
    found = progress(who, preferences)
    inviting = chosen.advice in ("invite_now", "maybe")
    return InviteAdvice(
        advice=chosen.advice,
        sentence=chosen.sentence,
        more=tuple(_more(chosen, who, preferences, on)),
        note=_note(who, preferences) if inviting else None,
        interactions=None if found is None else found.count,
        of=None if found is None else preferences.digital_colleague_interactions,
    )


def _more(chosen: InviteAdvice, who: Person, preferences: Preferences, on: date) -> Iterator[Message]:
    met, talks = _met(who), preferences.perspective
    if chosen.advice in ("invite_now", "maybe") and met is not None:
        days = days_since(met, on)
        if days >= preferences.say_where_after_days:
            yield Message(key="invite.say_where", values={"n": days})
    recruiter, interviewer = process(who, "recruiter"), process(who, "interviewer")
    for effort in recruiter.effort if recruiter is not None else ():
        yield Message(key=f"invite.{talks}.effort.{effort}")
    if interviewer is not None and interviewer.outcome == "rejected":
        yield Message(key=f"invite.{talks}.interviewer.later")


def _note(who: Person, preferences: Preferences) -> Message | None:
    """A few words to send along, of what is recorded and nothing else. None where nothing recorded makes a sentence."""
    met = _met(who)
    if met is not None:
        return _met_note(met)
    linked = next((tie for tie in reversed(who.ties) if tie.kind == "linked"), None)
    if linked is not None:
        return Message(key=f"invite.note.linked.{linked.as_}")
    found = process(who, "interviewer") or process(who, "recruiter")
    if found is not None:
        return _process_note(found, preferences)
    talked = next((tie for tie in reversed(who.ties) if tie.kind == "interaction"), None)
    return None if talked is None else _placed("talked", talked.place)


def _process_note(found: Process, preferences: Preferences) -> Message:
    """Of an interview that went nowhere only what both share is worth a word."""
    talks = preferences.perspective
    if found.role == "interviewer" and found.outcome == "rejected":
        shared = shared_words(_clipped(found.shared or ""))
        return Message(key="invite.note.shared", values={"shared": shared})
    if found.company:
        place = _clipped(found.company)
        return Message(key=f"invite.note.{talks}.{found.role}.at", values={"place": place})
    return Message(key=f"invite.note.{talks}.{found.role}.plain")


def _met_note(tie: Tie) -> Message:
    if tie.until and tie.place:
        years = "–".join(dict.fromkeys((str(tie.on)[:4], tie.until[:4])))
        return Message(key="invite.note.met.span", values={"place": _clipped(tie.place), "years": years})
    if not tie.on or tie.until:
        return _placed("met", tie.place)
    form = "on" if len(tie.on) == len("2026-04-06") else "in"
    values: dict[str, str | int | Message] = {"day": day_words(tie.on)}
    if tie.place:
        values["place"] = _clipped(tie.place)
        form = f"at_{form}"
    return Message(key=f"invite.note.met.{form}", values=values)


def _placed(what: str, place: str | None) -> Message:
    if not place:
        return Message(key=f"invite.note.{what}.plain")
    return Message(key=f"invite.note.{what}.at", values={"place": _clipped(place)})


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _PLACE else f"{line[: _PLACE - 1].rstrip()}…"


_PLACE = 80
"""Longest name of a place in a note: with the words around it the note stays below NOTE_CHARACTERS."""
