"""Verdicts in words: the one place where keys become sentences, for the badge and the terminal alike."""

from __future__ import annotations

from whosasking.contract import (
    DiligenceText,
    EvidenceText,
    FindingText,
    PageSummary,
    PointText,
    Review,
    SettleText,
    TelltaleText,
)
from whosasking.model import (
    Finding,
    InvitationsPage,
    Message,
    NotAProfile,
    NotAProfileKind,
    Page,
    ProfilePage,
    Telltale,
    UnknownLayout,
    Verdict,
)
from whosasking.sentences import render, text


def describe(verdict: Verdict, language: str = "en") -> Review:
    """The verdict with every sentence rendered. language: a code of ``sentences.LANGUAGES``."""
    return Review(
        verdict=verdict.verdict,
        sentence=render(verdict.sentence, language),
        question=_maybe(verdict.question, language),
        next_step=_maybe(verdict.next_step, language),
        provisional=verdict.provisional,
        findings=tuple(_finding(finding, language) for finding in verdict.findings),
        telltales=tuple(describe_telltale(sign, language) for sign in verdict.telltales),
        points=tuple(
            PointText(point=point.point, title=text(f"checks.point.{point.point}", language), state=point.state)
            for point in verdict.points
        ),
        diligence=tuple(
            DiligenceText(point=point.point, state=point.state, text=render(point.reason, language))
            for point in verdict.diligence
        ),
        settle=tuple(SettleText(fact=step.fact, text=render(step.step, language)) for step in verdict.settle),
        deciding=verdict.deciding,
        rules_version=verdict.rules_version,
    )


def summarise(page: Page) -> PageSummary:
    """Which page was read. Its anchors lead from a reason to its place on the page."""
    profile = page.profile if isinstance(page, ProfilePage) else None
    return PageSummary(
        kind="profile"
        if isinstance(page, ProfilePage)
        else "unknown_layout"
        if isinstance(page, UnknownLayout)
        else "not_a_profile",
        what=_what(page),
        layout=None if isinstance(page, UnknownLayout) else page.layout,
        language=page.language,
        slug=None if profile is None else profile.slug,
        member_id=None if profile is None else profile.member_id,
        name=None if profile is None else profile.name,
        relation=page.standing.relation if isinstance(page, ProfilePage) else None,
        anchors=_anchors(page) if isinstance(page, ProfilePage) else {},
    )


def _what(page: Page) -> NotAProfileKind | None:
    if isinstance(page, InvitationsPage):
        return "my_network"
    return page.what if isinstance(page, NotAProfile) else None


def _maybe(message: Message | None, language: str) -> str | None:
    return None if message is None else render(message, language)


def _finding(finding: Finding, language: str) -> FindingText:
    return FindingText(
        check=finding.check,
        title=text(f"checks.{finding.check}.title", language),
        outcome=finding.outcome,
        reason=render(finding.reason, language),
        evidence=tuple(EvidenceText(quote=seen.quote, where=seen.where) for seen in finding.evidence),
    )


def describe_telltale(sign: Telltale, language: str = "en") -> TelltaleText:
    """A telltale with the title of its family."""
    return TelltaleText(
        family=sign.family,
        title=text(f"telltales.{sign.family}.title", language),
        weight=sign.weight,
        quote=sign.quote,
        where=sign.where,
    )


def _anchors(page: ProfilePage) -> dict[str, int]:
    """Where -> the number of the first element there. Several facts share a place ("top_card")."""
    anchors: dict[str, int] = {}
    for source in page.sources.values():
        if source.anchor is not None:
            anchors[source.where] = min(source.anchor, anchors.get(source.where, source.anchor))
    return anchors
