"""``whosasking service``: the agent starts with the user's session."""

from __future__ import annotations

import argparse

from whosasking.cli.speaking import text
from whosasking.cli.terminal import print_json
from whosasking.service import Service, Status, install, service_of, start_of

HELP = "let the agent start with your session, or no longer"

EXAMPLES = """\
examples:
  whosasking service install                 start the agent now, and with every session (systemd, launchd or Windows)
  whosasking service install --port 48000    the same on another port
  whosasking service status                  is it installed, does it run, and where does that stand
  whosasking service uninstall               end it, and leave nothing behind
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from whosasking.server.local import DEFAULT_PORT

    parser.add_argument("action", choices=("install", "status", "uninstall"), help="what to do")
    parser.add_argument("--port", type=int, metavar="N", help=f"where the agent shall listen, default: {DEFAULT_PORT}")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Installs, tells or removes."""
    from whosasking.cli.agent_link import find_agent
    from whosasking.cli.serve import checked_port

    service = service_of()
    sentence = _sentence(service)
    if args.action == "install":
        start = start_of(port=None if args.port is None else checked_port(args.port))
        is_now = install(service, start, agent_answers=find_agent() is not None)
        sentence = text("service.installed" if is_now else "service.installed_for_later", where=service.status().where)
    if args.action == "uninstall":
        sentence = text("service.uninstalled" if service.uninstall() else "service.was_not_installed")
    if args.json:
        print_json(_row(service.name, service.status()))
    else:
        print(sentence)
    return 0


def _sentence(service: Service) -> str:
    status = service.status()
    if not status.is_installed:
        return text("service.status.absent")
    state = {True: "running", False: "not_running", None: "installed"}[status.is_running]
    return text(f"service.status.{state}", manager=service.name, where=status.where)


def _row(name: str, status: Status) -> dict[str, str | bool | None]:
    return {"manager": name, "installed": status.is_installed, "running": status.is_running, "where": status.where}
