"""What surrounds a member on a real page and is not about them: navigation, adverts, other people, footers, data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .markup import Build, Html, join
from .members import NEIGHBOURS, VIEWER

if TYPE_CHECKING:
    from .members import Member
    from .words import Words

SITE = "https://www.linkedin.com"
LOCALES = (
    ("ar_AE", "العربية"), ("cs_CZ", "Čeština"), ("da_DK", "Dansk"), ("de_DE", "Deutsch"), ("el_GR", "Ελληνικά"), ("en_US", "English"),
    ("es_ES", "Español"), ("fi_FI", "Suomi"), ("fr_FR", "Français"), ("hi_IN", "हिंदी"), ("it_IT", "Italiano"), ("ja_JP", "日本語"),
    ("ko_KR", "한국어"), ("nl_NL", "Nederlands"), ("pl_PL", "Polski"), ("pt_BR", "Português"), ("ru_RU", "Русский"), ("sv_SE", "Svenska"),
    ("th_TH", "ภาษาไทย"), ("tr_TR", "Türkçe"), ("uk_UA", "Українська"), ("vi_VN", "Tiếng Việt"), ("zh_CN", "简体中文"), ("zh_TW", "正體中文"),
)  # fmt: skip


def sentences(build: Build, count: int) -> str:
    """Words without sense, for posts of other people and data."""
    syllables = ("ka", "ro", "mi", "te", "lu", "sa", "ven", "dor", "pi", "ha", "no", "zel", "gri", "ma", "tos", "be")
    made = []
    for _ in range(count):
        words = ["".join(build.random.choices(syllables, k=build.number(1, 4))) for _ in range(build.number(6, 15))]
        made.append(" ".join(words).capitalize() + ".")
    return " ".join(made)


def neighbours(member: Member, build: Build, count: int) -> list[tuple[str, str, str]]:
    """Other people for a side card, never the member."""
    others = [one for one in NEIGHBOURS if one[1] != member.slug]
    return build.random.sample(others, min(count, len(others)))


def react_navigation(build: Build, words: Words) -> Html:
    """The bar at the top: the viewer's picture, counters, a search box, an offer to buy."""
    items = []
    for icon, label, path, badge in (
        ("home-medium", words.home, "/feed/", "3"),
        ("people-medium", words.network, "/mynetwork", "1"),
        ("job-medium", words.jobs, "/jobs/", None),
        ("messages-medium", words.messaging, "/messaging/", None),
        ("bell-fill-medium", words.notifications, "/notifications/", "12"),
    ):
        counter = build.el("span", {"data-color-scheme": "light"}, badge, look="counter") if badge else None
        items.append(
            build.li(
                build.el(
                    "a",
                    {"aria-label": f"{label}, {badge or 0}", "href": SITE + path},
                    build.span(build.svg(icon, 24), counter),
                    build.span(build.span(label)),
                    look="nav-link",
                )
            )
        )
    me = build.li(
        build.el(
            "button",
            {"aria-expanded": "false"},
            build.el(
                "figure",
                {"aria-hidden": "true"},
                build.svg("person-accent-4", 24),
                build.image("profile-framedphoto-shrink_100_100", VIEWER.slug, look="photo tiny"),
            ),
            build.span(words.me),
            look="nav-link",
        )
    )
    pixels = [
        build.el("figure", {"aria-hidden": "true"}, build.image("image", f"pixel{number}", look="pixel"))
        for number in range(8)
    ]
    return build.el(
        "header",
        {},
        build.el(
            "div",
            {"data-display-contents": "true"},
            build.el(
                "div",
                {"data-testid": "primary-nav"},
                build.el(
                    "div",
                    {"role": "button", "componentkey": build.key(), "tabindex": "0"},
                    build.svg("linkedin-bug-blue-medium", 34, label="LinkedIn"),
                    look="brand",
                ),
                build.el(
                    "div",
                    {"role": "search", "data-expanded": "false"},
                    build.svg("search-small"),
                    build.el(
                        "input",
                        {
                            "placeholder": words.search,
                            "autocomplete": "off",
                            "componentkey": "SearchResults_SearchTyahInputRef",
                            "data-testid": "typeahead-input",
                            "id": ":r8:",
                            "value": "",
                        },
                        look="search",
                    ),
                ),
                build.el("nav", {"componentkey": "primaryNavLinksComponentRef"}, build.ul(*items, me, look="nav-list")),
                build.el("div", {"componentkey": "pixelImageRef"}, *pixels, look="pixels"),
                look="nav",
            ),
            look="contents",
        ),
        look="header",
    )


