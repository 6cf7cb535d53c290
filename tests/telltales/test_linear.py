"""No text makes the search slow: the walk of every word list takes steps in proportion to the text, and so does every pattern.

Steps are counted, not timed. Patterns are read, not run: each may backtrack into bounded pieces only.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import whosasking.lexicon
import whosasking.recruiters
import whosasking.telltales
from tests.corpora.reading import benign, hostile
from whosasking.lexicon import Lexicon
from whosasking.lexicon.notation import Gap, Group, Parts, fold_phrases, lines, parse
from whosasking.recruiters import _lexicon as titles
from whosasking.telltales import _stages, lexicon

STEPS_A_WORD = 60
"""More than any list takes for a word of its own worst text; a list that needs more deserves another shape."""

PHRASES = {name: languages for _, stage in _stages() for name, languages in stage.items()}
"""The phrases of every list, by language."""

SPECIAL = {
    "num": "500",
    "sum": "500",
    "last_sum": "500.",
    "thousands": "2k",
    "cur": "$",
    "pct": "%",
    "phone": "+44 7700 900321",
    "mail": "a@example.com",
    "free_mail": "a@gmail.com",
    "link": "example.com",
    "chat_link": "t.me/lucy",
    "handle": "@lucy",
    "nick": "lucy_88",
}


@cache
def _sample_of(label: str, language: str) -> str:
    """Words of a list: its first phrase in that language."""
    if label in SPECIAL:
        return SPECIAL[label]
    languages = PHRASES[label]
    return _sample(lines(languages.get(language) or next(iter(languages.values())))[0], language)


def _sample(phrase: str, language: str) -> str:
    """Words that the phrase finds, as long as they can be."""
    parsed = parse(fold_phrases(phrase))
    if parsed.together is not None:
        return " ".join(_sample_of(label, language) for label, *_ in parsed.together.labels)
    return " ".join(_words(parsed.parts, language))


def _words(parts: Parts, language: str) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Gap):
            yield from ["and"] * part.words
        elif isinstance(part, Group):
            yield from _words(max(part.choices, key=len), language)
        else:
            yield _sample_of(part[1:-1], language) if part[0] == "<" else part.strip("*")


def _steps(with_lists: Lexicon, name: str, text: str) -> tuple[int, int]:
    matches = with_lists.read(text)
    assert matches[name] is not None
    return matches.steps, len(matches.reading.forms)


LISTS = [(name, language) for name, languages in PHRASES.items() for language in languages]


def test_there_are_lists() -> None:
    assert len(LISTS) > 40


@pytest.mark.parametrize(("name", "language"), LISTS)
def test_steps_grow_with_the_text_and_no_faster(name: str, language: str) -> None:
    """Every phrase of the list, once and again, in one sentence; and the beginning of each without its end."""
    samples = [_sample(phrase, language) for phrase in lines(PHRASES[name][language])]
    beginnings = [" ".join(sample.split()[:-1]) or sample for sample in samples]
    for unit in (" ".join(samples), " ".join(beginnings)):
        once = f"{unit[:4000]} "
        several = max(1, 2000 // len(once))
        few, few_words = _steps(lexicon(), name, once * several)
        many, many_words = _steps(lexicon(), name, once * several * 2)
        assert many <= 2.1 * few + 500, "quadratic"
        assert few <= STEPS_A_WORD * few_words
        assert many <= STEPS_A_WORD * many_words


@pytest.mark.parametrize("name", ["titles", "not_titles"])
def test_titles_grow_with_the_text(name: str) -> None:
    unit = "former recruiter talent acquisition for my team we are hiring student recruitment head of global talent "
    few, words = _steps(titles(), name, unit * 20)
    many, _ = _steps(titles(), name, unit * 40)
    assert 0 < few <= STEPS_A_WORD * words
    assert many <= 2.1 * few + 500


def test_the_whole_of_hostile_texts_repeated() -> None:
    """All lists at once over texts that begin many phrases."""
    for line in (*hostile()[::7], *benign()[::23]):
        once = line.text.replace(".", " ").replace("\n", " ") + " "
        matches = [lexicon().read(once * times) for times in (4, 8)]
        for one in matches:
            for name in PHRASES:
                assert one[name] is not None
        assert matches[1].steps <= 2.2 * matches[0].steps + 1000


def test_together_looks_at_neighbours_only() -> None:
    """Labels in any order: as many findings as places of the rarest one, whatever stands around."""
    phrases = [line for languages in PHRASES.values() for words in languages.values() for line in lines(words)]
    spans = [parsed.together.span for phrase in phrases if (parsed := parse(fold_phrases(phrase))).together is not None]
    assert spans
    assert all(span <= 30 for span in spans)


# ----------------------------------------------------------------------------------------------------- patterns

OUR_OWN_WORDS = {"_GAP", "_PIECE", "_TOGETHER"}
"""Patterns that read the notation of the word lists, never a stranger's text."""


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, re.Pattern[str]] = {}
    for package in (whosasking.lexicon, whosasking.telltales, whosasking.recruiters):
        modules = [
            package.__name__,
            *(module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")),
        ]
        for module in modules:
            for name, value in vars(importlib.import_module(module)).items():
                values = value.items() if isinstance(value, dict) else [("", value)]
                for key, one in values:
                    if isinstance(one, re.Pattern) and name not in OUR_OWN_WORDS:
                        found[f"{module}.{name}{key}"] = one
    return sorted(found.items())


def _parsed(pattern: re.Pattern[str]) -> Any:
    from re import _parser  # type: ignore[attr-defined]  # the tree is nowhere else to be had

    return _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def _repeats(tree: Any, *, inside: bool = False) -> Iterator[tuple[bool, Any, list[Any]]]:
    """Every repeat without an end: whether it stands inside another repeat, its body, and what follows it."""
    items = list(tree)
    for place, (kind, value) in enumerate(items):
        name = str(kind)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = value
            is_endless = int(most) > 10_000
            if is_endless:
                yield inside, body, items[place + 1 :]
            yield from _repeats(body, inside=inside or int(most) > 1)
        elif name == "SUBPATTERN":
            yield from _repeats(value[3], inside=inside)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _repeats(branch, inside=inside)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from _repeats(value[1], inside=inside)


def _can_be_empty(item: Any) -> bool:
    kind, value = str(item[0]), item[1]
    if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
        return int(value[0]) == 0
    return kind in {"AT", "ASSERT", "ASSERT_NOT"}


ANCHORED = {"_LINK", "_GROUPED"}
"""Patterns that are only ever tried at the beginning of a word: what follows an endless repeat costs one look back."""


def test_there_are_patterns() -> None:
    assert len(_patterns()) >= 10


@pytest.mark.parametrize(("name", "pattern"), _patterns(), ids=lambda value: value if isinstance(value, str) else "")
def test_patterns_are_linear(name: str, pattern: re.Pattern[str]) -> None:
    """No endless repeat inside another, none with another inside; and nothing after it that could send the search back to its start."""
    for inside, body, rest in _repeats(_parsed(pattern)):
        assert not inside, "a repeat without an end inside a repeat"
        assert not list(_repeats(body)), "a repeat without an end inside a repeat"
        if not any(name.endswith(anchored) for anchored in ANCHORED):
            assert all(_can_be_empty(item) for item in rest), "what must follow an endless repeat makes it start over"


def test_slow_patterns_would_be_seen() -> None:
    for slow in (r"(a+)+b", r"(?:a|b*)*c", r"\w+@", r"(?:x{1,3}y+){2}"):
        tree = _parsed(re.compile(slow))
        assert any(
            inside or list(_repeats(body)) or not all(map(_can_be_empty, rest)) for inside, body, rest in _repeats(tree)
        ), slow
