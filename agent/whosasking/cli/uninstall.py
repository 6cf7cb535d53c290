"""``whosasking uninstall``: takes autostart away, and everything that is kept where that is wanted."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from whosasking.cli.terminal import agreed
from whosasking.errors import AgentBusy, InvalidInput, ServiceFailed, StoreFull
from whosasking.sentences import text

HELP = "remove autostart, and with --purge everything that is kept"

EXAMPLES = """\
examples:
  whosasking uninstall                the agent no longer starts with your session; what it keeps stays
  whosasking uninstall --purge        removes notebook, verdicts, preferences and pairings too, after asking
  whosasking uninstall --purge --yes  without being asked

exit codes: 0 done, 1 a problem, 2 wrong use
"""

WAIT_S = 8.0
"""How long an agent that the system just ended may take to let go of the store."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--purge", action="store_true", help="remove what is kept as well, for good")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Removes."""
    from whosasking.store.home import home

    folder = home()
    if args.purge and not args.yes and not _confirmed(folder):
        print(text("service.uninstall.nothing_removed"))
        return 0
    print(text("service.uninstalled" if _service_removed() else "service.was_not_installed"))
    if args.purge:
        _remove(folder)
        print(text("service.uninstall.purged"))
    else:
        print(text("service.uninstall.kept_data", folder=str(folder)))
    print(text("service.uninstall.program"))
    return 0


def _confirmed(folder: Path) -> bool:
    if not sys.stdin.isatty():
        raise InvalidInput("not_a_terminal")
    return agreed(text("service.uninstall.question", folder=str(folder)))


def _service_removed() -> bool:
    from whosasking.service import service_of

    try:
        return service_of().uninstall()
    except ServiceFailed:
        return False


def _remove(folder: Path) -> None:
    """Deletes the folder. Raises AgentBusy while an agent holds it: what is deleted under it would come back in part."""
    from whosasking.store.home import only_agent

    until = time.monotonic() + WAIT_S
    while True:
        with only_agent(folder) as alone:
            if alone:
                break
        if time.monotonic() > until:
            raise AgentBusy("agent_still_running")
        time.sleep(0.1)
    try:
        shutil.rmtree(folder)
    except OSError:
        raise StoreFull("store_read_only") from None
