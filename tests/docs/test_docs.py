"""What the documentation says is so: its links lead somewhere, its commands parse, and all that can be used is described."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from scripts import generate_docs
from whosasking.checks import CHECKS
from whosasking.cli import COMMANDS, _parser
from whosasking.errors import InvalidInput
from whosasking.preferences import Preferences, changed
from whosasking.sentences import text
from whosasking.telltales import TELLTALES

ROOT = Path(__file__).resolve().parents[2]
PAGES = generate_docs.PAGES


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


# ------------------------------------------------------------------------------------------------ links

_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(written: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", written), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


LINKS = [
    (named(page), link)
    for page in PAGES
    for link in _LINK.findall(_FENCE.sub("", page.read_text("utf-8")))
    if "://" not in link
]


def test_the_pages_link_to_each_other() -> None:
    assert len(LINKS) >= 12


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_every_link_leads_somewhere(page: str, link: str) -> None:
    file, _, anchor = link.partition("#")
    target = (ROOT / page).parent / file if file else ROOT / page
    assert target.exists(), f"{page}: {link}"
    if anchor:
        assert anchor in anchors(target.read_text("utf-8")), f"{page}: {link}"


def test_no_page_of_docs_is_left_without_a_link_to_it() -> None:
    linked = {((ROOT / page).parent / link.partition("#")[0]).resolve() for page, link in LINKS}
    assert [named(page) for page in PAGES if page.parent.name == "docs" and page not in linked] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_is_named_exists(page: Path) -> None:
    files = re.findall(
        r"(?<![\w/])(?:agent|scripts|tests|docs|shared|extension)/[\w/.-]*\.\w+", page.read_text("utf-8")
    )
    stand_ins = re.compile(r"/[A-Z]+\.")  # NAME.py, CODE.toml: whatever is to be added
    assert [file for file in files if not stand_ins.search(file) and not (ROOT / file).exists()] == []


# --------------------------------------------------------------------------------------------- commands


class Line(NamedTuple):
    """One use of the command line in a page."""

    page: str
    text: str


def command_lines() -> list[Line]:
    """Lines of code blocks, and code within sentences, that begin with ``whosasking``."""
    lines = []
    for page in PAGES:
        written = page.read_text("utf-8")
        blocks = [line for block in _FENCE.findall(written) for line in block.splitlines()]
        spans = re.findall(r"`([^`\n]+)`", _FENCE.sub("", written))
        uses = [line.strip().removeprefix(".venv/bin/") for line in (*blocks, *spans)]
        lines += [Line(named(page), use) for use in uses if use.startswith("whosasking ")]
    return lines


LINES = command_lines()


def parse(line: str) -> Any:
    """What argparse makes of a line, up to a comment, a pipe or a redirection."""
    words = shlex.split(line, comments=True)[1:]
    end = next((place for place, word in enumerate(words) if word in {"|", "<", ">", ">>"}), len(words))
    return _parser(words[:end]).parse_args(words[:end])


def exit_code(line: str) -> tuple[int, str]:
    """How parsing a line ends, and what argparse has to say: 0 where it is taken."""
    complaint = io.StringIO()
    with contextlib.redirect_stderr(complaint), contextlib.redirect_stdout(io.StringIO()):
        try:
            parse(line)
        except SystemExit as end:
            return int(end.code or 0), complaint.getvalue()
    return 0, ""


@pytest.mark.parametrize("line", sorted(set(LINES)))
def test_every_command_line_parses(line: Line) -> None:
    if line.text.split()[1:] in [[name] for name in COMMANDS]:
        return  # only named, without its arguments
    code, complaint = exit_code(line.text)
    assert code == 0, f"{line.page}: {line.text}\n{complaint}"


def test_a_wrong_line_would_be_found() -> None:
    for wrong in ("whosasking revue page.html", "whosasking review --presets strict page.html"):
        assert exit_code(wrong)[0] == 2


def test_every_command_is_shown() -> None:
    shown = {line.text.split()[1] for line in LINES if line.page == "docs/using.md"}
    assert set(COMMANDS) <= shown


@pytest.mark.parametrize("line", [line for line in LINES if "--set" in line.text])
def test_every_value_that_is_set_fits(line: Line) -> None:
    for value in parse(line.text).values:
        changed(Preferences(), dict([_typed(value)]))


# ------------------------------------------------------------------------------------------ preferences


def _typed(written: str) -> tuple[str, Any]:
    name, _, value = written.partition("=")
    default = getattr(Preferences(), name)
    if isinstance(default, bool):
        return name, {"true": True, "false": False}[value]
    return name, int(value) if isinstance(default, int) else value


EXAMPLES = dict(_typed(found) for found in re.findall(r"^- `(\w+=\w+)`", read("docs/preferences.md"), re.MULTILINE))


@pytest.mark.parametrize("name", [name for name in Preferences.__struct_fields__ if name != "softened_families"])
def test_every_preference_has_an_example_that_changes_it(name: str) -> None:
    assert EXAMPLES[name] != getattr(Preferences(), name)
    with contextlib.suppress(InvalidInput):  # "accept_up_to" and "ignore_from" hold each other
        assert getattr(changed(Preferences(), {name: EXAMPLES[name]}), name) == EXAMPLES[name]
        return
    pytest.fail(f"{name}={EXAMPLES[name]} is not taken")


def test_no_example_is_of_a_preference_that_is_gone() -> None:
    assert set(EXAMPLES) | {"softened_families"} == set(Preferences.__struct_fields__)
    assert "`softened_families`" in read("docs/preferences.md")


# -------------------------------------------------------------------------------------- generated parts


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_generated_parts_are_what_the_code_says(page: Path) -> None:
    written = page.read_text("utf-8")
    assert generate_docs.generated(written) == written, "run scripts/generate_docs.py"


def test_every_part_stands_somewhere() -> None:
    placed = [part for page in PAGES for part in generate_docs.parts_of(page.read_text("utf-8"))]
    assert sorted(placed) == sorted(generate_docs.PARTS)


def first_cells(part: str) -> list[str]:
    return [line.split(" | ")[0].removeprefix("| ") for line in generate_docs.PARTS[part]().splitlines()[2:]]


def test_every_check_telltale_and_preference_has_a_row_of_its_own() -> None:
    assert first_cells("checks") == [text(f"checks.{check.name}.title") for check in CHECKS]
    assert first_cells("telltales") == [f"{text(f'telltales.{kind.id}.title')} (`{kind.id}`)" for kind in TELLTALES]
    rows = [
        cell.strip("`") for part in generate_docs.PARTS if part.startswith("preferences-") for cell in first_cells(part)
    ]
    assert sorted([*rows, "softened_families"]) == sorted(Preferences.__struct_fields__)


def test_the_worked_example_is_run_as_it_is_written() -> None:
    assert f"whosasking {' '.join(generate_docs.EXAMPLE)}" in read("docs/verdict.md")
