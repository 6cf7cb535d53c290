"""The command line. One module a command; COMMANDS is the only list.

A command module has: ``HELP`` (one line), ``EXAMPLES`` (text under --help), ``add_arguments(parser)`` and ``run(args) -> int``,
and ``EXIT_CODES`` where its own differ from those of all (``EXIT_CODES`` here). Modules are imported when they are asked
for, so that ``whosasking read`` does not load a server.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from keyword import iskeyword
from textwrap import fill

from whosasking import __version__
from whosasking.cli.speaking import chosen, speak, text
from whosasking.errors import WhosAskingError
from whosasking.sentences import LANGUAGES

COMMANDS: tuple[str, ...] = (
    "setup",
    "serve",
    "pair",
    "review",
    "read",
    "watch",
    "history",
    "overrides",
    "preferences",
    "feedback",
    "import",
    "people",
    "export",
    "backup",
    "restore",
    "clients",
    "purge",
    "checks",
    "telltales",
    "sample",
    "service",
    "doctor",
    "uninstall",
    "completion",
)

EXIT_CODES = "exit codes: 0 done, 1 a problem (stderr says what happened and what to do), 2 wrong use, 130 interrupted"


def main(argv: list[str] | None = None) -> int:
    """Runs one command. argv: the arguments without the program's name; None takes the process's own."""
    arguments = sys.argv[1:] if argv is None else argv
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what may follow
        _complete()
    speak(chosen(None, os.environ))
    args = _parser(arguments).parse_args(arguments)
    speak(chosen(args.speak, os.environ))
    try:
        return int(args.run(args))
    except WhosAskingError as problem:
        print(describe_problem(problem), file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe left: nothing to say, and no second complaint at exit
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        print(describe_problem(WhosAskingError()), file=sys.stderr)
        print(_place_of(fault), file=sys.stderr)
        return 1


def _place_of(fault: Exception) -> str:
    """Where a fault of ours arose, for a report: its own words may hold a page's, and are left out."""
    from whosasking.server.worker import place_of

    return place_of(fault)


def _complete() -> None:
    import argcomplete

    argcomplete.autocomplete(_parser([]))


def describe_problem(problem: WhosAskingError) -> str:
    """What happened and what to do, in two sentences on two lines."""
    message = text(f"problems.{problem.code}.message", **problem.values)
    fix = text(f"problems.{problem.code}.fix", **problem.values)
    return f"{message}\n{fix}"


def _parser(arguments: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="whosasking", description=text("terminal.program"))
    parser.add_argument("--version", action="version", version=f"whosasking {__version__}")
    _add_language(parser, None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    wanted = _command_in(arguments)
    for name in COMMANDS if wanted not in COMMANDS else (wanted,):
        module = import_module(f"whosasking.cli.{name}{'_' * iskeyword(name)}")  # "import" stands in import_.py
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP,
            epilog=f"{module.EXAMPLES}\n{fill(getattr(module, 'EXIT_CODES', EXIT_CODES), 80)}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            conflict_handler="resolve",  # a command may have a --language of its own: that of its input
        )
        _add_language(command, argparse.SUPPRESS)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def _add_language(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Before the command or behind it. default: SUPPRESS behind it, where silence must not undo what stands before it."""
    codes = ", ".join(LANGUAGES)
    told = f"the language of sentences, one of {codes}; default: that of the environment"
    parser.add_argument("--language", metavar="CODE", dest="speak", default=default, help=told)


def _command_in(arguments: list[str]) -> str | None:
    """The command among the arguments: the first that is no option, nor the code behind ``--language``."""
    before = ""
    for argument in arguments:
        if not argument.startswith("-") and before != "--language":
            return argument
        before = argument
    return None
