"""A page without the person: nothing of them is left, and the layout can still be read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from scripts.demo import pages
from scripts.demo.members import MEMBERS
from tests.cli.test_agent_commands import told, whosasking
from whosasking.languages import KEYS, every
from whosasking.model import ProfilePage
from whosasking.pages import read_page
from whosasking.pages.sample import ADDRESS_PARTS, sample

ON = date(2026, 11, 22)
LOOKS = [(member.slug, member.layout, member.language) for member in MEMBERS]
INTERFACE = {
    word.casefold()
    for each in every()
    for phrase in (
        *(phrase for key in KEYS for phrase in each.words(key)),
        *(m for forms in each.months for m in forms),
    )
    for word in re.findall(r"[^\W_]+", phrase)
}


def rendered(look: tuple[str, str, str]) -> str:
    slug, layout, language = look
    return pages.render(slug, layout=layout, language=language, scrolled=True, on=ON)


def personal(page: ProfilePage) -> set[str]:
    """The words of everything that the member wrote or is."""
    profile, standing = page.profile, page.standing
    texts = [profile.name, profile.headline, profile.about, profile.location, profile.slug, profile.member_id]
    texts += [text for job in profile.jobs or () for text in (job.title, job.company, job.description)]
    texts += [school.school for school in profile.education or ()]
    texts += [*(standing.mutual_names or ()), standing.note]
    words = {word.casefold() for text in texts if text for word in re.findall(r"[^\W\d_]{4,}", text)}
    return words - INTERFACE - ADDRESS_PARTS


def shown(html: str) -> str:
    """Texts and links of a page: what a reader of the sample could learn. Names of LinkedIn's code are English words, too."""
    without = re.sub(
        r'\b(?:class|role|type|rel|data-[\w-]+|id|componentkey|aria-\w+by|for|name|property)="[^"]*"', "", html
    )
    return re.sub(r"<(?:!--.*?--|/?[a-zA-Z][\w:-]*)", " ", without).casefold()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look[0])
def test_nothing_of_the_person_is_left(look: tuple[str, str, str]) -> None:
    html = rendered(look)
    page = read_page(html, None, on=ON)
    assert isinstance(page, ProfilePage)
    words = personal(page)
    assert len(words) > 3
    made = sample(html)
    left = set(re.findall(r"[^\W\d_]{4,}", shown(made)))
    assert words & left == set()
    marks = [mark for mark in (page.profile.slug, page.profile.member_id, page.profile.name) if mark]
    assert [mark for mark in marks if mark.casefold() in made.casefold()] == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look[0])
def test_the_layout_can_still_be_read(look: tuple[str, str, str]) -> None:
    html = rendered(look)
    before, after = read_page(html, None, on=ON), read_page(sample(html), None, on=ON)
    assert isinstance(before, ProfilePage)
    assert isinstance(after, ProfilePage)
    assert after.layout == before.layout
    for section in ("about", "experience", "education", "skills"):
        assert after.profile.sections[section] == before.profile.sections[section]
    assert len(after.profile.jobs or ()) == len(before.profile.jobs or ())


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>500+ connections</p>", "<p>111+ connections</p>"),
        ("<p>12 Mar 2024</p>", "<p>11 Mar 1111</p>"),
        ("<p>Anna Lirova</p>", "<p>Xxxx Xxxxxx</p>"),
        ("<p>李雷 اسم</p>", "<p>xx xxx</p>"),
        ('<a href="https://www.linkedin.com/in/anna-lirova/?x=1">More</a>', '<a href="https://www.linkedin.com/in/xxxx-xxxxxx/?x=1">More</a>'),
        ('<a href="https://anna.example/me">x</a>', '<a href="https://example.org/">x</a>'),
        ('<a href="mailto:anna@x.example">Zq</a>', '<a href="mailto:">Xx</a>'),
        ('<p id="anna-card"><b>Anna</b></p>', '<p id="xxxx-card"><b>Xxxx</b></p>'),
        ('<p data-who="Anna" aria-label="Anna">.</p>', '<p data-who="Xxxx" aria-label="Xxxx">.</p>'),
        ("<p>So</p><!-- Anna --><script>Anna</script>Anna", "<p>Xx</p>Xxxx"),
        ('<code>{"name": "Anna", "count": 41, "$type": "com.linkedin.Profile"}</code>', '<code>{"name": "Xxxx", "count": 1, "$type": "com.linkedin.Profile"}</code>'),
    ],
)  # fmt: skip
def test_what_becomes_of_a_piece(markup: str, expected: str) -> None:
    assert expected in sample(f"<html><body>{markup}</body></html>")


def test_the_command_writes_a_new_file_only(tmp_path: Path) -> None:
    page = next(iter(sorted(Path("tests/pages/made").glob("*.html"))))
    made = tmp_path / "sample.html"
    assert whosasking("sample", str(page), "--output", str(made)).stdout == ""
    assert made.read_text("utf-8").startswith("<!DOCTYPE html>")
    told(whosasking("sample", str(page), "--output", str(made), code=1))
