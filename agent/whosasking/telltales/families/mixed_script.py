"""Latin mixed with Cyrillic or Greek inside one word of a name, a company or a link; a punycode link. strong.

Checked word by word after NFKC: "李雷 (Lei Li)" and a name wholly in one script pass, and so do units and brands whose foreign letters
look like no Latin one ("µTorrent", "ЮMoney").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from whosasking.lexicon import Hit
from whosasking.lexicon.folding import scripts
from whosasking.model import ProfilePage, TelltaleField
from whosasking.preferences import Preferences
from whosasking.telltales.links import host, is_punycode
from whosasking.telltales.matching import Fact, Family, Finder, Spot, Text

_WORD = re.compile(r"[^\W\d_]+")
_SEAM = re.compile(
    r"[a-z\u00c0-\u024f]\W{0,2}[\u0370-\u052f\u1f00-\u1fff]|[\u0370-\u052f\u1f00-\u1fff]\W{0,2}[a-z\u00c0-\u024f]",
    re.IGNORECASE,
)
"""Letters of two alphabets side by side: without one there is nothing to look at."""
_SYMBOLS = frozenset("µμΩωπλΔδΣσβγφΦψΨθΘΛΞΠ")
"""Greek letters that stand for units and quantities and look like no Latin letter (ω and σ as one reads them in a brand)."""
_TWINS = frozenset("аАеЕоОрРсСуУхХВКМНТіІјЈѕЅԁԛԝһҺүӏкмтнвпгиь" + "αΑΒεΕΖηΗιΙκΚΜνΝοΟρΡτΤυΥχΧ")
_LATIN_ONLY = frozenset("dfgjlqrstwzbDFGJLQRUVWZ")
"""Latin letters that a typist of Cyrillic or Greek would not strike for one of their own."""


def is_mixed(word: str, *, brand: bool = False) -> bool:
    """Whether one word (letters only) mixes Latin with Cyrillic or Greek. brand: a clean seam of two scripts passes."""
    letters = [char for char in unicodedata.normalize("NFKC", word) if unicodedata.category(char)[0] == "L"]
    kept = "".join(char for char in letters if char not in _SYMBOLS)
    latin, cyrillic, greek = scripts(kept)
    if not latin or not (cyrillic or greek):
        return False
    return not (brand and _is_seam(kept))


def _is_seam(word: str) -> bool:
    """Two runs, one script each, and neither disguised as the other: "ЮMoney", "ТехноLab"."""
    foreign = [not scripts(char)[0] for char in word]
    if _seams(word) != 1:
        return False
    letters = [char for char, is_foreign in zip(word, foreign, strict=True) if is_foreign]
    return len(letters) >= 3 or not all(char in _TWINS for char in letters)


def _seams(word: str) -> int:
    """How often the script changes between Latin and another."""
    return sum(a != b for a, b in pairwise(not scripts(char)[0] for char in word))


def _in_text(text: Text) -> Iterator[Spot]:
    yield from _in_words(text)
    if text.has_address:
        yield from _in_links(text)


def _in_words(text: Text) -> Iterator[Spot]:
    if not _SEAM.search(unicodedata.normalize("NFKC", text.matches.text)):
        return
    reading = text.matches.reading
    for place, (start, end) in enumerate(zip(reading.starts, reading.ends, strict=True)):
        word = reading.text[start:end]
        if _is_odd(text.what, word):
            yield Spot("strong", (Hit(place, place + 1, "any"),))


def _is_odd(what: TelltaleField, word: str) -> bool:
    if what == "name":
        return any(is_mixed(part) for part in _WORD.findall(unicodedata.normalize("NFKC", word)))
    return len(word) >= 5 and _is_disguised(word)


def _is_disguised(word: str) -> bool:
    """A word meant to be read as Latin, lookalikes in it: typists of Russian mix the other way round ("СOVID").

    More Latin than foreign letters, or the two in turns with a Latin one that no lookalike stands for.
    """
    latin, cyrillic, greek = scripts(word)
    if not is_mixed(word, brand=True):
        return False
    if latin <= cyrillic + greek and not (_seams(word) > 1 and any(char in _LATIN_ONLY for char in word)):
        return False
    return all(char in _TWINS for char in word if char.isalpha() and not scripts(char)[0])


def _in_links(text: Text) -> Iterator[Spot]:
    reading = text.matches.reading
    for place, labels in reading.labels.items():
        if labels[0][0] in ("link", "chat_link") and _is_odd_link(
            reading.text[reading.starts[place] : reading.ends[place]]
        ):
            yield Spot("strong", (Hit(place, place + 1, "any"),))


def _is_odd_link(address: str) -> bool:
    return is_punycode(address) or any(is_mixed(word) for word in _WORD.findall(host(address)))


def _in_facts(page: ProfilePage, preferences: Preferences, on: date, find: Finder) -> Iterator[Fact]:
    del preferences, on, find
    for number, job in enumerate(page.profile.jobs or (), 1):
        for word in _WORD.findall(job.company or ""):
            if is_mixed(word, brand=True):
                source = page.sources.get(f"jobs/{number}")
                yield Fact("strong", word[:80], source.where if source else f"experience/{number}")
    for address in page.profile.links or ():
        if _is_odd_link(address):
            source = page.sources.get("links")
            yield Fact("strong", address[:80], source.where if source else "top_card")


FAMILY = Family(
    "mixed_script", frozenset({"name", "headline", "about", "job", "note"}), in_text=_in_text, in_facts=_in_facts
)
