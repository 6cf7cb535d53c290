"""Profile pages in the structure of the React front end (SDUI) of 2026: linkedin-pages, section B."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from . import moments, noise
from .markup import Build, Html, join
from .members import BY_SLUG
from .words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from .markup import Attributes, Child
    from .members import Job, Member, Post
    from .words import Words

CARD = "com.linkedin.sdui.profile.card.ref"
COMPONENT = "com.linkedin.sdui.generated.profile.dsl.impl"
SITE = noise.SITE
Groups = tuple[tuple[str, tuple[str, ...]], ...]

GROUPS: Groups = (
    (
        "Part1",
        (
            "ExperienceTopLevelSection",
            "EducationTopLevelSection",
            "CertificationTopLevel",
            "Projects",
            "VolunteerExperienceTopLevel",
        ),
    ),
    ("Part7", ("Skills",)),
    ("Part2", ("RecommendationsTopLevel",)),
    (
        "Part3",
        ("PublicationTopLevelSection", "Patents", "CourseTopLevelSection", "HonorsTopLevel", "TestScoresTopLevel"),
    ),
    ("Part4", ("LanguageTopLevel", "Organizations")),
    ("Part5", ()),
    ("Part6", ("Causes",)),
)
"""The lazy groups below Activity and the cards that each delivers. Part5 (interests) has text and no card keys."""


def groups_of(language: str) -> Groups:
    """English builds have no Part7: the skills come with the recommendations."""
    if language != "en":
        return GROUPS
    return tuple((name, ("Skills", *cards) if name == "Part2" else cards) for name, cards in GROUPS if name != "Part7")


class Page:
    """One member's page in one language. on: the day that it is looked at."""

    def __init__(self, member: Member, language: str, on: date, *, media: str = "", release: str = "") -> None:
        self.member, self.language, self.on = member, language, on
        self.words: Words = WORDS[language]
        self.build = Build(f"react|{member.slug}|{language}|{release}", media=media)
        self.href = f"{SITE}/in/{quote(member.slug)}/"
        self.compose = (
            f"/messaging/compose/?profileUrn=urn%3Ali%3Afsd_profile%3A{member.member_id}&recipient={member.member_id}"
            "&screenContext=NON_SELF_PROFILE_VIEW&interop=msgOverlay"
        )

    # ------------------------------------------------------------------------------------------------ whole page

    def render(self, *, scrolled: bool, opened: bool) -> str:
        """The page as a browser holds it. scrolled: every lazy group was delivered; opened: "About this profile" is open."""
        build, words, member = self.build, self.words, self.member
        column = build.el(
            "div",
            {"componentkey": build.key(), "data-component-type": "LazyColumn", "data-testid": "lazy-column"},
            self.top_card(),
            build.el("div", {"componentkey": f"ProfilePostConnectDrawer_{member.slug}"}),
            self.above(),
            build.div(),
            self.activity(),
            *(self.group(name, delivered=scrolled) for name, _ in groups_of(self.language)),
            build.el("div", {"componentkey": f"{CARD}{member.member_id}SupportedLocales"}),
            noise.react_advert(build, words),
            look="column",
        )
        aside = build.div(noise.react_aside(build, words, member), look="aside")
        main = build.el(
            "main",
            {"id": "workspace", "tabindex": "-1"},
            build.nest(
                2,
                build.el("div", {"data-display-contents": "true"}, column, look="contents"),
                build.el("div", {"data-display-contents": "true"}, aside, look="contents"),
                look="columns",
            ),
            noise.react_footer(build, words),
            look="workspace",
        )
        body = build.el(
            "div",
            {"data-strictmode": "true", "id": "root"},
            build.el(
                "section", {}, build.el("h2", {"data-testid": "toasts-title"}, f"0 {words.notifications}", look="away")
            ),
            build.nest(2, noise.react_navigation(build, words)),
            self.toolbar(),
            main,
            look="root",
        )
        dialog = self.dialog() if opened else None
        return document(self, body, dialog)

    def toolbar(self) -> Html:
        """The bar that slides in when the top card has left the screen: photo, name, headline and actions once more."""
        build, member = self.build, self.member
        return build.el(
            "div",
            {"role": "toolbar"},
            build.el(
                "a",
                {"href": self.href, "tabindex": "0"},
                build.el(
                    "div",
                    {"aria-label": member.name},
                    self.photo("photo tiny"),
                    build.nest(1, build.p(member.name), build.div(build.p(member.headline))),
                ),
            ),
            self.message("send-privately-medium"),
            look="toolbar",
        )

    # -------------------------------------------------------------------------------------------------- top card

    def top_card(self) -> Html:
        """Name, both degrees, headline, place, counts, people in common, the action row twice."""
        build = self.build
        key: Attributes = {"componentkey": f"{CARD}{self.member.member_id}Topcard"}
        section = build.el(
            "section",
            dict(key),
            build.nest(
                2,
                build.div(self.banner(), self.photo_link(), self.badges(), look="cover-area"),
                build.div(
                    build.div(
                        build.div(self.who(), look="who"), build.div(*self.chips(), look="chips"), look="row spread"
                    ),
                    self.counts(),
                    self.mutuals(),
                    build.el(
                        "div",
                        {"data-display-contents": "true"},
                        self.actions(compact=False),
                        self.actions(compact=True),
                        look="contents",
                    ),
                    look="card-body",
                ),
                self.open_to(),
            ),
            look="card top-card",
        )
        return build.el("div", dict(key), build.el("div", {"data-display-contents": "true"}, section, look="contents"))

    def banner(self) -> Html:
        """The picture behind; only the drawing where the member has none."""
        build, words = self.build, self.words
        drawing = build.svg("person-medium", 128, label=words.cover_photo, look="banner-ghost")
        if not self.member.banner:
            inner = build.el("div", {"role": "button"}, build.el("figure", {}, drawing))
        else:
            picture = build.image(
                "profile-displaybackgroundimage-shrink_200_800",
                self.member.slug + "/banner",
                alt=words.cover_photo,
                look="banner-image",
            )
            inner = build.el(
                "a",
                {"href": self.href + "overlay/background-photo/", "tabindex": "0"},
                build.el("figure", {}, drawing, picture),
            )
        return build.div(build.el("div", {"style": "aspect-ratio: 4 / 1"}, inner, look="banner"))

    def photo(self, look: str) -> Html:
        """The member's picture over the drawing that stands for a missing one."""
        build, member = self.build, self.member
        framed = member.open_to_work or member.hiring
        kind = "profile-framedphoto-shrink_100_100" if framed else "profile-displayphoto-scale_100_100"
        picture = build.image(kind, member.slug, look=look) if member.photo else None
        return build.el(
            "figure",
            {"aria-hidden": "true"},
            build.svg("person-accent-4", 128, look=look.replace("photo", "ghost")),
            picture,
            look="frame",
        )

    def photo_link(self) -> Html:
        """The picture in the top card."""
        build = self.build
        key = build.key()
        return build.el(
            "a",
            {"componentkey": key, "href": self.href, "tabindex": "0"},
            build.el("div", {"aria-label": self.words.profile_photo, "componentkey": key}, self.photo("photo large")),
            look="portrait",
        )

    def badges(self) -> Html:
        """Premium stands in the upper corner."""
        build, member = self.build, self.member
        if not member.premium:
            return build.nest(2)
        drawing = build.svg(
            "linkedin-bug-premium-v2-xsmall", 21, label=f"{member.first_name} · Premium", look="icon premium"
        )
        return build.nest(
            2, build.el("a", {"componentkey": build.key(), "href": self.href, "tabindex": "0"}, drawing), look="corner"
        )

    def who(self) -> Html:
        """The name row with the visible degree and its hidden twin, headline, employer and school, place."""
        build, member, words = self.build, self.member, self.words
        key = build.key()
        verified = (
            build.svg(
                "verified-medium", 24, label=words.verifications.replace("{}", member.first_name), look="icon verified"
            )
            if member.verified
            else None
        )
        name = build.el(
            "div",
            {"aria-expanded": "false", "aria-haspopup": "dialog"},
            build.el(
                "div",
                {"data-display-contents": "true"},
                build.el(
                    "a",
                    {"componentkey": key, "href": self.href, "tabindex": "0"},
                    build.el(
                        "div",
                        {"componentkey": key},
                        build.div(build.h2(member.name, look="name"), verified, look="name-line"),
                    ),
                ),
                look="contents",
            ),
        )
        place = build.div(
            build.p(member.location),
            build.p("·"),
            build.p(build.el("a", {"href": self.href + "overlay/contact-info/"}, words.contact_info, look="link")),
            look="place",
        )
        both = " · ".join(
            part
            for part in (
                member.jobs[0].company if member.jobs else "",
                member.schools[0].school if member.schools else "",
            )
            if part
        )
        website = self.website()
        return join(
            build.div(name, *self.degrees(), look="name-row"),
            build.p(member.headline, look="headline"),
            build.p(both, look="quiet") if both else None,
            place,
            website,
        )

    def degrees(self) -> list[Html]:
        """The visible degree, and beside it the one that the page shows after a click on Connect, hidden by a class."""
        build, member, words = self.build, self.member, self.words
        if member.degree is None:
            return []
        shown = build.p(f"· {words.degrees[member.degree - 1]}", look="degree")
        if member.degree == 3 and member.relation == "connectable":
            return [shown]
        other = 2 if member.degree == 1 else 1
        hidden = build.el(
            "div",
            {"data-display-contents": "true"},
            build.p(f"· {words.degrees[other - 1]}", look="degree"),
            look="hidden",
        )
        return [shown, hidden] if member.degree == 1 else [hidden, shown]

    def website(self) -> Html | None:
        """The member's own link, through the site's warning page."""
        if not self.member.website:
            return None
        return self.build.p(
            self.build.el(
                "a",
                {"href": safety(self.member.website), "target": "_blank"},
                re.sub(r"^https://|/$", "", self.member.website),
                look="link",
            )
        )

    def chips(self) -> list[Html]:
        """Employer and school at the right."""
        build, member = self.build, self.member
        pairs = [("company", member.jobs[0].company, member.jobs[0].page)] if member.jobs else []
        pairs += [("school", member.schools[0].school, True)] if member.schools else []
        made = []
        for kind, name, page in pairs:
            picture = build.image("company-logo_100_100", name, look="logo") if page else None
            figure = build.el(
                "figure",
                {"aria-hidden": "true"},
                build.svg(f"{kind}-accent-4", 32, look="ghost logo"),
                picture,
                look="frame logo",
            )
            made.append(
                build.el(
                    "div",
                    {"role": "button", "tabindex": "0"},
                    build.div(figure, build.nest(3, build.p(name, look="small-text")), look="row"),
                )
            )
        return made

    def counts(self) -> Html:
        """Connections: a link for those who may see the list, else two bare texts, or nothing at all."""
        build, member, words = self.build, self.member, self.words
        if not member.connections_shown:
            return build.nest(1)
        text = (
            words.connections_capped
            if member.connections_capped
            else words.counted(words.connections, member.connections)
        )
        if member.degree == 1:
            address = f'{SITE}/search/results/people/?origin=MEMBER_PROFILE_CANNED_SEARCH&network=["F","S"]&connectionOf=["{member.member_id}"]'
            key = build.key()
            return build.nest(
                1,
                build.el(
                    "a",
                    {"componentkey": key, "href": address, "tabindex": "0"},
                    build.el("p", {"componentkey": key}, text, look="link"),
                ),
            )
        number = re.search(r"[\d٠-٩][\d٠-٩.,\u00a0]*\+?", text)
        before, digits, after = (
            ("", text, "") if number is None else (text[: number.start()], number[0], text[number.end() :])
        )
        if before.strip() or not after.strip():
            return build.div(build.p(text, look="quiet"), look="counts")
        return build.div(build.p(digits.strip(), look="quiet"), build.p(after.strip(), look="quiet"), look="counts")

    def mutuals(self) -> Html | None:
        """People in common: a link inside a link with the same address; up to two are named."""
        build, member = self.build, self.member
        if not member.mutual_count:
            return None
        address = f"{SITE}/search/results/people/?origin=MEMBER_PROFILE_CANNED_SEARCH&network=%5B%22F%22%5D&connectionOf=%5B%22{member.member_id}%22%5D"
        key = build.key()
        faces = [
            build.li(
                build.el(
                    "figure",
                    {"aria-hidden": "true"},
                    build.svg("person-accent-4", 24, look="ghost tiny"),
                    build.image("profile-displayphoto-shrink_100_100", name, look="photo tiny"),
                    look="frame tiny",
                )
            )
            for name in member.mutuals[:2]
        ]
        inner = build.p(
            build.el("a", {"href": address, "target": "_blank"}, *self.mutual_words(), look="plain-link"),
            look="small-text",
        )
        return build.el(
            "a",
            {"componentkey": key, "href": address, "tabindex": "0"},
            build.el(
                "div",
                {"componentkey": key},
                build.el("ul", {"role": "presentation"}, *faces, look="faces"),
                build.div(inner),
                look="row",
            ),
            look="plain-link",
        )

    def mutual_words(self) -> list[Child]:
        """The sentence with its names in bold. What is no name or count comes in single texts, some of them glued."""
        build, member, words = self.build, self.member, self.words
        names = [build.strong(name) for name in member.mutuals]
        if member.mutual_count == 1:
            return fill(words.mutual_one, {"a": names[0]})
        if member.mutual_count == 2:
            return fill(words.mutual_two, {"a": names[0], "b": names[1]})
        rest = words.counted(words.mutual_other, member.mutual_count - 2)
        return [names[0], ", ", build.span(), names[1], " ", build.span(), words.mutual_more + rest]

    def actions(self, *, compact: bool) -> Html:
        """One row of buttons. The page has it twice: for wide and for narrow windows."""
        build, member, words = self.build, self.member, self.words
        more = build.el(
            "button",
            {
                "aria-expanded": "false",
                "aria-label": words.more if compact else None,
                "componentkey": build.key(),
                "type": "button",
            },
            build.span(build.svg("overflow-web-ios-small") if compact else build.span(words.more)),
            look="button",
        )
        rows: dict[str, Callable[[], Sequence[Html]]] = {
            "self": lambda: (
                build.el(
                    "a",
                    {"aria-label": "Edit", "href": self.href + "edit/intro/"},
                    build.svg("edit-medium", 24),
                    look="button",
                ),
            ),
            "connected": lambda: (self.message("send-privately-medium", main=True),),
            "connectable": lambda: (self.connect(), self.message("send-privately-medium")),
            "pending": lambda: (
                build.el(
                    "a",
                    {
                        "aria-disabled": "false",
                        "aria-label": words.withdraw.replace("{}", member.name),
                        "componentkey": build.key(),
                        "href": self.href,
                    },
                    build.span(build.svg("clock-small"), build.span(words.pending)),
                    look="button",
                ),
                self.message("send-privately-medium", main=True),
            ),
            "invited_me": lambda: (
                build.el(
                    "button",
                    {
                        "aria-label": words.accept_name.replace("{}", member.name),
                        "componentkey": build.key(),
                        "type": "button",
                    },
                    build.span(build.span(words.accept)),
                    look="button main",
                ),
                build.el(
                    "button",
                    {
                        "aria-label": words.ignore_name.replace("{}", member.name),
                        "componentkey": build.key(),
                        "type": "button",
                    },
                    build.span(build.span(words.ignore)),
                    look="button",
                ),
            ),
            "follow_only": lambda: (
                self.message("send-privately-medium"),
                build.el(
                    "button",
                    {
                        "aria-label": words.follow_name.replace("{}", member.name),
                        "componentkey": build.key(),
                        "type": "button",
                    },
                    build.span(build.svg("add-small"), build.span(words.follow)),
                    look="button main",
                ),
            ),
        }
        wrapped = [
            build.el("div", {"data-display-contents": "true"}, one, look="contents")
            for one in (*rows[member.relation](), more)
        ]
        return build.nest(2, build.div(*wrapped, look="actions"), look="narrow" if compact else "wide")

    def connect(self) -> Html:
        """Connect is a link with the member's address in it: every person on the page has one."""
        build, member, words = self.build, self.member, self.words
        link = build.el(
            "a",
            {
                "aria-disabled": "false",
                "aria-label": words.invite_to_connect.replace("{}", member.name),
                "componentkey": build.key(),
                "href": f"/preload/custom-invite/?vanityName={quote(member.slug)}",
            },
            build.span(build.svg("connect-small"), build.div(build.span(words.connect))),
            look="button main",
        )
        return build.el(
            "div",
            {"componentkey": build.key()},
            build.el("div", {"data-display-contents": "true"}, link, look="contents"),
        )

    def message(self, icon: str, *, main: bool = False) -> Html:
        """Message stands on everybody's page, known or not."""
        build = self.build
        return build.el(
            "a",
            {"aria-disabled": "false", "componentkey": build.key(), "href": self.compose},
            build.span(build.svg(icon, 24, more={"data-rtl": "true"}), build.span(self.words.message)),
            look="button main" if main else "button",
        )

    def open_to(self) -> Html | None:
        """The strip below the top card: open to work, or hiring."""
        build, member, words = self.build, self.member, self.words
        if not (member.open_to_work or member.hiring):
            return None
        text = words.open_to_work if member.open_to_work else words.hiring
        card = build.el(
            "a",
            {"href": self.href + "opportunities/"},
            build.nest(
                2,
                build.p(build.strong(text)),
                build.p(member.location, look="quiet"),
                build.p(words.show_all, look="link"),
            ),
            look="strip",
        )
        return self.carousel([build.el("div", {"componentkey": f"auto-component-{build.key()}"}, card)])

    def carousel(self, items: list[Html]) -> Html:
        """The site's carousel: a section inside a section."""
        build = self.build
        entries = [build.el("li", {"data-testid": "carousel-child-container"}, item, look="slide") for item in items]
        return build.el(
            "div",
            {"data-testid": "carousel-container"},
            build.el(
                "div",
                {"data-testid": "carousel-viewport-container"},
                build.el(
                    "section",
                    {"aria-roledescription": "carousel", "data-testid": "carousel"},
                    build.el("ul", {"data-testid": "carousel-children-container"}, *entries, look="slides"),
                ),
            ),
        )

    # --------------------------------------------------------------------------------------------------- sections

    def card(self, name: str, title: str, *children: Child, key_on_section: bool = True) -> Html:
        """A card; an empty shell where nothing is given."""
        build = self.build
        key = f"{CARD}{self.member.member_id}{name}"
        if not any(children):
            return build.el("div", {"componentkey": key})
        heading = build.nest(2, build.h2(title, look="card-title"))
        section = build.el(
            "section",
            {"componentkey": key if key_on_section else build.key()},
            build.nest(1, heading, *children),
            look="card",
        )
        return build.el(
            "div", {"componentkey": key}, build.el("div", {"data-display-contents": "true"}, section, look="contents")
        )

    def above(self) -> Html:
        """The group above Activity, always delivered: highlights, About, Featured and empty shells."""
        build, member, words = self.build, self.member, self.words
        highlight = None
        if member.degree == 2:
            text = f"{member.first_name} · Society for Groundwater"
            highlight = build.el(
                "div",
                {"data-display-contents": "true"},
                build.el(
                    "section",
                    {"componentkey": build.key()},
                    build.nest(3, build.h2(self.words.highlights, look="card-title")),
                    build.nest(3, build.p(text, look="small-text")),
                    look="card",
                ),
                look="contents",
            )
        about = build.nest(1, build.p(self.expandable(member.about), look="prose")) if member.about else None
        featured = (
            self.carousel([self.featured(title, address) for title, address in member.featured])
            if member.featured
            else None
        )
        cards = (
            highlight,
            self.card("SuggestedForYou", ""),
            self.card("About", words.about, about),
            self.card("Services", ""),
            self.card("Featured", words.featured, featured),
        )
        return build.el(
            "div",
            {"componentkey": f"profileCardsAboveActivity{member.slug}"},
            build.el("div", {"data-sdui-component": f"{COMPONENT}.profileCardsAboveActivity"}, build.div(*cards)),
        )

    def expandable(self, text: str, *tail: Child) -> Html:
        """A long text: whole in the document, cut by style, with a button inside that is no part of it. tail: after the text."""
        build = self.build
        lines: list[Child] = []
        for line in text.split("\n"):
            lines += [build.el("br"), line] if lines else [line]
        dots = build.span(build.span(build.span("…"), build.span(self.words.see_more)))
        more = build.el(
            "button",
            {"aria-hidden": "true", "data-testid": "expandable-text-button", "type": "button"},
            dots,
            look="more-button",
        )
        return build.el("span", {"data-testid": "expandable-text-box"}, *lines, *tail, more)

    def featured(self, title: str, address: str) -> Html:
        """A link that the member put on show."""
        build = self.build
        picture = build.el(
            "div",
            {"style": "aspect-ratio: 1.92 / 1"},
            build.el(
                "figure", {"aria-hidden": "true"}, build.image("articleshare-shrink_480", address, look="banner-image")
            ),
            look="tile-picture",
        )
        return build.el(
            "div",
            {"role": "listitem"},
            build.nest(
                2,
                build.el(
                    "a",
                    {"href": safety(address), "target": "_blank"},
                    build.el("p", {"role": "button"}, "Link", look="quiet"),
                    picture,
                    build.nest(2, build.p(title, look="strong")),
                    build.p(address, look="quiet"),
                    look="plain-link tile",
                ),
            ),
        )

    def activity(self) -> Html:
        """Activity: followers, pills, posts. Its key holds the address and not the id; without posts it says so in two sentences."""
        build, member, words = self.build, self.member, self.words
        followers = build.div(build.p(words.counted(words.followers, member.followers), look="quiet"))
        heading = build.nest(2, build.h2(words.activity, look="card-title"), followers)
        shown = [post for post in member.posts if post.kind != "comment"] or list(member.posts)
        content = self.posts(shown) if shown else self.no_posts()
        footer = join(
            build.el("hr", {"role": "presentation"}, look="line"),
            build.div(
                build.el(
                    "a",
                    {
                        "aria-disabled": "false",
                        "aria-label": words.show_all,
                        "href": self.href + "recent-activity/all/",
                    },
                    build.span(build.span(words.show_all), build.svg("arrow-right-small", more={"data-rtl": "true"})),
                    look="show-all",
                )
            ),
        )
        section = build.el(
            "section", {"componentkey": build.key()}, build.nest(2, heading, content), footer, look="card"
        )
        return build.el(
            "div",
            {"componentkey": f"{CARD}{member.slug}Activity"},
            build.el(
                "div",
                {"data-sdui-component": f"{COMPONENT}.profileCardsActivity"},
                build.el("div", {"data-display-contents": "true"}, section, look="contents"),
            ),
        )

    def no_posts(self) -> Html:
        """The empty state."""
        build, words, name = self.build, self.words, self.member.first_name
        return build.div(
            build.p(words.no_posts.replace("{}", name), look="strong"),
            build.p(words.no_posts_more.replace("{}", name), look="quiet"),
        )

    def posts(self, posts: list[Post]) -> Html:
        """Pills and the newest activities."""
        build, member, words = self.build, self.member, self.words
        pills = []
        comments_only = all(post.kind == "comment" for post in posts)
        names = [words.comments] if comments_only else [words.posts, words.comments]
        for index, name in enumerate(names):
            key = build.key()
            identifier = f":ra{index}:"
            pills.append(
                build.el(
                    "div",
                    {"aria-checked": "true" if index == 0 else "false", "componentkey": key, "role": "radio"},
                    build.el(
                        "div",
                        {"componentkey": key},
                        build.el("input", {"id": identifier, "type": "checkbox"}, look="away"),
                        build.el("label", {"for": identifier}, name),
                    ),
                    look="pill",
                )
            )
        pill = "comments" if comments_only else "posts"
        content_key = f"{member.slug}activity_{pill}_pillContent"
        items = [self.post(post) for post in posts]
        return join(
            build.div(*pills, look="pills"),
            build.el(
                "div",
                {"componentkey": content_key},
                build.el(
                    "div",
                    {"componentkey": content_key},
                    build.el(
                        "div", {"data-display-contents": "true"}, build.nest(2, self.carousel(items)), look="contents"
                    ),
                ),
            ),
        )

    def post(self, post: Post) -> Html:
        """One activity: author with a badge-like degree, age, text, reactions in doubled numbers."""
        build, member, words = self.build, self.member, self.words
        update = f"{SITE}/feed/update/urn:li:activity:{moments.activity_id(post, self.on)}/"
        header, author = None, (member.name, self.href, member.headline, words.degrees[(member.degree or 1) - 1])
        if post.kind != "post":
            sentence = words.reposted if post.kind == "repost" else words.commented
            link = build.el("a", {"href": self.href}, build.strong(member.name))
            header = build.nest(
                1,
                build.el(
                    "p", {"componentkey": build.key()}, *fill(sentence.replace("{}", "{a}"), {"a": link}), look="quiet"
                ),
                build.el("hr", {"role": "presentation"}, look="line"),
            )
            other = noise.neighbours(member, build, 1)[0]
            author = (other[0], f"{SITE}/in/{other[1]}/", other[2], words.degrees[1])
        if post.kind == "comment":
            update = f"{SITE}/feed/update/urn:li:activity:7001234567890123456/?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7001234567890123456%2C{moments.activity_id(post, self.on)}%29"
        text_key = build.key()
        reactions = build.number(3, 90)
        return build.el(
            "div",
            {"data-display-contents": "true"},
            build.el(
                "div",
                {"componentkey": build.key(), "role": "listitem"},
                header,
                self.author(author, moments.age(post, words)),
                build.el(
                    "a",
                    {"componentkey": text_key, "href": update},
                    build.el(
                        "p", {"componentkey": text_key}, self.expandable(post.text, " ", *noise.hashtags(build, 5))
                    ),
                    look="plain-link",
                ),
                noise.video_player(build) if post.days % 3 == 0 else None,
                build.nest(
                    2,
                    build.el("ul", {"role": "presentation"}, build.li(build.svg("like-consumption-ring-small"))),
                    build.p(
                        build.span(f"{reactions} reactions", look="away"),
                        build.el("span", {"aria-hidden": "true"}, str(reactions)),
                    ),
                    look="row quiet",
                ),
                build.nest(
                    2,
                    *(
                        build.el(
                            "button",
                            {"componentkey": build.key(), "type": "button"},
                            build.span(build.svg(icon), build.nest(1, build.span(label))),
                            look="flat",
                        )
                        for icon, label in (
                            ("thumbs-up-outline-small", "Like"),
                            ("repost-small", "Repost"),
                            ("send-privately-small", "Send"),
                        )
                    ),
                    look="row",
                ),
                look="tile post",
            ),
            look="contents",
        )

    def author(self, author: tuple[str, str, str, str], age: str) -> Html:
        """The line of an author: name, a degree in a form of its own, headline, age."""
        build = self.build
        name, address, headline, degree = author
        key = f"auto-component-{build.key()}"
        return build.el(
            "div",
            {"componentkey": build.key()},
            build.el(
                "a",
                {"componentkey": build.key(), "href": address},
                build.el(
                    "figure",
                    {},
                    build.svg("person-accent-4", 48, label=name, look="ghost small"),
                    build.image(
                        "profile-displayphoto-scale_100_100",
                        address.rstrip("/").rsplit("/", 1)[-1],
                        alt=name,
                        look="photo small",
                    ),
                    look="frame small",
                ),
            ),
            build.el(
                "a",
                {"componentkey": key, "href": address},
                build.el(
                    "div",
                    {"componentkey": key},
                    build.el(
                        "div",
                        {"aria-label": f"{name} Premium Profile {degree}"},
                        build.nest(2, build.p(name, look="strong")),
                        build.div(
                            build.p(
                                build.span(),
                                build.el("span", {"aria-hidden": "true"}, build.svg("linkedin-bug-small")),
                                build.span(),
                                f"• {degree}",
                                look="quiet",
                            )
                        ),
                    ),
                    build.div(build.p(headline, look="quiet clip")),
                    build.div(
                        build.el(
                            "p",
                            {"componentkey": build.key()},
                            f"{age} •",
                            build.span(),
                            build.svg("globe-americas-small", label="Global"),
                            look="quiet",
                        )
                    ),
                ),
                look="plain-link",
            ),
            look="row",
        )

    # ------------------------------------------------------------------------------------------------ lazy groups

    def group(self, name: str, *, delivered: bool) -> Html:
        """One lazy group: an empty shell until it is delivered."""
        build = self.build
        key = f"profileCardsBelowActivity{name}{self.member.slug}"
        if not delivered:
            return build.el(
                "div",
                {"componentkey": key},
                build.el(
                    "div",
                    {"data-display-contents": "true"},
                    build.el("div", {"componentkey": key}, look="shell"),
                    look="contents",
                ),
            )
        return build.el("div", {"componentkey": key}, self.group_content(name))

    def group_content(self, name: str) -> Html:
        """What the site delivers into a group."""
        build = self.build
        cards = dict(groups_of(self.language))[name]
        made = [self.section(card) for card in cards] if name != "Part5" else [self.interests()]
        return build.el(
            "div", {"data-sdui-component": f"{COMPONENT}.profileCardsBelowActivity{name}"}, build.div(*made)
        )

    def section(self, card: str) -> Html:
        """A card of a lazy group, or its empty shell."""
        member, words = self.member, self.words
        made: dict[str, tuple[str, Callable[[], list[Html]]]] = {
            "ExperienceTopLevelSection": (words.experience, self.experience),
            "EducationTopLevelSection": (words.education, self.education),
            "CertificationTopLevel": (
                words.certifications,
                lambda: [self.entry(name, issuer) for name, issuer in member.certifications],
            ),
            "Projects": (words.projects, lambda: [self.entry(name) for name in member.projects]),
            "VolunteerExperienceTopLevel": (
                words.volunteering,
                lambda: [self.entry(name, place) for name, place in member.volunteering],
            ),
            "Skills": (words.skills, self.skills),
            "RecommendationsTopLevel": (words.recommendations, self.recommendations),
            "PublicationTopLevelSection": (
                words.publications,
                lambda: [self.entry(name) for name in member.publications],
            ),
            "CourseTopLevelSection": (words.courses, lambda: [self.entry(name) for name in member.courses]),
            "HonorsTopLevel": (words.honors, lambda: [self.entry(name) for name in member.honors]),
            "LanguageTopLevel": (words.languages, lambda: [self.entry(name) for name in member.languages]),
            "Organizations": (words.organizations, lambda: [self.entry(name) for name in member.organizations]),
        }
        if card not in made:
            return self.card(card, "")
        title, entries = made[card]
        return self.card(card, title, *entries())

    def entry(self, title: str, *lines: str) -> Html:
        """One line of a list card."""
        build = self.build
        return build.el(
            "div",
            {"componentkey": f"entity-collection-item-{build.number(-(2**31), 2**31):x}"},
            build.nest(3, build.p(title, look="strong"), *(build.p(line, look="quiet") for line in lines if line)),
            look="entry",
        )

    def experience(self) -> list[Html]:
        """Positions; several with one employer stand in a list below the employer's name."""
        build, member = self.build, self.member
        if not member.jobs:
            return []
        anchor = build.el("div", {"componentkey": f"profile_experience_top_anchor_{member.slug}"})
        items: list[Html] = []
        jobs = list(member.jobs)
        while jobs:
            same = [job for job in jobs if job.company == jobs[0].company]
            items.append(self.job(same[0]) if len(same) == 1 else self.employer(tuple(same)))
            jobs = [job for job in jobs if job.company != same[0].company]
        return [anchor, build.nest(2, *items)]

    def company(self, job: Job) -> tuple[Html, Callable[..., Html]]:
        """The employer's logo, and what its texts stand in: a link to its page where it has one."""
        build = self.build
        drawing = build.svg("company-accent-4", 48, label=self.words.logo.replace("{}", job.company), look="ghost logo")
        if not job.page:
            return build.el("figure", {}, drawing, look="frame logo"), build.div
        address = f"{SITE}/company/{company_number(job.company)}/"
        key = build.key()
        figure = build.el(
            "a",
            {"componentkey": key, "href": address},
            build.el(
                "figure",
                {"componentkey": key},
                drawing,
                build.image("company-logo_100_100", job.company, alt=job.company, look="logo"),
                look="frame logo",
            ),
        )
        return figure, lambda *children: build.el("a", {"href": address}, *children, look="plain-link")

    def job(self, job: Job) -> Html:
        """A single position."""
        build, words = self.build, self.words
        logo, wrap = self.company(job)
        texts = wrap(
            build.nest(
                2,
                build.p(job.title, look="strong"),
                build.p(f"{job.company} · {words.full_time}"),
                build.p(moments.span(job.begin, job.end, words, self.on), look="quiet"),
                build.p(job.place, look="quiet") if job.place else None,
            )
        )
        return build.el(
            "div",
            {"componentkey": f"entity-collection-item--{build.number(0, 2**31):x}"},
            build.nest(1, logo, build.div(texts, self.description(job)), look="row"),
            look="entry",
        )

    def description(self, job: Job) -> Html | None:
        """What the member wrote about a position."""
        return (
            self.build.nest(1, self.build.p(self.expandable(job.description), look="prose"))
            if job.description
            else None
        )

    def employer(self, jobs: tuple[Job, ...]) -> Html:
        """Several positions with one employer; the years of the heading are glued together."""
        build, words = self.build, self.words
        logo, wrap = self.company(jobs[0])
        roles = [
            build.li(
                build.nest(
                    2,
                    wrap(
                        build.div(
                            build.p(job.title, look="strong"),
                            build.p(words.full_time),
                            build.p(moments.span(job.begin, job.end, words, self.on), look="quiet"),
                            build.p(job.place, look="quiet") if job.place else None,
                        )
                    ),
                    self.description(job),
                )
            )
            for job in jobs
        ]
        heading = wrap(
            build.nest(
                2, build.p(jobs[0].company, look="strong"), build.p(moments.tenure(jobs, words, self.on), look="quiet")
            )
        )
        return build.el(
            "div",
            {"componentkey": f"entity-collection-item--{build.number(0, 2**31):x}"},
            build.nest(1, logo, build.div(heading, build.ul(*roles, look="roles")), look="row"),
            look="entry",
        )

    def education(self) -> list[Html]:
        """Schools, with links to their pages."""
        build, words = self.build, self.words
        made = []
        for school in self.member.schools:
            address = f"{SITE}/school/{company_number(school.school)}/"
            drawing = build.svg("school-accent-4", 48, label=words.logo.replace("{}", school.school), look="ghost logo")
            logo = build.el(
                "a",
                {"href": address},
                build.el(
                    "figure",
                    {},
                    drawing,
                    build.image("company-logo_100_100", school.school, look="logo"),
                    look="frame logo",
                ),
            )
            texts = build.el(
                "a",
                {"href": address},
                build.nest(
                    2,
                    build.p(school.school, look="strong"),
                    build.p(school.degree),
                    build.p(f"{words.bare_year(school.begin)} – {words.bare_year(school.end)}", look="quiet"),
                ),
                look="plain-link",
            )
            made.append(
                build.el(
                    "div",
                    {"componentkey": f"entity-collection-item-{build.number(0, 2**31):x}"},
                    build.nest(1, logo, texts, look="row"),
                    look="entry",
                )
            )
        return made

    def skills(self) -> list[Html]:
        """At most two skills, each key twice, with dividers; the rest stands behind "Show all"."""
        build, member, words = self.build, self.member, self.words
        made = []
        for name in member.skills[:2]:
            key = f"com.linkedin.sdui.profile.skill({member.member_id}, {company_number(name)})"
            made.append(
                build.el(
                    "div",
                    {"componentkey": key},
                    build.el("div", {"componentkey": key}, build.nest(3, build.p(name, look="strong"))),
                    look="entry",
                )
            )
            made.append(
                build.el(
                    "div",
                    {"componentkey": f"{key}-divider"},
                    build.el("hr", {"componentkey": f"{key}-divider", "role": "presentation"}, look="line"),
                )
            )
        if len(member.skills) > 2:
            made.append(
                build.div(
                    build.el(
                        "a",
                        {"aria-disabled": "false", "aria-label": words.show_all, "href": self.href + "details/skills/"},
                        build.span(
                            build.span(words.show_all), build.svg("arrow-right-small", more={"data-rtl": "true"})
                        ),
                        look="show-all",
                    )
                )
            )
        return made

    def recommendations(self) -> list[Html]:
        """Received recommendations, by people who are not the member."""
        build, member, words = self.build, self.member, self.words
        if not member.recommendations:
            return []
        tabs = build.div(
            *(
                build.el(
                    "div",
                    {"aria-checked": checked, "role": "radio", "componentkey": build.key()},
                    build.el("label", {}, name),
                    look="pill",
                )
                for name, checked in ((words.received, "true"), (words.given, "false"))
            ),
            look="pills",
        )
        entries = []
        for name, text in member.recommendations:
            slug = next((one.slug for one in BY_SLUG.values() if one.name == name), name.lower().replace(" ", "-"))
            entries.append(
                build.el(
                    "div",
                    {"componentkey": f"entity-collection-item-{build.number(0, 2**31):x}"},
                    self.author((name, f"{SITE}/in/{quote(slug)}/", "", words.degrees[1]), "2024"),
                    build.nest(1, build.p(self.expandable(text), look="prose")),
                    look="entry",
                )
            )
        return [tabs, *entries]

    def interests(self) -> Html:
        """Pages that the member follows, with buttons and counts of their own."""
        build, words = self.build, self.words
        entries = [
            build.nest(
                2,
                build.el(
                    "a",
                    {"componentkey": build.key(), "href": f"{SITE}/company/{slug}/"},
                    build.el(
                        "figure",
                        {"aria-hidden": "true"},
                        build.svg("company-accent-4", 48, look="ghost logo"),
                        build.image("company-logo_100_100", slug, look="logo"),
                        look="frame logo",
                    ),
                    build.nest(
                        2,
                        build.p(name, build.span(build.svg("verified-small")), look="strong"),
                        build.p(words.counted(words.followers, count), look="quiet"),
                    ),
                    look="row",
                ),
                build.el(
                    "button",
                    {
                        "aria-label": words.follow_name.replace("{}", name),
                        "componentkey": build.key(),
                        "type": "button",
                    },
                    build.span(build.svg("add-small"), build.span(words.follow)),
                    look="button",
                ),
            )
            for name, slug, count in (
                ("Society for Groundwater", "society-for-groundwater", 18483),
                ("Lantern & Ledger Books", "lantern-ledger", 311825),
            )
        ]
        return build.el(
            "div",
            {"data-display-contents": "true"},
            build.el(
                "section",
                {"componentkey": build.key()},
                build.nest(2, build.h2(words.interests, look="card-title")),
                *entries,
                look="card",
            ),
            look="contents",
        )

    # ----------------------------------------------------------------------------------------------------- dialog

    def dialog(self) -> Html:
        """ "About this profile", as the site opens it after a click on the name."""
        build, member, words = self.build, self.member, self.words
        rows = [
            (words.joined, words.month(moments.joined(member, self.on))),
            (words.contact_info, words.ago.replace("{}", words.years_ago.replace("{}", "1"))),
        ]
        if member.verified:
            rows.append((words.identity_verified, words.months_ago.replace("{}", words.number(11))))
        if member.verified_workplace and member.jobs:
            rows.append((words.workplace_verified, member.jobs[0].company))
        lines = [
            build.div(build.p(title, look="strong"), build.p(value, look="quiet"), look="entry")
            for title, value in rows
        ]
        return build.el(
            "dialog",
            {"data-testid": "dialog", "aria-labelledby": "dialog-header", "open": ""},
            build.el("button", {"aria-label": "Dismiss", "type": "button"}, build.svg("close-medium", 24), look="flat"),
            build.el("header", {"id": "dialog-header"}, build.h2(words.about_this_profile, look="card-title")),
            build.el("div", {"data-testid": "dialog-content"}, build.p(member.name, look="strong"), *lines),
            look="dialog",
        )

    def menu(self) -> Html:
        """The menu behind "More": in the document only while it is open."""
        build, member, words = self.build, self.member, self.words
        items = [("send-privately-small", words.message, self.compose)]
        if member.relation == "connected":
            items.append(("remove-connection-medium", words.remove_connection, self.href))
        if member.relation == "follow_only":
            items.append(("connect-small", words.connect, f"/preload/custom-invite/?vanityName={quote(member.slug)}"))
        items.append(("signal-notice-medium", words.about_this_profile, self.href + "overlay/about-this-profile/"))
        entries = [
            build.el(
                "a",
                {"role": "menuitem", "href": address, "componentkey": build.key()},
                build.svg(icon),
                build.p(text),
                look="menu-item",
            )
            for icon, text, address in items
        ]
        return build.el(
            "div", {"data-floating-ui-portal": ""}, build.el("div", {"role": "menu"}, *entries, look="menu")
        )


