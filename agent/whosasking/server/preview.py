"""How the last verdicts would change under other preferences, before they are saved."""

from __future__ import annotations

from collections import Counter

from whosasking.contract import PreviewChange, PreviewCount, PreviewReply
from whosasking.digest import decide_again, stand_in
from whosasking.model import Knowledge, VerdictWord
from whosasking.preferences import Preferences
from whosasking.sentences import text
from whosasking.store import Judged, Store

LAST = 20
"""How many verdicts are tried (quick-review, and the issue that asks for the preview)."""


def preview(store: Store, after: Preferences, language: str = "en") -> PreviewReply:
    """The last verdicts under the preferences in force and under these, with what the user knows today. Saves nothing."""
    before = store.preferences()
    judged = store.judged(limit=LAST)
    pairs = [(each, _words(store, each, before, after)) for each in judged]
    tried = [(each, words) for each, words in pairs if words is not None]
    changed = [(each, words) for each, words in tried if words[0] != words[1]]
    return PreviewReply(
        sentence=_sentence(len(tried), len(changed), len(judged), language),
        tried=len(tried),
        untried=len(judged) - len(tried),
        counts=tuple(
            PreviewCount(before=was, after=would_be, n=n, text=_way(was, would_be, n, language))
            for (was, would_be), n in Counter(words for _, words in changed).most_common()
        ),
        changes=tuple(
            PreviewChange(
                id=each.entry.id,
                slug=each.entry.slug,
                name=each.entry.name,
                before=was,
                after=would_be,
                reviewed=each.entry.reviewed,
            )
            for each, (was, would_be) in changed
        ),
    )


def _words(
    store: Store, judged: Judged, before: Preferences, after: Preferences
) -> tuple[VerdictWord, VerdictWord] | None:
    if judged.digest is None:
        return None
    return (
        decide_again(judged.digest, before, knowledge_of(store, judged, before)),
        decide_again(judged.digest, after, knowledge_of(store, judged, after)),
    )


def knowledge_of(store: Store, judged: Judged, preferences: Preferences) -> Knowledge:
    """What the user knows of the member today, as a review would ask for it."""
    if judged.digest is None:
        return Knowledge()
    page = stand_in(judged.digest, slug=judged.entry.slug, member_id=judged.member_id)
    return store.knowledge_of(page, preferences)


def _sentence(tried: int, changed: int, of: int, language: str) -> str:
    if not tried:
        key = "preview.untried" if of else "preview.nothing_kept"
        return text(key, language, n=of)
    if not changed:
        said = text("preview.unchanged", language, n=tried)
    elif tried == 1:
        said = text("preview.only_one_changed", language)
    else:
        said = text("preview.changed", language, n=changed, tried=tried)
    return said if tried == of else text("preview.and_untried", language, said=said, n=of - tried)


def _way(before: VerdictWord, after: VerdictWord, n: int, language: str) -> str:
    words = {"before": text(f"preview.word.{before}", language), "after": text(f"preview.word.{after}", language)}
    return text("preview.way", language, n=n, **words)
