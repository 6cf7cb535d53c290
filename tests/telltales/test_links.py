"""Addresses and alphabets: odd ones speak, honest ones pass, and nothing is ever fetched."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import NoReturn

import pytest

from tests.builders import TODAY, page
from whosasking.model import Job, TelltaleField
from whosasking.preferences import Preferences
from whosasking.telltales import links, search, search_text
from whosasking.telltales.families.mixed_script import is_mixed


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever opens a socket or asks for a name fails. The suffix list comes along; its cache is dropped so that it is read here."""

    def refuse(*_: object, **__: object) -> NoReturn:
        msg = "a request was made"
        raise AssertionError(msg)

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    links._extract.cache_clear()
    yield
    links._extract.cache_clear()


def families(field: TelltaleField, text: str) -> set[str]:
    return {sign.family for sign in search_text(field, text)}


def of_links(*addresses: str) -> set[str]:
    return {sign.family for sign in search(page(links=addresses), Preferences(), on=TODAY)}


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://shop.example.co.uk/a?b#c", "example.co.uk"),
        ("HTTPS://WWW.Example.COM:8443", "example.com"),
        ("www.example.com.", "example.com"),
        ("user@example.org", "example.org"),
        ("https://bit.ly@evil.example.net/bit.ly", "example.net"),
        ("localhost", ""),
        ("127.0.0.1", ""),
        ("", ""),
        ("://", ""),
        ("a" * 300 + ".com", ""),
        ("\ud800.com", "\ud800.com"),
    ],
)
def test_the_registrable_domain(address: str, domain: str) -> None:
    assert links.registrable(address) == domain


SHORT = ["https://bit.ly/3xyzabc", "tinyurl.com/abcd", "https://www.tinyurl.com/abcd", "http://T.CO/abc", "https://rb.gy/x", "cutt.ly/abc", "https://is.gd/abc"]  # fmt: skip
LONG = [
    "https://lnkd.in/abc",
    "https://youtu.be/x1y2z3",
    "https://aka.ms/docs",
    "https://example.com/bit.ly",
    "https://notbit.ly.example.com/a",
    "https://orcid.org/0000-0002-1825-0097",
    "https://arbit.ly.example.org",
    "github.com/aito",
]


@pytest.mark.parametrize("address", SHORT)
def test_shorteners(address: str) -> None:
    assert "link_shortener" in families("about", f"My work: {address}")
    assert of_links(address) == {"link_shortener"}


@pytest.mark.parametrize("address", LONG)
def test_links_that_show_whose_they_are(address: str) -> None:
    assert not families("about", f"My work: {address}")
    assert not of_links(address)


@pytest.mark.parametrize("address", ["https://xn--pypal-4ve.com", "xn--80ak6aa92e.com/login", "https://www.XN--PYPAL-4VE.com", "https://shop.xn--pypal-4ve.com/a"])  # fmt: skip
def test_punycode(address: str) -> None:
    assert "mixed_script" in families("about", f"Visit {address} to see my work")
    assert of_links(address) == {"mixed_script"}


def test_lookalike_letters_in_a_link() -> None:
    assert of_links("https://pаypal.com") == {"mixed_script"}  # a Cyrillic а
    assert not of_links("https://пример.рф", "https://bücher.example")


def test_an_honest_path_may_be_in_any_script() -> None:
    assert not of_links("https://example.com/straße/дом")


MIXED = ["Jоhn", "Аnna", "Νikolas", "Brоwn", "Mаria", "Ρaul", "ѕarah", "Ivаnov"]
WHOLE = ["Anna", "Анна", "Ελένη", "李雷", "محمد", "Müller", "Şükrü", "Nguyễn", "김민준", "Björk", "Łukasz", "O'Neill", "ℌans", "Ｊｏｈｎ"]  # fmt: skip


@pytest.mark.parametrize("name", MIXED)
def test_two_alphabets_in_one_word_of_a_name(name: str) -> None:
    assert is_mixed(name)
    (sign,) = (sign for sign in search_text("name", f"{name} Smith") if sign.family == "mixed_script")
    assert (sign.weight, sign.quote) == ("strong", name)


@pytest.mark.parametrize("name", WHOLE)
def test_names_wholly_in_one_script(name: str) -> None:
    assert not is_mixed(name)
    assert "mixed_script" not in families("name", f"{name} Smith")


@pytest.mark.parametrize(
    "name", ["李雷 (Lei Li)", "Olena Шевченко", "Ελένη (Eleni) Brown", "Anna Анна", "Владимир Petrov"]
)
def test_each_word_may_have_its_own_script(name: str) -> None:
    assert "mixed_script" not in families("name", name)


@pytest.mark.parametrize(
    ("company", "speaks"),
    [
        ("Gооgle", True),
        ("Miсrosoft", True),
        ("Northquay", False),
        ("ЮMoney", False),
        ("ТехноLab", False),
        ("µTorrent", False),
        ("Сбербанк", False),
        ("Яндекс Cloud", False),
        ("Δelta", False),
    ],
)
def test_companies(company: str, speaks: bool) -> None:
    jobs = (Job(title="Clerk", company=company),)
    assert ({sign.family for sign in search(page(jobs=jobs), Preferences(), on=TODAY)} == {"mixed_script"}) is speaks


@pytest.mark.parametrize("field", ["headline", "about", "job", "note"])
def test_prose_in_two_alphabets_passes(field: TelltaleField) -> None:
    assert "mixed_script" not in families(
        field, "Преподаю IT-менеджмент и Python-разработку, COVID-19, α-Syn, µm и 5G-сети"
    )
