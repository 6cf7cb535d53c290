"""The agent with a probe in its event loop, for scripts/soak.py: ``probed_agent.py FILE serve --port N``.

Four times a second FILE gets a line of JSON: the longest that the loop was late (by the wall clock, other programs included), and the most
processor time that the loop's thread took between two ticks, which is how long it answered nobody.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from pathlib import Path

TICK_S = 0.005
LINE_S = 0.25


async def probe(file: Path) -> None:
    """Ticks, and writes what it saw."""
    with file.open("a", encoding="utf-8") as out:
        while True:
            late, busy, until = 0.0, 0.0, time.monotonic() + LINE_S
            while time.monotonic() < until:
                wall, processor = time.monotonic(), time.thread_time()
                await asyncio.sleep(TICK_S)
                late = max(late, time.monotonic() - wall - TICK_S)
                busy = max(busy, time.thread_time() - processor)
            out.write(json.dumps({"late_ms": round(late * 1000, 1), "busy_ms": round(busy * 1000, 1)}) + "\n")
            out.flush()


def main() -> int:
    """Runs ``whosasking`` with the remaining arguments."""
    from whosasking import cli
    from whosasking.server.state import State

    file, opening = Path(sys.argv[1]), State.open
    running: list[asyncio.Task[None]] = []

    async def open_probed(state: State) -> None:
        await opening(state)
        running.append(asyncio.get_running_loop().create_task(probe(file)))

    with contextlib.suppress(KeyboardInterrupt):
        State.open = open_probed  # type: ignore[method-assign, assignment]  # the product itself has no place for a probe
        return cli.main(sys.argv[2:])
    return 130


if __name__ == "__main__":
    raise SystemExit(main())
