"""What changed since the last visit: another name, other employers, and nothing where something was not read."""

from __future__ import annotations

import pytest

from whosasking.model import Job, Profile
from whosasking.sentences import render
from whosasking.since import Before, changes, employers

OLD = Before(name="Odile Fenwright", named_on="2026-05-03", employers=("Northquay",), employed_on="2026-05-03")


def jobs(*companies: str) -> tuple[Job, ...]:
    return tuple(Job(title="Clerk", company=company, from_="2020") for company in companies)


def lines(before: Before, **profile: object) -> list[str]:
    return [render(line) for line in changes(before, Profile(**profile))]  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ({"name": "Odile Fenwright", "jobs": jobs("Northquay")}, []),
        ({"name": "ODILE FENWRIGHT, MBA", "jobs": jobs("Northquay Ltd")}, []),
        ({"name": None, "jobs": None}, []),
        ({"name": "Odile Tarn", "jobs": None}, ["On 3 May 2026 the name here was Odile Fenwright."]),
        ({"jobs": jobs("Tide Office")}, ["On 3 May 2026 they worked at Northquay, now at Tide Office."]),
        ({"jobs": jobs("Tide Office", "Northquay")}, ["Since 3 May 2026 they also work at Tide Office."]),
        ({"jobs": ()}, ["On 3 May 2026 they worked at Northquay, which is no longer listed as going on."]),
    ],
)
def test_a_line_for_each_change(profile: dict[str, object], said: list[str]) -> None:
    assert lines(OLD, **profile) == said


def test_what_was_not_read_before_has_not_changed() -> None:
    assert lines(Before(), name="Odile Tarn", jobs=jobs("Tide Office")) == []


def test_an_employer_is_where_a_job_goes_on() -> None:
    ended = Job(title="Clerk", company="Old Mill", from_="2010", to="2012")
    nameless = Job(title="Gardener")
    assert employers(Profile(jobs=(*jobs("Northquay", "NORTHQUAY"), ended, nameless))) == ("NORTHQUAY",)
    assert employers(Profile(jobs=())) == ()
    assert employers(Profile()) is None
