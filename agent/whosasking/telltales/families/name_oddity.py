"""A telephone number, an address, a link or a slogan inside the name. strong. Credentials, pronouns and emoji pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import Family, Spot, Text

_ADDRESSES = ("phone", "mail", "free_mail", "chat_link", "link", "handle")
# "B.Com", "M.Sc", "Ph.D" and "St.John" are no links: a link in a name has a scheme, "www.", or a long name before a common ending.
_LINK = re.compile(
    r"https?://|www\.|[\w-]{3,}\.(?:com|net|org|io|info|biz|shop|online|site|store|xyz|club|top|app|dev|example|ai|ru|cn|de|fr|es|it|nl|pl|uk|br|me|ly)(?:/|$)"
)


def _find(text: Text) -> Iterator[Spot]:
    reading = text.matches.reading
    for place, labels in reading.labels.items():
        for label, after in labels:
            if label in _ADDRESSES and (label != "link" or _LINK.match(reading.forms[place])):
                yield Spot("strong", (Hit(place, after, "any"),))
    for hit in text["name_oddity.slogan"]:
        yield Spot("strong", (hit,))
    digits = [place for place, form in enumerate(reading.forms) if sum(char.isdigit() for char in form) >= 6]
    for place in digits:
        yield Spot("strong", (Hit(place, place + 1, "any"),))


FAMILY = Family("name_oddity", frozenset({"name"}), in_text=_find)
