"""The notation of phrases, the words of a text, and that the short cuts find what the long way finds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosasking.lexicon import TEXT_CAP, Lexicon, Matches, Reading
from whosasking.lexicon.folding import _characters, fold

ANY = st.characters(codec=None, exclude_categories=())


def lexicon(phrases: str, **earlier: str) -> Lexicon:
    """One list, "it", after a stage of others."""
    return Lexicon([{name: {"any": words} for name, words in earlier.items()}, {"it": {"en": phrases}}])


def found(phrases: str, text: str, **earlier: str) -> list[str]:
    """What is found, as it stands in the text."""
    matches = lexicon(phrases, **earlier).read(text)
    return [text[matches.reading.starts[hit.first] : matches.reading.ends[hit.after - 1]] for hit in matches["it"]]


# ------------------------------------------------------------------------------------------------- notation


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("buy now", "Please BUY  now!", ["BUY  now"]),
        ("buy now", "buyer now, buy nowhere", []),
        ("invest*", "we invested; an investment", ["invested", "investment"]),
        ("*kosten", "visakosten, Dossierkosten; kosten, kostenlos", ["visakosten", "Dossierkosten"]),
        (
            "(betaal|stort) [de] (*kosten|borg)",
            "Betaal de visakosten, stort borg",
            ["Betaal de visakosten", "stort borg"],
        ),
        ("(buy|order) pills", "buy pills and order pills", ["buy pills", "order pills"]),
        ("buy [cheap|free] pills", "buy pills, buy free pills, buy blue pills", ["buy pills", "buy free pills"]),
        ("buy ..2 pills", "buy pills", ["buy pills"]),
        ("buy ..2 pills", "buy very cheap pills", ["buy very cheap pills"]),
        ("buy ..2 pills", "buy some very cheap pills", []),
        ("buy ..2 pills", "buy. Then pills", []),
        ("[do] [now] buy", "buy; now buy; do now buy", ["buy", "now buy", "buy", "do now buy", "now buy", "buy"]),
        ("(a b|c) d", "a b d; c d; b d", ["a b d", "c d"]),
        ("<num> pills", "500 pills or 1.500 pills", ["500 pills", "1.500 pills"]),
        ("<cur> <num>", "$500, €20", ["$500", "€20"]),
        ("<cur> <num>", "R$ 500, US$20, S/ 90, ca$ino", ["R$ 500", "US$20", "S/ 90"]),
        ("<num> <pct>", "10 % or 10%", ["10 %", "10%"]),
        ("at <phone>", "call at +44 7700 900321", ["at +44 7700 900321"]),
        ("at <link>", "at https://example.com/a.", ["at https://example.com/a"]),
        ("at <handle>", "at @lucy_hr", ["at @lucy_hr"]),
        ("at <mail>", "at a.b@example.org", ["at a.b@example.org"]),
        ("at <free_mail>", "at a.b@gmail.com, at a@example.com", ["at a.b@gmail.com"]),
        ("at <chat_link>", "at t.me/lucy, at example.com", ["at t.me/lucy"]),
        ("加(我|你)微信", "请加我微信吧", ["加我微信"]),
        ("<handle>", "IDは@lucy_hrです、a@b", ["@lucy_hr"]),
        ("<free_mail>", "書類をa.b@gmail.comまで", ["a.b@gmail.com"]),
        ("<phone>", "番号は080-5555-0199まで", ["080-5555-0199"]),
        ("<chat_link>", "https://t.me/lucyをクリック、t.me/lucyへ", ["https://t.me/lucy", "t.me/lucy"]),
        ("toeic <num>", "TOEIC900点、toeic 800点", ["TOEIC900", "toeic 800"]),
        ("<nick>", "微信:lin_hk88，赖 kaori-0520，rich.ai99へ", ["lin_hk88", "kaori-0520", "rich.ai99"]),
        ("<nick>", "crypto_king88, a covid, web3, 2024, lucy", ["crypto_king88"]),
        ("ライン", "ラインで、オンライン、製造ライン、ガイドライン、ラインナップ", ["ライン"]),
        ("オンライン面談", "オンライン面談で", ["オンライン面談"]),
        ("écrivez-moi", "Ecrivez moi", ["Ecrivez moi"]),
        ("# a comment\nbuy", "a comment: buy", ["buy"]),
    ],
)
def test_notation(phrase: str, text: str, hits: list[str]) -> None:
    assert found(phrase, text) == hits


def test_a_list_may_name_an_earlier_one() -> None:
    assert found("buy <goods>", "buy blue pills", goods="blue pills\nmeds") == ["buy blue pills"]


def test_labels_together() -> None:
    lists = {"one": "coins", "two": "profit"}
    assert found("{6: <one> <two>}", "profit from many coins", **lists) == ["profit from many coins"]
    assert found("{3: <one> <two>}", "profit from many coins", **lists) == []
    assert found("{6: <one> <two>}", "profit. Coins", **lists) == []
    assert found("{6 1: <one> <two>}", "profit. Coins", **lists) == ["profit. Coins"]


@pytest.mark.parametrize(
    "wrong", ["(a", "a)", "(a]", "[a] [b]", "..2 a", "<num", "a <unheard_of>", "{9: <unheard_of> <num>}", "{9: a}"]
)
def test_what_cannot_be_read_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"cannot read|must not|not closed|no earlier"):
        lexicon(wrong)


def test_labels_together_may_be_one_of_several() -> None:
    lists = {"one": "coins", "two": "profit", "three": "gain"}
    for text in ("profit from coins", "coins that gain"):
        assert found("{6: <one> <two|three>}", text, **lists) == [text]
    assert found("{6: <one> <two|three>}", "profit and gain", **lists) == []


@pytest.mark.parametrize(
    ("between", "is_within"),
    [
        (" a b c d e f", True),
        (" a b c d e f g", False),
        ("一二三四五六七八九十一二", True),
        ("一二三四五六七八九十一二三四", False),
        ("かかかかかかかかかかかかかかかかかか", True),
        ("かかかかかかかかかかかかかかかかかかかかか", False),
        ("一二三四五六 a b c", True),
    ],
)
def test_characters_without_spaces_take_less_of_a_span_than_words(between: str, is_within: bool) -> None:
    text = f"coins{between} profit"
    assert found("{8: <one> <two>}", text, one="coins", two="profit") == ([text] if is_within else [])


def test_labels_together_leave_room_for_each_other() -> None:
    """A word that stands for two concepts, nearer than another one that stands for the first of them alone."""
    lists = {"money": "500", "earning": "salary\nget", "easy": "salary"}
    assert found("{6: <money> <earning> <easy>}", "500 salary you get", **lists) == ["500 salary you get"]
    assert found("{6: <money> <earning> <easy>}", "500 salary", **lists) == []


def test_what_is_kept_of_phrases_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few parsed phrases, few remembered words: the same is found, and no text makes the memory grow."""
    monkeypatch.setattr("whosasking.lexicon.phrases._PARSED", 2)
    monkeypatch.setattr("whosasking.lexicon.phrases._REMEMBERED", 5)
    monkeypatch.setattr("whosasking.lexicon.index._REMEMBERED", 5)
    words = [f"{letter}{other}" for letter in "abcdefgh" for other in "klmn"]
    small = lexicon("\n".join(f"buy {word}" for word in words))
    for word in (*words, *reversed(words)):
        assert [hit.after for hit in small.read(f"buy {word}")["it"]] == [2]
    assert len(small._parsed) <= 2
    assert len(small._chunks) <= 5
    assert len(small._index._remembered) <= 5


