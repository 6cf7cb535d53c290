"""The list of families, the folder, the titles; each family's class and guard; what a quote is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import whosasking.telltales.families as folder
from tests.builders import TODAY, page
from tests.corpora.reading import benign, hostile
from whosasking.lexicon import TEXT_CAP
from whosasking.lexicon.folding import _characters
from whosasking.lexicon.notation import fold_phrases, lines, parse
from whosasking.model import Job, Telltale, TelltaleClass, TelltaleField
from whosasking.preferences import Preferences
from whosasking.sentences import catalogue
from whosasking.telltales import TELLTALES, _stages, lexicon, search, search_text, was_cut

FOLDER = Path(folder.__file__).parent
FAMILIES = {family.id for family in TELLTALES}
BY_MEMORY = {"reused_text", "similar_invitations"}
"""Families of which one page alone shows nothing ."""
WITHOUT_FACTS = {"many_groups", "same_name"}
"""Notes of quick-review section 4 that have a title and no family: no page is read for groups, and namesakes are the notebook's."""


def found(field: TelltaleField, text: str) -> dict[str, TelltaleClass]:
    return {sign.family: sign.weight for sign in search_text(field, text)}


def on_page(**facts: object) -> dict[str, Telltale]:
    """What is found on the page of somebody about whom nothing is wrong, with these facts changed."""
    return {sign.family: sign for sign in search(page(**facts), Preferences(), on=TODAY)}  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------ list, folder, titles


def test_every_family_is_a_file_of_its_own_name() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == FAMILIES
    assert len(TELLTALES) == len(FAMILIES)


def test_every_word_list_belongs_to_a_family() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} <= FAMILIES


def test_every_family_has_a_title_and_every_title_a_family() -> None:
    titled = {key.split(".")[1] for key in catalogue() if key.startswith("telltales.") and key.endswith(".title")}
    assert titled - WITHOUT_FACTS == FAMILIES


def test_every_list_that_a_family_names_exists() -> None:
    """A list that nobody wrote raises, but some are looked up for few texts only."""
    named = {
        name for path in FOLDER.glob("*.py") for name in re.findall(r'"([a-z_]+\.[a-z_]+)"', path.read_text("utf-8"))
    }
    named |= set(re.findall(r'matches\["(\w+)"\]', (FOLDER.parent / "matching.py").read_text("utf-8")))
    assert len(named) > 25
    for name in named:
        assert lexicon().languages(name)
    with pytest.raises(KeyError):
        lexicon().read("anything")["returns.unheard_of"]


def test_every_family_finds_by_words_facts_or_memory() -> None:
    silent = {family.id for family in TELLTALES if family.in_text is None and family.in_facts is None}
    assert silent == BY_MEMORY


# ------------------------------------------------------------------------- class, and the guard against false alarms

CLASSES: list[tuple[str, TelltaleClass, TelltaleField, str]] = [
    (
        "off_platform_offer",
        "hard",
        "note",
        "Part-time online work, salary 300 USD daily. Message me on Telegram t.me/hr_lucy",
    ),
    ("off_platform_offer", "hard", "headline", "Bitcoin investor | Earn 10% weekly | WhatsApp: +44 7700 900321"),
    ("illicit_offer", "hard", "headline", "Buy cheap Viagra and Cialis online - no prescription needed"),
    ("illicit_offer", "hard", "about", "Hot girls near you are waiting. Click the link and chat free tonight."),
    ("illicit_offer", "hard", "headline", "Play online casino now and get 100 free spins on your first deposit"),
    (
        "fee_or_task_scam",
        "hard",
        "note",
        "Congratulations, you got the job! Please pay the training fee of $45 so that we can send your contract.",
    ),
    (
        "fee_or_task_scam",
        "strong",
        "about",
        "Congratulations, you got the job! Please pay the training fee of $45 so that we can send your contract.",
    ),
    (
        "advance_fee",
        "hard",
        "note",
        "You have been selected to receive a donation of 2,000,000 USD from the foundation. Contact my secretary.",
    ),
    (
        "advance_fee",
        "strong",
        "about",
        "You have been selected to receive a donation of 2,000,000 USD from the foundation. Contact my secretary.",
    ),
    ("name_oddity", "strong", "name", "Anna Call +1 202 555 0199"),
    ("name_oddity", "strong", "name", "lucy.trades@gmail.com"),
    ("name_oddity", "strong", "name", "Buy Followers Cheap"),
    ("mixed_script", "strong", "name", "Jоhn Brоwn"),
    ("returns", "strong", "about", "Double your bitcoin in 24 hours. Start today with only 100 dollars."),
    (
        "cold_pitch",
        "strong",
        "note",
        "Hi, we help B2B companies get 20+ qualified leads per month. Are you open to a 15 minute call this week?",
    ),
    ("recruiter_free_mail", "strong", "headline", "Talent acquisition | send CV to jobs.fastmoney@outlook.com"),
    ("off_platform", "weak", "note", "Hi, nice to meet you here. Please add me on WhatsApp +1 646 555 0143"),
    ("link_shortener", "weak", "about", "My work: https://bit.ly/3xyzabc"),
    (
        "vague_praise",
        "weak",
        "note",
        "An exclusive, high-impact and confidential role: limited seats for renowned leaders.",
    ),
    ("lowercase_name", "weak", "name", "anna smith"),
    ("capitals_name", "weak", "name", "ANNA Smith"),
    ("headline_noise", "note", "headline", "THE BEST DEALS IN THE WHOLE COUNTRY"),
    ("open_networker", "note", "headline", "LION | open networker"),
]


