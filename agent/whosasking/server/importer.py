"""The process that reads an archive for the agent: a hostile or huge file hurts it alone. What it says is decoded as data.

    python -P -m whosasking.server.importer FILE

Frames on stdout: four bytes of length, big endian, then one message in MessagePack.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from whosasking.archive import Archive, read_archive
from whosasking.errors import ArchiveRefused
from whosasking.model import Noun

LENGTH_BYTES = 4


class Read(Noun, tag="read"):
    """So many percent of the archive are read; ``file`` is under way."""

    file: str
    percent: int


class Finished(Noun, tag="finished"):
    """The archive, read."""

    archive: Archive


class Refused(Noun, tag="refused"):
    """code: of the ArchiveRefused."""

    code: str


Frame = Read | Finished | Refused


def main(file: Path, out: BinaryIO) -> None:
    """Reads an archive and tells of it."""
    last = -1

    def tell(name: str, done: int, every: int) -> None:
        nonlocal last
        percent = 100 * done // max(every, 1)
        if percent != last:
            last = percent
            _send(out, Read(file=name, percent=percent))

    try:
        _send(out, Finished(archive=read_archive(file, tell)))
    except ArchiveRefused as refused:
        _send(out, Refused(code=refused.code))


def _send(out: BinaryIO, frame: Frame) -> None:
    encoded = msgspec.msgpack.encode(frame)
    out.write(len(encoded).to_bytes(LENGTH_BYTES, "big") + encoded)
    out.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdout.buffer)
