"""Feeds the readers with spoiled pages, archives and messages, and reports what breaks.

    python3 scripts/fuzz.py --minutes 5              all targets in turn
    python3 scripts/fuzz.py --minutes 5 --only pages
    python3 scripts/fuzz.py --tries 200 --seed 7     the same inputs again

What is made is spoiled: cut, repeated, nested, spliced with another, filled with what parsers stumble over. A finding is anything
but an answer or a refusal with a reason, and anything that takes more processor time than a page may. It is made as small as
possible and kept in tests/fuzz/found, where a test tries it for ever after.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import http.client
import io
import json
import random
import re
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import ROOT

FOUND = ROOT / "tests" / "fuzz" / "found"
ON = date(2026, 11, 22)
MOST_CPU_S = 5.0
"""The agent's own deadline for a page."""
SMALLER_TRIES = 400


class TooSlow(Exception):
    """More processor time than MOST_CPU_S."""


class Unexpected(Exception):
    """The agent answered with a fault of its own."""


class Target(NamedTuple):
    """make: a spoiled input. try_: reads it; whatever it raises is a finding."""

    make: Callable[[random.Random], bytes]
    try_: Callable[[bytes], object]


def main() -> int:
    """Tries until the time or the number is over; 1 where something was found."""
    options = _options()
    environment.ensure()
    tried: dict[str, int] = {}
    found: dict[str, Path] = {}
    started = time.monotonic()
    with targets(options.only) as chosen:
        for seed in range(options.seed, options.seed + (options.tries or sys.maxsize)):
            if options.tries is None and time.monotonic() - started > options.minutes * 60:
                break
            for name, target in chosen.items():
                tried[name] = tried.get(name, 0) + 1
                content = target.make(random.Random(f"{name} {seed}"))  # noqa: S311 (inputs to be made again)
                if (what := wrong_with(target, content)) and what not in found:
                    found[what] = keep(name, smaller(target, content, what))
                    print(f"seed {seed}, {name}: {what}\n  kept as {found[what].relative_to(ROOT)}", flush=True)
    print(f"{'target':<12}{'tries':>10}")
    for name, tries in tried.items():
        print(f"{name:<12}{tries:>10}")
    print(f"{len(found)} findings in {time.monotonic() - started:.0f} s")
    return int(bool(found))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--tries", type=int, help="inputs a target, instead of minutes")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the first; default: the time")
    parser.add_argument("--only", choices=NAMES, help="one target; default: all")
    return parser.parse_args()


def wrong_with(target: Target, content: bytes) -> str | None:
    """What broke, as one line without the input's words; None: an answer, or a refusal with a reason."""
    from whosasking.server.worker import place_of

    try:
        with _bounded():
            target.try_(content)
    except Exception as error:
        return f"{error}" if isinstance(error, Unexpected) else place_of(error)
    return None


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, MOST_CPU_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def smaller(target: Target, content: bytes, what: str) -> bytes:
    """The input with everything left away that the finding does not need, as far as SMALLER_TRIES go."""
    piece, tries = len(content) // 2, 0
    while piece and tries < SMALLER_TRIES:
        at = 0
        while at < len(content) and tries < SMALLER_TRIES:
            tries += 1
            shorter = content[:at] + content[at + piece :]
            if wrong_with(target, shorter) == what:
                content = shorter
            else:
                at += piece
        piece //= 2
    return content


def keep(name: str, content: bytes) -> Path:
    """Keeps a finding for the tests."""
    FOUND.mkdir(parents=True, exist_ok=True)
    file = FOUND / f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    file.write_bytes(content)
    return file


# ------------------------------------------------------------------------------------------------- spoiling

