"""Collects what the doctor looks at, and answers the extension's doctor page."""

from __future__ import annotations

import asyncio
import platform
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from aiohttp import web

from whosasking import __version__
from whosasking.contract import PROTOCOL
from whosasking.doctor import AgentState, Autostart, Vitals, diagnose
from whosasking.errors import ServiceFailed
from whosasking.last_errors import last_errors
from whosasking.server.guard import Route
from whosasking.server.handling import STATE, Entry, language_of
from whosasking.server.problems import as_json
from whosasking.service import service_of
from whosasking.store.health import examine_store, recent_readings


def vitals(
    folder: Path, *, agent: AgentState, agent_version: str | None, port: int, owner: str | None, clients: int
) -> Vitals:
    """All that the doctor looks at. Blocking: reads files, and asks the system about autostart."""
    return Vitals(
        version=__version__,
        python=platform.python_version(),
        system=f"{platform.system()} {platform.release()}".strip(),
        protocol=PROTOCOL,
        agent=agent,
        agent_version=agent_version,
        port=port,
        owner=owner,
        clients=clients,
        store=examine_store(folder),
        free_bytes=_free(folder),
        autostart=_autostart(),
        errors=last_errors(folder),
        readings=recent_readings(folder),
    )


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _autostart() -> Autostart:
    try:
        service = service_of()
        status = service.status()
    except ServiceFailed:
        return Autostart(manager=None)
    return Autostart(manager=service.name, is_installed=status.is_installed, is_running=status.is_running)


async def _doctor(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    port = request.transport.get_extra_info("sockname")[1] if request.transport is not None else 0
    clients = sum(client.kind == "browser" for client in state.clients)

    def look() -> Vitals:
        return vitals(
            state.store.folder, agent="running", agent_version=__version__, port=port, owner=None, clients=clients
        )

    return as_json(diagnose(await asyncio.to_thread(look), language_of(request)))


ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {"/v1/doctor": {"GET": Entry(Route("client"), _doctor)}}