def test_a_hit_carries_its_language() -> None:
    both = Lexicon([{"it": {"de": "gift", "en": "gift"}}])
    assert {hit.language for hit in both.read("a gift")["it"]} == {"de", "en"}


TWO_LANGUAGES = Lexicon([
    {"pay": {"de": "zahle", "fr": "payez", "any": "<cur> <num>"}, "what": {"de": "gebühr", "fr": "frais"}},
    {
        "it": {"de": "<pay> ..2 <what>", "any": "<what> ..1 <pay>\n{9 1: <pay> <what>}"},
        "own": {"fr": "{9: <pay> <what>}"},
    },
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Zahle die Gebühr", {"it": {"de"}, "own": set()}),
        ("Payez les frais", {"it": {"fr"}, "own": {"fr"}}),
        ("Zahle frais, gebühr: payez", {"it": {"de", "fr"}, "own": {"fr"}}),
        ("Zahle les frais", {"it": set(), "own": set()}),
        ("Gebühr payez", {"it": set(), "own": set()}),
        ("frais de $5", {"it": {"fr"}, "own": {"fr"}}),
        ("$5 gebühr", {"it": {"de"}, "own": set()}),
    ],
)
def test_no_language_completes_the_phrase_of_another(text: str, languages: dict[str, set[str]]) -> None:
    matches = TWO_LANGUAGES.read(text)
    assert {name: {hit.language for hit in matches[name]} for name in languages} == languages


