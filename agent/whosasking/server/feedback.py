"""What the user called wrong, by telltale family, and the offer to soften it. Nothing softens itself."""

from __future__ import annotations

from whosasking.contract import FamilyFeedback, FeedbackReply
from whosasking.sentences import text
from whosasking.store import Store


def feedback(store: Store, language: str = "en") -> FeedbackReply:
    """Families that were called wrong, the most often first, and those that are softened."""
    softened, wrong = store.preferences().softened_families, store.called_wrong()
    families = sorted({*wrong, *softened}, key=lambda family: (-wrong.get(family, 0), family))
    return FeedbackReply(
        families=tuple(_family(family, wrong.get(family, 0), family in softened, language) for family in families),
        softened=softened,
    )


def _family(family: str, wrong: int, softened: bool, language: str) -> FamilyFeedback:
    key = "offer" if not softened else "weighs_less" if wrong else "weighs_less_anyway"
    return FamilyFeedback(
        family=family,
        title=text(f"telltales.{family}.title", language),
        wrong=wrong,
        softened=softened,
        offered=not softened,
        text=text(f"feedback.{key}", language, n=wrong),
    )
