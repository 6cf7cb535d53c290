"""What an extension asked for, from the record that the browser made of all its traffic (Launch.traffic_log)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EXTENSION_SCHEMES = ("chrome-extension:", "moz-extension:")


def asked_by_extensions(record: Path) -> set[str]:
    """The addresses that pages and backgrounds of extensions asked: http, https, ws, wss. Call it when the browser is closed.

    What a content script asks counts as the page's, in both browsers.
    """
    noted = _read(record.read_text("utf-8", errors="replace"))
    pairs = _of_firefox(noted) if isinstance(noted, list) else _of_chromium(noted)
    return {
        url
        for url, by in pairs
        if url.startswith(("http", "ws")) and any(one.startswith(EXTENSION_SCHEMES) for one in by)
    }


def _of_firefox(noted: list[Any]) -> Iterator[tuple[str, list[str]]]:
    for request in noted:
        yield request["url"], request["by"]


def _of_chromium(noted: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    start = noted["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    for event in noted["events"]:
        told = event.get("params", {})
        if event["type"] == start:
            yield str(told.get("url", "")), [str(told.get("initiator", ""))]


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:  # Chromium was ended before it closed its list
        return json.loads(text.rstrip().rstrip(",") + "]}")
