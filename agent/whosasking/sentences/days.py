"""Days as they are said."""

from __future__ import annotations

from whosasking.model import Message


def day_words(written: str) -> Message:
    """A day, month or year in ISO 8601 as it is said: "6 April 2026"."""
    year, month, day = (*written.split("-"), "", "")[:3]
    if not month:
        return Message(key="notebook.day.year", values={"year": year})
    if not day:
        name = Message(key=f"notebook.month.{int(month)}")
        return Message(key="notebook.day.month", values={"year": year, "month": name})
    name = Message(key=f"notebook.month_in_day.{int(month)}")
    form = "first" if int(day) == 1 else "day"
    return Message(key=f"notebook.day.{form}", values={"year": year, "month": name, "day": int(day)})
