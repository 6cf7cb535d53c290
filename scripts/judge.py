"""Measures the judgement: honest texts that are called something, hostile texts that pass, whole personas judged wrongly.

    python3 scripts/judge.py             everything, as tables, each mistake with the rule that spoke
    python3 scripts/judge.py --json      the same, and one JSON object as the last line

The texts stand in tests/corpora, all made up for this project. The last lines hold the results against the targets; the command
ends with 1 where one was missed. Texts that are not there are measured by nobody: a rule for a single line of them helps nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import say

if TYPE_CHECKING:
    from tests.corpora.reading import Line, Persona
    from whosasking.model import Telltale, Verdict
    from whosasking.preferences import PresetName

FOUND_AT_LEAST = 0.95
"""The share of hostile texts to be found, each at least at its class."""
FEWEST = {"benign": 300, "hostile": 150, "personas": 60}
ALARMS = ("hard", "strong")
"""Classes that no honest text may get."""


@dataclass
class Tally:
    """Right and wrong, by what was counted. wrong: lines to print, one a mistake."""

    total: int = 0
    wrong: list[str] = field(default_factory=list)
    groups: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: Counter[tuple[str, str]] = field(default_factory=Counter)
    asides: Counter[str] = field(default_factory=Counter)

    def count(self, **groups: str) -> None:
        """One more, under each of these groups ("language" -> "de")."""
        self.total += 1
        self.groups.update(groups.items())

    def blame(self, line: str, **groups: str) -> None:
        """One mistake, under each of these groups."""
        self.wrong.append(line)
        self.mistakes.update(groups.items())

    def aside(self, said: str) -> None:
        """Something that is no mistake and yet worth a line."""
        self.asides[said] += 1


def main() -> int:
    """Sets up, measures, prints. 1: a target was missed."""
    options = _parse()
    environment.ensure()
    from tests.corpora.reading import benign, hostile, personas

    tallies = {
        "benign": judge_benign(benign()),
        "hostile": judge_hostile(hostile()),
        "personas": judge_personas(personas()),
    }
    for name, title, what in (
        ("benign", "Honest texts", "false alarms"),
        ("hostile", "Hostile texts", "misses"),
        ("personas", "Personas", "wrong verdicts"),
    ):
        _print_tally(title, what, tallies[name])
    results = targets(tallies)
    _print_targets(results)
    if options.json:
        say(json.dumps({name: {"total": tally.total, "wrong": len(tally.wrong)} for name, tally in tallies.items()}))
    return 0 if all(result.reached for result in results) else 1


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n")[0] if __doc__ else None,
        epilog="\n".join((__doc__ or "").split("\n")[2:]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    return parser.parse_args()


# ---------------------------------------------------------------------------------------------------- judging


def judge_benign(lines: Iterable[Line]) -> Tally:
    """Honest texts: which family called one of them something, by its class. Only hard and strong are mistakes."""
    from whosasking.telltales import TELLTALES

    tally = Tally()
    tally.groups.update(
        {("family", family.id): 0 for family in TELLTALES} | {("class", weight): 0 for weight in ALARMS}
    )
    for line in lines:
        tally.count(language=line.language, field=line.field)
        for sign in _search(line):
            said = {"family": sign.family, "class": sign.weight, "language": line.language, "field": line.field}
            if sign.weight in ALARMS:
                tally.blame(f"{line.where}  {sign.weight} {sign.family}: “{sign.quote}”\n      in: {line.text}", **said)
            else:
                tally.aside(f"{sign.weight} {sign.family}")
    return tally


def judge_hostile(lines: Iterable[Line]) -> Tally:
    """Hostile texts: which of them no family found at their class or a graver one."""
    from tests.corpora.reading import is_found

    tally = Tally()
    for line in lines:
        groups = {"family": str(line.family), "class": str(line.weight), "language": line.language, "field": line.field}
        tally.count(**groups)
        found = _search(line)
        if not is_found(line, found, families=False):
            spoke = ", ".join(f"{sign.weight} {sign.family}: “{sign.quote}”" for sign in found) or "nothing spoke"
            tally.blame(f"{line.where}  {line.weight} {line.family}: {spoke}\n      in: {line.text}", **groups)
        elif not is_found(line, found):
            tally.aside(f"{line.family} found as {found[0].family}")
    return tally


def judge_personas(everybody: Iterable[Persona]) -> Tally:
    """Whole members, under each preset: whose verdict differs from the one that the quick review demands."""
    tally = Tally()
    for persona in everybody:
        for preset, word in persona.verdicts.items():
            groups = {"preset": preset, "verdict": word}
            tally.count(**groups)
            got = judge_persona(persona, preset)
            if got.verdict != word:
                spoke = ", ".join(got.deciding) or got.sentence.key
                line = f"{persona.name} ({preset})  {got.verdict}, not {word}: {spoke}\n      {persona.why}"
                tally.blame(line, **groups)
    return tally


def judge_persona(persona: Persona, preset: PresetName) -> Verdict:
    """The verdict on a persona under a preset."""
    import msgspec

    from whosasking.checks import Case
    from whosasking.model import Knowledge, ProfilePage
    from whosasking.preferences import Preferences, changed
    from whosasking.review import no_review, review
    from whosasking.telltales import search

    if not isinstance(persona.page, ProfilePage):
        return no_review(persona.page)
    preferences = changed(Preferences(), persona.preferences, preset=preset)
    signs = search(persona.page, preferences, on=persona.on)
    knowledge = msgspec.convert(persona.knowledge, Knowledge)
    return review(Case(page=persona.page, telltales=signs, preferences=preferences, knowledge=knowledge, on=persona.on))


def _search(line: Line) -> tuple[Telltale, ...]:
    from whosasking.telltales import search_text

    return search_text(line.field, line.text, line.language)


# ---------------------------------------------------------------------------------------------------- targets


@dataclass(frozen=True)
class Target:
    """What was to be reached, and whether it was."""

    name: str
    measured: str
    wanted: str
    reached: bool


def targets(tallies: dict[str, Tally]) -> list[Target]:
    """The targets of the judgement: enough texts; no honest one called hard or strong; hostile ones found; personas all right."""
    sizes = {name: tally.total for name, tally in tallies.items()}
    sizes["personas"] = tallies["personas"].groups["preset", "quick_review"]  # each is judged under every preset
    enough = [
        Target(f"{name}: how many", str(sizes[name]), f"at least {fewest}", sizes[name] >= fewest)
        for name, fewest in FEWEST.items()
    ]
    honest, bad, people = (tallies[name] for name in ("benign", "hostile", "personas"))
    found = 1 - len(bad.wrong) / bad.total if bad.total else 0.0
    return [
        *enough,
        Target("(a) honest texts called hard or strong", str(len(honest.wrong)), "0", not honest.wrong),
        Target(
            "(b) hostile texts found at their class", f"{found:.1%}", f"{FOUND_AT_LEAST:.0%}", found >= FOUND_AT_LEAST
        ),
        Target("(c) personas judged wrongly", f"{len(people.wrong)} of {people.total}", "0", not people.wrong),
    ]


# ----------------------------------------------------------------------------------------------------- output


def _print_tally(title: str, what: str, tally: Tally) -> None:
    say(f"{title}: {tally.total}, {what}: {len(tally.wrong)}")
    say("")
    for group in ("family", "class", "language", "field", "preset", "verdict"):
        _print_group(group, what, tally)
    if tally.asides:
        say(f"  no mistake: {', '.join(f'{said} {count}' for said, count in sorted(tally.asides.items()))}\n")
    for line in tally.wrong:
        say(f"  {line}")
    if tally.wrong:
        say("")


def _print_group(group: str, what: str, tally: Tally) -> None:
    names = sorted({name for kind, name in (*tally.groups, *tally.mistakes) if kind == group})
    rows = [(name, str(tally.groups.get((group, name)) or "-"), str(tally.mistakes[group, name])) for name in names]
    if rows:
        _print_table((group, "texts", what), rows)


def _print_targets(results: Sequence[Target]) -> None:
    _print_table(
        ("target", "measured", "wanted", ""),
        [
            (result.name, result.measured, result.wanted, "reached" if result.reached else "MISSED")
            for result in results
        ],
    )


def _print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        cells = [
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        say(f"  {'  '.join(cells).rstrip()}")
    say("")


if __name__ == "__main__":
    raise SystemExit(main())
