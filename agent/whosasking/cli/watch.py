"""``whosasking watch``: verdicts as they are given."""

from __future__ import annotations

import argparse
import sys
import time

import msgspec

from whosasking.cli.agent_link import AgentLink, find_agent
from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import print_json_line, printable
from whosasking.contract import LiveEvent
from whosasking.errors import AgentUnreachable
from whosasking.server.guard import SUBPROTOCOL

HELP = "print verdicts as they are given, until Ctrl+C"

EXAMPLES = """\
examples:
  whosasking watch           a line for every verdict; waits for an agent that is started again
  whosasking watch --json    one JSON object a line, for a program
"""

PAUSES_S = (0.5, 1.0, 2.0, 5.0)
"""Between tries to reach an agent that does not answer; the last one from then on."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Prints events until interrupted. The agent has to run at the start; later it may come and go."""
    agent = find_agent()
    if agent is None:
        raise AgentUnreachable
    print(text("serve.watch.listening"), file=sys.stderr, flush=True)
    tries = 0
    while True:
        if agent is not None and _listen(agent, as_json=args.json):
            tries = 0
            print(text("serve.watch.lost"), file=sys.stderr, flush=True)
        time.sleep(PAUSES_S[min(tries, len(PAUSES_S) - 1)])
        tries += 1
        agent = find_agent()


def _listen(agent: AgentLink, *, as_json: bool) -> bool:
    """Prints what the agent tells, until it goes. False: it could not be reached at all."""
    from websockets.exceptions import InvalidHandshake, WebSocketException
    from websockets.sync.client import connect
    from websockets.typing import Subprotocol

    protocols = [Subprotocol(SUBPROTOCOL), Subprotocol(f"bearer.{agent.token}")]
    reached = False
    try:
        # proxy=None: a proxy of the environment must never see this; no Origin: the token is a local client's.
        with connect(
            f"ws://127.0.0.1:{agent.port}/v1/live?language={language()}",
            subprotocols=protocols,
            compression=None,
            proxy=None,
            max_size=1 << 20,
        ) as socket:
            reached = True
            for message in socket:
                _print(msgspec.json.decode(message, type=LiveEvent), as_json=as_json)
    except (OSError, InvalidHandshake, WebSocketException, msgspec.DecodeError):
        pass
    return reached


def _print(event: LiveEvent, *, as_json: bool) -> None:
    if as_json:
        print_json_line(event)
    else:
        print(_line(event), flush=True)


def _line(event: LiveEvent) -> str:
    """One event in one line; what a stranger wrote is made harmless."""
    if event.verdict is not None:
        entry = event.verdict
        word = text(f"serve.verdict.{entry.verdict}")
        more = f" {text('serve.verdict.provisional')}" if entry.provisional else ""
        return (
            f"{entry.reviewed[11:16]}  {word}{more}  {printable(entry.name or entry.slug)}  {printable(entry.sentence)}"
        )
    if event.override is not None:
        return text(f"serve.watch.override_{event.override.kind}", name=printable(event.override.name))
    return text("serve.watch.preferences" if event.event == "preferences" else "serve.watch.override_undone")
