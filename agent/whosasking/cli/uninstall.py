"""``whosasking uninstall``: takes autostart away, and everything that is kept where that is wanted."""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

from whosasking.cli.speaking import text
from whosasking.cli.terminal import confirmed, print_json
from whosasking.errors import AgentBusy, ServiceFailed, StoreFull

HELP = "remove autostart, and with --purge everything that is kept"

EXAMPLES = """\
examples:
  whosasking uninstall                the agent no longer starts with your session; what it keeps stays
  whosasking uninstall --purge        removes notebook, verdicts, preferences and pairings too, after asking
  whosasking uninstall --purge --yes  without being asked
  whosasking uninstall --json         what was removed, for a program
"""

WAIT_S = 8.0
"""How long an agent that the system just ended may take to let go of the store."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--purge", action="store_true", help="remove what is kept as well, for good")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Removes."""
    from whosasking.store.home import home

    folder = home()
    if args.purge and not args.yes and not confirmed(text("service.uninstall.question", folder=str(folder))):
        if args.json:
            print_json({"autostart_removed": False, "kept": str(folder)})
        else:
            print(text("service.uninstall.nothing_removed"))
        return 0
    autostart_removed = _service_removed()
    if args.purge:
        _remove(folder)
    if args.json:
        print_json({"autostart_removed": autostart_removed, "kept": None if args.purge else str(folder)})
        return 0
    print(text("service.uninstalled" if autostart_removed else "service.was_not_installed"))
    print(text("service.uninstall.purged") if args.purge else text("service.uninstall.kept_data", folder=str(folder)))
    print(text("service.uninstall.program"))
    return 0


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
