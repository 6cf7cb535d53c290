"""LinkedIn's "Get a copy of your data": a ZIP or a folder -> what it says of the owner and of others.

Every generation of the files is read by the names of its columns; a file that is not there means nothing. What cannot be read is
reported by file and line, and the rest is read. Nothing is written, and no body of a message is kept.
"""

from __future__ import annotations

from whosasking.archive.nouns import Archive, Counted, Invitation, Listed, Malformed, Months, Regard
from whosasking.archive.reading import read_archive

__all__ = ["Archive", "Counted", "Invitation", "Listed", "Malformed", "Months", "Regard", "read_archive"]
