"""``whosasking telltales``: one text a line in, one line of findings out, whatever the bytes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "whosasking", "telltales"]
OFFER = "Buy cheap Viagra online, no prescription needed"

ODD = [
    b"",
    b"\0",
    b"\0\0\0",
    b"\xff\xfe\x80",
    b"\xed\xa0\x80",
    b"\xf0\x9f",
    b"\r",
    b" ",
    b"\xef\xbb\xbf",
    "\u2028\u2029\x85".encode(),
    "\u202eevil\u2066".encode(),
    b"\x1b[31mred\x07",
    "\U000f0000\ue000".encode(),
    b"a" * 300_000,
    "é".encode() * 100_001,
]


def ran(*arguments: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, timeout=60, check=False)


def lines(*arguments: str, given: bytes) -> list[bytes]:
    """What stands between the line ends, of which there must be one after each."""
    done = ran(*arguments, given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not done.stdout or done.stdout.endswith(b"\n")
    return done.stdout.split(b"\n")[:-1]


def found(text: str, *arguments: str, field: str = "headline") -> list[dict[str, Any]]:
    (line,) = lines("--field", field, "--json", *arguments, given=text.encode("utf-8", "surrogatepass") + b"\n")
    told = json.loads(line)
    assert isinstance(told, list)
    return told


def test_json_is_one_compact_array_a_line() -> None:
    told = lines("--field", "headline", "--json", given=f"{OFFER}\nHospital pharmacist\n".encode())
    assert re.fullmatch(rb'\[\{"family":"illicit_offer","class":"hard","quote":"Buy [^"]+"\}\]', told[0])
    assert told[1:] == [b"[]"]


def test_words_for_a_reader() -> None:
    told = lines("--field", "headline", given=f"{OFFER}\nHospital pharmacist\n".encode())
    assert told[0].startswith(b"hard illicit_offer: Buy ")
    assert told[1:] == [b"-"]


def test_other_scripts_stand_unescaped() -> None:
    (line,) = lines("--field", "name", "--json", given="Анна Smіth\n".encode())  # a Cyrillic і
    assert "Smіth" in line.decode()


@pytest.mark.parametrize("json_or_not", [(), ("--json",)])
def test_one_line_out_for_each_line_in(json_or_not: tuple[str, ...]) -> None:
    given = [*ODD, OFFER.encode()]
    told = lines("--field", "headline", *json_or_not, given=b"\n".join(given) + b"\n")
    assert len(told) == len(given)
    assert b"Viagra" in told[-1]
    for line in told:
        assert len(line.decode().splitlines()) == 1
        assert not json_or_not or isinstance(json.loads(line), list)


def test_the_last_line_needs_no_end() -> None:
    assert lines("--field", "about", "--json", given=b"") == []
    assert lines("--field", "about", "--json", given=b"one") == [b"[]"]
    assert lines("--field", "about", "--json", given=b"one\n\n") == [b"[]", b"[]"]


def test_words_do_not_steer_the_terminal() -> None:
    hostile = "Buy \x1b[31m\u202echeap\u2028 Viagra\x9b \ud800online no prescription"
    plain = ran("--field", "headline", given=hostile.encode("utf-8", "surrogatepass")).stdout.decode()
    assert plain.startswith("hard illicit_offer: ")
    assert not set(plain) & set("\x1b\u202e\u2028\x9b\ud800")
    line = ran("--field", "headline", "--json", given=hostile.encode("utf-8", "surrogatepass")).stdout.decode()
    assert not set(line) & set("\x1b\u202e\u2028\x9b\ud800")
    quote = json.loads(line)[0]["quote"]
    assert quote in hostile, "escaped, and yet the same words"


def test_a_text_beyond_the_cap_is_said_to_be_cut() -> None:
    (plain,) = lines("--field", "about", given=b"tides " * 4_000)
    assert b"20,000" in plain
    assert found(f"{'tides ' * 4_000}{OFFER}", field="about") == []


def test_the_field_matters() -> None:
    pitch = "We help B2B companies get 20+ qualified leads per month. Are you open to a 15 minute call this week?"
    assert [telltale["class"] for telltale in found(pitch, field="note")] == ["strong"]
    assert found(pitch, field="about") == []


def test_a_language_without_words_is_said_and_searched_all_the_same() -> None:
    done = ran("--field", "headline", "--json", "--language", "da\x1b[2J", given=OFFER.encode())
    assert b"Viagra" in done.stdout
    assert b"No word list" in done.stderr
    assert b"\x1b" not in done.stderr
    assert found(OFFER, "--language", "en-GB") == found(OFFER)


@pytest.mark.parametrize("wrong", [(), ("--field", "photo"), ("--json",)])
def test_wrong_use(wrong: tuple[str, ...]) -> None:
    done = ran(*wrong, given=b"")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--field" in done.stderr


def test_help_shows_examples() -> None:
    told = ran("--help", given=b"").stdout.decode()
    assert "examples:" in told
    assert "--language de --json" in told


def test_a_reader_that_leaves_is_no_complaint() -> None:
    with subprocess.Popen(
        [*COMMAND, "--field", "headline"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(b"one\n")
        running.stdin.flush()
        assert running.stdout.readline() == b"-\n"
        running.stdout.close()
        running.stdin.write(b"two\n")
        running.stdin.close()
        assert running.wait(timeout=30) == 0
        assert running.stderr.read() == b""


def test_answers_come_line_by_line() -> None:
    """A writer of rules types a line and sees what it is: nothing waits for the end of the input."""
    with subprocess.Popen([*COMMAND, "--field", "headline"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for _ in range(2):
            running.stdin.write(OFFER.encode() + b"\n")
            running.stdin.flush()
            assert running.stdout.readline().startswith(b"hard illicit_offer: ")
        running.stdin.close()
