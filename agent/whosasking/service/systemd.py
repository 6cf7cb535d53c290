"""Linux: a systemd user unit. Seen: systemd 247 (Debian 11) to 257; ``man systemd.service``, ``systemd.syntax``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

from whosasking.errors import ServiceFailed
from whosasking.service._common import Start, Status, ask_system, must, write_file

UNIT = "whosasking.service"


class Systemd:
    """Autostart by systemd. folder: of the user's units."""

    name = "systemd"

    def __init__(self, folder: Path) -> None:
        self.file = folder / UNIT

    def install(self, start: Start, *, now: bool = True) -> None:
        """See Service."""
        was_installed = self.file.exists()
        write_file(self.file, unit(start).encode())
        try:
            must(["systemctl", "--user", "daemon-reload"])
            must(["systemctl", "--user", "enable", UNIT])
        except ServiceFailed:  # no session of systemd's, say in a container: nothing half done stays
            if not was_installed:
                self.file.unlink(missing_ok=True)
            raise
        if now:
            must(["systemctl", "--user", "restart", UNIT])

    def status(self) -> Status:
        """See Service."""
        running = self.file.exists() and ask_system(["systemctl", "--user", "is-active", "--quiet", UNIT]).code == 0
        return Status(is_installed=self.file.exists(), is_running=running, where=str(self.file))

    def uninstall(self) -> bool:
        """See Service. Works without a session bus as well: then only the files are left to remove."""
        if not self.file.exists():
            return False
        ask_system(["systemctl", "--user", "disable", "--now", UNIT])
        self.file.unlink(missing_ok=True)
        (self.file.parent / "default.target.wants" / UNIT).unlink(missing_ok=True)
        ask_system(["systemctl", "--user", "daemon-reload"])
        return True


def unit(start: Start) -> str:
    """The text of the unit file."""
    template = Template((files(__package__) / UNIT).read_text("utf-8"))
    return template.substitute(
        command=" ".join(_quoted(part).replace("$", "$$") for part in start.command),
        environment=_environment(start.environment),
    )


def _environment(variables: Mapping[str, str]) -> str:
    return "".join(f"Environment={_quoted(f'{name}={value}')}\n" for name, value in variables.items())


def _quoted(word: str) -> str:
    """One word of a unit file: quoted, with systemd's own percent signs doubled (systemd.syntax, "Quoting")."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("\n", "\\n")
    return f'"{escaped}"'
