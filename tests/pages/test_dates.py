"""Dates of jobs in LinkedIn's languages, and the days that activity numbers tell."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosasking.languages import codes, every, language
from whosasking.pages.dates import comment_id, day_of_id, read_lone_month, read_span, update_id


@pytest.mark.parametrize(
    ("text", "code", "from_", "to"),
    [
        ("Jan 2020 – Present · 4 yrs", "en", "2020-01", None),
        ("Jan 2020 - Jan 2020 · 1 mo", "en", "2020-01", "2020-01"),
        ("Sept 2019 – Oct 2020", "en", "2019-09", "2020-10"),
        ("Jul 2021 to Present · 3 yrs", "en", "2021-07", None),
        ("2019 – 2023", "en", "2019", "2023"),
        ("2015", "en", "2015", "2015"),
        ("März 2022–Heute · 4 Jahre 9 Monate", "de", "2022-03", None),
        ("Okt. 2020–Feb. 2022 · 1 Jahr5 Monate", "de", "2020-10", "2022-02"),
        ("juil. 2019 – aujourd’hui · 7 ans", "fr", "2019-07", None),
        ("févr. 2020 - déc. 2021 · 2 ans", "fr", "2020-02", "2021-12"),
        ("mar. 2019 - actualidad", "es", "2019-03", None),
        ("de 2019 a 2020", "es", "2019", "2020"),
        ("de mar. de 2019 a dic. de 2020", "es", "2019-03", "2020-12"),
        ("jan. de 2020 – o momento · 6 anos", "pt", "2020-01", None),
        ("gen 2020 - Presente", "it", "2020-01", None),
        ("mei 2020 - heden", "nl", "2020-05", None),
        ("maj 2025 – obecnie · 1 rok 1 mies.", "pl", "2025-05", None),
        ("lip 2013 – maj 2015 · 1 rok11 mies.", "pl", "2013-07", "2015-05"),
        ("2022 – kwi 2025", "pl", "2022", "2025-04"),
        ("led 2020 – současnost", "cs", "2020-01", None),
        ("maj 2020 – nu", "sv", "2020-05", None),
        ("aug. 2020 – nu", "da", "2020-08", None),
        ("янв. 2020 – настоящее время", "ru", "2020-01", None),
        ("січ. 2020 – дотепер", "uk", "2020-01", None),
        ("Oca 2020 - Halen", "tr", "2020-01", None),
        ("يناير ٢٠٢٠ - حتى الآن · ٦ سنوات", "ar", "2020-01", None),
        ("Agu 2020 – Saat ini", "id", "2020-08", None),
        ("Mac 2020 – Kini", "ms", "2020-03", None),
        ("ม.ค. 2020 - ปัจจุบัน", "th", "2020-01", None),
        ("2563 - 2565", "th", "2020", "2022"),
        ("thg 1 2020 - Hiện tại", "vi", "2020-01", None),
        ("2019年3月 - 現在", "ja", "2019-03", None),
        ("2019年3月～2020年5月 · 1年", "ja", "2019-03", "2020-05"),
        ("2019 年 3 月 - 至今", "zh-TW", "2019-03", None),
        ("2019년 3월 - 현재", "ko", "2019-03", None),
        ("янв. 2020 г. – дек. 2021 г. · 2 года", "ru", "2020-01", "2021-12"),
        ("2015 г. – 2019 г.", "ru", "2015", "2019"),
        ("січень 2020 р. – дотепер", "uk", "2020-01", None),
        ("2019 р.", "uk", "2019", "2019"),
        ("tháng 01, 2019 - tháng 12, 2020", "vi", "2019-01", "2020-12"),
        ("01/2020 – 03/2021", "de", "2020-01", "2021-03"),
        ("जन॰ 2020 – वर्तमान", "hi", "2020", None),
    ],
)
def test_reads_a_span(text: str, code: str, from_: str, to: str | None) -> None:
    assert read_span(text, language(code)) == (from_, to)


@pytest.mark.parametrize(
    "text",
    [
        "Verlag Forum 2020 · Praktikum",
        "Expo 2020 - Dubai",
        "Class of 2019",
        "4 yrs 2 mos",
        "9 lat 8 mies.",
        "",
        "2019 2020 2021",
        "Archivist 12345",
    ],
)
def test_a_name_with_a_year_is_no_span(text: str) -> None:
    assert read_span(text, language("en")) is None


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_of_every_language(code: str, month: int) -> None:
    table = language(code)
    assert table is not None
    for name in table.months[month - 1]:
        assert read_span(f"{name} 2020 – x", table) == (f"2020-{month:02}", None), name


def test_no_month_stands_twice_in_a_language() -> None:
    for each in every():
        names = [name for names in each.months for name in names]
        assert len(names) == len(set(names)), each.code


@pytest.mark.parametrize(
    ("text", "code", "month"),
    [
        ("March 2011", "en", "2011-03"),
        ("Joined March 2011", "en", "2011-03"),
        ("tháng 3 2011", "vi", "2011-03"),
        ("2011年3月", "ja", "2011-03"),
        ("มีนาคม 2554", "th", "2011-03"),
        ("03/2011", "fr", "2011-03"),
        ("May 5, 2021", "en", None),
        ("5. Mai 2021", "de", None),
        ("5 tháng 5 2021", "vi", None),
        ("2021年5月5日", "ja", None),
        ("05.05.2021", "de", None),
        ("2011", "en", None),
        ("March 2011 – May 2012", "en", None),
        ("less than 1 month ago", "en", None),
    ],
)
def test_a_month_alone(text: str, code: str, month: str | None) -> None:
    assert read_lone_month(text, language(code)) == month


def test_day_of_an_activity() -> None:
    assert day_of_id(7452446036029190144) == date(2026, 4, 21)


def test_a_small_number_is_no_activity() -> None:
    assert day_of_id(4711) is None


@given(st.datetimes(min_value=datetime(2004, 1, 1), max_value=datetime(2040, 1, 1)))  # noqa: DTZ001 - made aware below
def test_the_upper_bits_are_the_moment(moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC)
    number = int(moment.timestamp() * 1000) << 22 | 0x2ABCD
    assert day_of_id(number) == moment.date()


def test_a_comment_has_a_number_of_its_own() -> None:
    assert (
        comment_id("?commentUrn=urn:li:comment:(activity:7370096736452730880,7371000000000000000)")
        == 7371000000000000000
    )
    assert (
        comment_id("?dashCommentUrn=urn:li:fsd_comment:(7371000000000000000,urn:li:activity:7370096736452730880)")
        == 7371000000000000000
    )
    assert comment_id("/feed/update/urn:li:activity:7370096736452730880/") is None


def test_an_update_in_both_kinds_of_address() -> None:
    assert update_id("https://www.linkedin.com/feed/update/urn:li:activity:7370096736452730880/") == 7370096736452730880
    assert (
        update_id("https://www.linkedin.com/posts/somebody_x-activity-7370096736452730880-AbCd") == 7370096736452730880
    )
