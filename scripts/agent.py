"""Starts the agent for the demo and the tests, reads the code that it prints, and ends it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.environment import PYTHON, ROOT

DEFAULT_PORT = 47823
"""The agent's and the extension's own."""

CODE = re.compile(r"(?<!\d)(\d{4})[ -]?(\d{4})(?!\d)")
READY_S = 30.0


class AgentFailed(Exception):
    """The agent did not start or did not answer: its own words."""


class Agent:
    """One running ``whosasking serve``. The code for pairing comes from what it prints, as a person would read it."""

    def __init__(self, home: Path, port: int) -> None:
        """home: the folder of its store; port: on 127.0.0.1. Starts nothing yet."""
        self.home = home
        self.port = port
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.said: list[str] = []
        self.command: tuple[str, ...] = ("-m", "whosasking")
        """What Python runs; a test may let another version answer."""

    def start(self) -> None:
        """Starts it and waits until it answers. Raises AgentFailed with its own words."""
        self._process = subprocess.Popen(
            [str(PYTHON), *self.command, "serve", "--port", str(self.port)],
            cwd=ROOT,
            env=self._variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self._lines = queue.Queue()
        threading.Thread(
            target=self._listen, args=(self._process, self._lines), daemon=True, name="agent's words"
        ).start()
        until = time.monotonic() + READY_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise AgentFailed("The agent did not start.\n" + "\n".join(self.said[-8:]))
            time.sleep(0.005)  # the benchmark measures the start

    def code(self, *, seconds: float = 10) -> str:
        """The next code that it prints: eight digits. Raises AgentFailed where none comes."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            with contextlib.suppress(queue.Empty):
                line = self._lines.get(timeout=left)
                if line is None:
                    break
                if found := CODE.search(line):
                    return "".join(found.groups())
        raise AgentFailed("The agent printed no code.\n" + "\n".join(self.said[-8:]))

    def new_code(self) -> str:
        """Asks it for a code, as the user does in a second terminal."""
        return self._read_code(self.run("pair").stdout)

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """``whosasking ARGUMENTS`` on the same store. Raises AgentFailed where it fails and check is true."""
        command = [str(PYTHON), "-m", "whosasking", *arguments]
        ran = subprocess.run(
            command, cwd=ROOT, env=self._variables(), capture_output=True, text=True, timeout=60, encoding="utf-8"
        )
        if check and ran.returncode != 0:
            raise AgentFailed(f"whosasking {arguments[0]}: {ran.stderr.strip()}")
        return ran

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """A request as the terminal makes it, with the local token; the answer decoded. Raises AgentFailed."""
        token = (self.home / "local-token").read_text(encoding="utf-8").strip()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            text = answer.read()
        if answer.status >= 400:
            raise AgentFailed(f"{method} {path}: {answer.status} {text.decode()}")
        return json.loads(text) if text else None

    @property
    def pid(self) -> int:
        """The id of its process. Raises AgentFailed where it was not started."""
        if self._process is None:
            raise AgentFailed("The agent was not started.")
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Ends it as Ctrl-C does, and harder where that does not help."""
        process = self._process
        if process is None:
            return
        for sign, seconds in ((signal.SIGINT, 8.0), (signal.SIGTERM, 3.0)):
            if process.poll() is not None:
                break
            with contextlib.suppress(OSError, ValueError):
                process.send_signal(sign)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=seconds)
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
        self._process = None

    def kill(self) -> None:
        """Ends it at once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self.stop()

    def _variables(self) -> Mapping[str, str]:
        return {**os.environ, "WHOSASKING_HOME": str(self.home), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}

    def _listen(self, process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
        with contextlib.suppress(ValueError):  # closed meanwhile
            for line in process.stdout or ():
                self.said.append(line.rstrip())
                lines.put(line)
        lines.put(None)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/v1/hello?nonce=" + "0" * 32)
            return connection.getresponse().status < 500
        return False

    def _read_code(self, text: str) -> str:
        found = CODE.search(text)
        if found is None:
            raise AgentFailed("whosasking pair printed no code.")
        return "".join(found.groups())


def free_port() -> int:
    """A port on 127.0.0.1 that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def is_free(port: int) -> bool:
    """Whether somebody could listen there."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
