"""Autostart: the agent starts with the user's session, by what the system itself has for that, and leaves nothing behind.

One file a system, each with ``install``, ``status`` and ``uninstall``; ``service_of()`` picks. Nothing needs administrator rights.

    systemd.py   Linux: a user unit in ``~/.config/systemd/user``
    launchd.py   macOS: a LaunchAgent in ``~/Library/LaunchAgents``
    windows.py   Windows: a value under ``HKCU\\...\\Run``
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from whosasking.errors import ServiceFailed
from whosasking.service._common import Service, Start, Status
from whosasking.service.launchd import Launchd
from whosasking.service.systemd import Systemd

__all__ = ["Service", "Start", "Status", "install", "service_of", "start_of"]


def service_of(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Service:
    """What starts programs with the session on this system.

    platform: as sys.platform. environ: HOME and XDG_CONFIG_HOME are looked up in it.
    Raises ServiceFailed where the system has nothing that this program knows of.
    """
    home = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return Launchd(home / "Library" / "LaunchAgents")
    if platform == "win32":
        return _windows()
    if shutil.which("systemctl", path=environ.get("PATH")):
        config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
        return Systemd(config / "systemd" / "user")
    raise ServiceFailed("no_service_manager")


def install(service: Service, start: Start, *, agent_answers: bool) -> bool:
    """Installs; False where an agent that was started by hand runs on until the session ends. agent_answers: one runs now."""
    by_hand = agent_answers and not service.status().is_running
    service.install(start, now=not by_hand)
    return not by_hand


def _windows() -> Service:
    from whosasking.service.windows import Windows, registry

    return Windows(registry())


def start_of(environ: Mapping[str, str] = os.environ, *, port: int | None = None) -> Start:
    """How this installation's agent is started. port: where it is not to be the usual one."""
    python = Path(sys.executable)
    if sys.platform == "win32" and (windowless := python.with_name("pythonw.exe")).exists():
        python = windowless
    # -P: no folder from which a stranger's module could be read comes onto the path.
    command = (str(python), "-P", "-m", "whosasking", "serve", "--quiet", *(("--port", str(port)) if port else ()))
    kept = {name: environ[name] for name in ("WHOSASKING_HOME",) if environ.get(name)}
    return Start(command=command, environment=kept)
