"""Finding phrases in what strangers write: a reading of the text (``reading``), phrases (``notation``), which of them can be in it
(``index``), and the walk that finds them (``phrases``).

No regular expression runs over a stranger's text beyond the cutting into words, and that one is linear: phrases are walked word by
word, each through a bounded number of them, so no text can make the search slow.
"""

from whosasking.lexicon.phrases import Hit, Lexicon, Matches
from whosasking.lexicon.reading import TEXT_CAP, Reading

__all__ = ["TEXT_CAP", "Hit", "Lexicon", "Matches", "Reading"]
