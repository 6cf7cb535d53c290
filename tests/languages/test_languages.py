"""The language tables: whole, typed, ranked, and told apart by a page's labels."""

from __future__ import annotations

import pytest

from whosasking.languages import KEYS, codes, every, language, mentioned, normal_code, vote

WITH_A_SOURCE = {
    "ar",
    "cs",
    "da",
    "de",
    "en",
    "es",
    "fr",
    "id",
    "it",
    "ja",
    "ms",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "th",
    "tr",
    "uk",
    "vi",
    "zh-TW",
}
WITHOUT = {"ko", "nb", "zh-CN"}


def test_every_language_is_there() -> None:
    assert set(codes()) == WITH_A_SOURCE | WITHOUT


@pytest.mark.parametrize("code", sorted(WITH_A_SOURCE | WITHOUT))
def test_a_table_is_whole(code: str) -> None:
    table = language(code)
    assert table is not None
    assert table.code == code
    assert len(table.months) == 12
    assert any(getattr(table.seen, key) for key in KEYS) == (code in WITH_A_SOURCE)


def test_words_with_a_source_come_first() -> None:
    table = language("de")
    assert table is not None
    assert table.words("experience") == ("Erfahrung", "Berufserfahrung")


def test_no_word_is_both() -> None:
    for each in every():
        for key in KEYS:
            assert not set(getattr(each.seen, key)) & set(getattr(each.unverified, key)), (each.code, key)


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        (["O mnie", "Aktywność", "Doświadczenie", "Umiejętności"], "pl"),
        (["About", "Activity", "Experience"], "en"),
        (["Attività", "Esperienza", "Competenze"], "it"),
        (["관련 없음", "경력", "학력"], "ko"),
        (["工作經歷", "學歷"], "zh-TW"),
        (["Zofam", "Derilo"], None),
        ([], None),
    ],
)
def test_votes_by_labels(labels: list[str], code: str | None) -> None:
    assert vote(labels) == code


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("pl_PL", "pl"),
        ("en", "en"),
        ("pt-BR", "pt"),
        ("zh_TW", "zh-TW"),
        ("zh-Hant-HK", "zh-TW"),
        ("zh_CN", "zh-CN"),
        ("in_ID", "id"),
        ("no_NO", "nb"),
        ("ro_RO", "ro"),
        ("", None),
        ("x-klingon", None),
    ],
)
def test_codes_as_pages_write_them(tag: str, code: str | None) -> None:
    assert normal_code(tag) == code


def test_a_number_inside_the_words() -> None:
    thai = language("th")
    assert thai is not None
    assert thai.mentions("connections", "คนรู้จัก 500 คน")
    assert not thai.mentions("connections", "ผู้ติดตาม 500 คน")


def test_without_a_table_every_language_counts() -> None:
    assert mentioned("followers", "500 volgers", None)
    assert not mentioned("followers", "500 volgers", language("en"))
    assert language("ro") is None
