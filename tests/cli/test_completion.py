"""Completion in a real bash: what it is offered is what the commands are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_agent_commands import whosasking
from whosasking.cli import COMMANDS
from whosasking.cli.completion import SHELLS

BASH = shutil.which("bash")


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_its_own_words(shell: str) -> None:
    assert "whosasking" in whosasking("completion", shell).stdout


@pytest.mark.skipif(BASH is None, reason="this machine has no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("whosasking ", set(COMMANDS)),
        ("whosasking prefer", {"preferences"}),
        ("whosasking service un", {"uninstall"}),
        ("whosasking history --li", {"--limit"}),
    ],
)
def test_bash_is_offered_what_may_follow(typed: str, offered: set[str]) -> None:
    words = whosasking("completion", "bash").stdout
    asked = (
        f"{words}\nCOMP_LINE={typed!r}; COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9\n"
        f"COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}}))\n"
        '_python_argcomplete whosasking; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        [str(BASH), "--norc", "-c", asked], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert offered <= {line.strip() for line in ran.stdout.splitlines()}
