"""Profile pages as a reader sees them who is not signed in: linkedin-pages, section C."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from . import moments, noise
from .markup import Build, Html, join
from .react import company_number
from .words import WORDS

if TYPE_CHECKING:
    from datetime import date

    from .markup import Child
    from .members import Job, Member, Post
    from .words import Words

SITE = noise.SITE
UTILITIES = [
    "relative",
    "flex",
    "w-full",
    "list-none",
    "py-1.5",
    "pr-2",
    "pl-1",
    "text-color-text",
    "leading-regular",
    "font-sans",
    "text-md",
    "m-0",
    "p-0",
    "my-3",
    "border-b-1",
    "border-solid",
    "border-color-border-faint",
    "overflow-hidden",
    "babybear:w-full",
    "papabear:text-xl",
    "hover:no-underline",
    "focus:no-underline",
    "min-h-[160px]",
    "max-w-[1128px]",
    "shadow-sm",
    "z-[2]",
    "break-words",
    "grow",
    "shrink-0",
    "mr-0.5",
    "box-content",
    "rounded-[6px]",
    "text-color-text-low-emphasis",
]


class Page:
    """One member's page in one language. on: the day that it is looked at."""

    def __init__(self, member: Member, language: str, on: date, *, media: str = "") -> None:
        self.member, self.language, self.on = member, language, on
        self.words: Words = WORDS[language]
        self.build = Build(f"public|{member.slug}|{language}", pool=UTILITIES, fillers=(0, 7), media=media)
        self.host = "https://de.linkedin.com" if language == "de" else SITE
        self.href = f"{self.host}/in/{quote(member.slug)}"

    def render(self) -> str:
        """The page as a browser holds it."""
        build, member, words = self.build, self.member, self.words
        title = (
            f"{member.name} - {member.jobs[0].title} - {member.jobs[0].company} | LinkedIn"
            if member.jobs
            else f"{member.name} | LinkedIn"
        )
        head = join(
            Html('<meta content="public_profile_v3_desktop" name="pageKey">\n\n'),
            build.el("meta", {"content": words.locale, "name": "locale"}),
            build.el("link", {"href": self.href, "rel": "canonical"}),
            build.el("title", {}, title),
            Html(
                '<meta charset="utf-8"><meta content="public-profile-frontend" name="litmsProfileName"><meta name="viewport" content="width=device-width, initial-scale=1">'
            ),
            build.el("meta", {"content": title, "property": "og:title"}),
            build.el("meta", {"content": member.first_name, "property": "profile:first_name"}),
            Html(
                '<script type="application/ld+json">'
                + json.dumps(self.linked_data(), ensure_ascii=False).replace("</", "<\\/")
                + "</script>"
            ),
            Html("<style>"),
            build.stylesheet(),
            Html(
                ".sr-only,.modal,.hidden,.top-card-layout__title-modal{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.not-first-middot>span+span::before,.before\\:middot::before{content:' · '}"
            ),
            Html("</style>"),
        )
        column = build.el(
            "section",
            {},
            self.top_card(),
            self.about(),
            self.activity(),
            self.experience(),
            self.masked(),
            self.education(),
            *self.lists(),
            self.recommendations(),
            self.more_activity(),
            self.explore(),
            cls="profile",
            look="column",
        )
        aside = build.el("section", {}, self.aside(), cls="right-rail papabear:w-right-rail-width", look="aside")
        body = join(
            self.navigation(),
            build.el(
                "main",
                {"id": "main-content"},
                build.div(column, aside, look="page columns"),
                cls="main papabear:w-core-rail-width",
            ),
            self.cookies(),
            noise.react_footer(build, words),
        )
        return f'<!DOCTYPE html>\n<html lang="{self.language}"><head>\n{head}\n</head>\n<body dir="ltr">\n{body}\n</body></html>\n'

    # ----------------------------------------------------------------------------------------------------- noise

    def navigation(self) -> Html:
        """The bar of the guest pages: sign in, join."""
        build = self.build
        links = [
            build.el(
                "a",
                {"href": f"{SITE}/{path}?trk=public_profile_nav-header"},
                text,
                cls="nav__button-secondary btn-md",
                look="button",
            )
            for path, text in (("signup", "Join now"), ("login", "Sign in"))
        ]
        return build.el(
            "header",
            {},
            build.el(
                "nav",
                {"aria-label": "Primary"},
                build.span("LinkedIn", cls="sr-only"),
                *links,
                cls="nav pt-1.5 pb-2",
                look="nav",
            ),
            cls="header",
            look="header",
        )

    def cookies(self) -> Html:
        """The banner about cookies."""
        build = self.build
        return build.el(
            "div",
            {"role": "alert", "id": "artdeco-global-alert-container"},
            build.el(
                "section",
                {},
                build.p(noise.sentences(build, 3)),
                build.el("button", {"action-type": "ACCEPT"}, self.words.accept, look="button"),
                cls="artdeco-global-alert__body",
            ),
            cls="global-alert-banner",
            look="away",
        )

    def explore(self) -> Html:
        """Topics, courses and titles at the end: lists of links that have nothing to do with the member."""
        build = self.build
        items = [
            build.li(
                build.el(
                    "a",
                    {"href": f"{SITE}/top-content/{number}?trk=public_profile_guest_nav"},
                    build.span(noise.sentences(build, 1)[:30]),
                    build.svg("arrow-right-small"),
                    cls="pill link-styled",
                    look="quiet",
                ),
                cls="show-more-less__item",
            )
            for number in range(150)
        ]
        return build.el(
            "section",
            {},
            build.h2("Explore", cls="core-section-container__title", look="card-title"),
            build.ul(*items, cls="explore__list", look="foot-links"),
            cls="core-section-container explore",
            look="card",
        )

    def sign_in(self, name: str, title: str) -> Html:
        """A dialog that waits, hidden, in many places: headings, forms, other people's words."""
        build = self.build
        field = f"{name}_session_key"
        form = build.el(
            "form",
            {"action": f"{SITE}/uas/login-submit", "method": "post", "data-id": "sign-in-form", "novalidate": ""},
            build.el("input", {"name": "loginCsrfParam", "type": "hidden", "value": build.key()}),
            build.el("label", {"for": field}, "Email or phone", cls="input-label mb-1"),
            build.el("input", {"id": field, "name": "session_key", "type": "text", "autocomplete": "username"}),
            build.el("input", {"name": "session_password", "type": "password", "autocomplete": "current-password"}),
            build.el(
                "input",
                {"name": "session_redirect", "type": "hidden", "value": f"{self.href}/overlay/about-this-profile/"},
            ),
            build.el("button", {"type": "submit"}, "Sign in", cls="btn-md btn-primary"),
        )
        second = build.el(
            "div",
            {"data-outlet": f"{name}_sign-in-modal", "id": f"{name}_sign-in-modal"},
            build.el("div", {"aria-hidden": "true"}, cls="modal__overlay"),
            build.nest(
                4,
                build.h2("Welcome back", cls="sign-in-modal__header"),
                form,
                build.div(build.p("or", cls="sign-in-form__divider-text")),
                build.nest(3, build.el("div", {"aria-label": "Sign in with another account", "id": build.key()})),
            ),
            cls="modal modal--sign-in",
        )
        inner = build.el(
            "section",
            {"aria-labelledby": f"{name}-modal-header", "aria-modal": "true", "role": "dialog"},
            build.el("button", {"aria-label": "Dismiss"}, build.svg("close-medium", 24), cls="modal__dismiss"),
            build.div(
                build.el(
                    "h2", {"id": f"{name}-modal-header"}, title, cls="contextual-sign-in-modal__context-screen-title"
                ),
                second,
                build.p(
                    "By clicking Continue, you agree to the ",
                    build.el("a", {"href": "/legal/user-agreement"}, "User Agreement"),
                    ", ",
                    build.el("a", {"href": "/legal/privacy-policy"}, "Privacy Policy"),
                    ".",
                    cls="linkedin-tc__text",
                ),
                build.p(
                    "New here? ",
                    build.el("a", {"href": f"{SITE}/signup/public-profile-join"}, "Join now"),
                    cls="contextual-sign-in-modal__join-now",
                ),
                cls="modal__main w-full",
            ),
            cls="modal__wrapper",
        )
        return build.div(
            build.el(
                "div",
                {"data-outlet": name, "id": name},
                build.el("div", {"aria-hidden": "true"}, cls="modal__overlay"),
                inner,
                cls="modal modal--contextual-sign-in",
            ),
            cls="contextual-sign-in-modal",
        )

    # -------------------------------------------------------------------------------------------------- top card

    def top_card(self) -> Html:
        """Name, headline and counts, with dialogs inside the headings."""
        build, member = self.build, self.member
        name = member.first_name
        title = build.el(
            "button",
            {"data-modal": "public_profile_top-card_title-modal-id"},
            build.el("h1", {}, member.name, cls="top-card-layout__title font-sans font-bold", look="name"),
            cls="cursor-pointer",
            look="flat",
        )
        info = build.div(
            title,
            build.div(
                self.sign_in("public_profile_top-card_title-modal-id", f"Sign in to view {name}’s full profile"),
                cls="top-card-layout__title-modal",
            ),
            build.h2(member.headline, cls="top-card-layout__headline break-words", look="headline"),
            self.sub_lines(),
            build.h4(
                build.div(
                    build.el(
                        "span",
                        {"data-modal": "public_profile_mutual-connections"},
                        "See your mutual connections",
                        cls="link cursor-pointer",
                    ),
                    self.sign_in("public_profile_mutual-connections", f"View mutual connections with {name}"),
                ),
                cls="top-card-layout__second-subline",
                look="quiet",
            ),
            build.div(
                build.el(
                    "a",
                    {
                        "href": f"{SITE}/signup/public-profile-join?trk=public_profile_top-card-primary-button-join-to-connect"
                    },
                    "Join to view profile",
                    cls="top-card-layout__cta btn-md",
                    look="button main",
                ),
                build.el(
                    "button", {"data-modal": "cta"}, self.words.message, cls="top-card-layout__cta", look="button"
                ),
                self.sign_in("public_profile_top-card_secondary-cta-modal-id", f"Sign in to message {name}"),
                cls="top-card-layout__cta-container",
                look="actions",
            ),
            cls="top-card-layout__entity-info flex-grow",
        )
        return build.el(
            "section",
            {},
            self.cover(),
            build.div(
                build.el(
                    "div",
                    {"data-section": "picture"},
                    self.photo(),
                    cls="top-card__profile-image-container",
                    look="portrait",
                ),
                build.div(
                    info,
                    build.div(*self.top_links(), cls="top-card-layout__entity-info"),
                    cls="top-card-layout__entity-info-container",
                ),
                cls="top-card-layout__card relative",
                look="card-body",
            ),
            cls="top-card-layout container-lined",
            look="card top-card",
        )

    def cover(self) -> Html:
        """The picture behind."""
        build = self.build
        picture = (
            build.image(
                "profile-displaybackgroundimage-shrink_200_800",
                self.member.slug + "/banner",
                look="banner-image",
                cls="cover-img__image relative w-full h-full object-cover",
                **{"data-embed-id": "cover-image"},
            )
            if self.member.banner
            else None
        )
        return build.el(
            "figure",
            {},
            build.div(build.div(picture, cls="cover-img__image-position"), cls="cover-img__image-frame", look="banner"),
            cls="cover-img",
        )

    def photo(self) -> Html:
        """The picture: the class says "real image" even where it is the ghost; only the address tells."""
        build, member = self.build, self.member
        cls = "inline-block relative rounded-[50%] top-card-layout__entity-image top-card__profile-image top-card__profile-image--real-image onload"
        ghost = "https://static.licdn.com/aero-v1/sc/h/9c8pery4andzj6ohjkjp54ma2"
        if member.photo:
            return build.span(
                build.image(
                    "profile-displayphoto-shrink_200_200",
                    member.slug,
                    alt=member.name,
                    look="photo large",
                    cls=cls,
                    **{"data-ghost-url": ghost, "data-ghost-classes": "bg-color-entity-ghost-background"},
                ),
                look="frame",
            )
        return build.el(
            "img",
            {
                "alt": member.name,
                "src": f"{build.media}/dms/image/v2/ghost/person/0" if not build.media else ghost,
                "data-ghost-url": ghost,
            },
            cls=cls,
            look="large",
        )

    def sub_lines(self) -> Html:
        """Place; then followers and connections, in a heading that also holds a dialog."""
        build, member, words = self.build, self.member, self.words
        spans = [build.span(words.counted(words.followers, member.followers))]
        if member.connections_shown:
            spans.append(
                build.span(
                    words.connections_capped
                    if member.connections_capped
                    else words.counted(words.connections, member.connections)
                )
            )
        contact = build.el("span", {"data-modal": "contact"}, words.contact_info, cls="link cursor-pointer")
        return build.h3(
            build.div(
                build.div(
                    build.span(member.location),
                    build.span(contact),
                    self.sign_in(
                        "public_profile_profile-info-subheader__contact-info_modal",
                        f"Sign in to view {member.first_name}’s full profile",
                    ),
                    cls="not-first-middot",
                    look="place",
                ),
                build.div(*spans, cls="not-first-middot", look="place"),
                cls="profile-info-subheader",
            ),
            cls="top-card-layout__first-subline font-sans",
            look="quiet",
        )

    def top_links(self) -> list[Html]:
        """Employer, school and website at the right."""
        build, member = self.build, self.member
        made = []
        for kind, name in (
            ("currentPositionsDetails", member.jobs[0].company if member.jobs else ""),
            ("educationsDetails", member.schools[0].school if member.schools else ""),
        ):
            if name:
                made.append(
                    build.el(
                        "div",
                        {"data-section": kind},
                        build.el(
                            "a",
                            {
                                "href": f"{self.host}/company/{company_number(name)}?trk=public_profile_topcard-current-company",
                                "data-test-id": "top-card-link",
                            },
                            build.span(name, cls="top-card-link__description line-clamp-2"),
                            cls="flex text-md",
                            look="small-text",
                        ),
                    )
                )
        if member.website:
            made.append(
                build.el(
                    "div",
                    {"data-section": "websites"},
                    build.el(
                        "a",
                        {
                            "href": f"{SITE}/redir/redirect?url={quote(member.website, safe='')}&urlhash=x1Y2&trk=public_profile_topcard-website",
                            "data-test-id": "top-card-link",
                        },
                        build.span("Website", cls="top-card-link__description line-clamp-2"),
                        look="link",
                    ),
                )
            )
        return made

    # --------------------------------------------------------------------------------------------------- sections

    def section(self, name: str, title: str, *children: Child, cls: str = "") -> Html:
        """A section with its name."""
        build = self.build
        return build.el(
            "section",
            {"data-section": name},
            build.div(
                build.h2(title, cls="core-section-container__title section-title", look="card-title"),
                cls="flex justify-between",
            ),
            build.div(*children, cls="core-section-container__content break-words"),
            cls=f"core-section-container core-section-container--with-border {cls}",
            look="card",
        )

    def about(self) -> Html | None:
        """About."""
        if not self.member.about:
            return None
        lines: list[Child] = []
        for line in self.member.about.split("\n"):
            lines += [self.build.el("br"), line] if lines else [line]
        return self.section("summary", self.words.about, self.build.p(*lines), cls="pp-section summary")

    def activity(self) -> Html:
        """Posts of one's own and posts that somebody liked, told apart by whose address stands in the link."""
        member, words = self.member, self.words
        own = [self.post(post) for post in member.posts if post.kind == "post"][:2]
        return self.section(
            "posts",
            words.activity,
            self.sign_in(
                "public_profile_activities-follow-modal", f"Sign in to view {member.first_name}’s full profile"
            ),
            self.build.el("ul", {"data-test-id": "activities__list"}, *own, self.liked("7060000000000000000")),
            cls="activities",
        )

    def more_activity(self) -> Html:
        """A second section of the same name, with likes only."""
        return self.section(
            "posts",
            f"More activity by {self.member.first_name}",
            self.build.el(
                "ul",
                {"data-test-id": "activities__list"},
                *(self.liked(str(7061111111111111111 + number)) for number in range(14)),
            ),
            cls="activities",
        )

    def post(self, post: Post) -> Html:
        """A post of the member's."""
        number = moments.activity_id(post, self.on)
        return self.update(
            f"{SITE}/posts/{quote(self.member.slug)}_{quote(post.text[:24].lower().replace(' ', '-'))}-activity-{number}-AbCd?trk=public_profile",
            post.text,
            "Posted by",
        )

    def liked(self, number: str) -> Html:
        """Somebody else's post that the member liked."""
        name, slug, _ = noise.neighbours(self.member, self.build, 1)[0]
        return self.update(
            f"{SITE}/posts/{slug}_words-activity-{number}-EfGh?trk=public_profile",
            f"{name}: {noise.sentences(self.build, 2)}",
            "Liked by",
        )

    def update(self, address: str, text: str, verb: str) -> Html:
        """One activity card."""
        build, member = self.build, self.member
        actor = build.el(
            "a",
            {"href": f"{self.href}?trk=public_profile_actor-name"},
            member.name,
            cls="hidden-nested-link",
            look="link",
        )
        card = build.div(
            build.el("a", {"href": address}, build.span(text, cls="sr-only"), cls="base-card__full-link absolute"),
            build.div(
                build.h3(text, cls="base-main-card__title", look="small-text"),
                build.h4(f"{verb} ", actor, cls="base-main-card__subtitle body-text", look="quiet"),
                cls="base-main-card__info self-center",
            ),
            cls="base-card base-main-card base-card--link",
        )
        return build.li(card, look="entry")

    def experience(self) -> Html | None:
        """Positions."""
        if not self.member.jobs:
            return None
        jobs = list(self.member.jobs)
        items = []
        while jobs:
            same = [job for job in jobs if job.company == jobs[0].company]
            items.append(self.job(same[0]) if len(same) == 1 else self.employer(same))
            jobs = [job for job in jobs if job.company != same[0].company]
        return self.section(
            "experience",
            self.words.experience,
            self.build.ul(*items, cls="experience__list"),
            cls="pp-section experience",
        )

    def employer(self, jobs: list[Job]) -> Html:
        """Several positions with one employer."""
        build, words = self.build, self.words
        header = build.div(
            build.h4(jobs[0].company, cls="experience-group-header__company"),
            build.p(
                build.span(moments.tenure(tuple(jobs), words, self.on), cls="date-range"),
                cls="experience-group-header__meta-item",
            ),
            cls="experience-group-header",
        )
        link = (
            build.el("a", {"href": self.company_page(jobs[0].company)}, header, cls="experience-group-header__url")
            if jobs[0].page
            else header
        )
        return build.li(
            link,
            build.ul(*(self.job(job, grouped=True) for job in jobs), cls="experience-group__positions", look="roles"),
            cls="experience-group",
            look="entry",
        )

    def company_page(self, name: str) -> str:
        """The address of an employer's page."""
        return f"{self.host}/company/{quote(name.lower().replace(' ', '-'))}?trk=public_profile_experience-item_profile-section-card_subtitle-click"

    def job(self, job: Job, *, grouped: bool = False) -> Html:
        """One position."""
        build, words = self.build, self.words
        company = build.span(job.company, cls="experience-item__subtitle")
        if job.page:
            company = build.el(
                "a", {"href": self.company_page(job.company)}, company, cls="relative hover:underline link-styled"
            )
        until: list[Child] = [" - ", build.el("time", {}, words.month(job.end))] if job.end else [f" - {words.present}"]
        dates = build.span(
            build.el("time", {}, words.month(job.begin)),
            *until,
            build.span(moments.length(job.begin, job.end, words, self.on), cls="before:middot"),
            cls="date-range",
        )
        picture = (
            build.el(
                "a",
                {"href": self.company_page(job.company)},
                build.image("company-logo_100_100", job.company, look="logo", cls="profile-section-card__image"),
                cls="profile-section-card__image-link",
            )
            if job.page and not grouped
            else None
        )
        description = (
            build.el(
                "div",
                {"data-section": "currentPositions"},
                build.div(build.p(job.description, cls="show-more-less-text__text--less"), cls="show-more-less-text"),
                cls="experience-item__meta-item",
            )
            if job.description
            else None
        )
        texts = build.div(
            build.h3(build.span(job.title, cls="experience-item__title"), look="strong"),
            build.h4(company, cls="not-first-middot"),
            build.div(
                build.p(dates, cls="experience-item__meta-item"),
                build.p(job.place, cls="experience-item__meta-item") if job.place else None,
                description,
            ),
            cls="pl-0.5 grow break-words",
            look="small-text",
        )
        return build.el(
            "li",
            {"data-section": "currentPositionsDetails"},
            picture,
            texts,
            cls="profile-section-card experience-group-position" if grouped else "profile-section-card experience-item",
            look="row entry",
        )

    def masked(self) -> Html:
        """A copy of experience and education behind stars, without a name of its own."""
        build = self.build
        rows = [
            build.li(build.h3("*** **** ******"), build.h4("********* ** ***"), cls="profile-section-card blur")
            for _ in range(2)
        ]
        return build.el(
            "section",
            {},
            build.h2("Experience & Education"),
            build.ul(*rows, cls="visible-list"),
            cls="core-section-container experience-education",
            look="away",
        )

    def education(self) -> Html | None:
        """Schools."""
        build, words = self.build, self.words
        if not self.member.schools:
            return None
        items = []
        for school in self.member.schools:
            address = f"{self.host}/school/{quote(school.school.lower().replace(' ', '-'))}/?trk=public_profile_school"
            dates = build.p(
                build.span(
                    build.el("time", {}, words.bare_year(school.begin)),
                    " - ",
                    build.el("time", {}, words.bare_year(school.end)),
                    cls="date-range",
                )
            )
            items.append(
                build.li(
                    build.div(
                        build.h3(build.el("a", {"href": address}, school.school, cls="link-styled"), look="strong"),
                        build.h4(build.span(school.degree, cls="control-transition"), cls="not-first-middot"),
                        build.div(dates),
                        cls="pl-0.5 grow break-words",
                    ),
                    cls="profile-section-card education__list-item",
                    look="entry",
                )
            )
        return self.section(
            "educationsDetails", words.education, build.ul(*items, cls="education__list"), cls="education"
        )

    def lists(self) -> list[Html]:
        """The short lists."""
        build, member, words = self.build, self.member, self.words
        made = []
        for name, title, entries in (
            ("certifications", words.certifications, member.certifications),
            ("volunteering", words.volunteering, member.volunteering),
            ("projects", words.projects, tuple((one, "") for one in member.projects)),
            ("publications", words.publications, tuple((one, "") for one in member.publications)),
            ("courses", words.courses, tuple((one, "") for one in member.courses)),
            ("honors-and-awards", words.honors, tuple((one, "") for one in member.honors)),
            ("languages", words.languages, tuple((one, "") for one in member.languages)),
            ("organizations", words.organizations, tuple((one, "") for one in member.organizations)),
        ):
            if entries:
                items = [
                    build.li(
                        build.div(
                            build.h3(first, look="strong"),
                            build.h4(second, cls="not-first-middot"),
                            cls="pl-0.5 grow break-words",
                        ),
                        cls="profile-section-card",
                        look="entry",
                    )
                    for first, second in entries
                ]
                made.append(self.section(name, title, build.ul(*items), cls=name))
        return made

    def recommendations(self) -> Html | None:
        """Recommendations: the first in full, the number in a sentence."""
        build, member = self.build, self.member
        if not member.recommendations:
            return None
        name, text = member.recommendations[0]
        count = len(member.recommendations)
        card = build.li(
            build.div(
                build.h3(name, cls="base-main-card__title"),
                build.p(f"“{text}”", cls="endorsement-card__content"),
                cls="endorsement-card",
            )
        )
        return self.section(
            "recommendations",
            self.words.recommendations,
            build.ul(card),
            build.div(
                build.el(
                    "p",
                    {"data-test-id": "recommendations__recommenders"},
                    f"{count} · {member.first_name}",
                    look="quiet",
                )
            ),
            cls="recommendations",
        )

    def aside(self) -> Html:
        """Other people, and others of the same name."""
        build, words = self.build, self.words
        people = []
        for name, slug, headline in noise.neighbours(self.member, build, 8):
            card = build.el(
                "a",
                {"href": f"{self.host}/in/{slug}?trk=public_profile_browsemap-profile"},
                build.div(
                    build.h3(name, cls="base-aside-card__title", look="strong"),
                    build.p(headline, cls="base-aside-card__subtitle", look="small-text"),
                    build.div(
                        "500+ " + words.followers[2].replace("{} ", ""), cls="base-aside-card__metadata", look="quiet"
                    ),
                    cls="base-aside-card__info",
                ),
                cls="base-card base-aside-card",
            )
            people.append(
                build.li(
                    card,
                    build.el(
                        "a",
                        {
                            "aria-label": f"Connect with {name}",
                            "href": f"{SITE}/login?trk=public_profile_browsemap_connect-button",
                        },
                        words.connect,
                        cls="btn-sm btn-secondary",
                        look="button",
                    ),
                    look="entry",
                )
            )
        return build.el(
            "section",
            {},
            build.h2(words.also_viewed, cls="aside-section-container__title section-title", look="card-title"),
            build.ul(*people, cls="aside-profiles-list"),
            cls="aside-section-container mb-4 browsemap",
            look="card",
        )

    def linked_data(self) -> dict[str, Any]:
        """JSON-LD: an article first, then the person, then the page; markup inside the texts."""
        member = self.member

        def organisation(job: Job) -> dict[str, Any]:
            role: dict[str, Any] = {"@type": "OrganizationRole", "startDate": job.begin}
            role |= {"endDate": job.end} if job.end else {}
            role |= {"description": job.description} if job.description else {}
            return {"@type": "Organization", "name": job.company, "member": role} | (
                {"url": self.company_page(job.company)} if job.page else {}
            )

        schools = [
            {
                "@type": "EducationalOrganization",
                "name": school.school,
                "member": {"@type": "OrganizationRole", "startDate": int(school.begin), "endDate": int(school.end)},
            }
            for school in member.schools
        ]
        person = {
            "@type": "Person",
            "address": {"@type": "PostalAddress", "addressLocality": member.location},
            "alumniOf": [organisation(job) for job in member.jobs if job.end] + schools,
            "awards": list(member.honors),
            "image": {
                "@type": "ImageObject",
                "contentUrl": f"https://media.licdn.com/dms/image/v2/x/profile-displayphoto-shrink_200_200/0/{member.number}",
            }
            if member.photo
            else {},
            "jobTitle": [job.title for job in member.jobs if not job.end],
            "name": member.name,
            "sameAs": self.href,
            "url": self.href,
            "worksFor": [organisation(job) for job in member.jobs if not job.end],
            "knowsLanguage": [{"@type": "Language", "name": language} for language in member.languages],
            "interactionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/FollowAction",
                "userInteractionCount": member.followers,
            },
            "description": member.about.replace("\n", "<br>"),
        }
        article = {
            "@type": "Article",
            "headline": noise.sentences(self.build, 1),
            "author": {"@type": "Person", "name": "Ottilie Brandt"},
            "interactionStatistic": {"@type": "InteractionCounter", "userInteractionCount": 77},
        }
        return {
            "@context": "http://schema.org",
            "@graph": [
                article,
                person,
                {"@type": "WebPage", "url": self.href, "reviewedBy": {"@type": "Person", "name": member.name}},
            ],
        }