def document(page: Page, body: Html, dialog: Html | None) -> str:
    """The whole document: head, style, body, the data at the end."""
    build, member, words = page.build, page.member, page.words
    title = build.el("title", {}, f"{member.name} | LinkedIn")
    head = join(
        Html('<meta charset="utf-8">'),
        Html('<meta content="0" name="como-t">'),
        title,
        title,
        Html('<meta content="0" name="como-pk">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html("<style>"),
        build.stylesheet(),
        Html("</style>"),
    )
    direction = "rtl" if words.right_to_left else "ltr"
    outlet = Html('<div data-testid="interop-shadowdom" id="interop-outlet"></div>')
    data = noise.rehydrate(build, words)
    parts = join(body, outlet, dialog, data)
    return f'<!DOCTYPE html>\n<html dir="{direction}" lang="{page.language}" translate="no"><head>{head}</head><body data-rehydrated="true">{parts}</body></html>\n'


def safety(address: str) -> str:
    """The site's warning page, which every outgoing link goes through."""
    return f"{SITE}/safety/go/?url={quote(address, safe='')}&urlhash=Ab3d&mt=demo&isSdui=true"


def company_number(name: str) -> int:
    """A number for a company, a school or a skill."""
    return 100_000 + sum(ord(letter) * (index + 7) for index, letter in enumerate(name)) % 9_000_000


def fill(sentence: str, places: dict[str, Html]) -> list[Child]:
    """A sentence with markup in its places."""
    return [places[part[1:-1]] if part.startswith("{") else part for part in re.split(r"(\{\w\})", sentence) if part]