BAD = [
    "", "<", ">", '"', "'", "&", "&#0;", "&#x110000;", "&lt", "\x00", "\ufeff", "\u202e", "\u2066", "\ud800", "\x1b[31m", "<!--", "-->",
    "<![CDATA[", "]]>", "<?", "<p>", "</div>", "<table>", "<template>", "<svg>", "<math>", "<plaintext>", "<select>", "<code>", "<br/>",
    "<a href=", " id=", " class=''", " data-wa-hidden", "٣", "१२", "500+", "-1", "0", "1e999", "9" * 400, "2026-02-30", "·", "{", "}", "[",
    "]", ",", ";", ":", "\\", '""', "\r", "\n", "\t", "null", "true", "=cmd()", "%00", "../", "é", "e\u0301", "ﬁ", "İ", "ß", "\U0001f9d1\u200d\U0001f52c",
]  # fmt: skip


def spoil_text(text: str, other: str, random_: random.Random) -> str:
    """Some changes at places that mean something to a parser."""
    for _ in range(random_.choice((1, 1, 2, 3, 6, 12))):
        text = random_.choice(_CHANGES)(text, other, random_)
    return text


def _place(text: str, random_: random.Random) -> int:
    """Anywhere, or where a tag, field or row begins."""
    at = random_.randrange(len(text) + 1)
    if random_.random() < 0.7 and (found := re.compile(r"[<>\",\n:]").search(text, at)):
        return found.start() + random_.randrange(2)
    return at


def _slice(text: str, random_: random.Random) -> tuple[int, int]:
    start = _place(text, random_)
    return start, min(len(text), start + random_.choice((1, 5, 40, 300, 3000)))


def _cut(text: str, _: str, random_: random.Random) -> str:
    start, end = _slice(text, random_)
    return text[:start] + text[end:]


def _end(text: str, _: str, random_: random.Random) -> str:
    return text[: _place(text, random_)]


def _put(text: str, _: str, random_: random.Random) -> str:
    start, end = _slice(text, random_)
    return (
        text[:start] + random_.choice(BAD) * random_.choice((1, 1, 1, 30, 3000)) + text[random_.choice((start, end)) :]
    )


def _repeat(text: str, _: str, random_: random.Random) -> str:
    start, end = _slice(text, random_)
    return text[:start] + text[start:end] * random_.choice((2, 10, 200)) + text[end:]


def _nest(text: str, _: str, random_: random.Random) -> str:
    start = _place(text, random_)
    opening = random_.choice(("<div>", "<p><b>", "<ul><li>", "<table><tr><td>", '{"a":', "[", "<section data-a='", "("))
    return text[:start] + opening * random_.choice((10, 250, 3000)) + text[start:]


def _splice(text: str, other: str, random_: random.Random) -> str:
    start, end = _slice(other, random_)
    at = _place(text, random_)
    return text[:at] + other[start:end] + text[at:]


def _swap(text: str, _: str, random_: random.Random) -> str:
    (a, b), (c, d) = sorted((_slice(text, random_), _slice(text, random_)))
    return text if b > c else text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _numbers(text: str, _: str, random_: random.Random) -> str:
    new = random_.choice(("0", "-7", "999999999999999999999", "1.5", "٤٢", "", "13", "1,5,3", "NaN"))
    return re.sub(r"\d+", lambda found: new if random_.random() < 0.05 else found[0], text)


_CHANGES = (_cut, _end, _put, _put, _repeat, _nest, _splice, _swap, _numbers)


def spoil_bytes(content: bytes, random_: random.Random) -> bytes:
    """Some changes of bytes."""
    changed = bytearray(content)
    for _ in range(random_.choice((1, 2, 5, 20))):
        at = random_.randrange(len(changed) + 1)
        match random_.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([random_.randrange(256)])
            case 1:
                del changed[at : at + random_.choice((1, 4, 100))]
            case 2:
                changed[at:at] = changed[at : at + random_.choice((4, 46, 200))]
            case _:
                changed[at : at + 4] = random_.choice(
                    (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\1\0\0\0")
                )
    return bytes(changed)


_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 2**31, 2**63, 2**64, 10**400, 1.5, 1e308, "", "x" * 5000, "\u202e", "\x00", "\x1b[2J", "null", "2026-02-30",
    "ACoAA" * 100, "../../etc", "%2e%2e/", "https://www.linkedin.com/in/x/", "known", "spam", "en", [], {}, [[]], [None] * 2000, {"a": {}},
)  # fmt: skip


