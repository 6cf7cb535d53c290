"""A verdict as a card for the terminal: three reasons first, then everything. 80 columns; plain where nobody looks.

Outcome in three ways at once, on a terminal: colour, icon and word. Words of the page pass through ``printable`` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whosasking.cli.speaking import text
from whosasking.cli.terminal import WIDTH, cells, printable, shortened, wrapped
from whosasking.contract import EvidenceText, Review

_COLOURS = {"good": "32", "bad": "31", "unsure": "33", "quiet": "2", "strong": "1"}
_SHADES = {
    "accept": "good",
    "ignore": "bad",
    "look_closer": "unsure",
    "none": "quiet",
    "passed": "good",
    "failed": "bad",
    "unknown": "unsure",
    True: "good",
    False: "bad",
    None: "quiet",
}
_ICONS = {"good": "✓", "bad": "✗", "unsure": "?", "quiet": "·"}


class Card:
    """One review, drawn. colour: on a terminal that shows colours. name: whose page, as read, or None."""

    def __init__(self, review: Review, name: str | None, *, colour: bool) -> None:
        self.review = review
        self.name = name
        self.colour = colour

    def __str__(self) -> str:
        return "\n".join(line.rstrip() for line in self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield from self._head()
        reasons = list(self._reasons())
        if reasons:
            yield from self._part("reasons", reasons)
        if self.review.findings:
            yield from self._part("checks", self._findings())
        if self.review.telltales:
            yield from self._part("telltales", self._telltales())
        if self.review.diligence:
            yield from self._part("diligence", self._diligence())
        if self.review.points:
            yield from self._part("points", self._points())
        if self.review.settle:
            yield from self._part("settle", self._settle())
        if self.review.next_step:
            yield ""
            yield from wrapped(self._say("next", step=printable(self.review.next_step)))

    # ------------------------------------------------------------------------------------------ parts

    def _head(self) -> Iterator[str]:
        shade = _SHADES[self.review.verdict]
        word = self._say(f"verdict.{self.review.verdict}")
        head = f"{_ICONS[shade]} {word}"
        whose = printable(self.name or "")
        provisional = self._say("provisional") if self.review.provisional else ""
        yield self._paint(head, shade, "strong") + "".join(
            f"  {part}" for part in _fitting(whose, provisional, cells(head))
        )
        yield ""
        if self.review.question:
            yield from wrapped(printable(self.review.question))
        yield from wrapped(printable(self.review.sentence))

    def _reasons(self) -> Iterator[str]:
        findings = {str(finding.check): finding for finding in self.review.findings}
        for reason in self.review.deciding:
            if reason in findings:
                finding = findings[reason]
                yield from self._item(_SHADES[finding.outcome], finding.reason, finding.evidence[:1])
                continue
            for sign in (sign for sign in self.review.telltales if sign.family == reason):
                yield from self._item("bad", sign.title, (EvidenceText(quote=sign.quote, where=sign.where),))
                break

    def _findings(self) -> Iterator[str]:
        for finding in self.review.findings:
            said = self._say("finding", title=finding.title, outcome=self._say(f"outcome.{finding.outcome}"))
            yield from self._item(_SHADES[finding.outcome], said)
            yield from wrapped(printable(finding.reason), "    ")
            for seen in finding.evidence:
                yield from self._quote(seen)

    def _telltales(self) -> Iterator[str]:
        for sign in self.review.telltales:
            said = self._say("finding", title=sign.title, outcome=self._say(f"class.{sign.weight}"))
            shade = "bad" if sign.weight in {"hard", "strong"} else "unsure" if sign.weight == "weak" else "quiet"
            yield from self._item(shade, said, (EvidenceText(quote=sign.quote, where=sign.where),))

    def _diligence(self) -> Iterator[str]:
        for point in self.review.diligence:
            yield from self._item(_SHADES[point.state], point.text)

    def _points(self) -> Iterator[str]:
        for point in self.review.points:
            said = {True: "there", False: "missing", None: "not_read"}[point.state]
            yield from self._item(
                _SHADES[point.state], self._say("finding", title=point.title, outcome=self._say(f"point.{said}"))
            )

    def _settle(self) -> Iterator[str]:
        steps = dict.fromkeys(step.text for step in self.review.settle)  # one dialog can bring several facts
        for step in steps:
            yield from self._item("quiet", step)

    # ------------------------------------------------------------------------------------------ pieces

    def _part(self, name: str, lines: Iterable[str]) -> Iterator[str]:
        yield ""
        yield self._paint(self._say(f"part.{name}"), "strong")
        yield from lines

    def _item(self, shade: str, said: str, evidence: Iterable[EvidenceText] = ()) -> Iterator[str]:
        for number, line in enumerate(wrapped(printable(said), "    ")):
            yield f"  {self._paint(_ICONS[shade], shade)} {line[4:]}" if number == 0 else line
        for seen in evidence:
            yield from self._quote(seen)

    def _quote(self, seen: EvidenceText) -> Iterator[str]:
        quoted = self._say("quote", quote=printable(seen.quote), where=self._where(seen.where))
        for line in wrapped(quoted, "      "):
            yield self._paint(line, "quiet")

    def _where(self, where: str) -> str:
        section, _, position = printable(where).partition("/")
        try:
            place = self._say(f"where.{section}")
        except KeyError:
            place = section
        return self._say("where_position", place=place, position=position) if position else place

    def _say(self, key: str, **values: str | int) -> str:
        return text(f"terminal.card.{key}", **values)

    def _paint(self, words: str, *shades: str) -> str:
        if not self.colour:
            return words
        return f"\x1b[{';'.join(_COLOURS[shade] for shade in shades)}m{words}\x1b[0m"


def _fitting(whose: str, provisional: str, taken: int) -> list[str]:
    """What stands beside the word, on the same line: the name gives way first."""
    left = WIDTH - taken - 2 - (cells(provisional) + 2 if provisional else 0)
    name = shortened(whose, max(left, 1))
    return [part for part in (name, provisional) if part]