@pytest.mark.parametrize(("family", "weight", "field", "text"), CLASSES)
def test_class(family: str, weight: TelltaleClass, field: TelltaleField, text: str) -> None:
    assert found(field, text).get(family) == weight


GUARDS: list[tuple[str, TelltaleField, str]] = [
    # an invitation, and no money; money, and no invitation; both, and an honest trade
    ("off_platform_offer", "note", "Here is my WhatsApp for the conference: +1 202 555 0143. See you at the registration desk."),
    ("off_platform_offer", "about", "I made 200 dollars a day as a courier for two years."),
    ("off_platform_offer", "about", "Spanish lessons, 20 euros an hour, online or in Valencia. Message me on WhatsApp +34 611 222 333."),
    ("off_platform_offer", "headline", "Yoga teacher | WhatsApp +31 6 12345678"),
    # goods, and no offer
    ("illicit_offer", "about", "Community pharmacist in Cork. I dispense prescription medicines and talk to patients about their tablets."),
    ("illicit_offer", "about", "I study counterfeit Viagra and other fake pills sold online, and how customs can find them."),
    ("illicit_offer", "headline", "Responsible gambling lead | safer play research"),
    ("illicit_offer", "headline", "Escort vessel captain, port of Rotterdam"),
    # fees that courses ask for; never a fee
    ("fee_or_task_scam", "about", "Our training centre charges a registration fee of 40 euros; students on benefits pay nothing."),
    ("fee_or_task_scam", "about", "Never pay a fee for a job. Never send a code."),
    ("fee_or_task_scam", "job", "Rated videos and search results for relevance; paid by the task."),
    ("advance_fee", "note", "I trace heirs for a probate firm. We believe that you may be related to a client's late cousin; there is no charge to you."),
    ("advance_fee", "headline", "Fundraiser: £5 million for the children's hospice"),
    # credentials, pronouns, names that are words
    ("name_oddity", "name", "Dr. Anna Ito, PhD (she/her)"),
    ("name_oddity", "name", "Sarah Free, B.Com, M.Sc."),
    ("name_oddity", "name", "Zoë 🌻 Martin"),
    ("name_oddity", "name", "Bill Buy"),
    ("mixed_script", "name", "李雷 (Lei Li)"),
    ("mixed_script", "name", "Олена Шевченко (Olena)"),
    # a topic, a report, a negation, results of one's own work
    ("returns", "headline", "Blockchain engineer | Rust, Solidity, zero-knowledge proofs"),
    ("returns", "about", "I investigate crypto fraud: guaranteed returns, WhatsApp groups, fake brokers."),
    ("returns", "about", "Independent financial adviser. I cannot promise returns; nobody honest can."),
    ("returns", "headline", "Now hiring drivers: $1,400 weekly, home every weekend"),
    ("returns", "job", "Portfolio manager. Returned 7% a year net of fees over ten years."),
    # a job in it; a pitch where none was sent to the reader
    ("cold_pitch", "note", "Hi Dana, I liked your talk on backlinks at BrightonSEO and would love to stay in touch."),
    ("cold_pitch", "note", "Hi Anna, who should I talk to about the workshop?"),
    ("cold_pitch", "headline", "Helping SaaS companies get more qualified leads"),
    ("recruiter_free_mail", "about", "Painter. Write to paint.by.lena@gmail.com for a quote."),
    ("recruiter_free_mail", "about", "Recruiter for life sciences. I call every candidate back."),
    ("off_platform", "about", "Hi, please add me on WhatsApp +1 646 555 0143"),
    ("link_shortener", "about", "My work: https://lnkd.in/abc, https://youtu.be/x1y2z3, https://aka.ms/docs"),
    ("vague_praise", "about", "Interior designer for high-end homes and renowned hotels."),
    ("lowercase_name", "name", "محمد العربي"),
    ("lowercase_name", "name", "李雷"),
    ("lowercase_name", "name", "Anna de Vries"),
    ("capitals_name", "name", "Jean-Luc DUPONT"),
    ("capitals_name", "name", "JR Tamblyn"),
    ("headline_noise", "headline", "Nurse 💙 Runner 🏃 at Northquay"),
    ("headline_noise", "headline", "CEO"),
    ("open_networker", "headline", "Lion tamer at a circus museum"),
    ("open_networker", "name", "Amy Lion"),
]  # fmt: skip


