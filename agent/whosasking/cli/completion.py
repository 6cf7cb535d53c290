"""``whosasking completion``: lets a shell complete commands, options and files."""

from __future__ import annotations

import argparse
import sys

HELP = "print what lets your shell complete whosasking's commands and options"

EXAMPLES = """\
examples:
  whosasking completion bash >> ~/.bashrc
  whosasking completion zsh >> ~/.zshrc
  whosasking completion fish > ~/.config/fish/completions/whosasking.fish
  whosasking completion powershell >> $PROFILE
"""

SHELLS = ("bash", "zsh", "fish", "powershell")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="your shell")


def run(args: argparse.Namespace) -> int:
    """Prints the shell's own words."""
    from argcomplete.shell_integration import shellcode

    sys.stdout.write(shellcode(["whosasking"], shell=args.shell))
    return 0
