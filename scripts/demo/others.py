"""Pages of the site that are no profiles, with the parts of them that could be mistaken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from . import noise
from .inviters import INVITERS
from .markup import Build, Html, join
from .members import BY_SLUG, MEMBERS, NEIGHBOURS
from .words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .inviters import Inviter
    from .members import Member
    from .words import Words

SITE = noise.SITE


def feed(words: Words, build: Build) -> str:
    """The feed: posts by members with degrees and ages, in the frame of the React front end. A way into the demo site."""
    posts = [feed_post(member, words, build) for member in MEMBERS if member.relation != "self"]
    return shell(
        words,
        build,
        "Feed | LinkedIn",
        build.h2(words.home, look="away"),
        *posts,
        screen="com.linkedin.sdui.flagshipnav.feed.Feed",
    )


def feed_post(member: Member, words: Words, build: Build) -> Html:
    """One post: who wrote it is a link to their profile; the story of the member stands in the place of an age."""
    address = f"{SITE}/in/{quote(member.slug)}/"
    degree = words.degrees[(member.degree or 1) - 1]
    picture = (
        build.image("profile-displayphoto-shrink_100_100", member.slug, look="photo small") if member.photo else None
    )
    figure = build.el(
        "figure",
        {"aria-hidden": "true"},
        build.svg("person-accent-4", 48, look="ghost small"),
        picture,
        look="frame small",
    )
    author = build.el(
        "div",
        {"aria-label": f"{member.name} {degree}"},
        build.p(member.name, look="strong"),
        build.p(f"• {degree}", look="quiet"),
        build.p(member.headline, look="quiet"),
    )
    text = member.posts[0].text if member.posts else noise.sentences(build, 2)
    update = f"{SITE}/feed/update/urn:li:activity:{7_400_000_000_000_000_000 + member.number}/"
    return build.el(
        "div",
        {"componentkey": build.key(), "role": "listitem"},
        build.el("a", {"href": address}, build.div(figure, author, look="row"), look="plain-link"),
        build.p(build.el("span", {"data-testid": "expandable-text-box"}, text), look="prose"),
        build.p(member.story, look="quiet"),
        build.el("a", {"href": update}, "2 · 4", look="quiet"),
        look="card",
    )


def search(words: Words, build: Build) -> str:
    """Results for people: names, degrees, Connect, mutual connections."""
    rows = [noise.react_person(build, words, person, 2 + index % 2) for index, person in enumerate(NEIGHBOURS)]
    found = [
        build.el(
            "div",
            {"role": "listitem"},
            row,
            build.p(
                build.strong("Ines Moravec"),
                " ",
                words.mutual_more,
                words.counted(words.mutual_other, 3),
                look="small-text",
            ),
        )
        for row in rows
    ]
    return shell(
        words,
        build,
        f"{words.search} | LinkedIn",
        build.el("section", {"componentkey": "SearchResults_People"}, *found, look="card"),
        screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople",
    )


def my_network(words: Words, build: Build) -> str:
    """My Network: a preview of invitations, then people the viewer may know."""
    heading = build.el("h2", {"componentkey": "pending-invitations-headline-ref-key"}, words.network, look="card-title")
    people = [noise.react_person(build, words, person, 2) for person in NEIGHBOURS]
    return shell(
        words,
        build,
        f"{words.network} | LinkedIn",
        build.el(
            "div",
            {"componentkey": "pending-invitations-preview"},
            heading,
            *(invitation(one, words, build) for one in invited()),
            look="card",
        ),
        build.el("section", {}, build.h2(words.may_know, look="card-title"), *people, look="card"),
        screen="com.linkedin.sdui.flagshipnav.mynetwork.Grow",
    )


def invitations(words: Words, build: Build) -> str:
    """The invitation manager: an invitation from a member, with a note, one to follow a page, and several from strangers."""
    company = build.el(
        "div",
        {"role": "listitem", "componentkey": f"auto-component-{build.key()}"},
        build.el("a", {"href": f"{SITE}/in/bastien-corvo/"}, "Bastien Corvo"),
        " → ",
        build.el("a", {"href": f"{SITE}/company/4711/"}, "Lantern & Ledger Books"),
        build.el("button", {}, words.ignore, look="button"),
        build.el("button", {}, words.accept, look="button main"),
        look="entry",
    )
    rows = build.el(
        "div",
        {"componentkey": "InvitationManagerPage_InvitationsList"},
        build.h2(words.network, look="card-title"),
        build.el(
            "div",
            {"role": "list", "data-testid": "lazy-column"},
            *(invitation(one, words, build) for one in invited()),
            company,
            *(stranger(one, words, build) for one in INVITERS),
        ),
        look="card",
    )
    return shell(
        words,
        build,
        f"{words.network} | LinkedIn",
        rows,
        screen="com.linkedin.sdui.flagshipnav.mynetwork.InvitationReceived",
    )


def stranger(one: Inviter, words: Words, build: Build) -> Html:
    """A row of the invitation manager from somebody without a profile on the site."""
    address = f"{SITE}/in/{one.slug}/"
    picture = build.image("profile-displayphoto-shrink_100_100", one.slug, look="photo small") if one.photo else None
    ghost = None if one.photo else build.svg("person-accent-4", 48, look="ghost small")
    named = [part for name in one.mutual for part in (", ", build.strong(name))][1:]
    mutual = build.p(*named, f" {words.mutual_more}{words.counted(words.mutual_other, one.others)}", look="quiet")
    texts = build.div(
        build.p(build.el("a", {"href": address}, build.strong(one.name)), f" {words.wants_to_connect}"),
        build.p(one.headline, look="quiet"),
        mutual if one.mutual else None,
        build.p(one.note, build.el("button", {"type": "button"}, "…", look="plain-link"), look="small-text")
        if one.note
        else None,
        build.p(words.days.replace("{}", str(one.days)), look="quiet"),
    )
    buttons = [
        build.el("button", {"aria-label": label.replace("{}", one.name), "type": "button"}, word, look=look)
        for label, word, look in (
            (words.ignore_name, words.ignore, "button"),
            (words.accept_name, words.accept, "button main"),
        )
    ]
    frame = build.el("a", {"href": address}, build.el("figure", {}, ghost, picture, look="frame small"))
    return build.el(
        "div",
        {"role": "listitem", "componentkey": f"auto-component-{build.key()}"},
        build.div(frame, texts, look="row"),
        build.div(*buttons, look="actions"),
        look="entry",
    )


def invited() -> tuple[Member, ...]:
    """Members whose invitation waits."""
    return tuple(member for member in MEMBERS if member.relation == "invited_me")


def invitation(member: Member, words: Words, build: Build) -> Html:
    """One row of the invitation manager."""
    address = f"{SITE}/in/{member.slug}/"
    ignore = build.el(
        "button",
        {"aria-label": words.ignore_name.replace("{}", member.name), "type": "button"},
        words.ignore,
        look="button",
    )
    accept = build.el(
        "button",
        {"aria-label": words.accept_name.replace("{}", member.name), "type": "button"},
        words.accept,
        look="button main",
    )
    picture = build.el(
        "a",
        {"href": address},
        build.el(
            "figure",
            {},
            build.image("profile-displayphoto-shrink_100_100", member.slug, alt=member.name, look="photo small"),
            look="frame small",
        ),
    )
    texts = build.div(
        build.p(build.el("a", {"href": address}, build.strong(member.name)), f" {words.wants_to_connect}"),
        build.p(member.headline, look="quiet"),
        build.p(member.note, look="small-text") if member.note else None,
        build.p(words.days.replace("{}", "2"), look="quiet"),
    )
    return build.el(
        "div",
        {"role": "listitem", "componentkey": f"auto-component-{build.key()}"},
        build.div(picture, texts, look="row"),
        build.div(ignore, accept, look="actions"),
        look="entry",
    )


def messaging(words: Words, build: Build) -> str:
    """Messages in the Ember frame, with JSON about somebody."""
    member = BY_SLUG["marit-halloran"]
    code = build.el(
        "code",
        {"id": "bpr-guid-7", "style": "display: none"},
        f'{{"data":{{}},"included":[{{"$type":"com.linkedin.voyager.dash.identity.profile.Profile","publicIdentifier":"{member.slug}"}}]}}',
    )
    threads = [
        build.li(build.h3(name), build.p(noise.sentences(build, 1)), cls="msg-conversation-listitem", look="entry")
        for name, _, _ in NEIGHBOURS
    ]
    return ember_shell(
        words,
        build,
        f"{words.messaging} | LinkedIn",
        build.ul(*threads, cls="msg-conversations-container__conversations-list", look="card"),
        code,
    )


def jobs(words: Words, build: Build) -> str:
    """Job offers: the poster is a person with a degree."""
    cards = [
        build.el(
            "div",
            {"componentkey": build.key()},
            build.p(headline, look="strong"),
            build.p(f"{name} · {words.degrees[1]}", look="quiet"),
            look="entry",
        )
        for name, _, headline in NEIGHBOURS
    ]
    return shell(
        words,
        build,
        f"{words.jobs} | LinkedIn",
        build.el("section", {}, *cards, look="card"),
        screen="com.linkedin.sdui.flagshipnav.jobs.Jobs",
    )


def company(words: Words, build: Build) -> str:
    """A company page in the Ember frame: a heading of the first rank, followers, people who work there."""
    top = build.el(
        "section",
        {},
        build.el("h1", {}, "Aquifern Survey Cooperative", cls="org-top-card-summary__title t-24", look="name"),
        build.p(words.counted(words.followers, 5120), look="quiet"),
        cls="org-top-card artdeco-card",
        look="card",
    )
    people = build.ul(*(build.li(name, look="entry") for name, _, _ in NEIGHBOURS), look="card")
    return ember_shell(words, build, "Aquifern Survey Cooperative | LinkedIn", top, people)


def sales(words: Words, build: Build) -> str:
    """A lead in the sales tool: the same member under another address and with other markup."""
    member = BY_SLUG["marit-halloran"]
    main = build.el(
        "main",
        {"id": "content-main"},
        build.el(
            "section",
            {"data-sn-view-name": "lead-profile"},
            build.el("h1", {"data-anonymize": "person-name"}, member.name, look="name"),
            build.el("span", {"data-anonymize": "headline"}, member.headline),
            build.el("div", {"data-anonymize": "location"}, member.location),
            look="card",
        ),
        look="page",
    )
    return document(words, build, "Lead | Sales Navigator", join(main))


def authwall(words: Words, build: Build) -> str:
    """The wall in front of signed-out readers: a form to join, with the outline of a profile card."""
    form = build.el(
        "form",
        {"action": "/signup/api/cors/createAccount", "method": "post"},
        build.el("h1", {}, "Join LinkedIn", cls="authwall-join-form__title", look="name"),
        build.div(
            build.el("img", {"alt": "Profile photo"}, cls="profile-card__photo"),
            build.h3(cls="profile-card__info-name"),
            cls="profile-card hidden",
            look="away",
        ),
        build.el("input", {"name": "session_key", "placeholder": "Email"}, look="field"),
        build.el("button", {"type": "submit"}, "Agree & Join", look="button main"),
        cls="join-form",
        look="box",
    )
    head = join(
        Html(
            '<meta content="auth_wall_desktop_profile" name="pageKey"><meta content="en_US" name="locale"><link href="/authwall" rel="canonical"><meta content="seo-directory-frontend" name="litmsProfileName">'
        )
    )
    return document(
        words,
        build,
        "Sign Up | LinkedIn",
        build.el("main", {"id": "main-content"}, form, cls="focus-page__core-rail"),
        head,
    )


def guest_home(words: Words, build: Build) -> str:
    """The front page for those who are not signed in."""
    head = Html(
        '<meta content="d_homepage-guest-home" name="pageKey"><meta content="en_US" name="locale"><meta content="homepage-frontend" name="litmsProfileName">'
    )
    hero = build.el(
        "section",
        {},
        build.el("h1", {}, "Welcome to your community", look="name"),
        build.el("a", {"href": f"{SITE}/login"}, "Sign in", look="button main"),
        look="box",
    )
    return document(words, build, "LinkedIn: Log In or Sign Up", build.el("main", {"id": "main-content"}, hero), head)


def not_found(words: Words, build: Build) -> str:
    """No such profile: the page carries the key of public profiles all the same."""
    head = Html(
        '<meta content="public_profile_v3_desktop" name="pageKey"><meta content="en_US" name="locale"><link href="/public-profile/in/nobody-here/" rel="canonical">'
    )
    main = build.el(
        "main",
        {"id": "main-content"},
        build.div(
            build.el("h1", {}, "Profile Not Found", cls="error-card__title", look="name"),
            build.p("The profile you’re looking for isn’t available.", look="quiet"),
            build.el("a", {"href": f"{SITE}/"}, words.home, look="button"),
            cls="error-card",
            look="box",
        ),
        cls="focus-page__core-rail",
    )
    return document(words, build, "Profile Not Found | LinkedIn", main, head)


def challenge(words: Words, build: Build) -> str:
    """A challenge: a refresh and a script, and no body at all."""
    del words
    return f'<html><head><meta http-equiv="refresh" content="600; url=/checkpoint/challenge/{build.key()}"><script>window.challenge = "{build.key()}";</script></head></html>\n'


def shell(words: Words, build: Build, title: str, *content: Html, screen: str) -> str:
    """The frame of the React front end without a profile in it."""
    main = build.el(
        "main",
        {"id": "workspace", "tabindex": "-1"},
        build.el(
            "section",
            {"aria-label": "Primary content"},
            build.el(
                "div",
                {"data-testid": "lazy-column", "data-component-type": "LazyColumn", "componentkey": build.key()},
                *content,
                look="column",
            ),
            look="columns",
        ),
        noise.react_footer(build, words),
        look="workspace",
    )
    body = build.el(
        "div",
        {"data-strictmode": "true", "id": "root", "data-sdui-screen": screen},
        noise.react_navigation(build, words),
        main,
        look="root",
    )
    return document(
        words,
        build,
        title,
        join(body, noise.rehydrate(build, words, rows=30)),
        Html('<meta content="0" name="como-t"><meta content="0" name="como-pk">'),
        on_body={"data-rehydrated": "true"},
    )


def ember_shell(words: Words, build: Build, title: str, *content: Html) -> str:
    """The frame of the Ember front end without a profile in it."""
    head = Html(f'<meta content="voyager-web" name="service"><meta content="{words.locale}" name="i18nLocale">')
    main = build.el("main", {}, *content, cls="scaffold-layout__main", look="page")
    return document(
        words,
        build,
        title,
        build.div(main, cls="application-outlet"),
        head,
        on_body={"class": "ember-application boot-complete"},
    )


def document(
    words: Words,
    build: Build,
    title: str,
    body: Html,
    head: Html | None = None,
    *,
    on_body: dict[str, str] | None = None,
) -> str:
    """A whole document."""
    attributes = "".join(f' {name}="{value}"' for name, value in (on_body or {}).items())
    language = words.locale.split("_")[0]
    style = join(Html("<style>"), build.stylesheet(), Html("</style>"))
    return f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if words.right_to_left else "ltr"}"><head><meta charset="utf-8">{head or ""}{build.el("title", {}, title)}{style}</head><body{attributes}>{body}</body></html>\n'


OTHERS: Final[dict[str, tuple[str, Callable[[Words, Build], str]]]] = {
    "feed": ("/feed/", feed),
    "search": ("/search/results/people/?keywords=maps", search),
    "my_network": ("/mynetwork/grow/", my_network),
    "invitations": ("/mynetwork/invitation-manager/received/", invitations),
    "messaging": ("/messaging/thread/2-abc/", messaging),
    "jobs": ("/jobs/", jobs),
    "company": ("/company/aquifern-survey/", company),
    "sales_navigator": ("/sales/lead/ACwAAA,NAME_SEARCH,abcd", sales),
    "authwall": ("/authwall?trk=qf&sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fmarit-halloran", authwall),
    "guest_home": ("/", guest_home),
    "not_found": ("/in/nobody-here/", not_found),
    "challenge": ("/checkpoint/challenge/verify", challenge),
}
"""Every page that is no profile: its address and how it is made."""

PREVIEWS_INVITATIONS: Final = "my_network"
"""The page that shows the first invitations above what it is about."""

SIGNED_OUT: Final = frozenset({"authwall", "guest_home", "not_found", "challenge"})


def render(name: str, language: str = "en") -> str:
    """A page that is no profile. Raises KeyError for an unknown name or language."""
    build = Build(f"other|{name}|{language}")
    return OTHERS[name][1](WORDS[language], build)


def facts(name: str) -> dict[str, Any]:
    """What is true of a page by its making: what it is, or on the two pages with invitations who sent them, in order."""
    address = {"url": f"{SITE}{OTHERS[name][0]}"}
    if name not in {PREVIEWS_INVITATIONS, "invitations"}:
        return {"kind": "not_a_profile", "what": name, **address}
    strangers = () if name == PREVIEWS_INVITATIONS else INVITERS
    people = [{"name": one.name, "slug": one.slug, "headline": one.headline} for one in (*invited(), *strangers)]
    return {"kind": "invitations", "invitations": people, **address}