@pytest.mark.parametrize(("family", "field", "text"), GUARDS)
def test_guard(family: str, field: TelltaleField, text: str) -> None:
    assert family not in found(field, text)


# ------------------------------------------------------------------------------------------ what rests on facts


@pytest.mark.parametrize(
    ("joined", "title", "speaks"),
    [
        ("2026-10", "Chief Executive Officer", True),
        ("2026-10", "VP of Sales", True),
        ("2026-10", "Direktorin", True),
        ("2026-08", "Chief Executive Officer", False),  # three months ago
        (None, "Chief Executive Officer", False),  # it needs the date
        ("2026-10", "Assistant to the CEO", False),
        ("2026-10", "Art director", False),
        ("2026-10", "Tide clerk", False),
    ],
)
def test_new_leader(joined: str | None, title: str, speaks: bool) -> None:
    jobs = (Job(title=title, company="Northquay", from_="2026-10"),)
    signs = on_page(joined=joined, jobs=jobs)
    assert ("new_leader" in signs) is speaks
    assert not speaks or signs["new_leader"].weight == "strong"


@pytest.mark.parametrize(
    ("joined", "connections", "speaks"),
    [("2026-08", 500, True), ("2026-08", 499, False), ("2026-05", 500, False), (None, 500, False)],
)
def test_new_and_connected(joined: str | None, connections: int, speaks: bool) -> None:
    signs = on_page(joined=joined, connections=connections)
    assert ("new_and_connected" in signs) is speaks
    assert not speaks or signs["new_and_connected"].weight == "weak"


@pytest.mark.parametrize(
    ("begun", "ended", "speaks"),
    [
        ("2019-03", "2018-01", True),
        ("2019-03", "2019", False),
        ("2019", "2019-03", False),
        ("2027-10", None, False),  # a contract may be announced
        ("2029-01", None, True),
        ("1899", "1950", True),
        (None, "2018", False),
        ("2026-11", None, False),
    ],
)
def test_impossible_dates(begun: str | None, ended: str | None, speaks: bool) -> None:
    signs = on_page(jobs=(Job(title="Clerk", company="Northquay", from_=begun, to=ended),))
    assert ("impossible_dates" in signs) is speaks
    assert not speaks or signs["impossible_dates"].weight == "weak"


@pytest.mark.parametrize(
    ("joined", "speaks"), [("2003-04", True), ("2003-05", False), ("2026-12", True), ("2026-11", False)]
)
def test_a_membership_that_cannot_be(joined: str, speaks: bool) -> None:
    assert ("impossible_dates" in on_page(joined=joined)) is speaks


