"""The targets of the judgement hold: the same that ``python3 scripts/judge.py`` prints."""

from __future__ import annotations

import json
from collections import Counter
from typing import get_args

import pytest

from scripts import judge
from scripts.judge import FEWEST, Tally, judge_benign, judge_hostile, targets
from tests.corpora.reading import FIELDS, Line, benign, hostile
from whosasking.model import TelltaleClass
from whosasking.telltales import TELLTALES, languages_searched

LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "ja", "zh"}


def test_no_honest_text_is_called_hard_or_strong() -> None:
    tally = judge_benign(benign())
    assert tally.total >= FEWEST["benign"]
    assert not tally.wrong, "\n".join(tally.wrong)


def test_hostile_texts_are_found_at_their_class() -> None:
    tally = judge_hostile(hostile())
    assert tally.total >= FEWEST["hostile"]
    assert len(tally.wrong) <= (1 - judge.FOUND_AT_LEAST) * tally.total, "\n".join(tally.wrong)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_hostile_texts_are_found_in_every_language(language: str) -> None:
    """A language must not hide behind the others."""
    tally = judge_hostile(line for line in hostile() if line.language == language)
    assert tally.total >= 10
    assert len(tally.wrong) <= 0.1 * tally.total, "\n".join(tally.wrong)


def test_the_corpora_cover_what_they_measure() -> None:
    assert {line.language for line in hostile()} == {line.language for line in benign()} == LANGUAGES
    assert set(languages_searched()) >= LANGUAGES
    assert {line.field for line in benign()} == {line.field for line in hostile()} == set(FIELDS)
    families = {line.family for line in hostile()}
    assert families <= {family.id for family in TELLTALES}
    # In words: those that rest on facts or on memory alone have tests of their own; notes are no hostile texts.
    wordy = {family.id for family in TELLTALES if family.in_text} - {"headline_noise", "open_networker"}
    assert families == wordy
    assert {line.weight for line in hostile()} == set(get_args(TelltaleClass)) - {"note"}


def test_no_text_stands_twice() -> None:
    twice = [text for text, count in Counter(line.text for line in (*benign(), *hostile())).items() if count > 1]
    assert not twice


# ------------------------------------------------------------------------------------------ the report itself


def test_mistakes_are_seen() -> None:
    alarm = Line("made:1", "en", "headline", "Buy cheap Viagra online, no prescription needed")
    miss = Line("made:2", "en", "headline", "Tide clerk", "illicit_offer", "hard")
    benign_tally, hostile_tally = judge_benign([alarm]), judge_hostile([miss])
    assert "made:1  hard illicit_offer" in benign_tally.wrong[0]
    assert "made:2  hard illicit_offer: nothing spoke" in hostile_tally.wrong[0]
    assert benign_tally.mistakes["language", "en"] == hostile_tally.mistakes["family", "illicit_offer"] == 1


def test_a_sign_below_its_class_is_a_miss() -> None:
    weak = Line("made:1", "en", "note", "Please add me on WhatsApp +1 646 555 0143", "off_platform_offer", "hard")
    assert judge_hostile([weak]).wrong


def test_the_command_prints_and_ends_as_the_targets_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(judge.environment, "ensure", lambda: None)
    monkeypatch.setattr("sys.argv", ["judge.py", "--json"])
    code = judge.main()
    told = capsys.readouterr().out
    assert (code == 0) is ("MISSED" not in told)
    for said in ("Honest texts: ", "Hostile texts: ", "Personas: ", "illicit_offer", "strong", "zh", "(c) personas"):
        assert said in told
    assert set(json.loads(told.splitlines()[-1])) == set(FEWEST)


def test_targets() -> None:
    def reached(benign_wrong: int, hostile_wrong: int, persona_wrong: int, size: int = 400) -> list[bool]:
        tallies = {name: Tally() for name in FEWEST}
        for name, wrong in zip(FEWEST, (benign_wrong, hostile_wrong, persona_wrong), strict=True):
            for _ in range(size):
                tallies[name].count(preset="quick_review")
            for _ in range(wrong):
                tallies[name].blame("wrong")
        return [target.reached for target in targets(tallies)]

    assert all(reached(0, 20, 0))
    assert reached(1, 21, 1)[-3:] == [False, False, False]
    assert reached(0, 0, 0, size=59)[:3] == [False, False, False]
