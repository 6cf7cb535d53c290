"""Every key that code names is in the catalogue, every sentence renders, and no sentence calls a person names."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

import whosasking
from whosasking.model import NotAProfileKind
from whosasking.policy import Row
from whosasking.preferences import PRESETS, Preferences
from whosasking.sentences import LANGUAGES, catalogue, text
from whosasking.telltales import TELLTALES

ROOMS = {key.partition(".")[0] for key in catalogue()}
SOURCES = sorted(Path(whosasking.__file__).parent.rglob("*.py"))
KEY = re.compile(r"[a-z_]+(?:\.[a-zA-Z0-9_-]+)+")


def keys_in(source: Path) -> Iterator[re.Pattern[str]]:
    """Every key that stands in a source file; what is filled in there may be anything."""
    nodes = list(ast.walk(ast.parse(source.read_text("utf-8"))))
    pieces = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            pattern = re.escape(node.value)
            plain = node.value
        elif isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "\0" for part in node.values]
            plain = "".join(parts).replace("\0", "x")
            pattern = "".join("[a-z0-9_./-]+" if part == "\0" else re.escape(part) for part in parts)
        else:
            continue
        if KEY.fullmatch(plain) and plain.partition(".")[0] in ROOMS and not plain.endswith((".py", ".toml", ".json")):
            yield re.compile(pattern)


def forms_of(entry: str | Mapping[str, str]) -> dict[str, str]:
    return {"other": entry} if isinstance(entry, str) else dict(entry)


def fields_of(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_renders(language: str) -> None:
    for key, entry in catalogue(language).items():
        values = {name: 2 for template in forms_of(entry).values() for name in fields_of(template)}
        for n in (0, 1, 2, 3, 11, 100, 1_000_000):
            said = text(key, language, **({**values, "n": n} if values or not isinstance(entry, str) else {}))
            assert said, key
            assert "{" not in said, key
            assert said == said.strip(), key


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(SOURCES[0].parent)))
def test_every_key_in_code_is_in_the_catalogue(source: Path) -> None:
    known = catalogue()
    for wanted in keys_in(source):
        found = any(wanted.fullmatch(key) for key in known) or any(
            key.startswith(f"{wanted.pattern.replace(chr(92), '')}.") for key in known
        )
        assert found, f"no sentence for {wanted.pattern}"


def test_every_sentence_is_said() -> None:
    """By its key, or by the beginning of it: a table below ``checks.NAME.not_read`` is chosen from where a fact is not read."""
    wanted = [pattern for source in SOURCES for pattern in keys_in(source)]
    for key in catalogue():
        parts = key.split(".")
        beginnings = [".".join(parts[:length]) for length in range(2, len(parts) + 1)]
        assert any(pattern.fullmatch(begins) for begins in beginnings for pattern in wanted), key


def test_a_key_is_found_in_code() -> None:
    """The test above would pass if it saw nothing."""
    seen = {wanted.pattern for source in SOURCES for wanted in keys_in(source)}
    assert len(seen) > 40
    assert re.escape("checks.activity.no_recent") in seen


@pytest.mark.parametrize("family", [family.id for family in TELLTALES])
def test_every_family_has_a_title(family: str) -> None:
    assert f"telltales.{family}.title" in catalogue()


@pytest.mark.parametrize("what", [*get_args(NotAProfileKind), "own", "unknown_layout"])
def test_every_page_without_a_verdict_has_its_sentence(what: str) -> None:
    assert text(f"verdict.none.{what}.sentence")
    assert text(f"verdict.none.{what}.next_step")


@pytest.mark.parametrize("row", [row for row in get_args(Row) if row != "own"])
def test_every_row_has_its_sentence(row: str) -> None:
    assert any(re.fullmatch(rf"verdict\.(accept|look_closer|ignore)\.{row}(\..+)?", key) for key in catalogue())


@pytest.mark.parametrize("name", Preferences.__struct_fields__)
def test_every_preference_has_title_and_help(name: str) -> None:
    assert text(f"preferences.{name}.title")
    assert text(f"preferences.{name}.help")


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_title_and_help(preset: str) -> None:
    assert text(f"preferences.preset.{preset}.title")
    assert text(f"preferences.preset.{preset}.help")


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_no_sentence_calls_a_person_names(key: str) -> None:
    entry = catalogue()[key]
    said = " ".join([entry] if isinstance(entry, str) else entry.values()).casefold()
    for quoted in ("hard to fake", "“not spam”", "“this was spam”"):  # a proof's worth; the user's own words
        said = said.replace(quoted, "")
    assert not re.search(
        r"\b(?:fakes?|bots?|scam(?:mers?|s)?|spam(?:mers?)?|fraud(?:sters?)?|crook|liar|suspicious)\b", said
    )