def react_person(build: Build, words: Words, person: tuple[str, str, str], degree: int) -> Html:
    """One other person in a side card, with everything that a careless reader would take for the member's."""
    name, slug, headline = person
    verified = (
        build.span(build.el("span", {"aria-label": "Verified", "role": "img"}, build.svg("verified-small")))
        if degree == 3
        else None
    )
    premium = (
        build.span(build.el("span", {"aria-label": "Premium", "role": "img"}, build.svg("linkedin-bug-small")))
        if degree == 2
        else None
    )
    return build.nest(
        2,
        build.el(
            "a",
            {"componentkey": build.key(), "href": f"{SITE}/in/{slug}/"},
            build.el(
                "figure",
                {"aria-hidden": "true"},
                build.svg("person-accent-4", 48, look="ghost small"),
                build.image("profile-displayphoto-shrink_100_100", slug, look="photo small"),
                look="frame small",
            ),
            build.nest(
                2,
                build.p(name, verified, premium, look="strong"),
                build.p(f"· {words.degrees[degree - 1]}", look="quiet"),
                build.div(build.p(headline, look="small-text")),
            ),
            look="row",
        ),
        build.el(
            "div",
            {"data-display-contents": "true"},
            build.el(
                "div",
                {"componentkey": build.key()},
                build.el(
                    "a",
                    {
                        "aria-disabled": "false",
                        "aria-label": words.invite_to_connect.replace("{}", name),
                        "componentkey": build.key(),
                        "href": f"{SITE}/preload/custom-invite/?vanityName={slug}",
                    },
                    build.span(build.svg("connect-small"), build.div(build.span(words.connect))),
                    look="button",
                ),
            ),
            look="contents",
        ),
        build.el("hr", {"role": "presentation"}, look="line"),
    )


def react_aside(build: Build, words: Words, member: Member) -> Html:
    """The right rail: other profiles, people the viewer may know, pages to follow; the second and third not delivered yet."""
    browse = [
        react_person(build, words, person, 2 + index % 2) for index, person in enumerate(neighbours(member, build, 6))
    ]
    known = [
        react_person(build, words, person, 3 - index % 2) for index, person in enumerate(neighbours(member, build, 6))
    ]
    return join(
        build.el(
            "div",
            {"componentkey": f"profileAsideBrowsemap{member.slug}"},
            build.el(
                "div",
                {
                    "data-sdui-component": "com.linkedin.sdui.generated.profile.dsl.impl.browsemapRecommendedEntitySection"
                },
                build.el(
                    "div",
                    {"data-display-contents": "true"},
                    build.el(
                        "section",
                        {"componentkey": build.key()},
                        build.nest(3, build.h3(words.also_viewed, look="card-title")),
                        build.nest(3, *browse),
                        look="card",
                    ),
                    look="contents",
                ),
            ),
        ),
        build.el(
            "div",
            {"componentkey": f"profileAsidePymk{member.slug}"},
            build.el(
                "div",
                {"data-sdui-component": "com.linkedin.sdui.generated.profile.dsl.impl.pymkRecommendedEntitySection"},
                build.el(
                    "div",
                    {"data-display-contents": "true"},
                    build.el(
                        "section",
                        {"componentkey": build.key()},
                        build.nest(
                            2,
                            build.h2(words.may_know, look="card-title"),
                            build.p(member.jobs[0].company if member.jobs else "", look="quiet"),
                        ),
                        build.nest(3, *known),
                        look="card",
                    ),
                    look="contents",
                ),
            ),
        ),
        build.el(
            "div",
            {"componentkey": f"profileAsideProduct{member.slug}"},
            build.el(
                "div",
                {"data-sdui-component": "com.linkedin.sdui.generated.profile.dsl.impl.productRecommendedEntitySection"},
                build.el("div", {"data-display-contents": "true"}, react_pages(build, words), look="contents"),
            ),
        ),
        react_advert(build, words),
    )