@pytest.mark.parametrize(
    ("begun", "verified_workplace", "title", "speaks"),
    [
        ("2025-10", False, "Recruiter", True),
        ("2026", False, "Recruiterin", True),
        ("2025-09", False, "Recruiter", False),
        ("2025", False, "Recruiter", False),  # the month was not read
        ("2025-10", True, "Recruiter", False),
        ("2025-10", None, "Recruiter", False),  # not read is no alarm
        ("2025-10", False, "Tide clerk", False),
    ],
)
def test_recruiter_unverified(begun: str, verified_workplace: bool | None, title: str, speaks: bool) -> None:
    jobs = (Job(title=title, company="Northquay", from_=begun),)
    signs = on_page(jobs=jobs, verified_workplace=verified_workplace)
    assert ("recruiter_unverified" in signs) is speaks
    assert not speaks or signs["recruiter_unverified"].weight == "weak"


@pytest.mark.parametrize(
    ("followers", "connections", "capped", "speaks"),
    [
        (5_000, 312, False, True),
        (3_120, 312, False, True),
        (3_119, 312, False, False),
        (999, 3, False, False),
        (90_000, 500, True, False),  # "500+" may be thirty thousand
        (90_000, None, None, False),
        (None, 312, False, False),
    ],
)
def test_follower_ratio(followers: int | None, connections: int | None, capped: bool | None, speaks: bool) -> None:
    signs = on_page(followers=followers, connections=connections, connections_capped=capped)
    assert ("follower_ratio" in signs) is speaks
    assert not speaks or signs["follower_ratio"].weight == "note"


def test_nothing_is_found_about_somebody_about_whom_nothing_is_wrong() -> None:
    assert on_page() == {}


# ----------------------------------------------------------------------------------- once, apart, quoted, capped


def test_a_family_counts_once_and_the_gravest_first() -> None:
    promise = "Double your bitcoin in 24 hours. Start today with only 100 dollars."
    signs = search(page(name="anna smith", headline=promise, about=promise), Preferences(), on=TODAY)
    assert [(sign.family, sign.weight) for sign in signs] == [("returns", "strong"), ("lowercase_name", "weak")]


def test_words_that_one_family_quotes_count_for_no_second_one() -> None:
    bait = "Earn 10% weekly with bitcoin, message me on WhatsApp +44 7700 900321"
    assert set(found("note", bait)) == {"off_platform_offer"}


def test_where_a_telltale_stands() -> None:
    promise = "Double your bitcoin in 24 hours. Start today with only 100 dollars."
    for fact, where in (("headline", "top_card"), ("about", "about")):
        assert on_page(**{fact: promise})["returns"].where == where
    assert on_page(standing={"note": promise})["returns"].where == "invitation"
    assert on_page(jobs=(Job(title="Clerk"), Job(description=promise)))["returns"].where == "experience/2"


def test_a_quote_of_words_far_apart_is_the_deciding_ones() -> None:
    text = (
        "Message me on WhatsApp +44 7700 900321. "
        + "I like the sea and the tides very much. " * 2
        + "Earn 500 dollars a day."
    )
    (sign,) = (sign for sign in search_text("note", text) if sign.family == "off_platform_offer")
    assert len(sign.quote) <= 80
    assert sign.quote in text


@pytest.mark.parametrize("field", ["headline", "about", "note"])
def test_texts_are_searched_up_to_the_cap(field: TelltaleField) -> None:
    offer = "Buy cheap Viagra online, no prescription needed."
    filling = "tides \n" * TEXT_CAP
    assert "illicit_offer" in found(field, filling[: TEXT_CAP - len(offer)] + offer)
    assert "illicit_offer" not in found(field, filling[:TEXT_CAP] + offer)


def test_a_cut_is_told() -> None:
    long = "x" * (TEXT_CAP + 1)
    assert not was_cut(page(about=long[1:]).profile, long[1:])
    assert was_cut(page(about=long).profile)
    assert was_cut(page().profile, long)
    assert was_cut(page(jobs=(Job(description=long),)).profile)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Wir bauen Webseiten für Zahnärzte. Antworten Sie mir für ein Angebot.", True),
        ("Wir bauen Webseiten für Zahnärzte. Fissiamo una chiamata.", False),
        ("Realizziamo siti web per dentisti. Fissiamo una chiamata.", True),
    ],
)
def test_an_offer_is_completed_in_its_own_language(text: str, is_found: bool) -> None:
    assert ("cold_pitch" in found("note", text)) is is_found


