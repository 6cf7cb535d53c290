"""Writes the parts of the documentation that the code knows best: tables of preferences, presets, checks, telltales and commands,
the import layers, and what the worked example prints.

    .venv/bin/python scripts/generate_docs.py            write them into their pages
    .venv/bin/python scripts/generate_docs.py --check    write nothing; 1 where a page says something else

A part stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``; everything around it is written by hand.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from unittest import mock

import msgspec

from whosasking.cli import COMMANDS
from whosasking.cli import main as whosasking
from whosasking.contract import PreferenceField
from whosasking.preferences import PRESETS, Preferences
from whosasking.sentences import text
from whosasking.server.preferences import preferences_reply
from whosasking.telltales import TELLTALES

ROOT = Path(__file__).resolve().parent.parent
PAGES = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]))
EXAMPLE = ("review", "docs/example-facts.json", "--on", "2026-11-22")

_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_CLASS = re.compile(
    r"(?<=[.:;] )(Three: weak; five: strong|hard in a note, else strong|hard|strong|weak|note)\b[.:;,]? ?"
)


def table(head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    head = tuple(head)
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def preferences(group: str) -> str:
    """The preferences under one heading of the popup."""
    fields = [field for field in preferences_reply(Preferences()).fields if field.group == group]
    rows = ((f"`{field.name}`", f"**{field.title}.** {field.help}", _default(field), _range(field)) for field in fields)
    return table(("preference", "what it says", "default", "may be"), rows)


def _default(field: PreferenceField) -> str:
    return f"`{_written(field.default)}`"


def _range(field: PreferenceField) -> str:
    if field.kind == "choice":
        return ", ".join(f"`{option.value}`" for option in field.options)
    return "`true`, `false`" if field.kind == "switch" else f"{field.minimum} to {field.maximum}"


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def presets() -> str:
    """What each preset sets."""
    names = [text(f"preferences.preset.{name}.title") for name in PRESETS]
    keys = dict.fromkeys(key for values in PRESETS.values() for key in values)
    rows = ((f"`{key}`", *(f"`{_written(values[key])}`" for values in PRESETS.values())) for key in keys)
    return table(("preference", *names), rows)


def checks() -> str:
    """The five checks, with the numbers of the quick review."""
    described = msgspec.json.decode(_printed("checks", "--json"))
    keys = ("title", "passes", "fails", "cannot_tell")
    return table(("check", "passes", "fails", "cannot tell"), (tuple(each[key] for key in keys) for each in described))


def telltales() -> str:
    """The families in the order in which they claim words."""
    return table(("telltale", "class", "what it is", "guard"), (_telltale(family.id) for family in TELLTALES))


def _telltale(family: str) -> tuple[str, str, str, str]:
    said = (import_module(f"whosasking.telltales.families.{family}").__doc__ or "").split("\n\n")[0]
    said = " ".join(said.split())
    found = _CLASS.search(said)
    if found is None:
        raise SystemExit(f"The docstring of telltales/families/{family}.py does not say its class.")
    guard = said[found.end() :]
    weight = found[1][0].lower() + found[1][1:]
    return (
        f"{text(f'telltales.{family}.title')} (`{family}`)",
        weight,
        said[: found.start()].rstrip(" :;"),
        guard[:1].upper() + guard[1:],
    )


def commands() -> str:
    """Every command in a line."""
    rows = ((f"`whosasking {name}`", _command_help(name)) for name in COMMANDS)
    return table(("command", "what it does"), rows)


def _command_help(name: str) -> str:
    return str(import_module(f"whosasking.cli.{'import_' if name == 'import' else name}").HELP)


def layers() -> str:
    """Who may import whom, from the topmost down, as import-linter keeps it."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    named = next(rule["layers"] for rule in rules if rule["type"] == "layers")
    return "```\n" + "".join(f"{layer.replace(' : ', '  ')}\n" for layer in named) + "```\n"


def example() -> str:
    """What the worked example prints."""
    return f"```\n{_printed(*EXAMPLE).rstrip()}\n```\n"


def _printed(*arguments: str) -> str:
    printed = io.StringIO()
    plain = mock.patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"})
    with plain, contextlib.chdir(ROOT), contextlib.redirect_stdout(printed):
        code = whosasking(list(arguments))
    if code != 0:
        raise SystemExit(f"whosasking {' '.join(arguments)} ended with {code}.")
    return printed.getvalue()


PARTS: dict[str, Callable[[], str]] = {
    **{
        f"preferences-{group.value}": lambda group=group.value: preferences(group)  # type: ignore[misc]  # a default binds it
        for group in preferences_reply(Preferences()).groups
    },
    "presets": presets,
    "checks": checks,
    "telltales": telltales,
    "commands": commands,
    "layers": layers,
    "example": example,
}
"""Every part by its name. Each stands in one page at least."""


def generated(page: str) -> str:
    """A page with its parts as the code has them now. Raises KeyError for a part that nobody writes."""
    return _PART.sub(lambda found: f"{found[1]}{PARTS[found[2]]()}{found[3]}", page)


def parts_of(page: str) -> list[str]:
    """The names of the parts that a page holds."""
    return [found[2] for found in _PART.finditer(page)]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    stale = [page for page in PAGES if generated(page.read_text("utf-8")) != page.read_text("utf-8")]
    for page in stale:
        if check:
            print(f"{page.name} is not what the code says: run scripts/generate_docs.py", file=sys.stderr)
        else:
            page.write_text(generated(page.read_text("utf-8")), "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
