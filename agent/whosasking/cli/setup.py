"""``whosasking setup``: the agent's half of the first run, from nothing to a pairing code."""

from __future__ import annotations

import argparse
import time

import msgspec

from whosasking.cli.agent_link import AgentLink, find_agent, open_store
from whosasking.cli.speaking import listed, text
from whosasking.cli.terminal import print_json, printable, wrapped
from whosasking.contract import PairingCode
from whosasking.errors import ServiceFailed

HELP = "set the agent up: autostart, where the extension lies, and a pairing code"

EXAMPLES = """\
examples:
  whosasking setup                start the agent now and with every session, and print a pairing code
  whosasking setup --no-service   leave autostart out; “whosasking serve” runs the agent in a terminal
  whosasking setup --json         the same for a program
"""

WAIT_S = 15.0
"""How long the agent may take until it answers."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-service", action="store_true", help="no autostart")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Sets up, step by step; each step says where things stand."""
    from whosasking.extension_folder import extension_folder
    from whosasking.store.home import home

    folder = home()
    agent = find_agent()
    manager, where = (None, None) if args.no_service else _installed(has_agent=agent is not None)
    if agent is None and manager is not None:
        agent = _awaited()
    extension = extension_folder()
    paired = _paired()
    code = None if agent is None or paired else _code(agent)
    if args.json:
        print_json(
            {
                "folder": str(folder),
                "autostart": where,
                "port": None if agent is None else agent.port,
                "extension": None if extension is None else str(extension),
                "paired": paired,
                "code": code,
            }
        )
        return 0
    print(text("service.setup.folder", folder=str(folder)))
    if manager is not None and where is not None:
        print(text("service.setup.service", manager=manager, where=where))
    else:
        print(text("service.setup.by_hand" if args.no_service else "service.setup.no_service"))
    print(text("service.setup.not_running") if agent is None else text("service.setup.running", port=str(agent.port)))
    print(
        text("service.setup.no_extension")
        if extension is None
        else text("service.setup.extension", folder=str(extension))
    )
    print("\n".join(wrapped(text("service.setup.load"), "  ")).lstrip())
    if paired:
        print(text("service.setup.paired", clients=listed(map(printable, paired))))
    elif code is not None:
        print(text("service.setup.code", code=code))
    return 0


def _installed(*, has_agent: bool) -> tuple[str | None, str | None]:
    """Name and place of autostart; (None, None) where this system has none, or it did not work."""
    from whosasking.service import install, service_of, start_of

    try:
        service = service_of()
        install(service, start_of(), agent_answers=has_agent)
        return service.name, service.status().where
    except ServiceFailed:
        return None, None


def _awaited() -> AgentLink | None:
    until = time.monotonic() + WAIT_S
    while (agent := find_agent()) is None and time.monotonic() < until:
        time.sleep(0.1)
    return agent


def _paired() -> list[str]:
    with open_store() as store:
        return [client.name for client in store.clients() if client.kind == "browser"]


def _code(agent: AgentLink) -> str:
    return msgspec.json.decode(agent.post("/v1/pairing-code"), type=PairingCode).code
