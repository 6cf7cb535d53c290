"""The doctor: what was found of the agent's health, in sentences, each with what to do. Pure; others collect.

A report holds no personal text: no name, address, page text or token, and no path (a path names the user).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from whosasking.contract import DoctorLine, DoctorReport, DoctorState
from whosasking.model import Noun
from whosasking.readings import LayoutReading, changed_layouts, unknown_of_late
from whosasking.sentences import text
from whosasking.store.health import StoreHealth

AgentState = Literal["running", "not_running", "not_ours"]

FREE_BYTES_NEEDED = 100 * 1024**2
"""Below this much free space the store may soon not be written."""


class Autostart(Noun):
    """manager: what starts programs on this system; None: there is nothing that is known of."""

    manager: str | None
    is_installed: bool = False
    is_running: bool | None = None


class Vitals(Noun):
    """All that the doctor looks at. free_bytes None: not told. owner: the program on the port, None = free, or not told."""

    version: str
    python: str
    system: str
    protocol: int
    agent: AgentState
    agent_version: str | None
    port: int
    owner: str | None
    clients: int
    store: StoreHealth
    free_bytes: int | None
    autostart: Autostart
    errors: tuple[str, ...]
    readings: tuple[LayoutReading, ...] = ()


def diagnose(vitals: Vitals, language: str = "en") -> DoctorReport:
    """The report. language: of the sentences, a code of LANGUAGES."""
    lines = tuple(
        DoctorLine(
            topic=topic,
            title=text(f"doctor.topic.{topic}", language),
            state=state,
            text=text(f"doctor.{key}.text", language, **values),
            fix=None if state == "good" else text(f"doctor.{key}.fix", language, **values),
        )
        for topic, state, key, values in _found(vitals)
    )
    return DoctorReport(
        version=vitals.version,
        python=vitals.python,
        system=vitals.system,
        protocol=vitals.protocol,
        lines=lines,
        errors=vitals.errors,
    )


_Found = tuple[str, DoctorState, str, dict[str, str | int]]


def _found(vitals: Vitals) -> Iterator[_Found]:
    yield _agent(vitals)
    if vitals.agent_version is not None and vitals.agent_version != vitals.version:
        yield "version", "attention", "versions_apart", {"agent": vitals.agent_version, "own": vitals.version}
    yield _clients(vitals.clients)
    yield _store(vitals.store)
    if vitals.store.is_private is False:
        yield "private", "broken", "not_private", {}
    if vitals.store.aside:
        yield "aside", "attention", "put_aside", {"n": vitals.store.aside}
    if vitals.free_bytes is not None and vitals.free_bytes < FREE_BYTES_NEEDED:
        yield "space", "attention", "little_space", {"megabytes": vitals.free_bytes // 1024**2}
    yield _autostart(vitals.autostart)
    yield from _layouts(vitals.readings)
    yield (
        ("errors", "attention", "errors", {"n": len(vitals.errors)})
        if vitals.errors
        else ("errors", "good", "no_errors", {})
    )


def _agent(vitals: Vitals) -> _Found:
    values: dict[str, str | int] = {"port": str(vitals.port)}
    if vitals.agent == "running":
        return "agent", "good", "agent_running", values
    if vitals.owner is not None:
        return "agent", "broken", "port_owned", {**values, "owner": vitals.owner}
    if vitals.agent == "not_ours":
        return "agent", "broken", "agent_not_ours", values
    return "agent", "broken", "agent_not_running", values


def _clients(count: int) -> _Found:
    return ("clients", "good", "clients", {"n": count}) if count else ("clients", "attention", "no_client", {})


def _store(health: StoreHealth) -> _Found:
    values: dict[str, str | int] = {
        "schema": str(health.schema or 0),
        "kilobytes": -(-health.bytes // 1024),
        "verdicts": health.verdicts,
        "people": health.people,
    }
    state: DoctorState = "good" if health.state in ("sound", "absent") else "broken"
    return "store", state, f"store_{health.state}", values


def _layouts(readings: tuple[LayoutReading, ...]) -> Iterator[_Found]:
    """The self-check over the last pages; nothing to say before the first one."""
    changed, unknown = changed_layouts(readings), unknown_of_late(readings)
    for layout in changed:
        yield "layouts", "attention", "layout_changed", {"layout": layout}
    if unknown:
        yield "layouts", "attention", "layout_unknown", {"n": unknown}
    if readings and not changed and not unknown:
        yield "layouts", "good", "layouts_fine", {"n": len(readings)}


def _autostart(autostart: Autostart) -> _Found:
    if autostart.manager is None:
        return "autostart", "good", "autostart_unknown", {}
    values: dict[str, str | int] = {"manager": autostart.manager}
    if not autostart.is_installed:
        return "autostart", "good", "autostart_absent", values
    if autostart.is_running is False:
        return "autostart", "attention", "autostart_stopped", values
    return "autostart", "good", "autostart_installed", values
