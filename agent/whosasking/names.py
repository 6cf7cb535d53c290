"""Names as they are compared: without titles, credentials, emoji and letters in disguise.

Two people of one name are two people: a key finds candidates for a question, it never says who somebody is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from whosasking.lexicon.folding import fold_text

_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|«[^»]*»|\"[^\"]*\"|“[^”]*”")
_TAIL = re.compile(r"\s*(?:[,;|•·/\\]|\s[-–—~]+\s).*", re.DOTALL)
_NO_PART = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile(r"['.]")

# Titles in front, degrees and certificates behind. What is a family name somewhere ("Ma", "Do", "Ba") is not here.
_CREDENTIALS = """
    dr prof professor mr mrs ms mx herr frau dipl ing mag sir phd dphil md mba emba msc bsc mphil meng beng llm llb jd dds dmd
    dvm pharmd rn bsn msn cpa cfa cma acca cissp cisa cism pmp psm pspo csm shrm phr sphr scp gphr cipd mcipd fcipd frm caia
    cfp itil pe
"""
_LEGAL_FORMS = """
    inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag kg se ug sa sas sarl srl spa bv nv ab as oy
    aps pty pte pvt lda ltda kk
"""
_NO_PART_OF_A_NAME = frozenset(_CREDENTIALS.split())
_LEGAL_FORM = frozenset(_LEGAL_FORMS.split())


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """The name of a person as it is compared. "" where nothing of a name is left (a single dot)."""
    folded = fold_text(_IN_BRACKETS.sub(" ", name))[0]
    words = _words(_TAIL.sub("", folded.strip(), count=1)) or _words(folded)
    kept = [word for word in words if word not in _NO_PART_OF_A_NAME]
    return " ".join(kept or words)


@lru_cache(maxsize=8_192)
def organisation_key(name: str) -> str:
    """The name of an employer or school as it is compared: without its legal form."""
    words = _words(fold_text(_IN_BRACKETS.sub(" ", name))[0])
    while len(words) > 1 and words[-1] in _LEGAL_FORM:
        words.pop()
    return " ".join(words)


def _words(folded: str) -> list[str]:
    return _NO_PART.sub(" ", _APOSTROPHE.sub("", folded)).split()
