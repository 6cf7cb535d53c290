"""The language that the terminal speaks: what ``--language`` says, else the environment, else English.

One for the whole process, chosen once by ``main``; everything below the command line is told the language it is to answer in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import reduce

from whosasking import sentences

VARIABLES = ("WHOSASKING_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where the environment names a language, ours first, then in the order of POSIX (Base Definitions, 8.2): the first that is set."""

_LANGUAGE = ContextVar("language", default="en")


def chosen(wanted: str | None, environment: Mapping[str, str]) -> str:
    """The language of the catalogue to speak. wanted: ``--language``, a code or a POSIX locale ("de_AT.UTF-8"), None: not said.

    What is not in the catalogue is spoken to in English, "C" and "POSIX" among them.
    """
    named = wanted or next((environment[name] for name in VARIABLES if environment.get(name)), "")
    return sentences.spoken(named.partition(".")[0].partition("@")[0])


def speak(language: str) -> None:
    """Speaks this language from now on. language: a code of ``sentences.LANGUAGES``."""
    _LANGUAGE.set(language)


def language() -> str:
    """The language that is spoken."""
    return _LANGUAGE.get()


def text(key: str, /, **values: str | int) -> str:
    """A sentence of the catalogue in the language that is spoken."""
    return sentences.text(key, language(), **values)


def in_a_row(first: str, second: str | None) -> str:
    """Two sentences; the first alone where there is no second."""
    return first if second is None else text("terminal.two_sentences", first=first, second=second)


def listed(names: Iterable[str]) -> str:
    """Names as a list, in one line."""
    return reduce(lambda first, following: text("terminal.and_another", first=first, next=following), names)
