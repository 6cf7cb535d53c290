"""Windows: a value under the user's Run key, which the system starts when the user signs in. No rights, no task, no service."""

from __future__ import annotations

import subprocess
import sys
from typing import Protocol

from whosasking.errors import ServiceFailed
from whosasking.service._common import Start, Status

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
NAME = "WhosAsking"
LONGEST = 260
"""Characters that the Run key takes (Microsoft, "Run and RunOnce Registry Keys")."""


class Registry(Protocol):
    """The one key of the registry that this needs."""

    def read(self) -> str | None: ...

    def write(self, command: str) -> None: ...

    def delete(self) -> bool: ...

    def launch(self, start: Start) -> None: ...


class Windows:
    """Autostart by the Run key."""

    name = "HKCU Run"

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def install(self, start: Start, *, now: bool = True) -> None:
        """See Service. The Run key knows no variables: another home folder has to stand in the user's own environment."""
        command = run_value(start)
        if len(command) > LONGEST:
            raise ServiceFailed("service_path_too_long", most=LONGEST)
        self.registry.write(command)
        if now:
            self.registry.launch(start)

    def status(self) -> Status:
        """See Service."""
        return Status(is_installed=self.registry.read() is not None, is_running=None, where=rf"HKCU\{RUN}\{NAME}")

    def uninstall(self) -> bool:
        """See Service. The agent that runs ends with the session, or with Ctrl+C where it was started by hand."""
        return self.registry.delete()


def run_value(start: Start) -> str:
    """The command line as the Run key wants it."""
    return subprocess.list2cmdline(start.command)


if sys.platform == "win32":
    import winreg

    class _Registry:
        def read(self) -> str | None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN) as key:
                    return str(winreg.QueryValueEx(key, NAME)[0])
            except FileNotFoundError:
                return None

        def write(self, command: str) -> None:
            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as key:
                    winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, command)
            except OSError:
                raise ServiceFailed("service_folder") from None

        def delete(self) -> bool:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN, 0, winreg.KEY_SET_VALUE) as key:
                    winreg.DeleteValue(key, NAME)
            except FileNotFoundError:
                return False
            return True

        def launch(self, start: Start) -> None:
            flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
            subprocess.Popen(start.command, creationflags=flags, close_fds=True)  # noqa: S603 (our own agent)

    def registry() -> Registry:
        """The user's own registry."""
        return _Registry()

else:

    def registry() -> Registry:
        """Elsewhere there is none. Raises ServiceFailed."""
        raise ServiceFailed("no_service_manager")