def spoil_json(value: Any, random_: random.Random) -> Any:
    """The value with one node replaced, dropped or added."""
    if isinstance(value, dict) and value and random_.random() < 0.8:
        name = random_.choice(sorted(value))
        if random_.random() < 0.15:
            return {key: each for key, each in value.items() if key != name}
        if random_.random() < 0.1:
            return {**value, random_.choice(("more", "", "__proto__", "\u202e")): random_.choice(_VALUES)}
        return {**value, name: spoil_json(value[name], random_)}
    if isinstance(value, list) and value and random_.random() < 0.8:
        at = random_.randrange(len(value))
        return [*value[:at], spoil_json(value[at], random_), *value[at + 1 :]]
    return random_.choice(_VALUES)


# -------------------------------------------------------------------------------------------------- targets

NAMES = ("pages", "archives", "messages", "agent")


@contextlib.contextmanager
def targets(only: str | None = None) -> Iterator[dict[str, Target]]:
    """The targets by name, ready to be tried."""
    makers = {"pages": _pages, "archives": _archives, "messages": _messages, "agent": _agent}
    with contextlib.ExitStack() as stack:
        yield {name: stack.enter_context(makers[name]()) for name in ([only] if only else NAMES)}


@contextlib.contextmanager
def _pages() -> Iterator[Target]:
    """Page in, words of the verdict out: the way of every review."""
    made = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "pages" / "made").glob("*.html"))]

    def make(random_: random.Random) -> bytes:
        return spoil_text(random_.choice(made), random_.choice(made), random_).encode("utf-8", "surrogatepass")

    yield Target(make, review_page)


def review_page(content: bytes) -> None:
    """Reads, searches, judges and describes a page, and sends the facts through the worker's protocol."""
    import msgspec

    from whosasking import telltales
    from whosasking.checks import Case
    from whosasking.checks.telltales import widest
    from whosasking.describe import describe, summarise
    from whosasking.digest import digest
    from whosasking.errors import PageRefused
    from whosasking.model import Knowledge, ProfilePage
    from whosasking.pages import read_page
    from whosasking.preferences import Preferences
    from whosasking.review import review
    from whosasking.server.worker import Done
    from whosasking.telltales.memory import traces

    try:
        page = read_page(content.decode("utf-8", "surrogatepass"), None, on=ON)
    except (PageRefused, UnicodeDecodeError):
        return
    msgspec.json.encode(summarise(page))
    if not isinstance(page, ProfilePage):
        return
    preferences = Preferences()
    signs = telltales.search(page, widest(preferences), on=ON)
    done = Done(page, signs, "en", 0, traces(page, b"salt", on=ON))
    if msgspec.msgpack.decode(msgspec.msgpack.encode(done), type=Done) != done:
        raise Unexpected("facts change on their way to the agent")
    case = Case(page=page, telltales=signs, preferences=preferences, knowledge=Knowledge(), on=ON)
    msgspec.json.encode((describe(review(case), "en"), digest(case)))


