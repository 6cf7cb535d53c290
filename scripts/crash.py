"""Kills the program at random moments while it writes, and looks whether anything that was acknowledged is missing.

    python3 scripts/crash.py --rounds 300            all kinds of writing in turn
    python3 scripts/crash.py --rounds 50 --only migration
    python3 scripts/crash.py --rounds 300 --seed 7   the same kinds and moments again

A round forks a process that writes and says of every write that is done; kill -9 ends it somewhere in between. Then the store has to
open as it lies, sound, with all that was acknowledged, and of what was under way the whole or nothing. One kind ends a whole agent
while verdicts and preferences reach it over HTTP. POSIX only.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import itertools
import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
PEOPLE = 400
OLD_VERDICTS = 1500


class Lost(Exception):
    """Something that was acknowledged is missing, or half of something is there."""


Say = Callable[[], object]


class Kind(NamedTuple):
    """prepare: before the round. write: in the process that is killed; calls its argument after every write that is done.

    check: with the number of acknowledged writes, afterwards; raises Lost. steady: whether it writes on until it is killed.
    """

    prepare: Callable[[Path, int], None]
    write: Callable[[Path, int, Say], None]
    check: Callable[[Path, int, int], None]
    steady: bool = True


def main() -> int:
    """Runs the rounds; 1 where something was lost."""
    options = _options()
    environment.ensure()
    if os.name != "posix":
        print("This needs a system with fork and kill -9.")
        return 1
    names = (options.only,) if options.only else NAMES
    with tempfile.TemporaryDirectory() as folder:
        counted = crash(Path(folder), names, options.rounds, options.seed, print)
    print(f"{'writing':<14}{'killed':>8}{'in time':>9}{'acknowledged':>14}{'lost':>6}")
    for name, count in counted.items():
        print(f"{name:<14}{count.killed:>8}{count.in_time:>9}{count.acknowledged:>14}{count.lost:>6}")
    return int(any(count.lost for count in counted.values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=int(time.time()), help="default: the time")
    parser.add_argument("--only", choices=NAMES, help="one kind of writing; default: all")
    return parser.parse_args()


class Count:
    """Of one kind of writing. lost: rounds with a loss."""

    def __init__(self) -> None:
        self.killed = self.in_time = self.acknowledged = self.lost = 0
        self.usual_s = 0.05


def crash(
    folder: Path, names: Sequence[str], rounds: int, seed: int, tell: Callable[[str], None] = print
) -> dict[str, Count]:
    """Runs rounds of the named kinds in a folder. tell: is called with every loss."""
    random_ = random.Random(seed)  # noqa: S311 (moments, no secrets)
    counts = {name: Count() for name in names}
    for number, name in zip(range(rounds), itertools.cycle(names), strict=False):
        home = folder / name
        home.mkdir(exist_ok=True)
        try:
            if name == AGENT:
                acknowledged, killed = agent_round(home, number, random_)
            else:
                acknowledged, killed = _forked_round(KINDS[name], home, number, random_, counts[name])
        except Lost as loss:
            counts[name].lost += 1
            tell(f"round {number} ({name}, seed {seed}): {loss}")
            continue
        counts[name].killed += killed
        counts[name].in_time += 1 - killed
        counts[name].acknowledged += acknowledged
    return counts


def _forked_round(kind: Kind, home: Path, number: int, random_: random.Random, count: Count) -> tuple[int, int]:
    kind.prepare(home, number)
    acknowledged, killed, seconds = _round(kind, home, number, random_, count.usual_s)
    count.usual_s = max(seconds, 0.9 * count.usual_s)
    _opens(home)
    kind.check(home, number, acknowledged)
    return acknowledged, killed


def _round(kind: Kind, home: Path, number: int, random_: random.Random, usual_s: float) -> tuple[int, int, float]:
    """One process, killed at a moment. Gives the writes that it acknowledged, 1 where it was killed, and the seconds that it had."""
    writes = random_.choice((0, 1, 3, 20)) if kind.steady else 0
    delay_s = random_.uniform(0, 0.01 if writes else 1.3 * usual_s)
    reading, writing = os.pipe()
    started = time.monotonic()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _write(kind, home, number, writing)
    os.close(writing)
    with open(reading, "rb", buffering=0) as acknowledged:  # noqa: PTH123 (a pipe)
        seen = 0
        while seen < writes and acknowledged.read(1):
            seen += 1
        time.sleep(delay_s)
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        seen += len(acknowledged.read())
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise Lost(f"round {number}: the writer ended with {os.WEXITSTATUS(status)}")
    return seen, int(os.WIFSIGNALED(status)), time.monotonic() - started


def _write(kind: Kind, home: Path, number: int, writing: int) -> None:
    code = 1
    try:
        kind.write(home, number, lambda: os.write(writing, b"."))
        code = 0
    finally:
        os._exit(code)  # the parent's own clean-up is not this process's


def _opens(home: Path) -> None:
    from whosasking.errors import StoreError
    from whosasking.store import Store

    try:
        with Store.open(now=NOW, folder=home) as store:
            if store.put_aside is not None:
                raise Lost("the store was damaged")
    except StoreError as error:
        raise Lost(f"the store does not open: {error.code}") from error


# ---------------------------------------------------------------------------------------------------- kinds


def _nothing(_home: Path, _number: int) -> None:
    """No preparation."""


def _counter() -> Iterator[int]:
    return iter(range(100_000))


def _reviewed(slug: str) -> object:
    from whosasking.model import Message
    from whosasking.store import Reviewed

    return Reviewed(
        slug=slug, member_id=None, name="Invented", verdict="accept", sentence=Message(key="verdict.next_step.accept.invited"), provisional=False, rules_version="1"
    )  # fmt: skip


def _write_reviews(home: Path, number: int, say: Say) -> None:
    from whosasking.store import Store

    with Store.open(now=NOW, folder=home) as store:
        for n in _counter():
            store.remember(_reviewed(f"r{number}-{n}"), NOW)  # type: ignore[arg-type]
            say()


def _check_reviews(home: Path, number: int, acknowledged: int) -> None:
    there = _slugs(home)
    missing = [n for n in range(acknowledged) if f"r{number}-{n}" not in there]
    if missing:
        raise Lost(f"{len(missing)} of {acknowledged} verdicts are missing")


def _slugs(home: Path) -> set[str]:
    from whosasking.store.home import STORE_FILE

    with contextlib.closing(sqlite3.connect(home / STORE_FILE)) as db:
        return {row[0] for row in db.execute("SELECT slug FROM history")}


def _write_preferences(home: Path, _number: int, say: Say) -> None:
    from whosasking.store import Store

    with Store.open(now=NOW, folder=home) as store:
        for n in _counter():
            store.change_preferences({"activity_months": n % 12 + 1, "retention_days": n % 300 + 30})
            say()


def _check_preferences(home: Path, _number: int, acknowledged: int) -> None:
    from whosasking.store import Store

    if acknowledged == 0:
        return  # those of the round before, or the first of this one
    with Store.open(now=NOW, folder=home) as store:
        there = store.preferences()
    both = (there.activity_months, there.retention_days)
    if both not in [(n % 12 + 1, n % 300 + 30) for n in (acknowledged - 1, acknowledged)]:
        raise Lost(f"after {acknowledged} changes the preferences are {both}")


def _write_notebook(home: Path, number: int, say: Say) -> None:
    from whosasking.contract import OverrideRequest
    from whosasking.store import Store

    with Store.open(now=NOW, folder=home) as store:
        for n in _counter():
            store.set_override(OverrideRequest(kind="known", slug=f"r{number}-{n}", member_id=None, name=f"N {n}"), NOW)
            say()


def _check_notebook(home: Path, number: int, acknowledged: int) -> None:
    from whosasking.store import Store

    with Store.open(now=NOW, folder=home) as store:
        missing = [n for n in range(acknowledged) if not store.knowledge(slug=f"r{number}-{n}", member_id=None).known]
    if missing:
        raise Lost(f"{len(missing)} of {acknowledged} people are no longer known")


def _write_import(home: Path, number: int, say: Say) -> None:
    from whosasking.archive import Archive, Listed
    from whosasking.store import Store

    listed = tuple(
        Listed(
            name=f"Person {n}", slug=f"r{number}-{n}", member_id=None, company="Skerry", position="", on="2020-01-01"
        )
        for n in range(PEOPLE)
    )
    with Store.open(now=NOW, folder=home) as store:
        archive = Archive(exported="2026-04-06", owner="", owner_slug=None, rows={}, connections=listed)
        store.take_in(archive, NOW)
        say()


def _check_import(home: Path, number: int, acknowledged: int) -> None:
    from whosasking.store.home import STORE_FILE

    with contextlib.closing(sqlite3.connect(home / STORE_FILE)) as db:
        there = db.execute("SELECT count(*) FROM people WHERE slug LIKE ?", (f"r{number}-%",)).fetchone()[0]
    if there not in ((PEOPLE,) if acknowledged else (0, PEOPLE)):
        raise Lost(f"{there} of {PEOPLE} imported people are there")


def _prepare_migration(home: Path, number: int) -> None:
    """A store of a released schema that holds something."""
    from whosasking.store.database import migrations, open_database

    for file in home.iterdir():
        file.unlink()
    released = 1 + number % (len(migrations()) - 1)
    db, _ = open_database(home, now=NOW, steps=migrations()[:released])
    with contextlib.closing(db):
        db.execute("BEGIN")
        db.executemany(
            "INSERT INTO history (slug, name, verdict, sentence, provisional, rules_version, reviewed)"
            " VALUES (?, 'Invented', 'accept', 's', 0, '1', '2026-11-22T18:00:00Z')",
            [(f"old-{n}",) for n in range(OLD_VERDICTS)],
        )
        db.execute("COMMIT")


def _write_migration(home: Path, _number: int, say: Say) -> None:
    from whosasking.store import Store

    with Store.open(now=NOW, folder=home):
        say()


def _check_migration(home: Path, _number: int, _acknowledged: int) -> None:
    from whosasking.store.home import STORE_FILE

    if len(_slugs(home)) != OLD_VERDICTS:
        raise Lost("verdicts of the older schema are missing")
    copies = [file for file in home.glob(f"{STORE_FILE}.before-*") if not file.name.endswith(".new")]
    if len(copies) != 1:
        raise Lost(f"{len(copies)} copies from before the migration")
    with contextlib.closing(sqlite3.connect(copies[0])) as db:
        if db.execute("SELECT count(*) FROM history").fetchone()[0] != OLD_VERDICTS:
            raise Lost("the copy from before the migration is not whole")


def _prepare_restore(home: Path, number: int) -> None:
    """A backup with other verdicts than the store's."""
    from whosasking.store import Store

    for file in home.glob("*replaced*"):
        file.unlink()
    (home / "backup").unlink(missing_ok=True)
    with Store.open(now=NOW, folder=home) as store:
        store.purge(older_than=None)
        for n in range(40):
            store.remember(_reviewed(f"r{number}-{n}"), NOW)  # type: ignore[arg-type]
        store.back_up(home / "backup")
        store.purge(older_than=None)
        for n in range(50):
            store.remember(_reviewed(f"later-{number}-{n}"), NOW)  # type: ignore[arg-type]


