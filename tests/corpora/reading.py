"""The corpora, read: texts of honest people, hostile texts, and whole personas with the verdict that the quick review demands.

``benign-CODE.tsv``: field, text. ``hostile-CODE.tsv``: family, class, field, text. ``personas/NAME.json``: facts as ``whosasking read``
prints them (so that ``whosasking review`` takes the file as it lies), and beside them ``verdicts`` (preset -> word), ``why`` (the row of
quick-review section 5 that demands them) and, where needed, ``knowledge`` and ``preferences``. Everything here is made up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from whosasking.facts import read_facts
from whosasking.model import Page, Telltale, TelltaleClass, TelltaleField, VerdictWord
from whosasking.preferences import PRESETS, PresetName

FOLDER = Path(__file__).parent
WEIGHTS: tuple[TelltaleClass, ...] = get_args(TelltaleClass)
"""Classes, the gravest first."""
FIELDS: tuple[TelltaleField, ...] = ("name", "headline", "about", "job", "note")


@dataclass(frozen=True)
class Line:
    """A text. family, weight: what it is made to show; None in a benign one. where: "hostile-de.tsv:3"."""

    where: str
    language: str
    field: TelltaleField
    text: str
    family: str | None = None
    weight: TelltaleClass | None = None


@dataclass(frozen=True)
class Persona:
    """Facts and the verdict under each preset. knowledge: fields of model.Knowledge; preferences: beyond the preset's."""

    name: str
    page: Page
    why: str
    verdicts: dict[PresetName, VerdictWord]
    knowledge: dict[str, Any]
    preferences: dict[str, Any]
    on: date


def benign() -> tuple[Line, ...]:
    """Texts of honest people."""
    return tuple(
        Line(where, language, _field(field, where), text) for where, language, (field, text) in _rows("benign")
    )


def hostile() -> tuple[Line, ...]:
    """Texts that offer or ask what a stranger should not."""
    return tuple(
        Line(where, language, _field(field, where), text, family, _weight(weight, where))
        for where, language, (family, weight, field, text) in _rows("hostile")
    )


def personas() -> tuple[Persona, ...]:
    """Whole members."""
    return tuple(_persona(path) for path in sorted((FOLDER / "personas").glob("*.json")))


def is_found(line: Line, found: tuple[Telltale, ...], *, families: bool = True) -> bool:
    """Whether a hostile text was found at its class or a graver one. families: by its own family, not just any."""
    wanted = WEIGHTS.index(cast("TelltaleClass", line.weight))
    return any(WEIGHTS.index(sign.weight) <= wanted and (not families or sign.family == line.family) for sign in found)


def _rows(kind: str) -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(FOLDER.glob(f"{kind}-*.tsv")):
        language = path.stem.partition("-")[2]
        # Only a line feed ends a line: texts hold every other character.
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if line:
                yield f"{path.name}:{number}", language, line.split("\t")


def _field(field: str, where: str) -> TelltaleField:
    if field not in FIELDS:
        msg = f"{where}: no such field: {field}"
        raise ValueError(msg)
    return field


def _weight(weight: str, where: str) -> TelltaleClass:
    if weight not in WEIGHTS:
        msg = f"{where}: no such class: {weight}"
        raise ValueError(msg)
    return weight


def _persona(path: Path) -> Persona:
    raw = path.read_bytes()
    facts = json.loads(raw)
    if set(facts["verdicts"]) != set(PRESETS):
        msg = f"{path.name}: a verdict for each preset"
        raise ValueError(msg)
    return Persona(
        name=path.stem,
        page=read_facts(raw),
        why=facts["why"],
        verdicts=facts["verdicts"],
        knowledge=facts.get("knowledge", {}),
        preferences=facts.get("preferences", {}),
        on=date.fromisoformat(facts["read_on"]),
    )