def test_labels_together_pass_over_a_nearer_one_of_another_language() -> None:
    (hit,) = TWO_LANGUAGES.read("frais zahle jetzt die payez")["own"]
    assert (hit.first, hit.after) == (0, 5)


def test_a_phrase_ends_with_its_sentence() -> None:
    for end in (".", "!", "?", "\n", "|", "•", "。", " 🔥"):
        assert found("buy now", f"buy{end} now") == [], end
    assert found("buy now", "buy, now") == ["buy, now"]


# -------------------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize(("phrase", "text"), [("赚钱", "賺錢"), ("賺錢", "赚钱"), ("带着你", "帶著妳")])
def test_traditional_and_simplified_chinese_are_one_word(phrase: str, text: str) -> None:
    assert found(phrase, f"我{text}吧") == [text]


def test_each_traditional_character_has_one_simplified_form() -> None:
    traditional, simplified = _characters()
    assert len(traditional) == len(simplified) > 2500
    assert "".join(sorted(set(traditional))) == traditional, "not in order: it could not be searched"
    assert all(fold(one) == other for one, other in zip(traditional, simplified, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "viagra",
        "VIAGRA",
        "Viágra",
        "v\u200biag\u00adra",
        "v\u0336i\u0336agra",
        "ｖｉａｇｒａ",
        "𝓿𝓲𝓪𝓰𝓻𝓪",
        "ⓥⓘⓐⓖⓡⓐ",
        "🅅🄸🄰🄶🅁🄰",
        "ᴠɪᴀɢʀᴀ",
        "viаgrа",  # Cyrillic а
        "v1agra",
        "vi@gra",
        "v i a g r a",
        "v.i.a.g.r.a",
        "v-i-a-g-r-a",
        "v🔥i🔥a🔥g🔥r🔥a",
        "v_i_a_g_r_a",
        "vi.ag.ra",
        "viiiagra",
    ],
)
def test_one_word_in_many_coats(text: str) -> None:
    assert found("viagra", f"Your {text} here") == [text]


@pytest.mark.parametrize(
    "text", ["телеграм", "ТЕЛЕГРАМ", "тeлeгрaм", "т3л3грам", "тел3гр@м", "т е л е г р а м", "телeгр4м"]
)
def test_a_cyrillic_word_in_many_coats(text: str) -> None:
    assert found("телеграм", f"Мой {text} тут") == [text]


@pytest.mark.parametrize("text", ["ギフト", "ｷﾞﾌﾄ", "\u30ad\u3099\u30d5\u30c8", "ギ\u200bフト"])
def test_a_word_of_kana_in_many_coats(text: str) -> None:
    assert found("ギフト", f"これは{text}です") == [text]


def test_a_quote_holds_the_sound_mark_of_its_last_kana() -> None:
    assert found("チャージ", "先にﾁｬｰｼﾞを") == ["ﾁｬｰｼﾞ"]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("家賃は保証します", {"ja"}),
        ("我们保证房租", {"zh"}),
        ("家賃保証", {"ja", "zh"}),
        ("我们保证房租,欢迎加入。家賃は保証。", {"ja", "zh"}),
        ("我们の保证房租,欢迎加入", {"ja", "zh"}),
    ],
)
def test_kana_are_no_chinese_and_chinese_pronouns_no_japanese(text: str, languages: set[str]) -> None:
    both = Lexicon([{"it": {"ja": "保証", "zh": "保证"}}])
    assert {hit.language for hit in both.read(text)["it"]} == languages


@pytest.mark.parametrize("text", ["viagras", "aviagra", "via gra", "v i a g r", "niagara", "v. i. a", "V, I, A, G"])
def test_other_words_stay_other_words(text: str) -> None:
    assert found("viagra", f"Your {text} here") == []


def test_letters_kept_apart_do_not_end_a_sentence() -> None:
    reading = Reading("Buy v🔥i🔥a🔥g🔥r🔥a now. Then", lambda _: False)
    assert reading.forms == ["buy", "viagra", "now", "then"]
    assert reading.sentences == [0, 0, 0, 1]
    assert [reading.text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)][
        1
    ] == "v🔥i🔥a🔥g🔥r🔥a"


def test_numbers_kept_apart_stay_numbers() -> None:
    assert Reading("1-2-3-4-5", lambda _: False).forms != ["12345"]