def hashtags(build: Build, count: int) -> list[Html]:
    """Tags at the end of a post: links with bold words, as the names of people in common have them."""
    tags = []
    for _ in range(count):
        word = "#" + sentences(build, 1).split()[0].strip(".")
        link = build.el(
            "a",
            {"href": f"{SITE}/search/results/all/?keywords=%23{word[1:]}&origin=HASH_TAG_FROM_FEED"},
            build.span(build.strong(word)),
        )
        tags += [build.span(), link]
    return tags


def video_player(build: Build) -> Html:
    """A player with its settings: dialogs, selects and legends inside a post."""
    name = build.key()
    rows = []
    for setting in (
        "foreground-color",
        "foreground-opacity",
        "background-color",
        "background-opacity",
        "window-color",
        "font-size",
        "font-family",
    ):
        options = [build.el("option", {"value": str(number)}, sentences(build, 1)[:12]) for number in range(8)]
        rows.append(
            build.el(
                "fieldset",
                {},
                build.el("legend", {"id": f"captions-{setting}-legend-{name}"}, setting),
                build.el(
                    "select",
                    {
                        "id": f"vjs_select_{build.number(100, 9999)}",
                        "aria-labelledby": f"captions-{setting}-legend-{name}",
                    },
                    *options,
                ),
            )
        )
    dialog = build.el(
        "div",
        {"role": "dialog", "aria-hidden": "true", "aria-label": "Caption Settings", "aria-live": "polite"},
        build.p(sentences(build, 1), cls="vjs-control-text"),
        *rows,
        cls="vjs-modal-dialog vjs-hidden vjs-text-track-settings",
        look="away",
    )
    buttons = [
        build.el(
            "button",
            {"type": "button", "title": title},
            build.el("span", {"aria-hidden": "true"}, cls="vjs-icon-placeholder"),
            build.span(title, cls="vjs-control-text"),
        )
        for title in ("Play", "Mute", "Captions", "Fullscreen")
    ]
    return build.el(
        "div",
        {"data-color-scheme": "dark"},
        dialog,
        build.div(*buttons, build.span("0:00"), build.span("1:12"), cls="vjs-control-bar", look="away"),
        cls="video-js vjs-paused",
        look="video",
    )


def react_advert(build: Build, words: Words) -> Html:
    """An advert between the cards, with headings, dialogs and a form inside main."""
    reasons = [
        build.div(
            build.el("input", {"id": f":r{build.number(20, 99)}:", "name": "reason", "type": "radio", "value": value}),
            build.el("label", {}, build.p(sentences(build, 1))),
        )
        for value in ("MemberDisinterestReason_ANNOYING_OR_NOT_INTERESTING", "MemberDisinterestReason_SEEN_TOO_OFTEN")
    ]
    return build.div(
        build.el(
            "div",
            {"componentkey": f"auto-component-{build.key()}"},
            build.p(words.advert, look="small-text"),
            build.p("500+ · 1,000,000+", look="quiet"),
            look="card advert",
        ),
        build.el(
            "dialog",
            {},
            build.el("button", {"aria-label": "Dismiss", "type": "button"}, build.span(build.svg("close-medium", 24))),
            build.div(
                build.el("header", {"id": "dialog-header"}, build.h2("Ad Options")),
                build.nest(
                    2,
                    build.el(
                        "button",
                        {"type": "button"},
                        build.div(build.svg("signal-notice-medium", 24)),
                        build.div(build.p(sentences(build, 1))),
                    ),
                ),
            ),
        ),
        build.el(
            "dialog",
            {},
            build.el("header", {"id": "dialog-header"}, build.h2("Don’t want to see this")),
            build.el(
                "form",
                {},
                build.el("fieldset", {}, *reasons),
                build.el("footer", {}, build.el("button", {"disabled": "", "type": "submit"}, build.span("Submit"))),
            ),
        ),
    )


