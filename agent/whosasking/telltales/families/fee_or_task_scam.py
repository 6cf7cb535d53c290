"""A fee before the job, paid clicks, a cheque to pass on, gift cards, an account to lend. hard in a note, else strong."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.model import TelltaleClass
from whosasking.telltales.matching import TEXTS, Family, Spot, Text


def _find(text: Text) -> Iterator[Spot]:
    weight: TelltaleClass = "hard" if text.what == "note" else "strong"
    for hits in _scams(text):
        if text.is_offered(hits[0]):
            yield Spot(weight, hits)


def _scams(text: Text) -> Iterator[tuple[Hit, ...]]:
    yield from ((hit,) for hit in text["fee_or_task_scam.forwarding"] if not _is_neighbourly(text, hit))
    yield from ((hit,) for hit in text["fee_or_task_scam.code_asked"] if not _is_neighbourly(text, hit))
    if text.what == "note":  # elsewhere the same words are a helpdesk's or a bank's own work
        yield from ((hit,) for hit in text["fee_or_task_scam.pretext"])
    for hit in text["fee_or_task_scam.ransom"]:
        if _is_ransom(text, hit):
            yield (hit,)
    for hit in text["fee_or_task_scam.fee_demand"]:
        if (
            _is_beside(text, "fee_or_task_scam.job", hit)
            and not _is_honest(text, hit)
            and not _pays_the_writer(text, hit)
        ):
            yield (hit,)
    for hit in text["fee_or_task_scam.fee_terms"]:
        if text.near("fee_or_task_scam.hiring", hit, 1) is not None and not _is_honest(text, hit):
            yield (hit,)
    for hit in text["fee_or_task_scam.tasks"]:
        pay = text.near("fee_or_task_scam.task_pay", hit, 1) or _sum_for_reader(text, hit)
        if pay is not None and not _is_honest(text, hit):
            yield (hit, pay)


def _is_ransom(text: Text, hit: Hit) -> bool:
    """Whether the reader is to pay for what waits for them. A note and a job speak to their reader anyway."""
    addressed = text.what in ("note", "job") or text.speaks_to_reader(hit)
    return addressed and not _is_honest(text, hit) and not _pays_the_writer(text, hit)


def _pays_the_writer(text: Text, hit: Hit) -> bool:
    """Whether the verb of paying is the writer's own: "we pay 3,900 for the position"."""
    spans = hit.parts or ((hit.first, hit.after),)
    return any(own.first < after and first < own.after for own in text["we_pay"] for first, after in spans)


def _is_beside(text: Text, name: str, hit: Hit) -> bool:
    return text.near(name, hit, 1) is not None or text.inside(name, hit) is not None


def _is_honest(text: Text, hit: Hit) -> bool:
    """Whether a club, a school or an office asks for its fee, an employer says who bears one, or a study pays who takes part."""
    return text.mentions("fee_or_task_scam.honest", hit, 1)


def _is_neighbourly(text: Text, hit: Hit) -> bool:
    """Whether a parcel came to the wrong door, friends share what flowers cost, or a code that was sent has not arrived."""
    return text.mentions("fee_or_task_scam.neighbourly", hit, 1)


def _sum_for_reader(text: Text, hit: Hit) -> Hit | None:
    return text.near("money", hit, 1) if text.speaks_to_reader(hit) else None


FAMILY = Family("fee_or_task_scam", TEXTS, in_text=_find)
