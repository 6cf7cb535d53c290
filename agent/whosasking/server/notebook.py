"""The routes of the notebook: people, ties, taking in an archive, and the notebook as a file."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
from aiohttp import web

from whosasking.archive import Archive
from whosasking.contract import (
    ExportPart,
    Forgotten,
    ImportProgress,
    ImportReply,
    ImportsReply,
    InviteText,
    PeopleReply,
    SamePerson,
    TapsReply,
    TieFields,
    TieRequest,
)
from whosasking.describe_export import csv_part, json_end, json_part
from whosasking.describe_notebook import describe_import, describe_invite, describe_person, taps, tie_of
from whosasking.errors import AgentBusy, ArchiveRefused, InvalidInput, StoreFull, WhosAskingError
from whosasking.invite import advise, budget
from whosasking.model import Message, ProfilePage
from whosasking.notebook import Person, together
from whosasking.preferences import Preferences
from whosasking.sentences import render
from whosasking.server.guard import Route
from whosasking.server.handling import (
    SMALL_BYTES,
    STATE,
    TEXT_CHARACTERS,
    Entry,
    language_of,
    message,
    number,
    number_in_path,
    receive,
)
from whosasking.server.importer import LENGTH_BYTES, Finished, Frame, Read, Refused
from whosasking.server.problems import as_json
from whosasking.server.state import State
from whosasking.store import FILTERS, Background, Member, stamp
from whosasking.store.home import make_private

log = logging.getLogger(__name__)

ARCHIVE_BYTES: Final = 2 * 1024**3
"""The largest ZIP. Complete archives of busy members have some 50 MB; pictures may add to that."""
UPLOAD_S: Final = 600.0
READ_S: Final = 300.0
"""How long reading an archive may take before it is given up."""
PEOPLE_PAGE: Final = 200
EXPORT_PART: Final = 500
WEEK: Final = timedelta(days=7)
_FRAME_BYTES: Final = 512 * 1024**2
_IMPORTER = (sys.executable, "-P", "-m", "whosasking.server.importer")
_decoder: msgspec.msgpack.Decoder[Frame] = msgspec.msgpack.Decoder(Frame)


class ImportBroke(WhosAskingError):
    """A fault of ours while an archive was read."""

    code = "import_broke"


async def invite_of(
    state: State, background: Background, page: ProfilePage, preferences: Preferences, language: str
) -> InviteText | None:
    """The second answer on a profile; None on one's own."""
    if page.standing.relation == "self":
        return None
    on = state.clock.now().date()
    made = 0
    if preferences.weekly_accepts and page.standing.relation == "invited_me":
        made = await state.do(state.store.connections_made_since, on - WEEK)
    return describe_invite(
        advise(background.person, page, preferences, on=on),
        background.person,
        preferences.perspective,
        on=on,
        together=together(background.own, page.profile, background.person, on=on),
        namesakes=background.namesakes,
        slug=page.profile.slug,
        member_id=page.profile.member_id,
        budget=budget(made, preferences),
        language=language,
    )


# ------------------------------------------------------------------------------------------- people and ties


