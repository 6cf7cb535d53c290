"""Days as they are said."""

from __future__ import annotations

from whosasking.model import Message


def day_words(written: str) -> Message:
    """A day, month or year in ISO 8601 as it is said: "6 April 2026"."""
    year, month, day = (*written.split("-"), "", "")[:3]
    if not month:
        return Message(key="notebook.day.year", values={"year": year})
    name = Message(key=f"notebook.month.{int(month)}")
    values: dict[str, str | int | Message] = {"year": year, "month": name, "day": int(day or 0)}
    return Message(key="notebook.day.day" if day else "notebook.day.month", values=values)
