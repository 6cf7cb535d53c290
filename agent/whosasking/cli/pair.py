"""``whosasking pair``: a new pairing code."""

from __future__ import annotations

import argparse

import msgspec

from whosasking.cli.agent_link import find_agent
from whosasking.cli.speaking import text
from whosasking.cli.terminal import print_json
from whosasking.contract import PairingCode
from whosasking.errors import AgentUnreachable

HELP = "print a code to pair a browser with the running agent"

EXAMPLES = """\
examples:
  whosasking pair           a code of eight digits for the extension's pairing tab; it serves once, for five minutes
  whosasking pair --json    the same for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Asks the running agent for a code."""
    agent = find_agent()
    if agent is None:
        raise AgentUnreachable
    code = msgspec.json.decode(agent.post("/v1/pairing-code"), type=PairingCode)
    if args.json:
        print_json(code)
    else:
        print(text("serve.pairing_code", code=code.code))
    return 0
