"""The verdicts of the history in words."""

from __future__ import annotations

from whosasking.contract import HistoryEntry
from whosasking.model import Message
from whosasking.sentences import render
from whosasking.store import KeptVerdict


def describe_kept(kept: KeptVerdict, language: str = "en") -> HistoryEntry:
    """A verdict as a message. What an older version kept stays in its English words."""
    return HistoryEntry(
        id=kept.id,
        slug=kept.slug,
        name=kept.name,
        verdict=kept.verdict,
        sentence=_said(kept.sentence, language),
        provisional=kept.provisional,
        rules_version=kept.rules_version,
        reviewed=kept.reviewed,
    )


def _said(sentence: Message | str, language: str) -> str:
    """'' for a sentence that this version no longer has, or has with other values."""
    if isinstance(sentence, str):
        return sentence
    try:
        return render(sentence, language)
    except KeyError:
        return ""
