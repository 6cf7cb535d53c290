"""``whosasking serve``: the agent."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import sys

from whosasking.errors import InvalidInput, PortTaken
from whosasking.sentences import text

HELP = "run the agent that the extension asks, on this machine only"

EXAMPLES = """\
examples:
  whosasking serve                 listen on the usual port and print a pairing code where none is paired
  whosasking serve --port 48000    listen on another port; name it in the extension's pairing tab as well
  whosasking serve --quiet         print the pairing code and problems only
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from whosasking.server.local import DEFAULT_PORT

    parser.add_argument("--port", type=int, default=DEFAULT_PORT, metavar="N", help=f"default: {DEFAULT_PORT}")
    parser.add_argument("--quiet", action="store_true", help="no line for every request")


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
            raise PortTaken("agent_already_running", port=note.port if note is not None else port)
        asyncio.run(_serve(port))
    _say(text("serve.stopped"))
    return 0


def checked_port(port: int) -> int:
    """A port that an ordinary program may listen on; 0 lets the system choose (tests). Raises InvalidInput."""
    if port != 0 and not 1024 <= port <= 65535:
        raise InvalidInput("bad_port")
    return port


async def _serve(port: int) -> None:
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
        app = create_app(store, clock, Workers(), announce=_print_code)

        def ready(real_port: int) -> None:
            gc.collect()
            gc.freeze()  # modules and sentences live as long as the agent: no request waits while they are looked through again
            write_note(store.folder, AgentNote(port=real_port, pid=os.getpid(), version=__version__))
            _say(text("serve.listening", port=real_port))
            if not any(client.kind == "browser" for client in app[STATE].clients):
                _say(text("serve.no_client"))
                _print_code(app[STATE].pairing.new_code())

        try:
            await run(app, sock, ready=ready, until=stop)
        finally:
            remove_note(store.folder)


def _print_code(code: str) -> None:
    _say(text("serve.pairing_code", code=code))


def _say(line: str) -> None:
    """A line on stdout, at once. Whoever started the agent may have stopped listening to it."""
    with contextlib.suppress(OSError):
        print(line, flush=True)