@pytest.mark.parametrize("warning", ["Vorsicht, Betrug", "Beware of this scam", "Attention, arnaque"])
def test_a_warning_excuses_what_it_quotes_in_whatever_language(warning: str) -> None:
    quoted = "Garantierte Rendite von 20% im Monat, ohne Risiko, schreib mir!"
    assert "returns" in found("note", quoted)
    assert "returns" not in found("note", f"{warning}: {quoted}")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ('Editor of a job board. "Earn 300 a day from home, guaranteed profit" is what I delete all morning.', False),
        ("Anwältin. Jede Woche liest mir jemand „200 rein, 900 raus, garantierter Gewinn“ vor.", False),
        ('Our "guaranteed profit" plan pays weekly. Join us now!', True),
        ('"Earn 300 a day from home, guaranteed profit." Message me to start.', True),
        ("'Tis simple: guaranteed daily profit for you, and that's it.", True),
    ],
)
def test_an_offer_in_quotation_marks_is_somebody_elses(text: str, is_found: bool) -> None:
    assert ("returns" in found("about", text)) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("We pay 3,900 for the position of shift lead, and the deposit for your uniform.", False),
        ("For the position you pay a deposit of 39 for your uniform.", True),
        ("Für die Stelle zahlen wir 3.200 Euro im Monat.", False),
    ],
)
def test_who_pays_tells_a_ransom_from_a_wage(text: str, is_found: bool) -> None:
    assert ("fee_or_task_scam" in found("note", text)) is is_found


def test_a_headline_says_in_all_of_it_who_speaks() -> None:
    assert "illicit_offer" not in found("headline", "Addiction therapist | sports bets | bonus for nobody")
    assert "illicit_offer" in found("headline", "Sports bets | bonus for everybody")


def test_another_languages_no_is_a_word_of_the_offers_own() -> None:
    """Portuguese "no" is "in the", Spanish "no" is "not"."""
    assert "returns" in found("note", "Retorno garantido de 10% ao dia no aplicativo, sem risco. Quer participar?")


def test_a_borrowed_word_of_another_script_excuses_nothing() -> None:
    """Chinese job talk says "offer" in Latin letters: honest there, and no word of an English text."""
    assert "cold_pitch" in found("note", "We sell qualified leads for plumbers. May I send you an offer?")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("We trace stolen bitcoin and return it to your wallet.", True),
        ("Private detective. I recover stolen bicycles more often than stolen money.", False),
    ],
)
def test_who_brings_lost_money_back_must_offer_it_to_the_reader(text: str, is_found: bool) -> None:
    assert ("returns" in found("about", text)) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Licencia de conducir sin examen, entregas hasta el lunes", True),  # "hasta" is a patient in Turkish
        ("Ben hasta kaydı tutuyorum, licencia de conducir sin examen", False),
        ("CNH sem prova e sem autoescola, entrega em todo Brasil", True),
        ("CNH sem prova prática é ilegal, diz a nossa autoescola", False),
    ],
)
def test_an_honest_word_excuses_where_its_language_is_spoken_and_it_is_not_done_without(
    text: str, is_found: bool
) -> None:
    assert any(one.family == "illicit_offer" for one in search_text("about", text)) == is_found


def test_chinese_is_found_alike_in_both_scripts() -> None:
    """Every Chinese text of the corpora, each character in a traditional form where it has one: the same words are found."""
    traditional, simplified = _characters()
    table = str.maketrans(dict(zip(simplified, traditional, strict=True)))
    lines = [line for line in (*hostile(), *benign()) if line.language == "zh"]
    others = {line: line.text.translate(table) for line in lines}
    assert sum(line.text != other for line, other in others.items()) > 30
    for line, other in others.items():
        told, told_other = (
            [(one.family, one.weight, len(one.quote)) for one in search_text(line.field, text)]
            for text in (line.text, other)
        )
        assert told == told_other, line.where


def test_no_phrase_waits_for_a_list_that_its_language_lacks() -> None:
    """Labels are heard in the phrase's own language or under "any": one that neither has would silently never be found."""
    lists = {name: languages for _, stage in _stages() for name, languages in stage.items()}
    dead = [
        (name, language, label)
        for name, languages in lists.items()
        for language, phrases in languages.items()
        for line in lines(fold_phrases(phrases))
        for label in parse(line).labels
        if language != "any" and label in lists and not {language, "any"} & set(lists[label])
    ]
    assert dead == []
