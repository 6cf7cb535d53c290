"""Finding phrases in what strangers write: a reading of the text (``reading``) and phrases over its words (``phrases``).

No regular expression runs over a stranger's text beyond the cutting into words, and that one is linear: phrases are walked
word by word through a graph of bounded depth, so no text can make the search slow.
"""

from whosasking.lexicon.phrases import Hit, Lexicon, Matches
from whosasking.lexicon.reading import TEXT_CAP, Reading

__all__ = ["TEXT_CAP", "Hit", "Lexicon", "Matches", "Reading"]
