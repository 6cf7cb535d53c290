"""The archive as a box of files: a ZIP as LinkedIn made it, or the folder somebody unpacked it into.

Nothing is ever unpacked to the disk, so that no path in a ZIP can lead anywhere; names that try are refused all the same. What
is refused is refused before the first file is read: the lists of a ZIP tell enough.
"""

from __future__ import annotations

import contextlib
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from whosasking.errors import ArchiveRefused

ENTRIES_AT_MOST = 100_000
BYTES_AT_MOST = 4 * 1024**3
"""Of one file. 300,000 messages are about 150 MB."""
EXPANDS_AT_MOST = 200
"""A file of text shrinks to a tenth or a twentieth; a bomb to a thousandth."""
EXPANDS_FREELY = 16 * 1024**2
READ_FREELY = 128 * 1024**2
"""Below this size, how much a file expands says nothing; of a file that is read a little later: messages can be much alike, and
reading takes no more memory for that."""
_DEPTH = 3
_BUFFER = 1024 * 1024
_UNSAFE_NAME = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")
_ENCRYPTED = 0x1


class Container:
    """Known files by lower-case name. Use in ``with``; ``open`` one at a time."""

    def __init__(self, path: Path, files: dict[str, Path | zipfile.ZipInfo], box: zipfile.ZipFile | None) -> None:
        self.path = path
        self.files = files
        self._box = box

    def size(self, name: str) -> int:
        """Bytes of a file, unpacked."""
        entry = self.files[name]
        return entry.stat().st_size if isinstance(entry, Path) else entry.file_size

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """The bytes of a file. Raises ArchiveRefused where they turn out to be damaged."""
        entry = self.files[name]
        with _told_as_damaged():
            if isinstance(entry, Path):
                with entry.open("rb", _BUFFER) as file:
                    yield file
            else:
                assert self._box is not None  # noqa: S101 (an entry of a ZIP comes with its ZIP)
                with self._box.open(entry) as packed, io.BufferedReader(packed, _BUFFER) as file:  # type: ignore[type-var]
                    yield file


@contextlib.contextmanager
def open_container(path: Path, known: frozenset[str]) -> Iterator[Container]:
    """The archive at ``path``. known: the file names looked for, in lower case. Raises ArchiveRefused, which says why."""
    try:
        mode = path.stat().st_mode
    except OSError:
        raise ArchiveRefused("archive_not_there") from None
    if stat.S_ISDIR(mode):
        yield _of_folder(path, known)
        return
    if not stat.S_ISREG(mode):
        raise ArchiveRefused("archive_not_there")
    with _told_as_damaged():
        try:
            if not zipfile.is_zipfile(path):
                raise ArchiveRefused("not_an_archive")
            box = zipfile.ZipFile(path)
        except OSError:
            raise ArchiveRefused("archive_not_there") from None
    with box:
        yield _of_zip(path, box, known)


def _of_zip(path: Path, box: zipfile.ZipFile, known: frozenset[str]) -> Container:
    entries = box.infolist()
    if len(entries) > ENTRIES_AT_MOST:
        raise ArchiveRefused("archive_too_large")
    for entry in entries:
        _check_entry(entry, READ_FREELY if _base(entry) in known else EXPANDS_FREELY)
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > 2 * READ_FREELY and unpacked > EXPANDS_AT_MOST * packed:
        raise ArchiveRefused("archive_too_large")
    found: dict[str, Path | zipfile.ZipInfo] = {}
    for entry in sorted(entries, key=lambda entry: (entry.filename.count("/"), entry.filename)):
        name = _base(entry)
        if name in known and not entry.filename.startswith("__MACOSX/"):
            found.setdefault(name, entry)
    return _with_something(Container(path, found, box))


def _base(entry: zipfile.ZipInfo) -> str:
    """The name without its folders. Some programs of Windows part them by a backslash, against the standard."""
    return entry.filename.replace("\\", "/").rpartition("/")[2].lower()


def _check_entry(entry: zipfile.ZipInfo, freely: int) -> None:
    name = entry.orig_filename
    mode = entry.external_attr >> 16
    if _UNSAFE_NAME.search(name) or _UNSAFE_NAME.search(entry.filename) or stat.S_ISLNK(mode):
        raise ArchiveRefused("archive_paths")
    if entry.flag_bits & _ENCRYPTED:
        raise ArchiveRefused("archive_encrypted")
    expands = entry.file_size > EXPANDS_AT_MOST * max(entry.compress_size, 1)
    if entry.file_size > BYTES_AT_MOST or (entry.file_size > freely and expands):
        raise ArchiveRefused("archive_too_large")


def _of_folder(path: Path, known: frozenset[str]) -> Container:
    found: dict[str, Path | zipfile.ZipInfo] = {}
    with _told_as_damaged():
        for file in _files_in(path, _DEPTH):
            name = file.name.lower()
            if name in known and name not in found:
                if file.stat().st_size > BYTES_AT_MOST:
                    raise ArchiveRefused("archive_too_large")
                found[name] = file
    return _with_something(Container(path, found, None))


def _files_in(folder: Path, depth: int) -> Iterator[Path]:
    """Files of a folder before those of the folders in it; links are not followed: they may lead anywhere."""
    entries = sorted(folder.iterdir())
    yield from (entry for entry in entries if entry.is_file() and not entry.is_symlink())
    for entry in entries:
        if depth > 1 and entry.is_dir() and not entry.is_symlink():
            yield from _files_in(entry, depth - 1)


def _with_something(container: Container) -> Container:
    if not container.files:
        raise ArchiveRefused("archive_nothing_known")
    return container


@contextlib.contextmanager
def _told_as_damaged() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise ArchiveRefused("archive_damaged") from None
    except RuntimeError:  # zipfile's own word for a password
        raise ArchiveRefused("archive_encrypted") from None