def _write_restore(home: Path, _number: int, say: Say) -> None:
    from whosasking.store import Store

    with Store.open(now=NOW, folder=home) as store:
        store.restore(home / "backup", NOW)
        say()


def _check_restore(home: Path, number: int, acknowledged: int) -> None:
    restored, before = {f"r{number}-{n}" for n in range(40)}, {f"later-{number}-{n}" for n in range(50)}
    if _slugs(home) not in ([restored] if acknowledged else [restored, before]):
        raise Lost("a backup was restored in part")


def agent_round(home: Path, number: int, random_: random.Random) -> tuple[int, int]:
    """A whole agent, killed while it is asked; the next one has to know what it acknowledged. Gives acknowledged, and 1 for killed."""
    from scripts.agent import Agent, free_port

    agent = Agent(home, free_port())
    agent.start()
    killing = threading.Timer(random_.uniform(0, 0.3), os.kill, (agent.pid, signal.SIGKILL))
    killing.start()
    acknowledged = 0
    try:
        with contextlib.suppress(OSError, http.client.HTTPException):  # it is gone
            for n in _counter():
                override = {"kind": "known", "slug": f"r{number}-{n}", "member_id": None, "name": f"N {n}"}
                agent.ask("PUT", "/v1/overrides", override)
                acknowledged += 1
        killing.join()
    finally:
        agent.stop()
    again = Agent(home, free_port())
    again.start()
    try:
        told = {each["slug"] for each in again.ask("GET", "/v1/overrides")["overrides"]}
    finally:
        again.stop()
    if any(f"r{number}-{n}" not in told for n in range(acknowledged)):
        raise Lost("what the agent acknowledged is missing")
    return acknowledged, 1


KINDS: dict[str, Kind] = {
    "reviews": Kind(_nothing, _write_reviews, _check_reviews),
    "preferences": Kind(_nothing, _write_preferences, _check_preferences),
    "notebook": Kind(_nothing, _write_notebook, _check_notebook),
    "import": Kind(_nothing, _write_import, _check_import, steady=False),
    "migration": Kind(_prepare_migration, _write_migration, _check_migration, steady=False),
    "restore": Kind(_prepare_restore, _write_restore, _check_restore, steady=False),
}
AGENT = "agent"
NAMES = (*KINDS, AGENT)

if __name__ == "__main__":
    raise SystemExit(main())
