"""What each page truly says, in the shape that ``whosasking read --json`` prints. None: the page does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from . import moments

if TYPE_CHECKING:
    from collections.abc import Callable

    from .members import Member
    from .pages import Look

SECTIONS: Final = (
    "about", "featured", "activity", "experience", "education", "certifications", "projects", "volunteering", "skills",
    "recommendations", "publications", "courses", "honors", "languages", "organizations",
)  # fmt: skip


def own_sections(member: Member) -> dict[str, bool]:
    """Which sections a member has. Activity is there for everybody."""
    has = {
        "about": member.about,
        "featured": member.featured,
        "activity": True,
        "experience": member.jobs,
        "education": member.schools,
        "certifications": member.certifications,
        "projects": member.projects,
        "volunteering": member.volunteering,
        "skills": member.skills,
        "recommendations": member.recommendations,
        "publications": member.publications,
        "courses": member.courses,
        "honors": member.honors,
        "languages": member.languages,
        "organizations": member.organizations,
    }
    return {name: bool(has[name]) for name in SECTIONS}


def jobs_of(member: Member) -> list[dict[str, Any]]:
    """Positions as every logged-in layout shows them."""
    return [
        {
            "title": job.title,
            "company": job.company,
            "company_page": job.page,
            "from": job.begin,
            "to": job.end,
            "description": job.description or "",
        }
        for job in member.jobs
    ]


def schools_of(member: Member) -> list[dict[str, Any]]:
    """Schools as every layout shows them."""
    return [
        {"school": school.school, "degree": school.degree, "from": school.begin, "to": school.end}
        for school in member.schools
    ]


def newest(chosen: Look) -> str | None:
    """The day of the newest activity on show: posts and reposts, or comments where there are no others."""
    posts = [post for post in chosen.member.posts if post.kind != "comment"] or list(chosen.member.posts)
    return moments.day_of(min(posts, key=lambda post: post.days), chosen.on).isoformat() if posts else None


def has_posts(member: Member) -> bool | None:
    """Own posts or reposts: True; an activity card that says there are none: False; comments only: nobody can tell."""
    if any(post.kind != "comment" for post in member.posts):
        return True
    return None if member.posts else False


def workplace(chosen: Look) -> bool | None:
    """The open dialog names a verified workplace. That there is none it says in English alone, the words of which are known."""
    if not chosen.opened:
        return None
    if chosen.member.verified_workplace and chosen.member.jobs:
        return True
    return False if chosen.language == "en" else None


def react(chosen: Look) -> dict[str, Any]:
    """A React page. Everything below Activity is not loaded until the page was scrolled to its end."""
    member = chosen.member
    above = {"about", "featured", "activity"}
    has = own_sections(member)
    states = {
        name: ("present" if has[name] else "absent") if chosen.scrolled or name in above else "not_loaded"
        for name in SECTIONS
    }
    links = ([member.website] if member.website else []) + [address for _, address in member.featured]
    below = chosen.scrolled
    not_read: dict[str, str] = {}
    if not member.connections_shown:
        not_read["connections"] = "hidden"
    if not chosen.opened:
        not_read["joined"] = "not_loaded"
    if not below:
        not_read |= dict.fromkeys(("jobs", "education", "skills", "recommendations"), "not_loaded")
    profile = {
        "name": member.name,
        "slug": member.slug,
        "member_id": member.member_id,
        "headline": "" if member.headline == "--" else member.headline,
        "location": member.location,
        "about": member.about,
        "connections": member.connections if member.connections_shown else None,
        "connections_capped": member.connections_capped if member.connections_shown else None,
        "followers": member.followers,
        "has_photo": member.photo,
        "has_banner": member.banner,
        "open_to_work": True
        if member.open_to_work
        else None,  # without the sign nobody can tell: recruiters may see one
        "hiring": True if member.hiring else None,
        "verified": member.verified,
        "verified_workplace": workplace(chosen),
        "premium": member.premium,
        "joined": moments.joined(member, chosen.on) if chosen.opened else None,
        "sections": states,
        "links": links,
        "jobs": jobs_of(member) if below else None,
        "education": schools_of(member) if below else None,
        "skills": min(len(member.skills), 2) if below else None,
        "recommendations": len(member.recommendations) if below else None,
        "has_posts": has_posts(member),
        "last_activity": newest(chosen),
    }
    own = member.relation == "self"
    standing = {
        "degree": member.degree,
        "mutual_connections": None if own else member.mutual_count,
        "mutual_names": None if own else list(member.mutuals[: member.mutual_count]),
        "relation": member.relation,
        "note": None,
    }
    return page(chosen, profile, standing, not_read, signed_in=True)


def ember(chosen: Look) -> dict[str, Any]:
    """An Ember page: no mark of verification, premium only where it is shown, the date of joining in its JSON.

    Its cards are appended whole: before the last one came, a missing card may still come.
    """
    facts = react(chosen)
    member, profile = chosen.member, facts["profile"]
    has = own_sections(member)
    above = {"about", "featured", "activity"}
    missing = "absent" if chosen.scrolled else "not_loaded"
    profile["sections"] = {
        name: "present" if has[name] and (chosen.scrolled or name in above) else missing for name in SECTIONS
    }
    if member.stale_data and not chosen.scrolled:  # the links to details, which carry the id too, have not come
        profile["member_id"] = None
    profile["verified"] = None
    profile["premium"] = True if member.premium else None
    profile["joined"] = moments.joined(member, chosen.on) if chosen.opened or not member.stale_data else None
    profile["skills"] = len(member.skills) if chosen.scrolled else None
    if not chosen.scrolled and not member.about:
        profile["about"] = None
        facts["not_read"]["about"] = "not_loaded"
    if not chosen.scrolled and not member.featured:
        profile["links"] = [member.website] if member.website else None
    if not member.stale_data:
        facts["not_read"].pop("joined", None)
        facts["standing"]["note"] = member.note
    return facts


def public(chosen: Look) -> dict[str, Any]:
    """A page for readers who are not signed in. What it lacks may be withheld: nothing on it is absent."""
    member = chosen.member
    has = own_sections(member)
    states = {name: "present" if has[name] and name not in {"featured", "skills"} else None for name in SECTIONS}
    own = [post for post in member.posts if post.kind == "post"]
    facts = react(chosen)
    profile = facts["profile"] | {
        "member_id": None,
        "about": member.about or None,
        "has_banner": True if member.banner else None,
        "open_to_work": None,
        "hiring": None,
        "verified": None,
        "verified_workplace": None,
        "premium": None,
        "joined": None,
        "sections": states,
        "links": [member.website] if member.website else None,
        "jobs": jobs_of(member) or None,
        "education": schools_of(member) or None,
        "skills": None,
        "recommendations": len(member.recommendations) or None,
        "has_posts": True if own else None,
        "last_activity": moments.day_of(own[0], chosen.on).isoformat() if own else None,
    }
    unread = [
        name for name, value in profile.items() if value is None and name not in {"member_id", "connections_capped"}
    ]
    standing = {"degree": None, "mutual_connections": None, "mutual_names": None, "relation": None, "note": None}
    not_read = dict.fromkeys((*unread, "degree", "mutual_connections", "relation"), "signed_out")
    return page(chosen, profile, standing, not_read, signed_in=False)


def page(
    chosen: Look, profile: dict[str, Any], standing: dict[str, Any], not_read: dict[str, str], *, signed_in: bool
) -> dict[str, Any]:
    """The whole answer."""
    return {
        "kind": "profile",
        "layout": chosen.layout,
        "language": chosen.language,
        "signed_in": signed_in,
        "read_on": chosen.on.isoformat(),
        "profile": profile,
        "standing": standing,
        "not_read": not_read,
    }


TRUTHS: Final[dict[str, Callable[[Look], dict[str, Any]]]] = {"react": react, "ember": ember, "public": public}
