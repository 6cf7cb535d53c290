"""``whosasking doctor``: how the agent, its store and its port are, and what to do."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from whosasking.cli.speaking import in_a_row, language, text
from whosasking.cli.terminal import cells, padded, print_json, printable, wrapped
from whosasking.contract import DoctorReport
from whosasking.errors import AgentUnreachable

if TYPE_CHECKING:
    from whosasking.doctor import AgentState

HELP = "look at agent, port, pairing, store and autostart, and say what to do"

EXAMPLES = """\
examples:
  whosasking doctor           how everything is; a report to copy, without anything personal
  whosasking doctor --json    the same for a program
"""

EXIT_CODES = "exit codes: 0 all is well or needs attention at most, 1 something is broken, 2 wrong use, 130 interrupted"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Looks and tells."""
    report = examine()
    if args.json:
        print_json(report)
    else:
        print(told(report))
    return int(any(line.state == "broken" for line in report.lines))


def examine() -> DoctorReport:
    """Everything that can be found from outside of the agent."""
    from whosasking.doctor import diagnose
    from whosasking.server.local import DEFAULT_PORT, read_note
    from whosasking.server.port_owner import owner_of
    from whosasking.server.vitals import vitals
    from whosasking.store.health import paired_browsers
    from whosasking.store.home import home

    folder = home()
    note = read_note(folder)
    port = note.port if note is not None else DEFAULT_PORT
    state = _agent_state()
    return diagnose(
        vitals(
            folder,
            agent=state,
            agent_version=note.version if note is not None and state == "running" else None,
            port=port,
            owner=None if state == "running" else owner_of(port),
            clients=paired_browsers(folder),
        ),
        language(),
    )


def _agent_state() -> AgentState:
    from whosasking.cli.agent_link import find_agent

    try:
        return "not_running" if find_agent() is None else "running"
    except AgentUnreachable:
        return "not_ours"


def told(report: DoctorReport) -> str:
    """The report for a terminal, and to copy."""
    lines = [text("doctor.report.head", version=report.version, python=report.python, system=report.system), ""]
    marks = {state: text(f"terminal.mark.{state}") for state in ("good", "attention", "broken")}
    width, room = max(cells(line.title) for line in report.lines), max(map(cells, marks.values()))
    for line in report.lines:
        first, *more = wrapped(in_a_row(line.text, line.fix), " " * (room + width + 4))
        lines += [f"{padded(marks[line.state], room)}  {padded(line.title, width)}  {first.lstrip()}", *more]
    if report.errors:
        lines += ["", *(f"    {printable(error)}" for error in report.errors)]
    return "\n".join(lines)