async def _people(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    limit = number(request, "limit", 50, most=PEOPLE_PAGE) or 1
    only = request.query.get("only")
    if only is not None and only not in FILTERS:
        raise InvalidInput("invalid_message")
    found, following = await state.do(
        state.store.people,
        limit=limit,
        search=request.query.get("search", "")[:TEXT_CHARACTERS],
        only=only,
        after=_cursor(request.query.get("after")),
    )
    preferences = await state.do(state.store.preferences)
    language = language_of(request)
    return as_json(
        PeopleReply(
            people=tuple(describe_person(person, preferences.perspective, language) for person in found),
            next=_written(following),
            total=await state.do(state.store.count_people),
        )
    )


def _written(cursor: tuple[str, int] | None) -> str | None:
    return None if cursor is None else f"{cursor[1]}.{cursor[0]}"


def _cursor(written: str | None) -> tuple[str, int] | None:
    if written is None:
        return None
    person_id, _, sort = written.partition(".")
    if not person_id.isascii() or not person_id.isdecimal() or len(person_id) > 18:
        raise InvalidInput("bad_query", name="after", most=2**31)
    return sort, int(person_id)


async def _person(request: web.Request) -> web.StreamResponse:
    return await _told(request, await request.app[STATE].do(request.app[STATE].store.person, number_in_path(request)))


async def _told(request: web.Request, person: Person) -> web.StreamResponse:
    state = request.app[STATE]
    preferences = await state.do(state.store.preferences)
    return as_json(describe_person(person, preferences.perspective, language_of(request)))


async def _add_tie(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    asked = await message(request, TieRequest)
    if any(len(part or "") > TEXT_CHARACTERS for part in (asked.slug, asked.member_id, asked.name)):
        raise InvalidInput("invalid_message")
    tie, now = tie_of(asked.tie), state.clock.now()
    if asked.person is not None:
        person = await state.do(state.store.add_tie_to, asked.person, tie, now)
    else:
        member = Member(slug=asked.slug, member_id=asked.member_id, name=asked.name)
        person = await state.do(state.store.add_tie, member, tie, now)
    state.tell_notebook()
    return await _told(request, person)


async def _change_tie(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    tie = tie_of(await message(request, TieFields))
    person = await state.do(state.store.change_tie, number_in_path(request), tie)
    state.tell_notebook()
    return await _told(request, person)


async def _taps(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    preferences = await state.do(state.store.preferences)
    return as_json(
        TapsReply(groups=taps(preferences.perspective, on=state.clock.now().date(), language=language_of(request)))
    )


async def _undo_tie(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    person = await state.do(state.store.undo_tie, number_in_path(request))
    state.tell_notebook()
    return await _told(request, person)


async def _join(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    asked = await message(request, SamePerson)
    if any(len(part or "") > TEXT_CHARACTERS for part in (asked.slug, asked.member_id, asked.name)):
        raise InvalidInput("invalid_message")
    member = Member(slug=asked.slug, member_id=asked.member_id, name=asked.name)
    person = await state.do(state.store.join, number_in_path(request), member, state.clock.now())
    state.tell_notebook()
    return await _told(request, person)


async def _forget(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    await state.do(state.store.forget_person, number_in_path(request))
    state.tell_notebook()
    return as_json(Forgotten(people=1))


async def _forget_all(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    count = await state.do(state.store.forget_everybody)
    state.tell_notebook()
    return as_json(Forgotten(people=count))


# ---------------------------------------------------------------------------------------------------- export


async def _export(request: web.Request) -> web.StreamResponse:
    """A part of the file; what is asked between two parts is answered in between."""
    state = request.app[STATE]
    form, after = request.query.get("as"), _cursor(request.query.get("after"))
    if form not in ("json", "csv"):
        raise InvalidInput("invalid_message")
    found, following = await state.do(state.store.people, limit=EXPORT_PART, after=after)
    preferences = await state.do(state.store.preferences)
    language = language_of(request)
    people = [describe_person(person, preferences.perspective, language) for person in found]
    written = (csv_part if form == "csv" else json_part)(people, is_first=after is None)
    if form == "json" and following is None:
        store = state.store
        said, past, imports = (
            await state.do(store.overrides),
            await state.do(store.own_past),
            await state.do(store.imports),
        )
        written += json_end(said, past, imports)
    return as_json(
        ExportPart(
            name=f"notebook-{state.clock.now().date()}.{form}",
            media_type="text/csv" if form == "csv" else "application/json",
            text=written,
            next=_written(following),
        )
    )


# --------------------------------------------------------------------------------------------------- imports


async def _imports(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    done = await state.do(state.store.imports)
    language = language_of(request)
    told = tuple(describe_import(msgspec.structs.asdict(summary), when, language=language) for when, summary in done)
    return as_json(ImportsReply(imports=told))


async def _import(request: web.Request) -> web.StreamResponse:
    """Keeps the ZIP for as long as it is read, then merges what it says. One at a time."""
    state = request.app[STATE]
    if state.importing.locked():
        raise AgentBusy("import_under_way")
    async with state.importing:
        with _kept(state.store.folder) as file:
            await _receive(request, file)
            try:
                return as_json(await _taken_in(state, file, language_of(request)))
            finally:
                _tell(state, 100, Message(key="archive.over"), done=True)


async def _receive(request: web.Request, file: Path) -> None:
    try:
        with file.open("wb") as kept:
            await receive(request, ARCHIVE_BYTES, kept.write, UPLOAD_S)
    except OSError as error:
        raise StoreFull from error


@contextlib.contextmanager
def _kept(folder: Path) -> Iterator[Path]:
    """A private file that goes away again."""
    file = folder / f"import-{secrets.token_hex(8)}.zip"
    make_private(file)
    try:
        yield file
    finally:
        file.unlink(missing_ok=True)


async def _taken_in(state: State, file: Path, language: str) -> ImportReply:
    archive = await _read(state, file)
    _tell(state, 100, Message(key="archive.merging"))
    now = state.clock.now()
    summary = await state.do(state.store.take_in, archive, now)
    state.tell_notebook()
    return describe_import(msgspec.structs.asdict(summary), stamp(now), archive.malformed, language)


async def _read(state: State, file: Path) -> Archive:
    """What the reading process says. It is ended when it takes too long, and when the caller goes away."""
    process = await asyncio.create_subprocess_exec(
        *_IMPORTER,
        os.fspath(file),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None  # noqa: S101 (it was asked for)
    try:
        async with asyncio.timeout(READ_S):
            while True:
                match await _frame(process.stdout):
                    case Read(file=name, percent=percent):
                        said = Message(key="archive.progress", values={"file": name, "percent": percent})
                        _tell(state, percent, said)
                    case Finished(archive=archive):
                        return archive
                    case Refused(code=code):
                        raise ArchiveRefused(code)
    except (asyncio.IncompleteReadError, msgspec.DecodeError, TimeoutError):
        raise ImportBroke from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _frame(stream: asyncio.StreamReader) -> Frame:
    length = int.from_bytes(await stream.readexactly(LENGTH_BYTES), "big")
    if length > _FRAME_BYTES:
        raise ImportBroke
    return _decoder.decode(await stream.readexactly(length))


def _tell(state: State, percent: int, said: Message, *, done: bool = False) -> None:
    def progress(language: str) -> ImportProgress:
        return ImportProgress(percent=percent, text=render(said, language), done=done)

    state.tell_import(progress)


ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {
    "/v1/people": {"GET": Entry(Route("client"), _people), "DELETE": Entry(Route("client"), _forget_all)},
    "/v1/people/ID": {
        "GET": Entry(Route("client"), _person),
        "POST": Entry(Route("client", SMALL_BYTES), _join),
        "DELETE": Entry(Route("client"), _forget),
    },
    "/v1/ties": {"POST": Entry(Route("client", SMALL_BYTES), _add_tie)},
    "/v1/ties/ID": {
        "PUT": Entry(Route("client", SMALL_BYTES), _change_tie),
        "DELETE": Entry(Route("client"), _undo_tie),
    },
    "/v1/taps": {"GET": Entry(Route("client"), _taps)},
    "/v1/export": {"GET": Entry(Route("client"), _export)},
    "/v1/imports": {
        "GET": Entry(Route("client"), _imports),
        "POST": Entry(Route("client", ARCHIVE_BYTES, content="zip"), _import),
    },
}
