"""Profile pages in the structure of the older logged-in front end (Ember), as it was still served in 2026: linkedin-pages, section A."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from . import moments, noise
from .markup import Build, Html, join
from .members import BY_SLUG, NEIGHBOURS, VIEWER
from .react import company_number, fill, safety
from .words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from .markup import Attributes, Child
    from .members import Job, Member, Post
    from .words import Words

SITE = noise.SITE
LATER = (
    "experience", "education", "licenses_and_certifications", "projects", "volunteering_experience", "skills", "recommendations",
    "publications", "courses", "honors_and_awards", "languages", "organizations", "interests",
)  # fmt: skip
"""Cards below Activity: the page appends them whole when it is scrolled."""


class Page:
    """One member's page in one language. on: the day that it is looked at."""

    def __init__(self, member: Member, language: str, on: date, *, media: str = "") -> None:
        self.member, self.language, self.on = member, language, on
        self.words: Words = WORDS[language]
        self.build = Build(f"ember|{member.slug}|{language}", plain="mixed", fillers=(0, 2), media=media)
        self.path = f"/in/{quote(member.slug)}"

    # ------------------------------------------------------------------------------------------------ whole page

    def render(self, *, scrolled: bool, opened: bool) -> str:
        """The page as a browser holds it. scrolled: the cards below Activity were appended; opened: the dialog is open."""
        build = self.build
        loader = (
            None if scrolled else build.el("div", {"id": build.serial()}, cls="pv-profile-cards-loader", look="shell")
        )
        cards = join(
            self.top_card(),
            build.el("div", {"id": "profile-sticky-header-toggle"}),
            self.about(),
            self.featured(),
            self.activity(),
            self.later() if scrolled else None,
            loader,
        )
        main = build.el("main", {}, cards, look="column")
        aside = build.el("aside", {}, self.aside(), cls="scaffold-layout__aside", look="aside")
        body = join(
            self.boot(),
            build.div(self.navigation(), build.div(main, aside, look="page columns"), cls="application-outlet"),
            self.footer(),
            self.messaging(),
            self.dialog() if opened else None,
            self.data(),
        )
        head = join(
            build.el("title", {}, f"(1) {self.member.name} | LinkedIn"),
            Html('<meta charset="utf-8"><meta content="voyager-web" name="service">'),
            build.el("meta", {"content": self.words.locale, "name": "i18nLocale"}),
            Html(
                '<meta content="voyager-web" name="service"><meta name="viewport" content="width=device-width, initial-scale=1">'
            ),
            Html("<style>"),
            build.stylesheet(),
            Html(
                ".visually-hidden,.a11y-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}.t-bold{font-weight:600}.artdeco-dropdown__content{display:none}.t-black--light{color:var(--quiet)}.app-boot-bg-skeleton{display:none}"
            ),
            Html("</style>"),
        )
        direction = "rtl" if self.words.right_to_left else "ltr"
        return (
            f'<!DOCTYPE html>\n<html class="theme theme--mercado app-loader--default artdeco osx" lang="{self.language}"><head>\n\n{head}\n\n</head>'
            f'<body class="render-mode-BIGPIPE nav-v2 ember-application icons-loaded boot-complete" dir="{direction}">\n\n{body}\n</body></html>\n'
        )

    def boot(self) -> Html:
        """What stays in the document from starting up: toasts, a skeleton, pixels that wait for data."""
        build = self.build
        bars = [build.div(cls="skeleton-loader-spinner--bar") for _ in range(12)]
        pixels = [
            build.el(
                "img",
                {"src": "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALA=="},
                cls=f"datalet-bpr-guid-{number}",
                look="pixel",
            )
            for number in range(8)
        ]
        return join(
            build.el(
                "div",
                {"id": "artdeco-toasts__wormhole"},
                build.el(
                    "section",
                    {"id": "artdeco-toasts"},
                    build.h2("0 notifications", cls="artdeco-toasts__title visually-hidden"),
                ),
            ),
            build.el("div", {"id": "app-boot-bg-loader"}, *bars, cls="app-boot-bg-skeleton"),
            *pixels,
        )

    def navigation(self) -> Html:
        """The bar at the top, with the viewer's own photo first in the document."""
        build, words = self.build, self.words
        items = [
            build.li(
                build.el(
                    "a",
                    {"href": SITE + path},
                    build.svg(icon, 24),
                    build.el("span", {"title": label}, label),
                    cls="global-nav__primary-link",
                    look="nav-link",
                ),
                cls="global-nav__primary-item",
            )
            for icon, label, path in (
                ("home-medium", words.home, "/feed/"),
                ("people-medium", words.network, "/mynetwork/"),
                ("job-medium", words.jobs, "/jobs/"),
                ("messages-medium", words.messaging, "/messaging/"),
                ("bell-medium", words.notifications, "/notifications/"),
            )
        ]
        me = build.li(
            build.el(
                "button",
                {"aria-expanded": "false", "id": build.serial()},
                build.image(
                    "profile-displayphoto-shrink_100_100",
                    VIEWER.slug,
                    alt=VIEWER.name,
                    look="tiny",
                    cls="global-nav__me-photo evi-image ember-view",
                ),
                words.me,
                cls="global-nav__primary-link artdeco-dropdown__trigger",
                look="nav-link",
            )
        )
        entries = [
            build.li(
                build.el(
                    "a",
                    {"href": f"{SITE}/mypreferences/{number}", "id": build.serial()},
                    build.span(noise.sentences(build, 1)[:16]),
                    cls="global-nav__secondary-link",
                )
            )
            for number in range(14)
        ]
        menu = build.el(
            "div",
            {"aria-hidden": "true", "id": build.serial()},
            build.div(
                build.h3(VIEWER.name),
                build.p(VIEWER.headline),
                build.ul(*entries),
                cls="artdeco-dropdown__content-inner",
            ),
            cls="global-nav__me-content artdeco-dropdown__content artdeco-dropdown--is-dropdown-element",
        )
        me = join(me, menu)
        return build.el(
            "header",
            {"id": "global-nav"},
            build.div(
                build.el(
                    "input",
                    {"placeholder": words.search, "role": "combobox"},
                    cls="search-global-typeahead__input",
                    look="search",
                ),
                build.el("nav", {}, build.ul(*items, me, look="nav-list"), cls="global-nav__nav"),
                cls="global-nav__content",
                look="nav",
            ),
            cls="global-nav global-alert-offset-top",
            look="header",
        )

    # -------------------------------------------------------------------------------------------------- top card

    def top_card(self) -> Html:
        """Pictures, name, degree, headline, place, counts, people in common, actions with their hidden menu."""
        build, member = self.build, self.member
        return build.el(
            "section",
            {"data-member-id": str(member.number)},
            self.banner(),
            build.div(
                build.div(self.photo(), cls="display-flex"),
                self.identity(),
                self.place(),
                self.counts(),
                self.mutuals(),
                self.actions(),
                cls="ph5 pb5",
                look="card-body",
            ),
            cls="artdeco-card",
            look="card top-card",
        )

    def banner(self) -> Html:
        """The picture behind, or the default."""
        build, words = self.build, self.words
        if not self.member.banner:
            inner = build.el(
                "div",
                {"aria-label": words.cover_photo, "role": "button"},
                cls="profile-background-image profile-background-image--default",
                look="banner",
            )
        else:
            picture = build.image(
                "profile-displaybackgroundimage-shrink_200_800",
                self.member.slug + "/banner",
                alt="Background Image",
                look="banner-image",
                cls="profile-background-image__image relative full-width full-height",
                id="profile-background-image-target-image",
            )
            inner = build.div(
                build.div(picture, cls="profile-background-image__image-container"),
                cls="profile-background-image",
                look="banner",
            )
        return build.div(
            build.div(inner, cls="top-card-background-hero-image__bg-image"), cls="top-card-background-hero-image"
        )

    def photo(self) -> Html:
        """The member's picture, or the ghost."""
        build, member, words = self.build, self.member, self.words
        if member.photo:
            kind = (
                "profile-framedphoto-shrink_200_200"
                if member.open_to_work or member.hiring
                else "profile-displayphoto-shrink_200_200"
            )
            picture = build.image(
                kind,
                member.slug,
                alt=member.name,
                look="photo large",
                cls="pv-top-card-profile-picture__image--show evi-image ember-view",
                height="200",
                id=build.serial(),
                title=member.name,
            )
        else:
            ghost = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
            picture = build.el(
                "img",
                {"alt": member.name, "src": ghost, "height": "200", "id": build.serial()},
                cls="pv-top-card-profile-picture__image--show ghost-person ember-view",
                look="photo large",
            )
        button = build.el(
            "button",
            {"aria-label": words.profile_photo, "type": "button"},
            build.span(picture, look="frame"),
            cls="pv-top-card-profile-picture__container display-block pv-top-card__photo",
            look="flat",
        )
        return build.div(
            build.div(button, cls="pv-top-card__non-self-photo-wrapper ml0"),
            cls="text-align-left pv-top-card--photo-resize",
            look="portrait",
        )

    def identity(self) -> Html:
        """Name, degree (once for the eye, once for the ear), headline, employer and school."""
        build, member, words = self.build, self.member, self.words
        name = build.el(
            "a",
            {"aria-label": member.name, "href": f"{self.path}/overlay/about-this-profile/", "id": build.serial()},
            build.el("h1", {}, member.name, cls="inline t-24 v-align-middle break-words", look="name"),
            cls="ember-view",
        )
        trigger = build.el("span", {"id": build.serial()}, name, cls="artdeco-hoverable-trigger ember-view")
        degree = None
        if member.degree is not None:
            degree = build.span(
                build.span(words.degree_spoken[member.degree - 1], cls="visually-hidden"),
                build.el("span", {"aria-hidden": "true"}, words.degrees[member.degree - 1], cls="dist-value"),
                cls="distance-badge t-black--light text-body-small v-align-middle",
            )
        premium = (
            build.span(
                build.el(
                    "svg",
                    {"data-test-icon": "linkedin-bug-premium-medium", "width": "16", "height": "16", "role": "none"},
                    build.el("path", {"d": "M0 0h16v16H0z"}),
                    look="icon premium",
                ),
                cls="pv-member-badge pv-member-badge--for-top-card",
            )
            if member.premium
            else None
        )
        return build.div(
            build.div(trigger, degree, premium, look="name-row"),
            build.el(
                "div",
                {"data-generated-suggestion-target": f"urn:li:fsu_profileActionDelegate:-{build.number(10**8, 10**9)}"},
                member.headline,
                cls="text-body-medium break-words",
                look="headline",
            ),
            build.ul(*self.places_of_work(), cls="pv-text-details__right-panel", look="chips"),
            cls="mt2 relative",
        )

    def places_of_work(self) -> list[Html]:
        """Current employer and school as buttons."""
        build, member, words = self.build, self.member, self.words
        pairs = [(words.experience, member.jobs[0].company)] if member.jobs else []
        pairs += [(words.education, member.schools[0].school)] if member.schools else []
        return [
            build.li(
                build.el(
                    "button",
                    {"aria-label": f"{label}: {name}.", "type": "button"},
                    build.image(
                        "company-logo_100_100", name, look="logo", cls="evi-image ember-view EntityPhoto-square-1"
                    ),
                    build.span(
                        build.div(name, cls="inline-show-more-text--is-collapsed"),
                        cls="hoverable-link-text break-words text-body-small t-black",
                    ),
                    cls="text-align-left",
                    look="flat row",
                )
            )
            for label, name in pairs
        ]

    def place(self) -> Html:
        """Where they live, and the link to contact details beside it."""
        build = self.build
        contact = build.el(
            "a",
            {"href": f"{self.path}/overlay/contact-info/", "id": "top-card-text-details-contact-info"},
            self.words.contact_info,
            cls="ember-view link-without-visited-state cursor-pointer text-heading-small inline-block break-words",
            look="link",
        )
        website = None
        if self.member.website:
            website = build.el(
                "section",
                {},
                build.el(
                    "a",
                    {"href": self.member.website, "target": "_blank"},
                    build.el("span", {"aria-hidden": "true"}, self.member.website),
                    cls="pv-top-card--website",
                    look="link",
                ),
            )
        return join(
            build.div(
                build.span(self.member.location, cls="text-body-small inline t-black--light break-words"),
                build.span(contact, cls="t-black--light"),
                cls="mt2",
                look="place",
            ),
            website,
        )

    def counts(self) -> Html:
        """Followers (creators only), connections: a link for the first degree, bare text for others."""
        build, member, words = self.build, self.member, self.words
        lines = []
        if member.relation == "follow_only":
            lines.append(
                build.li(
                    build.span(*self.count(words.counted(words.followers, member.followers))),
                    cls="text-body-small t-black--light",
                )
            )
        if member.connections_shown:
            text = (
                words.connections_capped
                if member.connections_capped
                else words.counted(words.connections, member.connections)
            )
            inner = self.count(text)
            if member.degree == 1:
                address = f"/search/results/people/?connectionOf=%5B%22{member.member_id}%22%5D&network=%5B%22F%22%2C%22S%22%5D&origin=MEMBER_PROFILE_CANNED_SEARCH"
                lines.append(
                    build.li(
                        build.el(
                            "a",
                            {"href": address, "id": build.serial()},
                            build.span(*inner, cls="link-without-visited-state"),
                            cls="ember-view",
                        ),
                        cls="text-body-small",
                    )
                )
            else:
                lines.append(build.li(build.span(*inner, cls="t-black--light"), cls="text-body-small"))
        return build.ul(*lines, look="counts")

    def count(self, text: str) -> list[Child]:
        """The number in bold, the word beside it; all in bold where the number does not stand first."""
        first, _, rest = text.partition(" ")
        if not first[:1].isdigit():
            return [self.build.span(text, cls="t-bold")]
        return [self.build.span(first, cls="t-bold"), f" {rest}"]

    def mutuals(self) -> Html | None:
        """People in common, twice: for the eye and for the ear; the number is glued to its word."""
        build, member, words = self.build, self.member, self.words
        if not member.mutual_count:
            return None
        address = f"{SITE}/search/results/people/?facetNetwork=%22F%22&facetConnectionOf=%22{member.member_id}%22&origin=MEMBER_PROFILE_CANNED_SEARCH"

        def sentence() -> list[Child]:
            names = [build.strong(name) for name in member.mutuals]
            gap = build.span(Html(" "), cls="white-space-pre")
            if member.mutual_count == 1:
                return fill(words.mutual_one, {"a": names[0]})
            if member.mutual_count == 2:
                return fill(words.mutual_two, {"a": names[0], "b": names[1]})
            count = member.mutual_count - 2
            rest = words.plural(words.mutual_other, count)
            return [
                names[0],
                ",",
                gap,
                names[1],
                gap,
                words.mutual_more + rest.replace("{} ", words.number(count)).replace("{}", words.number(count)),
            ]

        faces = [
            build.li(
                build.image(
                    "profile-displayphoto-shrink_100_100",
                    name,
                    look="photo tiny",
                    cls="ivm-view-attr__img--centered evi-image lazy",
                )
            )
            for name in member.mutuals[:2]
        ]
        texts = build.span(
            build.el("span", {"aria-hidden": "true"}, *sentence()),
            build.span(*sentence(), cls="visually-hidden"),
            cls="t-normal t-black--light t-14 hoverable-link-text",
        )
        return build.el(
            "a",
            {"href": address},
            build.ul(*faces, cls="ivm-image-view-model__img-list--stacked list-style-none", look="away"),
            texts,
            cls="inline-flex align-items-center link-without-hover-visited pt2",
            look="plain-link small-text",
        )

    def actions(self) -> Html:
        """The buttons, and the menu that is always in the document, hidden: its drawings say how we stand."""
        build, member, words = self.build, self.member, self.words
        first: dict[str, tuple[tuple[str, str, str | None], ...]] = {
            "self": (),
            "connected": ((words.message + " " + member.name, words.message, "send-privately-small"),),
            "connectable": (
                (words.invite_to_connect.replace("{}", member.name), words.connect, "connect-small"),
                (words.message + " " + member.first_name, words.message, None),
            ),
            "pending": (
                (words.withdraw.replace("{}", member.name), words.pending, "clock-small"),
                (words.message + " " + member.first_name, words.message, None),
            ),
            "invited_me": (
                (words.accept_name.replace("{}", member.name), words.accept, None),
                (words.ignore_name.replace("{}", member.name), words.ignore, None),
            ),
            "follow_only": (
                (words.follow_name.replace("{}", member.name), words.follow, "add-small"),
                (words.message + " " + member.first_name, words.message, None),
            ),
        }
        buttons = [
            build.el(
                "button",
                {"aria-label": label, "id": build.serial(), "type": "button"},
                self.icon(icon, 16, "artdeco-button__icon") if icon else None,
                build.span(text, cls="artdeco-button__text"),
                cls="artdeco-button artdeco-button--2 artdeco-button--primary ember-view pvs-profile-actions__action",
                look="button main" if index == 0 else "button",
            )
            for index, (label, text, icon) in enumerate(first[member.relation])
        ]
        if member.relation == "self":
            buttons.append(
                build.el(
                    "a",
                    {"href": f"{self.path}/edit/intro/", "aria-label": "Edit intro", "id": build.serial()},
                    self.icon("edit-medium", 24, ""),
                    cls="artdeco-button ember-view",
                    look="button",
                )
            )
        return build.div(*buttons, self.overflow(), look="actions")

    def icon(self, name: str, size: int, cls: str) -> Html:
        """A drawing with its name in an attribute of this front end."""
        return self.build.el(
            "svg",
            {
                "aria-hidden": "true",
                "data-test-icon": name,
                "height": str(size),
                "role": "none",
                "width": str(size),
                "viewBox": f"0 0 {size} {size}",
                "data-supported-dps": f"{size}x{size}",
            },
            self.build.el("path", {"d": f"M2 2h{size - 4}v{size - 4}H2z", "fill": "currentColor"}),
            cls=cls,
        )

    def overflow(self) -> Html:
        """The hidden menu; the item that removes a connection carries the label of another."""
        build, member, words = self.build, self.member, self.words
        items = [("share-linkedin-medium", "Share", f"Share {member.name}"), ("download-medium", "PDF", "PDF")]
        if member.relation == "connected":
            items += [
                ("clear-medium", "Unfollow", f"Unfollow {member.name}"),
                ("remove-connection-medium", words.remove_connection, f"{words.message} {member.name}"),
            ]
        if member.relation == "connectable":
            items.append(("add-medium", words.follow, words.follow_name.replace("{}", member.name)))
        items += [
            ("report-medium", "Report", f"Report {member.name}"),
            ("signal-notice-medium", words.about_this_profile, words.about_this_profile),
        ]
        entries = [
            build.li(
                build.el(
                    "div",
                    {"aria-label": label, "id": build.serial(), "role": "button"},
                    self.icon(icon, 24, "mr3 flex-grow-0"),
                    build.el("span", {"aria-hidden": "true"}, text, cls="display-flex t-normal flex-1"),
                    cls="artdeco-dropdown__item artdeco-dropdown__item--is-dropdown ember-view full-width display-flex",
                )
            )
            for icon, text, label in items
        ]
        number = build.serial()
        trigger = build.el(
            "button",
            {
                "aria-expanded": "false",
                "aria-label": words.more,
                "id": f"{number}-profile-overflow-action",
                "type": "button",
            },
            build.span(words.more),
            cls="artdeco-dropdown__trigger ember-view artdeco-button artdeco-button--secondary",
            look="button",
        )
        return build.el(
            "div",
            {"id": build.serial()},
            trigger,
            build.el(
                "div",
                {"aria-hidden": "true", "id": build.serial()},
                build.div(build.ul(*entries), cls="artdeco-dropdown__content-inner"),
                cls="artdeco-dropdown__content artdeco-dropdown--is-dropdown-element",
            ),
            cls="artdeco-dropdown artdeco-dropdown--placement-bottom ember-view",
        )

    # --------------------------------------------------------------------------------------------------- sections

    def twice(self, *children: Child, cls: str = "") -> Html:
        """A text for the eye and the same for the ear."""
        build = self.build
        return join(
            build.el("span", {"aria-hidden": "true"}, *children, cls=cls), build.span(*children, cls="visually-hidden")
        )

    def card(self, anchor: str, title: str, *children: Child, below_title: Child = None) -> Html | None:
        """A card with its anchor; None where there is nothing to show."""
        build = self.build
        if not any(children):
            return None
        heading = build.div(
            build.div(
                build.div(
                    build.h2(self.twice(title), cls="pvs-header__title text-heading-large", look="card-title"),
                    below_title,
                ),
                cls="pvs-header__left-container--stack",
            ),
            cls="pvs-header__top-container--no-stack",
        )
        return build.el(
            "section",
            {"data-view-name": "profile-card"},
            build.el("div", {"id": anchor}, cls="pv-profile-card__anchor"),
            build.div(heading),
            *children,
            cls="artdeco-card pv-profile-card break-words mt2",
            look="card",
        )

    def entities(self, *items: Html | None) -> Html | None:
        """The list of a card."""
        shown = [self.build.li(item, cls="artdeco-list__item", look="entry") for item in items if item]
        return self.build.div(self.build.ul(*shown)) if shown else None

    def entity(
        self,
        title: str,
        lines: tuple[tuple[str, bool], ...] = (),
        *,
        address: str | None = None,
        picture: Html | None = None,
        below: Html | None = None,
    ) -> Html:
        """One entry. lines: text and whether it is a caption (dates)."""
        build = self.build
        bold = build.div(
            build.div(
                build.div(
                    build.div(self.twice(title), cls="display-flex align-items-center mr1 hoverable-link-text t-bold"),
                    cls="display-flex full-width",
                ),
                cls="display-flex",
            ),
            cls="display-flex flex-wrap align-items-center full-height",
        )
        rows = []
        for text, caption in lines:
            spoken = text.replace(" - ", " to ", 1) if caption else text
            shown = build.el(
                "span", {"aria-hidden": "true"}, text, cls="pvs-entity__caption-wrapper" if caption else ""
            )
            rows.append(
                build.span(
                    shown,
                    build.span(spoken, cls="visually-hidden"),
                    cls="t-14 t-normal t-black--light" if caption else "t-14 t-normal",
                    look="line-of",
                )
            )
        tag, attributes = ("a", {"href": address, "target": "_self"}) if address else ("div", {})
        texts = build.el(
            tag,
            dict(attributes),
            bold,
            *rows,
            cls="optional-action-target-wrapper display-flex flex-column full-width",
            look="stack",
        )
        inner = build.div(
            build.div(texts, cls="display-flex flex-row justify-space-between"),
            build.div(below, cls="pvs-entity__sub-components") if below else None,
            cls="display-flex flex-column full-width align-self-center",
        )
        return build.el("div", {"data-view-name": "profile-component-entity"}, build.div(picture), inner, look="row")

    def text_box(self, text: str) -> Html:
        """A long text, cut by style, doubled."""
        build = self.build
        lines: list[Child] = []
        for line in text.split("\n"):
            lines += [build.el("br"), line] if lines else [line]
        more = build.span(
            build.el(
                "button",
                {"aria-expanded": "false", "role": "button", "type": "button"},
                f"…{self.words.see_more}",
                cls="inline-show-more-text__button link",
                look="more-button",
            ),
            cls="inline-show-more-text__link-container-collapsed",
        )
        return build.div(
            build.div(
                self.twice(*lines),
                more,
                cls="inline-show-more-text--is-collapsed inline-show-more-text--is-collapsed-with-line-clamp full-width",
            ),
            cls="full-width t-14 t-normal t-black display-flex align-items-center",
        )

    def about(self) -> Html | None:
        """About."""
        box = (
            self.build.div(self.text_box(self.member.about), cls="display-flex ph5 pv3") if self.member.about else None
        )
        return self.card("about", self.words.about, box)

    def featured(self) -> Html | None:
        """Featured links."""
        build = self.build
        items = [
            build.el(
                "a",
                {"href": safety(address), "target": "_blank"},
                self.twice(title),
                build.span(address, look="quiet"),
                cls="optional-action-target-wrapper",
                look="tile",
            )
            for title, address in self.member.featured
        ]
        return self.card("featured", self.words.featured, self.entities(*items))

    def activity(self) -> Html | None:
        """Activity: followers, pills, small cards, or the empty state."""
        build, member, words = self.build, self.member, self.words
        followers = build.p(
            self.twice(words.counted(words.followers, member.followers), cls="pvs-entity__caption-wrapper"),
            cls="pvs-header__optional-link text-body-small",
            look="quiet",
        )
        posts = [post for post in member.posts if post.kind != "comment"] or list(member.posts)
        comments_only = bool(posts) and all(post.kind == "comment" for post in posts)
        pill = "comments" if comments_only else "all"
        footer = build.el(
            "footer",
            {},
            build.el(
                "a",
                {"href": f"{SITE}{self.path}/recent-activity/{pill}/"},
                build.span(words.show_all, cls="artdeco-button__text"),
                self.icon("arrow-right-small", 16, "artdeco-button__icon"),
                cls="profile-creator-shared-content-view__footer-action artdeco-button artdeco-button--muted",
                look="show-all",
            ),
        )
        if not posts:
            name = member.first_name
            empty = build.div(
                self.entity(words.no_posts.replace("{}", name), ((words.no_posts_more.replace("{}", name), False),))
            )
            return self.card("content_collections", words.activity, empty, footer, below_title=followers)
        names = [words.comments] if comments_only else [words.posts, words.comments]
        pills = [
            build.el(
                "button",
                {
                    "aria-pressed": "true" if index == 0 else "false",
                    "id": f"content-collection-pill-{index}",
                    "type": "button",
                },
                build.span(name, cls="artdeco-pill__text"),
                cls="profile-creator-shared-pills__pill artdeco-pill",
                look="pill",
            )
            for index, name in enumerate(names)
        ]
        items = [
            build.li(self.post(post), cls="profile-creator-shared-feed-update__mini-container", look="slide")
            for post in posts[:3]
        ]
        content = build.div(
            build.div(*pills, look="pills"),
            build.el("div", {"aria-live": "polite"}, f"{len(items)}", cls="visually-hidden"),
            build.ul(*items, cls="display-flex flex-wrap list-style-none", look="slides"),
            cls="mb3",
        )
        return self.card("content_collections", words.activity, content, footer, below_title=followers)

    def post(self, post: Post) -> Html:
        """One small card."""
        build, member, words = self.build, self.member, self.words
        number = moments.activity_id(post, self.on)
        address = f"{SITE}/feed/update/urn:li:activity:{number}?updateEntityUrn=urn%3Ali%3Afs_updateV2%3A%28urn%3Ali%3Aactivity%3A{number}%29"
        if post.kind == "comment":
            address = f"{SITE}/feed/update/urn:li:activity:7001234567890123456?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7001234567890123456%2C{number}%29"
        sentence = {"post": "{} · " + words.posts, "repost": words.reposted, "comment": words.commented}[post.kind]
        age = moments.age(post, words)
        said = fill(sentence.replace("{}", "{a}"), {"a": build.strong(member.name)})
        number_of = build.serial("mini-update-a11y-description-ember")
        header = build.el(
            "a",
            {
                "aria-describedby": number_of,
                "aria-label": f"{sentence.replace('{}', member.name)} • {age}",
                "href": address,
            },
            build.div(
                build.span(
                    build.el(
                        "span", {"aria-hidden": "true"}, *said, build.span(Html(" "), cls="white-space-pre"), f"• {age}"
                    ),
                    build.span(age, cls="visually-hidden"),
                    cls="feed-mini-update-contextual-description__text",
                ),
                cls="pt1 ph4 t-12 t-black--light",
            ),
            cls="feed-mini-update-optional-navigation-context-wrapper",
            look="plain-link quiet",
        )
        body = build.el(
            "a",
            {"aria-label": post.text, "href": address},
            build.el(
                "div",
                {"dir": "ltr"},
                build.el("span", {"dir": "ltr"}, post.text),
                cls="inline-show-more-text--is-collapsed m0 break-words t-14 t-black",
            ),
            cls="pr4 pb2 flex-1 feed-mini-update-optional-navigation-context-wrapper",
            look="plain-link",
        )
        reactions = build.number(3, 90)
        social = build.div(
            build.ul(
                build.li(
                    build.el(
                        "button",
                        {"aria-label": f"{reactions} reactions", "type": "button"},
                        build.el(
                            "span",
                            {"aria-hidden": "true"},
                            str(reactions),
                            cls="social-details-social-counts__reactions-count",
                        ),
                        look="flat",
                    ),
                    cls="social-details-social-counts__item",
                )
            ),
            cls="social-details-social-counts b0 m0",
        )
        return build.div(
            build.div(
                header,
                build.el("span", {"id": number_of}, post.text, cls="visually-hidden"),
                body,
                social,
                cls="profile-creator-shared-feed-update__mini-update display-flex flex-column pb2",
                look="tile post",
            )
        )

    def later(self) -> Html:
        """Every card below Activity."""
        member, words = self.member, self.words
        simple: dict[str, tuple[str, tuple[str, ...]]] = {
            "projects": (words.projects, member.projects),
            "publications": (words.publications, member.publications),
            "courses": (words.courses, member.courses),
            "honors_and_awards": (words.honors, member.honors),
            "languages": (words.languages, member.languages),
            "organizations": (words.organizations, member.organizations),
        }
        made: dict[str, Callable[[], Html | None]] = {
            "experience": self.experience,
            "education": self.education,
            "licenses_and_certifications": lambda: self.card(
                "licenses_and_certifications",
                words.certifications,
                self.entities(*(self.entity(name, ((issuer, False),)) for name, issuer in member.certifications)),
            ),
            "volunteering_experience": lambda: self.card(
                "volunteering_experience",
                words.volunteering,
                self.entities(*(self.entity(name, ((place, False),)) for name, place in member.volunteering)),
            ),
            "skills": self.skills,
            "recommendations": self.recommendations,
            "interests": self.interests,
        }
        parts = []
        for anchor in LATER:
            if anchor in made:
                parts.append(made[anchor]())
            else:
                title, names = simple[anchor]
                parts.append(self.card(anchor, title, self.entities(*(self.entity(name) for name in names))))
        return join(*parts)

    def logo(self, name: str, address: str | None) -> Html:
        """An employer's or school's picture; a ghost that links a search where it has no page."""
        build = self.build
        if address is None:
            ghost = build.div(cls="EntityPhoto-square-3-ghost-company ivm-view-attr__ghost-entity", look="frame logo")
            return build.el(
                "a",
                {"href": f"{SITE}/search/results/all/?keywords={quote(name)}"},
                build.div(ghost, cls="ivm-view-attr__img-wrapper"),
                cls="optional-action-target-wrapper display-flex",
            )
        picture = build.image(
            "company-logo_100_100",
            name,
            alt=self.words.logo.replace("{}", name),
            look="logo",
            cls="ivm-view-attr__img--centered EntityPhoto-square-3 evi-image lazy-image ember-view",
            height="48",
            id=build.serial(),
            loading="lazy",
        )
        return build.el(
            "a",
            {"href": address, "data-field": "experience_company_logo", "target": "_self"},
            build.div(
                build.div(picture, cls="ivm-view-attr__img-wrapper"), cls="ivm-image-view-model pvs-entity__image"
            ),
            cls="optional-action-target-wrapper display-flex",
        )

    def experience(self) -> Html | None:
        """Positions, grouped by employer."""
        jobs = list(self.member.jobs)
        items = []
        while jobs:
            same = [job for job in jobs if job.company == jobs[0].company]
            items.append(self.job(same[0]) if len(same) == 1 else self.employer(tuple(same)))
            jobs = [job for job in jobs if job.company != same[0].company]
        return self.card("experience", self.words.experience, self.entities(*items))

    def job(self, job: Job) -> Html:
        """A single position."""
        words = self.words
        address = f"{SITE}/company/{company_number(job.company)}/" if job.page else None
        lines = [
            (f"{job.company} · {words.full_time}", False),
            (moments.span(job.begin, job.end, words, self.on), True),
        ]
        lines += [(job.place, False)] if job.place else []
        return self.entity(job.title, tuple(lines), picture=self.logo(job.company, address), below=self.below(job))

    def below(self, job: Job) -> Html | None:
        """The description of a position."""
        build = self.build
        if not job.description:
            return None
        return build.ul(
            build.li(
                build.div(build.ul(build.li(self.text_box(job.description), cls="pvs-list__item--with-top-padding")))
            )
        )

    def employer(self, jobs: tuple[Job, ...]) -> Html:
        """Several positions with one employer."""
        build, words = self.build, self.words
        address = f"{SITE}/company/{company_number(jobs[0].company)}/" if jobs[0].page else None
        roles = [
            build.li(
                build.span(cls="pvs-entity__path-node"),
                self.entity(
                    job.title,
                    ((moments.span(job.begin, job.end, words, self.on), True),),
                    address=address,
                    below=self.below(job),
                ),
            )
            for job in jobs
        ]
        return self.entity(
            jobs[0].company,
            ((moments.tenure(jobs, words, self.on), False),),
            address=address,
            picture=self.logo(jobs[0].company, address),
            below=build.ul(*roles, look="roles"),
        )

    def education(self) -> Html | None:
        """Schools."""
        words = self.words
        items = []
        for school in self.member.schools:
            address = f"{SITE}/company/{company_number(school.school)}/"
            dates = f"{words.bare_year(school.begin)} - {words.bare_year(school.end)}"
            items.append(
                self.entity(
                    school.school,
                    ((school.degree, False), (dates, True)),
                    address=address,
                    picture=self.logo(school.school, address),
                )
            )
        return self.card("education", words.education, self.entities(*items))

    def skills(self) -> Html | None:
        """At most two skills, and how many there are in the link below them."""
        build, member, words = self.build, self.member, self.words
        shown = self.entities(
            *(
                self.entity(
                    name,
                    address=f"{SITE}/search/results/all/?keywords={quote(name)}&origin=PROFILE_PAGE_SKILL_NAVIGATION",
                )
                for name in member.skills[:2]
            )
        )
        more = None
        if len(member.skills) > 2:
            text = f"{words.show_all} ({len(member.skills)})"
            more = build.div(
                build.el(
                    "a",
                    {
                        "href": f"{SITE}{self.path}/details/skills?profileUrn=urn%3Ali%3Afsd_profile%3A{member.member_id}",
                        "id": "navigation-index-Show-all-skills",
                    },
                    build.span(text, cls="pvs-navigation__text"),
                    cls="optional-action-target-wrapper artdeco-button",
                    look="show-all",
                ),
                cls="pvs-list__footer-wrapper",
            )
        return self.card("skills", words.skills, shown, more)

    def recommendations(self) -> Html | None:
        """Received recommendations behind the first tab."""
        build, member, words = self.build, self.member, self.words
        if not member.recommendations:
            return None
        panel = build.serial()
        tabs = build.el(
            "div",
            {"role": "tablist"},
            *(
                build.el(
                    "button",
                    {"aria-controls": panel, "aria-selected": selected, "id": build.serial(), "role": "tab"},
                    self.twice(name),
                    cls="artdeco-tab ember-view",
                    look="pill",
                )
                for name, selected in ((words.received, "true"), (words.given, "false"))
            ),
            look="pills",
        )
        items = []
        for name, text in member.recommendations:
            slug = next((one.slug for one in BY_SLUG.values() if one.name == name), name.lower().replace(" ", "-"))
            items.append(
                self.entity(
                    name,
                    (("Reads maps", False),),
                    address=f"{SITE}/in/{quote(slug)}",
                    below=build.ul(build.li(self.text_box(text))),
                )
            )
        return self.card(
            "recommendations",
            words.recommendations,
            tabs,
            build.el(
                "div",
                {"id": panel, "role": "tabpanel"},
                self.entities(*items),
                cls="artdeco-tabpanel active ember-view",
            ),
        )

    def interests(self) -> Html | None:
        """Pages that the member follows."""
        build, words = self.build, self.words
        follow = build.el(
            "button",
            {"id": build.serial(), "type": "button"},
            self.icon("add-small", 16, "artdeco-button__icon"),
            build.span(words.follow, cls="artdeco-button__text"),
            cls="artdeco-button artdeco-button--muted",
            look="button",
        )
        items = [
            self.entity(
                name,
                ((words.counted(words.followers, count), True),),
                address=f"{SITE}/company/{company_number(name)}/",
                below=build.ul(build.li(follow)),
            )
            for name, count in (("Society for Groundwater", 18483), ("Lantern & Ledger Books", 311825))
        ]
        return self.card("interests", words.interests, self.entities(*items))

    def aside(self) -> Html:
        """Other people at the right: cards like the member's own, with Connect buttons."""
        build, member, words = self.build, self.member, self.words
        cards = []
        for anchor, title in (
            ("browsemap_recommendation", words.also_viewed),
            ("pymk_recommendation_from_industry", words.may_know),
        ):
            items = []
            for name, slug, headline in noise.neighbours(member, build, 8):
                connect = build.el(
                    "button",
                    {"aria-label": words.invite_to_connect.replace("{}", name), "id": build.serial(), "type": "button"},
                    self.icon("connect-small", 16, "artdeco-button__icon"),
                    build.span(words.connect, cls="artdeco-button__text"),
                    cls="artdeco-button artdeco-button--muted",
                    look="button",
                )
                picture = build.image(
                    "profile-displayphoto-shrink_100_100",
                    slug,
                    alt=name,
                    look="photo small",
                    cls="ivm-view-attr__img--centered EntityPhoto-circle-3 evi-image",
                )
                items.append(
                    self.entity(
                        name,
                        ((f"· {words.degrees[1]}", True), (headline, False)),
                        address=f"{SITE}/in/{slug}?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3AACoAA",
                        picture=build.span(picture, look="frame small"),
                        below=build.ul(build.li(connect)),
                    )
                )
            cards.append(self.card(anchor, title, self.entities(*items)))
        return join(
            *cards,
            build.el(
                "section",
                {},
                build.p(words.advert),
                cls="ad-banner-container artdeco-card overflow-hidden",
                look="card advert",
            ),
        )

    def messaging(self) -> Html:
        """The overlay of messages: other people's photos, names and words, telephone numbers among them."""
        build, words = self.build, self.words
        threads = []
        for number in range(16):
            name, slug, _ = NEIGHBOURS[number % len(NEIGHBOURS)]
            photo = build.image(
                "profile-displayphoto-shrink_100_100",
                slug,
                alt=name,
                look="tiny",
                cls="presence-entity__image EntityPhoto-circle-4 evi-image lazy-image ember-view",
            )
            dot = build.div(
                build.span("online", cls="visually-hidden"), cls="presence-entity__indicator presence-indicator"
            )
            row = build.el(
                "div",
                {"tabindex": "0"},
                build.div(
                    build.div(photo, dot, cls="presence-entity presence-entity--size-4"),
                    cls="msg-conversation-card__avatar",
                ),
                build.div(
                    build.h3(build.span(name, cls="truncate"), cls="msg-conversation-card__participant-names"),
                    build.el("time", {}, f"{number + 1} Nov", cls="msg-conversation-card__time-stamp"),
                    cls="msg-conversation-card__row",
                ),
                build.div(
                    build.p(
                        noise.sentences(build, 1) + " +1 (555) 010-0199 · WhatsApp",
                        cls="msg-conversation-card__message-snippet",
                    ),
                    cls="msg-conversation-card__row",
                ),
                build.el(
                    "button",
                    {"type": "button", "id": build.serial()},
                    self.icon("overflow-web-ios-small", 16, "artdeco-button__icon"),
                    cls="artdeco-button artdeco-button--circle",
                ),
                cls="msg-conversation-card__content--selectable",
            )
            threads.append(
                build.el("div", {"id": build.serial()}, build.nest(1, row), cls="msg-conversation-listitem entry-point")
            )
        return build.el(
            "aside",
            {"id": "msg-overlay"},
            build.div(
                build.el(
                    "header",
                    {},
                    build.el("span", {"aria-hidden": "true"}, words.messaging),
                    cls="msg-overlay-bubble-header",
                ),
                build.el("section", {}, *threads, cls="msg-overlay-list-bubble__content"),
                cls="msg-overlay-list-bubble",
            ),
            cls="msg-overlay-container msg-overlay-container-reflow",
            look="away",
        )

    def footer(self) -> Html:
        """The foot of the page, and the menus that wait in the bar above."""
        build = self.build
        links = [
            build.li(
                build.el(
                    "a",
                    {"href": f"{SITE}/help/{number}", "id": build.serial()},
                    build.span(noise.sentences(build, 1)[:20]),
                    cls="global-footer__link",
                ),
                cls="global-footer__list-item",
            )
            for number in range(16)
        ]
        options = [build.el("option", {"value": locale}, name) for locale, name in noise.LOCALES]
        note = build.p("A demo page made for Who’s Asking. Nobody on it exists.", look="quiet")
        return build.el(
            "footer",
            {},
            build.ul(*links, look="foot-links"),
            note,
            build.el("select", {"id": "globalfooter-select_language"}, *options),
            cls="global-footer global-footer--static",
            look="foot",
        )

    # ------------------------------------------------------------------------------------------------ data, dialog

    def data(self) -> Html:
        """JSON in hidden code elements: the viewer's, a schema full of tempting words, the member's (or a stranger's, when stale)."""
        member = self.member
        described = (
            next(one for one in BY_SLUG.values() if one.slug not in {member.slug, VIEWER.slug})
            if member.stale_data
            else member
        )
        blobs: list[tuple[str, Any]] = [
            (
                "/voyager/api/me",
                {
                    "data": {
                        "plainId": VIEWER.number,
                        "premiumSubscriber": True,
                        "*miniProfile": f"urn:li:fs_miniProfile:{VIEWER.member_id}",
                    },
                    "included": [
                        {
                            "$type": "com.linkedin.voyager.identity.shared.MiniProfile",
                            "publicIdentifier": VIEWER.slug,
                            "firstName": VIEWER.first_name,
                            "entityUrn": f"urn:li:fs_miniProfile:{VIEWER.member_id}",
                        }
                    ],
                },
            ),
            (
                "/voyager/api/graphql?queryId=recipes",
                {
                    "data": {
                        "recipes": [
                            {
                                "field": "invitationUnion",
                                "noInvitation": True,
                                "created": "long",
                                "text": noise.sentences(self.build, 9),
                            }
                            for _ in range(220)
                        ]
                    },
                    "included": [],
                },
            ),
            (
                f"/voyager/api/graphql?variables=(vanityName:{described.slug})&queryId=voyagerIdentityDashProfiles.5f50f83f27f4a1e1d3ab0a1d3ab0a1d3",
                {"data": {}, "included": [self.entity_of(described), self.relation_of(described), *self.strangers()]},
            ),
        ]
        parts = []
        for number, (request, body) in enumerate(blobs, start=1001):
            parts.append(
                self.code(
                    f"datalet-bpr-guid-{number}",
                    {"request": request, "status": 200, "body": f"bpr-guid-{number}", "method": "GET"},
                )
            )
            parts.append(self.code(f"bpr-guid-{number}", body))
        return join(*parts)

    def code(self, identifier: str, value: Any) -> Html:
        """One block of JSON."""
        return self.build.el(
            "code", {"id": identifier, "style": "display: none"}, json.dumps(value, ensure_ascii=False)
        )

    def entity_of(self, member: Member) -> dict[str, Any]:
        """A profile entity."""
        frame = "OPEN_TO_WORK" if member.open_to_work else "HIRING" if member.hiring else None
        picture = (
            {
                "frameType": frame,
                "displayImageReferenceResolutionResult": {
                    "vectorImage": {"artifacts": [{"width": width} for width in (100, 200, 400, 800)]}
                },
            }
            if member.photo
            else None
        )
        return {
            "$type": "com.linkedin.voyager.dash.identity.profile.Profile",
            "entityUrn": f"urn:li:fsd_profile:{member.member_id}",
            "objectUrn": f"urn:li:member:{member.number}",
            "publicIdentifier": member.slug,
            "firstName": member.first_name,
            "lastName": " ".join(member.name.split()[1:]),
            "headline": member.headline,
            "created": moments.joined_milliseconds(member, self.on),
            "premium": member.premium,
            "influencer": False,
            "creator": member.relation == "follow_only",
            "profilePicture": picture,
            "backgroundPicture": {"displayImageReferenceResolutionResult": {}} if member.banner else None,
            "supportedLocales": [{"language": self.language}],
        }

    def relation_of(self, member: Member) -> dict[str, Any]:
        """How the viewer stands to a member; the note of a received invitation stands here."""
        if member.relation == "connected":
            union: dict[str, Any] = {"*connection": f"urn:li:fsd_connection:{member.member_id}"}
        elif member.relation == "self":
            union = {"self": {}}
        else:
            union = {
                "noConnection": {"memberDistance": f"DISTANCE_{member.degree}", "invitationUnion": {"noInvitation": {}}}
            }
        resolved: dict[str, Any] = {"noInvitation": {}}
        if member.relation in {"invited_me", "pending"}:
            resolved = {
                "invitation": {
                    "invitationType": "RECEIVED" if member.relation == "invited_me" else "SENT",
                    "invitationState": "PENDING",
                    "message": member.note,
                }
            }
        return {
            "$type": "com.linkedin.voyager.dash.relationships.MemberRelationship",
            "entityUrn": f"urn:li:fsd_memberRelationship:{member.member_id}",
            "memberRelationshipUnion": union,
            "memberRelationshipDataResolutionResult": resolved,
        }

    def strangers(self) -> list[dict[str, Any]]:
        """Profiles of other people in the same answer, with dates of their own."""
        return [
            {
                "$type": "com.linkedin.voyager.dash.identity.profile.Profile",
                "entityUrn": f"urn:li:fsd_profile:ACoAA{index:034d}",
                "publicIdentifier": slug,
                "firstName": name.split()[0],
                "headline": headline,
                "created": 1_200_000_000_000 + index * 86_400_000,
                "profilePicture": {"frameType": "HIRING"},
            }
            for index, (name, slug, headline) in enumerate(NEIGHBOURS)
            if slug != self.member.slug
        ]

    def dialog(self) -> Html:
        """ "About this profile", open."""
        build, member, words = self.build, self.member, self.words
        rows = [
            (words.joined, words.month(moments.joined(member, self.on))),
            (words.contact_info, words.years_ago.replace("{}", "1")),
        ]
        if member.verified:
            rows.append((words.identity_verified, words.months_ago.replace("{}", "11")))
        if member.verified_workplace and member.jobs:
            rows.append((words.workplace_verified, member.jobs[0].company))
        entries = [
            build.li(
                build.div(
                    build.el("span", {"aria-hidden": "true"}, title, cls="t-bold"),
                    build.span(title, cls="visually-hidden"),
                ),
                build.div(
                    build.el("span", {"aria-hidden": "true"}, value, cls="t-black--light"),
                    build.span(value, cls="visually-hidden"),
                ),
                look="entry",
            )
            for title, value in rows
        ]
        heading: Attributes = {"id": build.serial()}
        return build.el(
            "div",
            {"id": "artdeco-modal-outlet"},
            build.el(
                "div",
                {"role": "dialog", "aria-labelledby": heading["id"], "tabindex": "-1"},
                build.el(
                    "button",
                    {"aria-label": "Dismiss", "type": "button"},
                    self.icon("close-medium", 24, ""),
                    cls="artdeco-modal__dismiss",
                    look="flat",
                ),
                build.div(
                    build.el("h2", heading, words.about_this_profile, look="card-title"), cls="artdeco-modal__header"
                ),
                build.div(build.p(member.name, cls="t-bold"), build.ul(*entries), cls="artdeco-modal__content"),
                cls="artdeco-modal artdeco-modal--layer-default pv-about-this-profile",
                look="dialog",
            ),
        )
