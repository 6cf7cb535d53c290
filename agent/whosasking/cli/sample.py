"""``whosasking sample``: a saved page without the person, to report a layout with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from whosasking.cli.files import content_of
from whosasking.cli.speaking import text
from whosasking.errors import InvalidInput

HELP = "turn a saved page into one without the person, to report a layout that cannot be read"

EXAMPLES = """\
examples:
  whosasking sample page.html --output sample.html     look through it before you pass it on
  whosasking sample page.html | less

The structure stays; every personal word, number, id and link is replaced by one of the same shape. Nothing is sent anywhere.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE.html", help="a page saved as HTML; - reads standard input")
    parser.add_argument("--output", metavar="FILE", help="a new file; default: standard output")


def run(args: argparse.Namespace) -> int:
    """Writes the sample. An existing file is not overwritten."""
    from whosasking.cli.read import decode
    from whosasking.pages.sample import sample

    made = sample(decode(content_of(args.page)))
    if args.output is None:
        sys.stdout.write(made + "\n")
        return 0
    try:
        with Path(args.output).open("x", encoding="utf-8") as file:
            file.write(made + "\n")
    except OSError:
        raise InvalidInput("file_not_written") from None
    print(text("terminal.sample.written", file=args.output), file=sys.stderr)
    return 0
