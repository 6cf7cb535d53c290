"""``whosasking serve``: the agent."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import sys
from collections.abc import Callable

from whosasking.cli.speaking import text
from whosasking.cli.terminal import print_json_line
from whosasking.errors import InvalidInput, PortTaken

Say = Callable[..., None]
"""Tells the user, or a program, what happened: an event (a key of ``serve``) and its values."""

HELP = "run the agent that the extension asks, on this machine only"

EXAMPLES = """\
examples:
  whosasking serve                 listen on the usual port and print a pairing code where none is paired
  whosasking serve --port 48000    listen on another port; name it in the extension's pairing tab as well
  whosasking serve --quiet         print the pairing code and problems only
  whosasking serve --json          for a program that starts the agent: its port, pairing codes and end, a line each
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from whosasking.server.local import DEFAULT_PORT

    parser.add_argument("--port", type=int, default=DEFAULT_PORT, metavar="N", help=f"default: {DEFAULT_PORT}")
    parser.add_argument("--quiet", action="store_true", help="no line for every request")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Runs the agent until it is told to stop."""
    from whosasking.server.local import read_note
    from whosasking.server.run import private_files
    from whosasking.store.home import home, only_agent

    port = checked_port(args.port)
    private_files()
    logging.basicConfig(
        level=logging.WARNING if args.quiet else logging.INFO,
        format="%(asctime)s %(levelname)s %(message)s",
        stream=sys.stderr,
    )
    folder = home()
    with only_agent(folder) as alone:
        if not alone:
            note = read_note(folder)
            raise PortTaken("agent_already_running", port=str(port if note is None else note.port))
        say = _say_as_json if args.json else _say
        asyncio.run(_serve(port, say))
    say("stopped")
    return 0


def checked_port(port: int) -> int:
    """A port that an ordinary program may listen on; 0 lets the system choose (tests). Raises InvalidInput."""
    if port != 0 and not 1024 <= port <= 65535:
        raise InvalidInput("bad_port")
    return port


async def _serve(port: int, say: Say) -> None:
    from whosasking import __version__
    from whosasking.cli.agent_link import tell_put_aside
    from whosasking.last_errors import keep_last_errors
    from whosasking.server.app import create_app
    from whosasking.server.clock import SystemClock
    from whosasking.server.handling import STATE
    from whosasking.server.local import AgentNote, new_local_client, remove_note, write_note
    from whosasking.server.run import listen_on, run, signals
    from whosasking.server.workers import Workers
    from whosasking.store import Store

    clock = SystemClock()
    stop = asyncio.Event()
    with (
        contextlib.closing(listen_on(port)) as sock,
        signals(stop),
        Store.open(now=clock.now(), holds_lock=True) as store,
    ):
        tell_put_aside(store.put_aside)
        store.add_client(new_local_client(store.folder, clock.now()))
        logging.getLogger().addHandler(keep_last_errors(store.folder))
        app = create_app(store, clock, Workers(), announce=lambda code: say("pairing_code", code=code))

        def ready(real_port: int) -> None:
            gc.collect()
            gc.freeze()  # modules and sentences live as long as the agent: no request waits while they are looked through again
            write_note(store.folder, AgentNote(port=real_port, pid=os.getpid(), version=__version__))
            say("listening", port=real_port)
            if not any(client.kind == "browser" for client in app[STATE].clients):
                say("no_client")
                say("pairing_code", code=app[STATE].pairing.new_code())

        try:
            await run(app, sock, ready=ready, until=stop)
        finally:
            remove_note(store.folder)


def _say(event: str, **values: str | int) -> None:
    """What happened, in words on stdout. Whoever started the agent may have stopped listening to it."""
    with contextlib.suppress(OSError):
        print(text(f"serve.{event}", **{name: str(value) for name, value in values.items()}), flush=True)


def _say_as_json(event: str, **values: str | int) -> None:
    with contextlib.suppress(OSError):
        print_json_line({"event": event, **values})
