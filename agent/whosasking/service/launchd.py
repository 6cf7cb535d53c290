"""macOS: a LaunchAgent (``man launchd.plist``, ``man launchctl``)."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

from whosasking.service._common import Start, Status, ask_system, must, write_file

LABEL = "app.whosasking.agent"


class Launchd:
    """Autostart by launchd. folder: of the user's LaunchAgents."""

    name = "launchd"

    def __init__(self, folder: Path, user: int | None = None) -> None:
        """user: the number of the user, None = who runs this."""
        self.file = folder / f"{LABEL}.plist"
        self.domain = f"gui/{os.getuid() if user is None else user}"

    def install(self, start: Start, *, now: bool = True) -> None:
        """See Service."""
        if self._is_loaded():  # launchd keeps the old description until it is told to forget it
            must(["launchctl", "bootout", f"{self.domain}/{LABEL}"])
        write_file(self.file, plist(start))
        if now:
            must(["launchctl", "bootstrap", self.domain, str(self.file)])

    def status(self) -> Status:
        """See Service."""
        is_installed = self.file.exists()
        return Status(is_installed=is_installed, is_running=is_installed and self._is_loaded(), where=str(self.file))

    def uninstall(self) -> bool:
        """See Service."""
        if not self.file.exists():
            return False
        ask_system(["launchctl", "bootout", f"{self.domain}/{LABEL}"])
        self.file.unlink(missing_ok=True)
        return True

    def _is_loaded(self) -> bool:
        return ask_system(["launchctl", "print", f"{self.domain}/{LABEL}"]).code == 0


def plist(start: Start) -> bytes:
    """The LaunchAgent's file. Without paths for its output, launchd sends it nowhere."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(start.command),
            "EnvironmentVariables": dict(start.environment),
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ProcessType": "Background",
            "Umask": 0o077,
        }
    )
