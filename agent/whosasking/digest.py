"""What the history keeps of a profile so that its verdict can be decided again under other preferences: numbers, states and the
names of telltale families; no text of the page. Pure.

Deciding again gives exactly the word of a fresh review of the same page (tests/test_digest.py holds it against ``review``).
"""

from __future__ import annotations

from datetime import date

from whosasking.checks import Case
from whosasking.checks._points import PointFacts, point_facts, states
from whosasking.checks.activity import newest_day, none_recent
from whosasking.checks.activity import outcome as activity
from whosasking.checks.completeness import outcome as completeness
from whosasking.checks.connections import outcome as connections
from whosasking.checks.mutual_connections import mutual_count
from whosasking.checks.mutual_connections import outcome as mutual_connections
from whosasking.checks.telltales import heaviest, in_force, main_texts_read, weigh
from whosasking.checks.telltales import outcome as telltales
from whosasking.model import (
    Knowledge,
    Noun,
    Profile,
    ProfilePage,
    Standing,
    Telltale,
    TelltaleClass,
    VerdictWord,
)
from whosasking.policy import Grounds, decide
from whosasking.preferences import Preferences
from whosasking.review import long_a_member, recruiter, tie_to, with_absent_sections


class Digest(Noun, kw_only=True):
    """The facts that a verdict rests on. Names as in model; None: not read.

    on: the day of the review. connected, own: by the relation or the degree that the page shows. mutual_connections: as the check
    counts them; named: how many of them with their names, of which only those are kept whom the user knows. newest, none_recent:
    what counts as activity. verified: identity or workplace. families: every telltale family found, with its class before
    softening, those about new members whatever the preferences say is new.
    """

    on: date
    own: bool
    connected: bool
    relation_read: bool
    main_texts_read: bool
    recruiter: bool | None
    connections: int | None
    connections_capped: bool | None
    mutual_connections: int | None
    named: int
    known_mutuals: tuple[str, ...]
    points: PointFacts
    newest: date | None
    none_recent: bool
    verified: bool
    joined: str | None
    own_posts: bool
    recommendations: int
    families: dict[str, TelltaleClass]


def digest(case: Case) -> Digest:
    """What is kept of a case. Its telltales should be those of ``widest`` preferences, else others cannot be tried."""
    case = with_absent_sections(case)
    profile, standing = case.page.profile, case.page.standing
    return Digest(
        on=case.on,
        own=standing.relation == "self",
        connected=standing.relation == "connected" or standing.degree == 1,
        relation_read=standing.relation is not None,
        main_texts_read=main_texts_read(case.page),
        recruiter=recruiter(case),
        connections=profile.connections,
        connections_capped=profile.connections_capped,
        mutual_connections=mutual_count(case),
        named=len(standing.mutual_names or ()),
        known_mutuals=_known_mutuals(case),
        points=point_facts(profile),
        newest=newest_day(case.page),
        none_recent=none_recent(case.page),
        verified=bool(profile.verified or profile.verified_workplace),
        joined=profile.joined,
        own_posts=profile.has_posts is True,
        recommendations=profile.recommendations or 0,
        families={sign.family: sign.weight for sign in heaviest(case.telltales)},
    )


def _known_mutuals(case: Case) -> tuple[str, ...]:
    """Names that stand in the user's own notebook already; of strangers none is kept."""
    known = {mutual.name for mutual in case.knowledge.mutuals} | {_shown(name) for name in case.knowledge.vouchers}
    return tuple(name for name in case.page.standing.mutual_names or () if _shown(name) in known)


def _shown(name: str) -> str:
    return " ".join(name.split())[:80]


def stand_in(kept: Digest, *, slug: str | None, member_id: str | None) -> ProfilePage:
    """A page with as much of the member as it takes to look up what the user knows of them today."""
    return ProfilePage(
        profile=Profile(slug=slug or None, member_id=member_id), standing=Standing(mutual_names=kept.known_mutuals)
    )


def decide_again(kept: Digest, preferences: Preferences, knowledge: Knowledge) -> VerdictWord:
    """The word that a review of the same page, on the same day, gives under these preferences. knowledge: of today."""
    signs = tuple(
        Telltale(family=family, weight=weight, quote="", where="") for family, weight in kept.families.items()
    )
    weights = weigh(in_force(signs, Profile(joined=kept.joined), preferences, on=kept.on))
    has_voucher = bool(knowledge.vouchers)
    grounds = Grounds(
        outcomes={
            "connections": connections(kept.connections, kept.connections_capped, preferences),
            "mutual_connections": mutual_connections(kept.mutual_connections, has_voucher, preferences),
            "completeness": completeness(states(kept.points, preferences).values(), preferences),
            "activity": activity(kept.newest, kept.none_recent, preferences, on=kept.on),
            "telltales": telltales(weights, kept.main_texts_read, preferences),
        },
        hard=weights.hard,
        strong=weights.strong,
        own=kept.own,
        known=knowledge.known or kept.connected,
        blocked=knowledge.blocked,
        spam=knowledge.spam,
        not_spam=knowledge.not_spam,
        relation_read=kept.relation_read,
        main_texts_read=kept.main_texts_read,
        recruiter=kept.recruiter,
        proof=has_voucher or knowledge.two_way_exchange or _proven(kept, preferences),
        strong_tie=tie_to(knowledge, kept.mutual_connections, kept.named),
    )
    return decide(grounds, preferences).word


def _proven(kept: Digest, preferences: Preferences) -> bool:
    return (
        kept.verified
        or kept.own_posts
        or kept.recommendations >= preferences.proof_recommendations
        or long_a_member(kept.joined, preferences, on=kept.on)
    )