def react_pages(build: Build, words: Words) -> Html:
    """Pages to follow, with counts, faces of people who follow them, and a button each."""
    rows = []
    for name, slug, count in (
        ("Lantern & Ledger Books", "lantern-ledger", 38119),
        ("Society for Groundwater", "society-for-groundwater", 286982),
        ("Kite & Kettle Works", "kite-kettle", 1204),
    ):
        logo = build.el(
            "figure",
            {"aria-hidden": "true"},
            build.svg("company-accent-4", 48, look="ghost logo"),
            build.image("company-logo_100_100", slug, look="logo"),
            look="frame logo",
        )
        face = build.el(
            "figure",
            {"aria-hidden": "true"},
            build.svg("person-accent-4", 24, look="ghost tiny"),
            build.image("profile-displayphoto-shrink_100_100", slug + "/fan", look="photo tiny"),
            look="frame tiny",
        )
        known = build.p(
            build.el(
                "a",
                {"href": f"{SITE}/company/{slug}/", "target": "_blank"},
                f"Bastien {words.mutual_more}{words.counted(words.connections, 94)}",
            ),
            look="small-text",
        )
        follow = build.el(
            "div",
            {"data-display-contents": "true"},
            build.el(
                "button",
                {"componentkey": build.key(), "type": "button"},
                build.span(build.svg("add-small"), build.span(words.follow)),
                look="button",
            ),
            look="contents",
        )
        texts = build.nest(
            3, build.p(name, look="strong"), build.nest(1, build.p(words.counted(words.followers, count), look="quiet"))
        )
        rows.append(
            build.nest(
                2,
                build.el("a", {"href": f"{SITE}/company/{slug}/"}, build.div(logo, texts, look="row")),
                build.nest(2, build.div(face, known, look="row")),
                follow,
                build.el("hr", {"role": "presentation"}, look="line"),
            )
        )
    return build.el(
        "section",
        {"componentkey": build.key()},
        build.nest(3, build.h2(words.featured, look="card-title")),
        build.nest(3, *rows),
        look="card",
    )


def react_footer(build: Build, words: Words) -> Html:
    """The foot of the page with its list of languages."""
    links = [
        build.el(
            "a",
            {"componentkey": build.key(), "href": f"{SITE}/help/linkedin/{number}", "target": "_blank"},
            build.p(sentences(build, 1)[:18], look="quiet"),
        )
        for number in range(8)
    ]
    options = [
        build.el("option", {"value": locale, "selected": "" if locale == words.locale else None}, name)
        for locale, name in LOCALES
    ]
    return build.el(
        "footer",
        {},
        build.el("nav", {}, *links, look="foot-links"),
        build.p("A demo page made for Who’s Asking. Nobody on it exists.", look="quiet"),
        build.div(build.el("select", {"id": ":r4:"}, *options)),
        look="foot",
    )


def rehydrate(build: Build, words: Words, rows: int = 170) -> Html:
    """The flight data at the end of a react page: other people's words, the viewer's name, numbers that are nobody's."""
    chunks = [f'1:I["{build.key()}",["/aero/{build.key()}.js"],"Component"]']
    for number in range(2, rows):
        props = {
            "componentkey": build.key(),
            "children": sentences(build, build.number(2, 6)),
            "testid": "profile-premium-badge" if number % 20 == 0 else None,
            "text": f"{VIEWER.name}: {words.counted(words.connections, build.number(1, 499))}",
            "url": f"{SITE}/in/{VIEWER.slug}/",
            "urn": f"urn:li:activity:{build.random.getrandbits(62)}",
        }
        chunks.append(f'{number:x}:["$","div","{build.key()}",{json.dumps(props, ensure_ascii=False)}]')
    data = json.dumps(chunks, ensure_ascii=False).replace("</", "<\\/")
    return Html(f'<script id="rehydrate-data">window.__como_rehydration__ = {data};</script>')
