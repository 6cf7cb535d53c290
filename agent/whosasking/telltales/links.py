"""Addresses: their registrable domain (the suffix list that tldextract brings along; never a request) and what is odd in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract

SHORTENERS = frozenset(
    {
        "bit.ly",
        "bitly.com",
        "tinyurl.com",
        "tiny.cc",
        "tiny.one",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "v.gd",
        "buff.ly",
        "rebrand.ly",
        "rb.gy",
        "cutt.ly",
        "shorturl.at",
        "shorturl.asia",
        "shorturl.com",
        "short.io",
        "shor.by",
        "t.ly",
        "s.id",
        "bl.ink",
        "adf.ly",
        "soo.gd",
        "clck.ru",
        "vk.cc",
        "u.to",
        "qr.ae",
        "x.gd",
        "da.gd",
        "gg.gg",
        "kutt.it",
        "lnk.bio",
        "snip.ly",
        "t2m.io",
        "urlz.fr",
        "url.cn",
        "dwz.cn",
        "t.cn",
        "suo.im",
        "bit.do",
        "mcaf.ee",
        "ouo.io",
        "shrtco.de",
        "ulvis.net",
        "tr.im",
        "yourls.org",
        "l8.nu",
        "chilp.it",
        "han.gl",
        "me2.do",
        "surl.li",
        "n9.cl",
        "acortar.link",
        "encurtador.com.br",
        "abre.ai",
        "abrir.link",
        "shre.ink",
        "2u.pw",
        "linkd.in",
        "urlday.cc",
        "short.gy",
        "tinu.be",
        "reurl.cc",
        "lihi.cc",
        "ppt.cc",
    }
)
"""Services that hide where a link leads. lnkd.in, youtu.be, aka.ms and other services' own short names show whose they are and pass."""


@cache
def _extract() -> TLDExtract:
    from tldextract import TLDExtract  # costs 20 ms, and most profiles bring no link

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def host(address: str) -> str:
    """The host of an address, lower case; "" where there is none."""
    rest = address.strip().partition("://")[2] or address.strip()
    return (
        rest.partition("/")[0]
        .partition("?")[0]
        .partition("#")[0]
        .rpartition("@")[2]
        .partition(":")[0]
        .lower()
        .rstrip(".")
    )


def registrable(address: str) -> str:
    """The domain that somebody registered ("shop.example.co.uk" -> "example.co.uk"); "" where there is none."""
    name = host(address)
    if not name or len(name) > 253:
        return ""
    parts = _extract()(name)
    return f"{parts.domain}.{parts.suffix}" if parts.domain and parts.suffix else ""


def is_shortener(address: str) -> bool:
    name = host(address).removeprefix("www.")
    return name in SHORTENERS or registrable(address) in SHORTENERS


def is_punycode(address: str) -> bool:
    return any(label.startswith("xn--") for label in host(address).split("."))
