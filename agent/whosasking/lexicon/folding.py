"""One form for letters that look alike to a reader: case, accents, widths, mathematical letters, lookalikes, leetspeak.

Accents are folded away on both sides (texts and word lists), so "écrivez" and "ecrivez" are one word; so are traditional Chinese
characters, "賺錢" and "赚钱", and with them those that Japanese shares.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from itertools import product

_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_STROKES = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
    "œ": "oe",
    "æ": "ae",
    "ð": "d",
    "þ": "th",
    "ɡ": "g",
}
_MARKS = {"™": "", "®": "", "©": "", "ª": "", "º": "", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"}
_ALIKE = {"著": "着", "妳": "你"}
"""Chinese characters that are two in one script only by choice, so no table of the scripts holds them."""
# Letters in squares and circles that Unicode does not decompose, and the flags' letters.
_BOXED = {chr(first + n): chr(ord("a") + n) for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6) for n in range(26)}
_SPECIAL = {**_SMALL_CAPITALS, **_STROKES, **_MARKS, **_BOXED, **_ALIKE}

_VOICED = re.compile("[\u3041-\u30ff\uff66-\uff9d][\u3099\u309a\uff9e\uff9f]")
"""A kana and its sound mark as two characters: half width ("ｶﾞ"), or as some systems write names of files."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FOLDED_AT_MOST = 8192  # a hostile text must not grow the memory of a process that lives long

# Cyrillic and Greek letters that can pass for a Latin one (after folding): what disguises use.
_LATIN_TWIN = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕьгпиѵԁһɩӏ", "abekmhopctyxijsbrnuvdhil", strict=True)),
        **dict(zip("αβεηικνορτυχγωμς", "abenikvoptuxywmc", strict=True)),
    }
)
_CYRILLIC_TWIN = str.maketrans(dict(zip("abekmhopctyxi3", "авекмнорстухіз", strict=True)))

_LEET = {
    "4": "a",
    "@": "a",
    "3": "e",
    "€": "e",
    "1": "il",
    "!": "il",
    "|": "il",
    "0": "o",
    "5": "s",
    "$": "s",
    "7": "t",
    "8": "b",
    "9": "g",
    "+": "t",
    "*": "aeiou",
    "2": "z",
}
# The same in words of Cyrillic letters: "т3леграм", "3аработок", "р@бота".
_CYRILLIC_LEET = str.maketrans(dict(zip("4@301$68", "ааеоисбв", strict=True)))
_LEET_AT_MOST = 24  # readings of one word that are tried


def _fold(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category in ("Cc", "Zl", "Zp"):
        return "\n" if char in "\n\r\u0085\u2028\u2029" else " " if char == "\t" else ""
    # Kana and Hangul would fall apart into marks; their compatibility forms (half width) are enough.
    whole = "\u3040" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3" or "\uff65" <= char <= "\uff9f"
    decomposed = unicodedata.normalize("NFKC" if whole else "NFKD", char).casefold()
    folded = "".join(_SPECIAL.get(c, c) for c in decomposed if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return _simplified(folded) if len(folded) == 1 and "\u3400" <= folded <= "\u9fff" else folded


def _simplified(char: str) -> str:
    traditional, simplified = _characters()
    place = bisect_left(traditional, char)
    return simplified[place] if traditional[place : place + 1] == char else char


@cache
def _characters() -> tuple[str, str]:
    """The traditional characters in the order of Unicode, and the simplified ones: as two strings they weigh 12 KB, as a table 500."""
    lines = files(__package__).joinpath("simplified.txt").read_text("utf-8").splitlines()
    pairs = [line for line in lines if not line.startswith("#")]
    return "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)


class _Folding(dict[int, str]):
    """The table for str.translate: fills itself, and forgets everything before a hostile text makes it large."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if len(self) >= _FOLDED_AT_MOST:
            self.clear()
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(char: str) -> str:
    """The form of one character that is compared: "" for marks and invisible ones, else one or more characters."""
    return _FOLDING[ord(char)]


def fold_text(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its characters the place in the original (None: the same place)."""
    if text.isascii() and _CONTROL.search(text) is None:
        return text.lower(), None
    if _VOICED.search(text) is not None:
        return _fold_voiced(text)
    folded = text.translate(_FOLDING)
    if all(len(_FOLDING[ord(char)]) == 1 for char in set(text)):
        return folded, None
    return folded, [place for place, char in enumerate(text) for _ in _FOLDING[ord(char)]]


def _fold_voiced(text: str) -> tuple[str, list[int]]:
    """fold_text where a kana and its sound mark are one letter: it stands where the kana does."""
    whole = _VOICED.sub(lambda pair: f"{unicodedata.normalize('NFKC', pair[0])[0]}\0", text)
    folded = [(_FOLDING[ord(char)], place) for place, char in enumerate(whole)]
    return "".join(form for form, _ in folded), [place for form, place in folded for _ in form]


def scripts(word: str) -> tuple[int, int, int]:
    """How many letters of a word are Latin, Cyrillic, Greek."""
    latin = cyrillic = greek = 0
    for char in word:
        if "a" <= char <= "z" or "A" <= char <= "Z" or ("\u00c0" <= char <= "\u024f" and char not in "×÷"):
            latin += 1
        elif "\u0400" <= char <= "\u052f":
            cyrillic += 1
        elif "\u0370" <= char <= "\u03ff" or "\u1f00" <= char <= "\u1fff":
            greek += 1
    return latin, cyrillic, greek


def undisguised(word: str) -> list[str]:
    """Other readings of a folded word: lookalike letters, digits for letters, letters repeated. Few, most likely first."""
    readings: list[str] = []
    if not word.isascii():
        _, cyrillic, greek = scripts(word)
        if cyrillic or greek:
            readings.append(word.translate(_LATIN_TWIN))
            if cyrillic:
                readings.append(word.translate(_CYRILLIC_TWIN))
                readings.append(word.translate(_CYRILLIC_LEET).translate(_CYRILLIC_TWIN))
    for form in (word, *readings[:1]):
        if any(char in _LEET for char in form) and any(char.isalpha() for char in form):
            choices = [_LEET.get(char, char) for char in form]
            for number, letters in enumerate(product(*choices)):
                if number >= _LEET_AT_MOST:
                    break
                readings.append("".join(letters))
    squeezed = _squeezed(word)
    if squeezed != word:
        readings.append(squeezed)
    return readings


def _squeezed(word: str) -> str:
    """Letters that stand three times or more in a row, once: "freeeee" is "fre" + "e"."""
    if len(word) < 4:
        return word
    kept: list[str] = []
    run = 0
    for place, char in enumerate(word):
        run = run + 1 if place and word[place - 1] == char else 1
        kept.append(char)
        if run >= 3:
            del kept[-1]
            if run == 3:
                del kept[-1]
    return "".join(kept)
