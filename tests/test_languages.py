"""Every language says the same: no key is missing, no value is lost, no command is translated, and plural forms are CLDR's.

What is asked of the extension's catalogue is asked in tests/extension/messages.test.js; here both are held against each other.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from whosasking.cli.speaking import chosen
from whosasking.model import Message
from whosasking.sentences import LANGUAGES, catalogue, render, spoken, text
from whosasking.sentences.days import day_words
from whosasking.sentences.numbers import plural, written

ROOT = Path(__file__).parents[1]
OTHERS = LANGUAGES[1:]
EXPECTED: dict[str, dict[str, dict[str, str]]] = json.loads(Path(__file__).with_name("plurals.json").read_text("utf-8"))

CATEGORIES = {
    language: {plural(n, language) for n in range(1_000_001) if n < 200 or n == 1_000_000} for language in LANGUAGES
}
"""The categories that whole numbers have in a language; "other" besides, which serves for those that a table leaves out."""

NEVER_NONE = {
    "doctor.layouts_fine.text",
    "preview.unchanged",
    "preview.untried",
    "checks.activity.passes",
    "checks.telltales.fails",
    "checks.telltales.strong",
}
"""Said of one or more only: where "one" means 0 as well (French, Portuguese), its form may speak of one without a number."""

SAME_WORDS = {
    "Who's Asking {version}, Python {python}, {system}",  # names
    "Agent", "Autostart", "Autostart: {manager}, {where}", "Job", "Layout", "Links", "links", "Name", "Note", "note", "Open",
    "Pages", "Partner", "partner", "Photo", "Premium", "Privacy", "Prospect", "prospect", "Recruiter", "Recruiters",
    "recruiter", "Interviewer", "interviewer", "Section {name}", "Strict", "{n} invitation", "{n} invitations", "Version", "date", "file", "id", "ok", "NO", "no",
    "(provisional)", "April", "August", "September", "November",  # the same word in a language that is near to English
}  # fmt: skip
"""What may stand in another language as it stands in English."""

CODE = re.compile(
    r"whosasking(?: [a-z-]+| --[a-z-]+| [A-Z][A-Z.]+)*|--[a-z-]+|https?://[^\s.]+|127\.0\.0\.1|chrome://\w+|about:\w+"
)
"""Commands, options and addresses: typed as they stand."""

NAMES_CALLED = {
    "de": r"betrüger|fälschung|gefälscht|hochstapler|verdächtig",
    "fr": r"escroc|arnaqueur|faussaire|suspect",
    "es": r"estafador|timador|impostor|sospechos",
    "pt": r"golpista|estelionat|impostor|suspeit",
    "it": r"truffator|impostor|sospett",
    "nl": r"oplichter|nepprofiel|bedrieger|verdacht",
    "pl": r"oszust|fałszywk|podejrzan",
    "ja": r"詐欺師|偽者|怪しい",
    "ar": r"محتال|نصاب|مزيف|مشبوه",
}


def forms(entry: str | Mapping[str, str]) -> dict[str, str]:
    return {"other": entry} if isinstance(entry, str) else dict(entry)


def fields(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


def extension(language: str) -> dict[str, str]:
    path = ROOT / "extension" / "_locales" / language / "messages.json"
    return {key: entry["message"] for key, entry in json.loads(path.read_text("utf-8")).items()}


def test_the_languages_are_those_that_there_are() -> None:
    folders = {path.name for path in (ROOT / "agent/whosasking/sentences").iterdir() if (path / "checks.toml").exists()}
    locales = {path.name for path in (ROOT / "extension/_locales").iterdir()}
    assert folders == locales == set(LANGUAGES) == set(EXPECTED)
    assert ", ".join(LANGUAGES[:-1]) + f" and {LANGUAGES[-1]}" in (ROOT / "docs/protocol.md").read_text("utf-8")


NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "ja": "Japanese",
    "ar": "Arabic",
}


def test_the_page_for_users_names_every_language() -> None:
    said = " ".join((ROOT / "docs/using.md").read_text("utf-8").split())
    *most, last = (NAMES[language] for language in LANGUAGES)
    assert f"{', '.join(most)} or {last}" in said


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing_and_none_is_too_many(language: str) -> None:
    assert set(catalogue(language)) == set(catalogue())


@pytest.mark.parametrize("language", OTHERS)
def test_every_form_names_every_value(language: str) -> None:
    """A form for one number may leave the number out ("one browser"); nothing else goes missing, and nothing is made up."""
    for key, entry in catalogue().items():
        known = set().union(*map(fields, forms(entry).values()))
        for category, form in forms(catalogue(language)[key]).items():
            assert fields(form) <= known, (key, category)
            left_out = known - fields(form)
            of_one_number = category in {"zero", "one", "two"} and (
                plural(0, language) != "one" or category != "one" or key in NEVER_NONE
            )
            assert not left_out or (left_out == {"n"} and (of_one_number or "{n}" not in forms(entry)["other"])), (
                key,
                category,
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_that_the_language_has(language: str) -> None:
    for key, entry in catalogue(language).items():
        if isinstance(entry, str):
            continue
        assert set(entry) <= {*CATEGORIES[language], "other"}, key


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english(language: str) -> None:
    for key, entry in catalogue().items():
        for form in forms(catalogue(language)[key]).values():
            says_something = re.search(r"[A-Za-z]{2}", re.sub(r"\{\w+\}", "", form))
            assert not says_something or form not in forms(entry).values() or form in SAME_WORDS, key


@pytest.mark.parametrize("language", OTHERS)
def test_commands_and_addresses_stand_as_they_are_typed(language: str) -> None:
    for key, entry in catalogue().items():
        for form in forms(catalogue(language)[key]).values():
            typed = [code for code in CODE.findall(forms(entry)["other"]) if code not in form]
            assert not typed, (key, typed)


@pytest.mark.parametrize("language", OTHERS)
def test_nobody_is_called_names(language: str) -> None:
    for key, entry in catalogue(language).items():
        for form in forms(entry).values():
            assert not re.search(NAMES_CALLED[language], form.casefold()), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["accept", "look_closer", "ignore", "none"])
def test_the_words_of_a_verdict_are_the_same_everywhere(language: str, word: str) -> None:
    agent = catalogue(language)
    said = {
        forms(agent[f"{room}.{word}"])["other"] for room in ("terminal.card.verdict", "serve.verdict", "preview.word")
    }
    assert len({each.casefold() for each in (*said, extension(language)[f"tone_{word}"])}) == 1


SHARED = {
    "heading_reasons": "terminal.card.part.reasons",
    "heading_checks": "terminal.card.part.checks",
    "heading_telltales": "terminal.card.part.telltales",
    "place_about": "terminal.card.where.about",
    "place_experience": "terminal.card.where.experience",
    "place_education": "terminal.card.where.education",
    "place_skills": "terminal.card.where.skills",
    "place_recommendations": "terminal.card.where.recommendations",
    "place_projects": "terminal.card.where.projects",
    "place_activity": "terminal.card.where.activity",
    "place_featured": "terminal.card.where.featured",
    "so_far": "terminal.card.provisional",
    "mark_passed": "terminal.card.outcome.passed",
    "mark_hard": "terminal.card.class.hard",
    "said_known": "serve.overrides.known",
    "said_blocked": "serve.overrides.blocked",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_both_catalogues_name_has_one_name(language: str) -> None:
    for key, other in SHARED.items():
        assert extension(language)[key].casefold() == text(other, language).strip("()（）").casefold(), key


QUOTED = {
    "“Pair”": "action_pair",
    "“I know them”": "said_known",
    "“never again”": "said_blocked",
    "“not spam”": "said_not_spam",
    "“this was spam”": "said_spam",
}
"""Buttons of the extension that sentences quote."""


@pytest.mark.parametrize("language", OTHERS)
def test_a_button_is_quoted_as_it_stands(language: str) -> None:
    words, own, english = extension(language), catalogue(language), extension("en")
    for quoted, button in QUOTED.items():
        said = [form for key, entry in catalogue().items() if quoted in str(entry) for form in forms(own[key]).values()]
        said += [words[key] for key, message in english.items() if quoted in message]
        assert said
        for sentence in said:
            assert words[button].casefold() in sentence.casefold(), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_their_plurals_are_those_of_cldr(language: str) -> None:
    expected = EXPECTED[language]
    assert {n: plural(int(n), language) for n in expected["plurals"]} == expected["plurals"]
    assert {n: written(int(n), language) for n in expected["written"]} == expected["written"]


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("en", 1, "1 connection."),
        ("en", 1234, "1,234 connections."),
        ("de", 1234, "1.234 Kontakte."),
        ("fr", 0, "0 relation."),
        ("pl", 1, "1 kontakt."),
        ("pl", 3, "3 kontakty."),
        ("pl", 12, "12 kontaktów."),
        ("pl", 22, "22 kontakty."),
        ("ja", 1, "つながりは1人です。"),
    ],
)
def test_a_count_stands_in_its_form(language: str, n: int, said: str) -> None:
    assert text("checks.connections.passed", language, n=n) == said


def test_an_amount_is_grouped_and_a_name_is_not() -> None:
    assert "47823" in text("doctor.agent_not_running.text", "de", port="47823")
    assert "47.823" in text("doctor.agent_not_running.text", "de", port=47823)


@pytest.mark.parametrize(
    ("written_day", "language", "said"),
    [
        ("2026-04-06", "en", "6 April 2026"),
        ("2026-04-06", "de", "6. April 2026"),
        ("2026-04-06", "es", "6 de abril de 2026"),
        ("2026-04-06", "pl", "6 kwietnia 2026"),
        ("2026-04", "it", "aprile 2026"),
        ("2026-04-01", "fr", "1er avril 2026"),
        ("2026-04-06", "ja", "2026年4月6日"),
        ("2026", "it", "2026"),
    ],
)
def test_days_are_said_as_each_language_says_them(written_day: str, language: str, said: str) -> None:
    assert render(day_words(written_day), language) == said


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        ("de", "de"), ("de-AT", "de"), ("pt-BR", "pt"), ("pt_PT", "pt"), ("PL", "pl"), ("ar-EG", "ar"),
        ("zh", "en"), ("", "en"), (None, "en"), ("../de", "en"), ("d", "en"),
    ],
)  # fmt: skip
def test_a_language_is_served_by_its_base_else_by_english(asked: str | None, served: str) -> None:
    assert spoken(asked) == served


@pytest.mark.parametrize(
    ("wanted", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "POSIX"}, "en"),
        (None, {"LANG": "de_AT.UTF-8"}, "de"),
        (None, {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR@euro"}, "fr"),
        (None, {"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "de"),
        (None, {"LC_ALL": "it_IT", "WHOSASKING_LANGUAGE": "ja"}, "ja"),
        ("pl", {"WHOSASKING_LANGUAGE": "ja"}, "pl"),
        ("xx", {"LANG": "de"}, "en"),
    ],
)
def test_the_terminal_speaks_what_is_asked_for_else_what_the_environment_says(
    wanted: str | None, environment: dict[str, str], language: str
) -> None:
    assert chosen(wanted, environment) == language


def test_a_message_within_a_message_is_said_in_the_same_language() -> None:
    inner: Any = Message(key="invite.digital.days", values={"n": 3})
    said = render(Message(key="invite.digital.too_quick", values={"n": 1, "of": 5, "days": inner, "over": inner}), "de")
    assert "3 Tage" in said