@pytest.mark.parametrize(("text", "is_one"), [("+44 7700 900321", True), ("020 7946 0000", True), ("2019 - 2021", False), ("1 000 000", False), ("12345", False)])  # fmt: skip
def test_telephone_numbers(text: str, is_one: bool) -> None:
    labels = {label for labels in Reading(text).labels.values() for label, _ in labels}
    assert ("phone" in labels) is is_one


@pytest.mark.parametrize(
    ("text", "sums", "last"),
    [
        ("put in 200 and get 900", ["200", "900"], ["900"]),
        ("take 2.5k, or 1,500.", ["2.5k", "1,500"], ["2.5k", "1,500"]),
        ("12 sets, 49.90 each", [], []),
        ("founded in 2009, 1999", [], []),
        ("account 12345678901", [], []),
        ("9" * 5000, [], []),
        ("200 hours (or 300)", ["200", "300"], ["300"]),
    ],
)
def test_numbers_that_may_be_sums(text: str, sums: list[str], last: list[str]) -> None:
    assert found("<sum>", text) == sums
    assert found("<last_sum>", text) == last


@pytest.mark.parametrize(
    ("text", "hits"),
    [("send R350 or N50,000 or Rs20", ["R350", "N50,000", "Rs20"]), ("an N95 mask, form P45, r2d2, N26", [])],
)
def test_letters_that_stand_for_a_currency(text: str, hits: list[str]) -> None:
    assert found("<cur> <num>", text) == hits


def test_a_quote_is_whole_words_and_short() -> None:
    reading = Reading("tides " * 40)
    quote = reading.quote(0, 40)
    assert len(quote) <= 80
    assert quote.endswith("tides")
    assert len(Reading("x" * 300).quote(0, 1)) == 80


def test_the_cap() -> None:
    assert not Reading("x" * TEXT_CAP).was_cut
    assert Reading("x" * (TEXT_CAP + 1)).was_cut
    assert len(Reading("x " * TEXT_CAP).text) == TEXT_CAP


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(ANY), st.text(st.sampled_from("ab1.@🔥 -\u0301\u200bß漢é\n+İ")), st.text(st.sampled_from("a.b🔥 "))
    )
)
def test_any_text_as_words(text: str) -> None:
    for known in (None, lambda _: True, lambda form: form == "ab"):
        reading = Reading(text, known)
        count = len(reading.forms)
        assert count == len(reading.starts) == len(reading.ends) == len(reading.sentences) == len(reading.clauses)
        assert all(0 <= start < end <= len(text) for start, end in zip(reading.starts, reading.ends, strict=True))
        assert all(one <= other for places in (reading.starts, reading.ends, reading.sentences, reading.clauses) for one, other in pairwise(places))  # fmt: skip
        assert all(place < after <= count for table in (reading.labels, reading.variants) for place, entries in table.items() for _, after in entries)  # fmt: skip


# ------------------------------------------------------------------------------------------------ short cuts

STAGES = [
    {"goods": {"any": "pills\nmed*\nblue (pills|<num>)"}, "money": {"any": "<cur> <num>\n<num> euros"}},
    {
        "buy": {"en": "buy ..2 <goods>\n(order|get) [some] <goods> now", "de": "kauf* ..1 <goods>"},
        "near": {"any": "{6 1: <goods> <money>}"},
    },
]
WORDS = ["buy", "order", "get", "some", "now", "pills", "p1lls", "meds", "blue", "7", "$5", "20 euros", "kaufe", "the", "v.i", "p i l l s", "p🔥i🔥l🔥l🔥s", ".", "\n", "buy.Pills", "medicine", "B u y", "bu-y", "ｐｉｌｌｓ"]  # fmt: skip


class Unglanced(Lexicon):
    """A lexicon that cuts every text into words."""

    def glance(self, text: str) -> None:
        del text


def _all(matches: Matches) -> dict[str, list[tuple[int, int, str]]]:
    return {name: [tuple(hit) for hit in matches[name]] for stage in STAGES for name in stage}  # type: ignore[misc]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_what_is_asked_first_changes_nothing(text: str) -> None:
    """A glance at the text, or its words cut before: the same hits, whichever list is asked for first."""
    whole = Lexicon(STAGES)
    everything = _all(Unglanced(STAGES).read(text))
    for name in ("buy", "near", "goods"):
        matches = whole.read(text)
        assert [tuple(hit) for hit in matches[name]] == everything[name]
        assert _all(matches) == everything
