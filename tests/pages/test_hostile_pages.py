"""Pages that are broken, or made to hurt: refused with a reason, or read for what is whole. Never a fact out of nothing."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.json import encode as json_encode

from whosasking.errors import PageRefused
from whosasking.model import ProfilePage
from whosasking.pages import read_page
from whosasking.pages.soup import MAX_BYTES, MAX_TAGS
from whosasking.sentences import text

ON = date(2026, 11, 22)
MADE = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "made").glob("*.html"))}
TOP = '<main><div componentkey="com.linkedin.sdui.profile.card.refACoAAMadeUpUlla000000000000000000000001Topcard"><h2>A B</h2>'


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("", "page_empty"),
        (" \n\t\ufeff", "page_empty"),
        ("\x00" * 100, "page_empty"),
        ("no page at all", "page_not_html"),
        ("%PDF-1.7\n\x00\x01\x02", "page_not_html"),
        ("<p>" + "\x00\x01\x02" * 1000, "page_not_html"),
        ("<p>" + "a" * MAX_BYTES, "page_too_large"),
        ("<p>" + "ż" * (MAX_BYTES // 2), "page_too_large"),
        ("<i></i>" * (MAX_TAGS + 1), "page_too_many_tags"),
        ("<div " + " ".join(f"a{n}=1" for n in range(20_000)) + ">", "page_too_many_tags"),
        ("<div " + " ".join(f"a{n}='>'" for n in range(20_000)) + ">", "page_too_many_tags"),
        ("<div>" * 5000, "page_too_deep"),
        (TOP + "<div>" * 300 + "x", "page_too_deep"),
    ],
)
def test_refuses_with_a_reason(html: str, code: str) -> None:
    with pytest.raises(PageRefused) as refused:
        read_page(html, None, on=ON)
    assert refused.value.code == code
    assert text(f"problems.{code}.message", **refused.value.values)
    assert text(f"problems.{code}.fix", **refused.value.values)


@pytest.mark.parametrize(
    "html",
    [
        TOP + "<p>· 1st</p>" * 5000,
        TOP + "<p>" + "1," * 50_000,
        TOP + "<p>" + "2019 " * 20_000,
        TOP + "<p>" + "&amp;" * 100_000,
        TOP + "<ul>" * 50 + "<li>x</li>" * 5000,
        TOP + "<svg id=verified-medium></svg>" * 2000,
        TOP + '<a href="/search/results/people/?connectionOf=x&network=F"><strong>a</strong></a>' * 1000,
        "<section data-member-id=1><h1>x</h1></section><code id=bpr-guid-1>publicIdentifier" + "[" * 50_000 + "</code>",
        '<div class=top-card-layout><h1>x</h1></div><script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<div class=top-card-layout><h1>x</h1></div><script type="application/ld+json">[1, null, {"@graph": 3}]</script>',
    ],
)
def test_survives_floods(html: str) -> None:
    assert isinstance(read_page(html, None, on=ON), ProfilePage)


@pytest.mark.parametrize("name", MADE)
def test_nul_and_halves_of_characters_change_nothing(name: str) -> None:
    html = MADE[name]
    dirty = html.replace("</p>", "\x00</p>").replace("<p>", "<p>\ud800")
    assert read_page(dirty, None, on=ON) == read_page(html, None, on=ON)


OF_A_LAYOUT = {
    "react-sv-empty": "Nils Ekvall",
    "ember-da-pending": "Bodil Strandgaard",
    "public-ms": "Aminah Seroja",
}
"""A page of each layout, and the name on it."""

NAMES = (
    ("", None),
    (" \n\t", None),
    ("\ud800", None),
    ("\x00", None),
    ("<b></b>", None),
    ("X", "X"),
    ("ß", "ß"),
    ("李", "李"),
    ("ﷺ", "ﷺ"),
    ("𝕬𝖇", "𝕬𝖇"),
    ("\ue000", "\ue000"),
    ("A\x00\x1f\udfffB", "AB"),
    ("&#0;&#xD800;", "\ufffd\ufffd"),
    ("1st", "1st"),
    ("500+ connections", "500+ connections"),
    ("\u202eallU\u202c", "\u202eallU\u202c"),
    ("Zo\u0308e\u0308" + "\u0301" * 200, "Zo\u0308e\u0308" + "\u0301" * 200),
    ("a" * 300, "a" * 300),
    ("محمد " * 60, " ".join(["محمد"] * 60)),
)
"""Names as a page writes them, and as they are read."""


@pytest.mark.parametrize("page", OF_A_LAYOUT)
@pytest.mark.parametrize(("written", "name"), NAMES)
def test_any_name_is_read_as_it_stands_and_changes_no_other_fact(page: str, written: str, name: str | None) -> None:
    true = read_page(MADE[page], None, on=ON)
    read = read_page(MADE[page].replace(OF_A_LAYOUT[page], written), None, on=ON)
    assert isinstance(true, ProfilePage)
    assert isinstance(read, ProfilePage)
    assert read.profile.name == name
    assert ("name" in read.not_read) == (name is None)
    for fact in ("slug", "headline", "location", "connections", "connections_capped", "jobs", "sections", "has_photo"):
        assert getattr(read.profile, fact) == getattr(true.profile, fact), fact
    assert read.standing == true.standing


TEXTS = {
    "react-de-twin": ("Archivarin im Stadtmuseum Quellstedt", "Ich ordne Nachlässe."),
    "ember-es-comments": ("Luthier", "Construyo vihuelas."),
    "public-it": ("Restauratrice di mappe", "Carte nautiche."),
}
"""Two places of free text on a page of each layout."""


@settings(max_examples=150, deadline=None)
@given(page=st.sampled_from(sorted(TEXTS)), text=st.text(st.characters(exclude_characters="<&"), max_size=400))
def test_texts_of_any_script_are_read_or_not_and_never_break(page: str, text: str) -> None:
    html = MADE[page]
    for place in TEXTS[page]:
        assert place in MADE[page]
        html = html.replace(place, text)
    with contextlib.suppress(PageRefused):
        read = read_page(html, None, on=ON)
        assert isinstance(read, ProfilePage)
        json_encode(read)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_page_cut_anywhere_tells_nothing_else(data: st.DataObject) -> None:
    """What a truncated page tells, beside lists and words that were cut, the whole page tells as well."""
    name = data.draw(st.sampled_from(sorted(MADE)))
    html = MADE[name]
    at = data.draw(st.integers(0, len(html)))
    try:
        cut = read_page(html[:at], None, on=ON)
    except PageRefused:
        return
    if not isinstance(cut, ProfilePage):
        return
    whole = read_page(html, None, on=ON)
    assert isinstance(whole, ProfilePage)
    for section, state in cut.profile.sections.items():
        if state == "absent":
            assert whole.profile.sections[section] != "present", section
    for fact in ("connections", "member_id", "joined", "has_photo"):
        assert getattr(cut.profile, fact) in (None, getattr(whole.profile, fact)), fact


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_change_of_a_page_breaks_the_reader(data: st.DataObject) -> None:
    html = MADE[data.draw(st.sampled_from(sorted(MADE)))]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(html)))
        end = min(len(html), start + data.draw(st.integers(0, 400)))
        html = (
            html[:start]
            + data.draw(st.sampled_from(["", "<", ">", '"', "</div>", "<p>", "&#0;", "\x00", "<!--", "٣", "<table>"]))
            + html[end:]
        )
    with contextlib.suppress(PageRefused):
        to_builtins(read_page(html, None, on=ON))


@given(st.text(max_size=300))
def test_any_text_at_all(html: str) -> None:
    with contextlib.suppress(PageRefused):
        read_page(html, None, on=ON)
