"""A text cut into words, with the place of each in the original, and other readings of words that are disguised."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator

from whosasking.lexicon.folding import fold_text, undisguised

TEXT_CAP = 20_000
"""Characters of a text that are searched (local-link section 4); the finding says when a text was longer."""

# Scripts without spaces: each character is a word of its own, in texts and in word lists alike.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
SPACELESS = re.compile(f"[{_SPACELESS}]")
SPACELESS_ONLY = re.compile(f"[{_SPACELESS}]+")
_FIRST_SPACELESS = "\u0e00"
SPELLED = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,6}[^\W_](?![^\W_])){3}")
"""Four single letters in a row: a word may be spelled out."""


def is_spaceless(text: str) -> bool:
    """Whether a script without spaces stands in a text."""
    return bool(text) and max(text) >= _FIRST_SPACELESS and SPACELESS.search(text) is not None


_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WRITTEN_IN = {"ja": SPACELESS, "ru": _CYRILLIC, "zh": SPACELESS}
"""Languages with a script of their own. Their lists borrow Latin words ("offer" in Chinese job talk), which say nothing in a text without it."""


_KANA, _CHARACTER = re.compile("[\u3041-\u30fa\uff66-\uff9d]"), re.compile("[\u3400-\u9fff]")
_KANA_SHARE = 0.35
"""More kana than this, and no part of a text is Chinese: Japanese prose has 50 to 65 %, a text of which half is Chinese 30."""
_CHINESE_ONLY = re.compile(
    "[你您妳们們吗嗎呢吧啦咱喺嘅哋佢这這说說请给钱錢账买卖賣发發让讓话为从个谁过还进应对對开关门问时沒麼變样樣兩]"
)
"""Everyday characters of Chinese that Japanese writes otherwise or not at all, surnames apart."""


def unwritten(text: str) -> frozenset[str]:
    """The languages in which a text cannot be: none of its characters is of their script, or those that tell Chinese from Japanese are not."""
    languages = {language for language, script in _WRITTEN_IN.items() if script.search(text) is None}
    if not languages.issuperset(("ja", "zh")):
        kana, characters = len(_KANA.findall(text)), len(_CHARACTER.findall(text))
        if kana > _KANA_SHARE * (kana + characters):
            languages.add("zh")
        elif not kana and _CHINESE_ONLY.search(text) is not None:
            languages.add("ja")
    return frozenset(languages)


_TLDS = (
    "com|net|org|info|biz|io|co|me|ly|gl|gg|gd|gy|cc|tv|to|ai|app|dev|xyz|online|site|shop|store|club|top|link|click|live|life|pro|vip|"
    "support|finance|claims|exchange|capital|services|email|center|cyou|sbs|"
    "example|win|bet|casino|loan|money|cash|trade|fun|icu|buzz|cloud|website|space|tech|agency|group|team|page|work|world|one|fm|im|is|at|be|br|ca|ch|cn|"
    "ae|bd|gh|lk|ng|qa|cz|de|dk|ee|es|eu|fi|fr|gr|hk|hu|id|ie|il|in|it|jp|kr|kz|lt|lv|mx|nl|no|nz|ph|pk|pl|pt|ro|rs|ru|se|sg|sk|st|su|th|tr|tw|ua|uk|us|uz|vn|za|рф"
)
_NUMBER = r"(?P<num>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w])|\d+(?:[.,'٫]\d{1,3})*(?:[km](?![^\W_]))?)"
# Every quantifier is bounded, or one class that no neighbour shares: no text makes this slow (tests/telltales/test_linear.py).
_FULL = (
    r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})"
    r"|(?P<link>(?:https?://|www\.)[^\s<>\"'，。、）)]{1,300}"
    rf"|(?<![\w.-])(?:[^\W_][\w-]{{0,62}}\.){{1,4}}(?:{_TLDS}|xn--[a-z0-9-]{{1,50}})(?![\w])(?:/[^\s<>\"'，。、）)]{{0,300}})?)"
    r"|(?P<handle>(?<![\w@])@[a-z0-9_.]{3,40})"
)
_PHONE = r"(?P<phone>(?:\+|\b00)(?:\(?\d[ ().\-/]{0,3}){6,14}\d(?!\d)|\(?\b(?:\d[ ().\-/]{0,2}){8,13}\d(?!\d))"
# "R350", "N50,000", "Rs500", "usd200": a letter alone is a currency only before three digits, or it is a mask ("N95"), a road, a form.
_SIGN = r"[$€£¥₹₽₺₴₩฿₫₦]|(?<![^\W_])(?:(?:(?:r|us|mx|ar|c|co|s|nt|hk|au)\$|s/\.?)(?= ?\d)|(?:usdt?|eur|gbp|aed|rs|rm|php|ksh|chf|inr|zar|ngn)(?=\d)|[rnp](?=\d{3}(?!\w)|\d{1,3},\d{3}))"
_MARKS = rf"|(?P<cur>{_SIGN})|(?P<pct>[%‰])"
_WORD = r"|(?P<word>[^\W_]+)"
NO_MESSENGER = re.compile(
    fold_text(
        "(?:(?<=[ァ-ヴー])|(?<=生産|製造|組立|工場|検査|包装))ライン|ライン(?=ナップ|アップ|マネ|ワーク|作業|業務|管理)"
    )[0]
)
"""Where the name of the messenger ends or begins another word, which is cut as one: "オンライン", "ガイドライン", "製造ライン", "ラインナップ"."""
_WORD_SPACELESS = rf"|(?P<word>{NO_MESSENGER.pattern}|[a-z]{{2,20}}(?=\d+(?![a-z0-9_]))|(?:(?![{_SPACELESS}])[^\W_])+)|(?P<char>[{_SPACELESS}])"
"""A number that follows a word at once is one of its own: "TOEIC900点", "USDT500起"."""


def _tokens(full: bool, spaceless: bool) -> re.Pattern[str]:
    special = (_FULL + "|" if full else "") + _PHONE + "|" + _NUMBER + _MARKS
    return re.compile(_amid_spaceless(special) + _WORD_SPACELESS if spaceless else special + _WORD)


def _amid_spaceless(special: str) -> str:
    """The same where no space need stand before or after: "IDは@abcです", "番号は090...へ". An address is ASCII, any other character ends it."""
    ascii_only = special.replace(r"[^\W_]", "[a-z0-9]").replace(r"\w", "a-z0-9_").replace(r"\b", "(?<![a-z0-9_])")
    return ascii_only.replace("，。、）", f"，。、）{_SPACELESS}")


_PATTERNS = {(full, spaceless): _tokens(full, spaceless) for full in (False, True) for spaceless in (False, True)}

_BREAKS = frozenset("\n!?;|•·●▪►➤✦。…‖⚡✅✔👉🔥💰📈🚀⭐✨")
_CLAUSE = frozenset(',:()[]—–،、，："“”„«»「」『』→⇒')
_CHAT_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:wa\.me|(?:chat|api)\.whatsapp\.com|whatsapp\.com/(?:channel|dl)|t\.me|telegram\.(?:me|dog)|line\.me|"
    r"lin\.ee|signal\.(?:me|group)|discord\.gg|u\.wechat\.com|m\.me|viber\.(?:me|com)|zalo\.me|wa\.link)(?:/|$)"
)
_FREE_MAIL = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|aol|icloud|me|mac|gmx|web|freenet|t-online|proton|protonmail|pm|tutanota|tuta|"
    r"zoho|zohomail|mail|inbox|email|usa|consultant|yandex|ya|bk|list|rambler|libero|virgilio|tiscali|alice|orange|wanadoo|free|laposte|sfr|"
    r"wp|o2|onet|interia|op|uol|bol|terra|ig|qq|163|126|sina|sohu|foxmail|naver|daum|hanmail|ziggo|kpnmail|hetnet|planet|mynet|hushmail|fastmail|"
    r"rediffmail|seznam|mailinator|ukr|gazeta|tlen|vp)\.(?:com|net|org|de|fr|it|es|at|ch|nl|be|pl|ru|me|ua|br|pt|tr|jp|cn|cz|kr|in|uk|ca|au|mx|ar|co\.\w\w|com\.\w\w)$"
)
_NICK = re.compile(r"(?=[a-z_.-]{1,39}[0-9]|[a-z.-]{1,39}_)[a-z][a-z0-9_.-]{4,39}")
"""Five characters or more: "web3", "gpt4" and "h264" are no names."""
SPELLED_FROM, _SPELLED_TO = 4, 40
"""Letters of a word that is spelled out."""
_GROUPED = re.compile(r"\d{1,3}(?:[ .,]\d{3})+$")
_LEAST_SUM, _MOST_DIGITS = 50, 9
_FIRST_YEAR, _AFTER_YEARS = 1900, 2100
_YEARS = re.compile(r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d")


class Reading:
    """A text as words.

    forms[i] is the i-th word in its compared form, starts[i] and ends[i] its place in ``text``; sentences[i] and clauses[i] number
    the sentence and the clause it stands in. labels[i] lists (label, next): what begins at word i and where it ends: "num", "sum" (a number that
    may be money: 50 or more, and no year), "last_sum" (one that ends its clause, so that it counts nothing named after it), "thousands" ("2k"), "cur", "pct", "phone", "mail", "free_mail", "link", "chat_link" (a messenger's address), "handle", "nick" (an account's name without a sign). variants[i] lists (form, next): other readings of words that are disguised.
    """

    __slots__ = ("clauses", "ends", "forms", "labels", "sentences", "starts", "text", "variants", "was_cut")

    def __init__(self, text: str, known: Callable[[str], bool] | None = None) -> None:
        """text: as on the page. known: whether a form stands in a word list; other readings must."""
        self.was_cut = len(text) > TEXT_CAP
        self.text = text[:TEXT_CAP]
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[int] = []
        self.clauses: list[int] = []
        self.labels: dict[int, list[tuple[str, int]]] = {}
        self.variants: dict[int, list[tuple[str, int]]] = {}
        folded, places = fold_text(self.text)
        gaps = self._cut(folded)
        if known is not None:
            gaps = self._merge_spelled(gaps)
            self._name_accounts(gaps)
            self._see_through(known, gaps)
        if places is not None:
            self._move(places)

    def _cut(self, folded: str) -> list[str]:
        """Fills the words; answers what stands before each."""
        full = "." in folded or "@" in folded
        pattern = _PATTERNS[full, is_spaceless(folded)]
        gaps: list[str] = []
        before = sentence = clause = 0
        for match in pattern.finditer(folded):
            start, end = match.span()
            kind = match.lastgroup or "word"
            gap = folded[before:start]
            if gap and gap != " ":
                if _ends_sentence(gap):
                    sentence += 1
                    clause += 1
                    self._end_clause()
                elif not _CLAUSE.isdisjoint(gap) or " - " in gap:
                    clause += 1
                    self._end_clause()
            before = end
            if kind in ("word", "char"):
                self._add(match.group(), start, end, sentence, clause)
                gaps.append(gap)
                continue
            for number, (form, first, last, label) in enumerate(self._special(match.group(), kind, start, end)):
                if label:
                    self.labels[len(self.forms)] = [(name, len(self.forms) + 1) for name in _names(label, form)]
                self._add(form, first, last, sentence, clause)
                gaps.append(gap if number == 0 else "")
        self._end_clause()
        return gaps

    def _end_clause(self) -> None:
        """Notes of the last word that its clause ends with it."""
        last = len(self.forms)
        labels = self.labels.get(last - 1, [])
        if ("sum", last) in labels:
            labels.append(("last_sum", last))

    def _special(self, form: str, kind: str, start: int, end: int) -> list[tuple[str, int, int, str]]:
        """Words with a meaning beyond their letters: (form, start, end, label)."""
        if kind == "phone" and not _is_phone(form):
            kind = "num"
        if kind == "mail" and _FREE_MAIL.search(form):
            kind = "free_mail"
        if kind != "link":
            return [(form, start, end, kind)]
        if self._is_missing_space(form, start, end):
            first, _, last = form.rpartition(".")
            return [(first, start, start + len(first), ""), (last, end - len(last), end, "")]
        kept = form.rstrip(".,;:!?")
        if _CHAT_LINK.match(kept):
            kind = "chat_link"
        return [(kept, start, start + len(kept), kind)]

    def _is_missing_space(self, form: str, start: int, end: int) -> bool:
        """ "every day.In May" is no address: one dot, no path, and the last part begins a sentence."""
        if "/" in form or form.startswith("www.") or form.count(".") != 1 or len(self.text) < end:
            return False
        last = form.rpartition(".")[2]
        return self.text[end - len(last) : end].istitle() and not self.text[start].isupper()

    def _add(self, form: str, start: int, end: int, sentence: int, clause: int) -> None:
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(end)
        self.sentences.append(sentence)
        self.clauses.append(clause)

    def _see_through(self, known: Callable[[str], bool], gaps: list[str]) -> None:
        for place, form in enumerate(self.forms):
            if "." in form and "/" not in form and len(form) < 30:  # "whats.app" reads as an address
                joined = form.replace(".", "")
                self._offer(place, place + 1, [word for word in (joined, *undisguised(joined)) if known(word)])
            if form.isascii() and form.isalpha() and len(form) > 1 and not _tripled(form):
                continue
            if 2 < len(form) <= 40 and not _is_number(self.labels.get(place)):
                self._offer(place, place + 1, [word for word in undisguised(form) if known(word)])
        self._join_glued(known, gaps)
        self._join_spelled(known, gaps)

    def _merge_spelled(self, gaps: list[str]) -> list[str]:
        """Makes one word of letters that one sign keeps apart: "v.i.a.g.r.a", "b🔥u🔥y🔥s".

        What stands between the letters ends no sentence then. Answers what stands before each word.
        """
        runs = list(self._spelled_runs(gaps))
        if not runs:
            return gaps
        inside = {place for first, after in runs for place in range(first + 1, after)}
        ends = dict(runs)
        kept = [place for place in range(len(self.forms)) if place not in inside]
        moved = {place: new for new, place in enumerate(kept)}
        labels = {
            moved[place]: [(label, moved[place] + 1) for label, _ in self.labels[place]]
            for place in self.labels
            if place in moved and place not in ends
        }
        breaks = [0, 0]
        sentences, clauses = [], []
        for place in kept:
            sentences.append(self.sentences[place] - breaks[0])
            clauses.append(self.clauses[place] - breaks[1])
            if place in ends:
                last = ends[place] - 1
                breaks[0] += self.sentences[last] - self.sentences[place]
                breaks[1] += self.clauses[last] - self.clauses[place]
        self.ends = [self.ends[ends.get(place, place + 1) - 1] for place in kept]
        self.forms = ["".join(self.forms[place : ends.get(place, place + 1)]) for place in kept]
        self.starts = [self.starts[place] for place in kept]
        self.sentences, self.clauses, self.labels = sentences, clauses, labels
        return [gaps[place] for place in kept]

    def _spelled_runs(self, gaps: list[str]) -> Iterator[tuple[int, int]]:
        """Single letters, at least four, with the same sign between any two; where that is a space nobody knows where a word ends."""
        place, count = 0, len(self.forms)
        while place < count - 3:
            after, sign = place + 1, gaps[place + 1]
            while after < count and gaps[after] == sign and self._is_letter(after - 1) and self._is_letter(after):
                after += 1
            is_sign = 0 < len(sign) <= 6 and not sign.isspace()
            if is_sign and SPELLED_FROM <= after - place <= _SPELLED_TO and self._are_letters(place, after):
                yield place, after
                place = after
            else:
                place = max(place + 1, after - 1)  # the last letter may begin another word, with another sign

    def _are_letters(self, first: int, after: int) -> bool:
        """More letters than digits: "1.2.3.4" is no word, "v.1.a.g.r.a" is."""
        return 2 * sum(form.isalpha() for form in self.forms[first:after]) > after - first

    def _name_accounts(self, gaps: list[str]) -> None:
        """Labels "nick" what looks like the name of an account: "lin_hk88", "daikuan9988": letters with a digit or a low line among them."""
        place, count = 0, len(self.forms)
        while place < count:
            after = place + 1
            while after < count and gaps[after] in ("", "_", "-", ".") and self.forms[after].isascii():
                after += 1
            name = "".join(
                gap + form for gap, form in zip(["", *gaps[place + 1 : after]], self.forms[place:after], strict=True)
            )
            if place not in self.labels and _NICK.fullmatch(name):
                self.labels[place] = [("nick", after)]
            place = after

    def _offer(self, place: int, after: int, readings: list[str]) -> None:
        for word in dict.fromkeys(readings):
            self.variants.setdefault(place, []).append((word, after))

    def _join_glued(self, known: Callable[[str], bool], gaps: list[str]) -> None:
        """Words torn apart without a space: "Whats-App", "vi.ag.ra", "ca$ino", "tele🔥gram"."""
        glued = [place > 0 and self._glues(place, gaps[place]) for place in range(len(gaps))]
        for first in range(len(self.forms) - 1):
            joined = self.forms[first]
            for last in range(first + 1, min(first + 9, len(self.forms))):
                if not glued[last] or len(joined) > 24:
                    break
                joined += _inside(gaps[last]) + self.forms[last]
                if len(joined) > 3:
                    self._offer(first, last + 1, [word for word in (joined, *undisguised(joined)) if known(word)])

    def _glues(self, place: int, gap: str) -> bool:
        """Whether a word may go on after what stands before this one."""
        if gap:
            return len(gap) <= 3 and not any(char.isspace() or char in ',;:"' for char in gap)
        return any(near in self.labels and self.labels[near][0][0] in ("cur", "num") for near in (place - 1, place))

    def _join_spelled(self, known: Callable[[str], bool], gaps: list[str]) -> None:
        """Words spelled letter by letter: "W h a t s A p p", "v.i.a.g.r.a", "b u y  n o w"."""
        place = 0
        while place < len(self.forms):
            last = place
            while last < len(self.forms) and self._is_letter(last) and (last == place or 0 < len(gaps[last]) <= 6):
                last += 1
            if last - place >= 4:
                self._split_run(known, place, min(last, place + 200))
            place = max(last, place + 1)

    def _is_letter(self, place: int) -> bool:
        form = self.forms[place]
        return len(form) == 1 and not SPACELESS.match(form)

    def _split_run(self, known: Callable[[str], bool], first: int, after: int) -> None:
        letters = "".join(self.forms[first:after])
        for start in range(len(letters)):
            for end in range(min(len(letters), start + 16), start + 2, -1):
                word = letters[start:end]
                found = [reading for reading in (word, *undisguised(word)) if known(reading)]
                if found and (end - start > 3 or start == 0 or self._begins_word(first + start)):
                    self._offer(first + start, first + end, found)
            # Short words (me, on, now) only where a longer one was seen: they cost nothing and complete phrases.
            for end in (start + 2,):
                if end <= len(letters) and known(letters[start:end]):
                    self._offer(first + start, first + end, [letters[start:end]])

    def _begins_word(self, place: int) -> bool:
        return any(after == place for readings in self.variants.values() for _, after in readings)

    def _move(self, places: list[int]) -> None:
        """From places in the folded text to places in the original."""
        self.ends = [self._after_marks(places[end - 1] + 1) for end in self.ends]
        self.starts = [places[start] for start in self.starts]

    def _after_marks(self, end: int) -> int:
        """Accents and sound marks that stand as characters of their own belong to the letter before."""
        while end < len(self.text) and (self.text[end] in "ﾞﾟ" or unicodedata.combining(self.text[end])):
            end += 1
        return end

    def quote(self, first: int, after: int, limit: int = 80) -> str:
        """The words first .. after-1 as they stand on the page, at most ``limit`` characters."""
        start, end = self.starts[first], self.ends[after - 1]
        if end - start <= limit:
            return self.text[start:end]
        fits = bisect_right(self.ends, start + limit)
        end = self.ends[fits - 1] if fits > first else start + limit
        return self.text[start:end]


def _names(label: str, form: str) -> tuple[str, ...]:
    """The labels of a special word: "2k" is a number, a sum, and thousands of something."""
    if label != "num":
        return (label,)
    if form.endswith("k"):
        return (label, "sum", "thousands")
    return (label, "sum") if _is_sum(form) else (label,)


def _is_sum(form: str) -> bool:
    """Whether a number may be a sum of money: not a few of something, and no year."""
    if form.endswith("m"):
        return True
    whole = re.sub(r"\D", "", form) if _GROUPED.match(form) else re.split(r"\D", form)[0]
    if len(whole) > _MOST_DIGITS or int(whole) < _LEAST_SUM:
        return False
    return form != whole or not _FIRST_YEAR <= int(whole) < _AFTER_YEARS


def _ends_sentence(gap: str) -> bool:
    if len(gap) <= 2 and not gap.isascii() and not gap[-1].isspace() and unicodedata.category(gap[0]) == "So":
        return False  # a picture between two words and no space: it stands for the space
    if not _BREAKS.isdisjoint(gap):
        return True
    dot = gap.find(".")
    return dot >= 0 and len(gap) > 1


def _is_number(labels: list[tuple[str, int]] | None) -> bool:
    """Whether a word is a number, however it is written: "90k" is no disguise of "gok"."""
    return labels is not None and labels[0][0] == "num"


def _is_phone(form: str) -> bool:
    digits = sum(char.isdigit() for char in form)
    if form[0] == "+" or form.startswith("00"):
        return 7 <= digits <= 15
    return (
        9 <= digits <= 15 and not _YEARS.search(form) and not (_GROUPED.match(form) and digits % 3 == 0 and digits > 9)
    )


def _tripled(form: str) -> bool:
    return any(a == b == c for a, b, c in zip(form, form[1:], form[2:], strict=False))


def _inside(gap: str) -> str:
    """What a separator inside a word stands for: leetspeak signs stay, the rest goes."""
    return "".join(char for char in gap if char in "@$!|*+")
