"""A worker for tests: the real process and protocol around a reader that does what the "page" says. Run as a program.

The page's HTML begins with one word of ORDERS; ``read NAME SLUG`` is a member of that name at that address, ``facts JSON`` a page
of these facts, searched for telltales as every page is.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable

import msgspec

from whosasking.contract import ReviewRequest
from whosasking.errors import PageRefused
from whosasking.model import NotAProfile, Page, Profile, ProfilePage, Standing, Telltale
from whosasking.server import worker

Read = tuple[Page, tuple[Telltale, ...]]


def read(request: ReviewRequest, task: worker.Task) -> Read:
    order, _, rest = request.html.partition(" ")
    return ORDERS[order](rest, task) if order in ORDERS else member("Invented Person", "invented-person", task)


def member(name: str, slug: str, task: worker.Task) -> Read:
    profile = Profile(name=name, slug=slug, member_id=f"ACoAA{slug}", headline="Lighthouse keeper", connections=12)
    standing = Standing(degree=3, relation="connectable")
    return ProfilePage(layout="react", read_on=task.on, profile=profile, standing=standing), ()


def named(rest: str, task: worker.Task) -> Read:
    name, _, slug = rest.partition(" ")
    return member(name, slug.strip(), task)


def facts(rest: str, task: worker.Task) -> Read:
    from whosasking.checks.telltales import widest
    from whosasking.telltales import search

    page = msgspec.json.decode(rest, type=ProfilePage)
    return page, search(page, widest(task.preferences), on=task.on)


def slow(rest: str, task: worker.Task) -> Read:
    time.sleep(0.3)
    return named(rest, task)


def hang(_: str, task: worker.Task) -> Read:
    time.sleep(3600)
    return member("", "", task)


def spin(_: str, task: worker.Task) -> Read:
    re.match(r"(a+)+$", "a" * 64 + "b")  # one call of C that never lets go of the interpreter
    return member("", "", task)


def fail(rest: str, _: worker.Task) -> Read:
    raise ValueError(rest)


def refuse(_: str, __: worker.Task) -> Read:
    raise PageRefused


def crash(_: str, __: worker.Task) -> Read:
    os.abort()


ORDERS: dict[str, Callable[[str, worker.Task], Read]] = {
    "read": named,
    "facts": facts,
    "slow": slow,
    "hang": hang,
    "spin": spin,
    "crash": crash,
    "raise": fail,
    "refuse": refuse,
    "feed": lambda _, task: (NotAProfile(what="feed", read_on=task.on), ()),
    "pid": lambda _, task: member(str(os.getpid()), "pid", task),
    "eat": lambda _, task: member("x" * (2 * worker.MEMORY_BYTES), "eater", task),
    "grow": lambda _, task: member(f"grown {len(bytearray(300 << 20))}", "grown", task),
    "huge": lambda _, task: member("x" * 5_000_000, "huge", task),
}


if __name__ == "__main__":
    worker.main(read, lambda: None)