@contextlib.contextmanager
def _archives() -> Iterator[Target]:
    """A ZIP in, the notebook filled: spoiled inside, or as a file."""
    from tests.archive.made import files
    from whosasking.archive import read_archive
    from whosasking.errors import ArchiveRefused, StoreError
    from whosasking.store import Store

    made = [files(year) for year in (2021, 2023, 2026)]
    now = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)

    def make(random_: random.Random) -> bytes:
        inside = dict(random_.choice(made))
        if random_.random() < 0.6:
            for name in random_.sample(sorted(inside), random_.choice((1, 1, 3))):
                inside[name] = spoil_text(inside[name], random_.choice(list(inside.values())), random_)
        box = zip_of({name: content.encode("utf-8", "surrogatepass") for name, content in inside.items()})
        return spoil_bytes(box, random_) if random_.random() < 0.5 else box

    with tempfile.TemporaryDirectory() as folder, Store.open(now=now, folder=Path(folder)) as store:

        def take_in(content: bytes) -> None:
            file = Path(folder) / "Basic_LinkedInDataExport_04-06-2026.zip"
            file.write_bytes(content)
            try:
                store.take_in(read_archive(file), now)
            except ArchiveRefused:
                return
            except StoreError as error:
                raise Unexpected(f"the store: {error.code}") from error

        yield Target(make, take_in)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in files.items():
            box.writestr(zipfile.ZipInfo(name, (2026, 4, 6, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@contextlib.contextmanager
def _messages() -> Iterator[Target]:
    """Every message of the contract: decoded whole, or refused; what is decoded says the same when it is sent on."""
    import msgspec

    from tests.contract.test_contract import EXAMPLES

    examples = {name: (ROOT / "shared" / "examples" / f"{name}.json").read_bytes() for name in EXAMPLES}

    def make(random_: random.Random) -> bytes:
        name = random_.choice(sorted(examples))
        spoiled = json.dumps(spoil_json(json.loads(examples[name]), random_)).encode()
        return name.encode() + b"\n" + (spoil_bytes(spoiled, random_) if random_.random() < 0.3 else spoiled)

    def decode(content: bytes) -> None:
        name, _, body = content.partition(b"\n")
        if name.decode("ascii", "replace") not in EXAMPLES:
            return
        kind: Any = EXAMPLES[name.decode("ascii")]
        try:
            decoded = msgspec.json.decode(body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return
        if msgspec.json.decode(msgspec.json.encode(decoded), type=kind) != decoded:
            raise Unexpected(f"{name.decode()} changes when it is sent on")

    yield Target(make, decode)


@contextlib.contextmanager
def _agent() -> Iterator[Target]:
    """Every route of a running agent with spoiled bodies and queries. It has to answer, and never with a fault of its own."""
    from scripts.agent import Agent, free_port

    with tempfile.TemporaryDirectory() as folder:
        agent = Agent(Path(folder), free_port())
        agent.start()
        try:
            yield Target(_request, lambda content: _send(agent.port, Path(folder), content))
        finally:
            agent.stop()


_QUERIES = ("", "?limit=0", "?limit=9&before=1", "?before=-1", "?search=%00%ff&only=met", "?limit=" + "9" * 30, "?only=x", "?&&==", "?search=" + "a" * 900)  # fmt: skip


def _request(random_: random.Random) -> bytes:
    """A line with method and path, then a body."""
    from whosasking.server.app import _ROUTES

    bodies = [json.loads(path.read_bytes()) for path in sorted((ROOT / "shared" / "examples").glob("*.json"))]
    path = random_.choice(sorted(_ROUTES))
    method = random_.choice([*_ROUTES[path], "POST"])
    numbered = path.replace("/ID", f"/{random_.choice((0, 1, 2, 10**17))}") + random_.choice(_QUERIES)
    fitting = [body for body in bodies if isinstance(body, dict) and len(body) < 6]
    spoiled = json.dumps(spoil_json(random_.choice(fitting), random_)).encode()
    body = spoil_bytes(spoiled, random_) if random_.random() < 0.2 else spoiled
    return f"{method} {numbered}\n".encode() + (b"" if method == "GET" else body)


def _send(port: int, folder: Path, content: bytes) -> None:
    head, _, body = content.partition(b"\n")
    method, _, path = head.decode("ascii", "replace").partition(" ")
    if not re.fullmatch(r"GET|PUT|POST|DELETE", method) or not re.fullmatch(r"/[!-~]*", path, re.ASCII):
        return  # what Python's own client would not send; the guard's tests send those by hand
    token = (folder / "local-token").read_text("utf-8").strip()
    kind = "application/zip" if path.startswith("/v1/imports") else "application/json"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": kind}
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, None if method == "GET" else body, headers)
        answer = connection.getresponse()
        told = answer.read()
    if answer.status >= 500 and answer.status != 503:
        raise Unexpected(f"{method} {path.partition('?')[0]} answers {answer.status}")
    if answer.status >= 400 and {*json.loads(told)} != {"code", "message", "fix"}:
        raise Unexpected(f"{method} {path.partition('?')[0]} refuses without a reason")


if __name__ == "__main__":
    raise SystemExit(main())
