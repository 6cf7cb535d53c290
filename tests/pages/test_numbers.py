"""Numbers in every form that LinkedIn writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosasking.languages import language
from whosasking.pages.numbers import plain, read_count


@pytest.mark.parametrize(
    ("text", "code", "value", "capped"),
    [
        ("152 connections", "en", 152, False),
        ("0 connections", "en", 0, False),
        ("500+ connections", "en", 500, True),
        ("+500 relations", "fr", 500, True),
        ("1,234", "en", 1234, False),
        ("1.234", "de", 1234, False),
        ("1 234", "pl", 1234, False),
        ("1\u00a0234 abonnés", "fr", 1234, False),
        ("1\u202f234 abonnés", "fr", 1234, False),
        ("18 483 obserwujących", "pl", 18483, False),
        ("12,34,567", "en", 1234567, False),
        ("1.234.567", "it", 1234567, False),
        ("٥٠٠", "ar", 500, False),
        ("١٬٢٠٤ متابعا", "ar", 1204, False),
        ("أكثر من ٥٠٠ من الزملاء", "ar", 500, True),
        ("५००", "hi", 500, False),
        ("คนรู้จัก ๕๐๐ คน", "th", 500, False),
        ("Più di 500 collegamenti", "it", 500, True),
        ("Mais de 500 conexões", "pt", 500, True),
        ("Más de 500 contactos", "es", 500, True),
        ("500 人以上", "ja", 500, True),
        ("i 30innych wspólnych kontaktów", "pl", 30, False),
        ("29K followers", "en", 29_000, False),
        ("2.5M followers", "en", 2_500_000, False),
        ("1,2 mil seguidores", "es", 1200, False),
        ("29 tys. obserwujących", "pl", 29_000, False),
        ("12 B takipçi", "tr", 12_000, False),
        ("5,5 млн", "ru", 5_500_000, False),
        ("12万", "ja", 120_000, False),
        ("1.2万人", "ja", 12_000, False),
        ("1.5 萬", "zh-TW", 15_000, False),
        ("3만", "ko", 30_000, False),
        ("ผู้ติดตาม 1.2 พัน คน", "th", 1200, False),
        ("1.5 หมื่นคน", "th", 15_000, False),
        ("٢٩ ألف متابع", "ar", 29_000, False),
        ("1촌 321명", "ko", 321, False),
        ("함께 아는 1촌 12명", "ko", 12, False),
        ("500+ 位 1 度人脉", "zh-CN", 500, True),
        ("1次のつながり 38人", "ja", 38, False),
        ("21 次", "ja", 21, False),
    ],
)
def test_reads_a_count(text: str, code: str, value: int, capped: bool) -> None:
    assert read_count(text, language(code)) == (value, capped)


def test_a_text_without_a_number_has_no_count() -> None:
    assert read_count("connections") is None


@pytest.mark.parametrize("separator", [",", ".", " ", "\u00a0", "\u202f", "'", "’"])
@given(number=st.integers(min_value=1000, max_value=99_999_999))
def test_groups_of_three_in_any_writing(separator: str, number: int) -> None:
    assert read_count(f"{number:,}".replace(",", separator)) == (number, False)


@given(st.text(max_size=200))
def test_never_fails_and_never_goes_below_nothing(text: str) -> None:
    count = read_count(text)
    assert count is None or count.value >= 0


@given(st.text(max_size=100))
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)
