"""The reading process for saved pages (``review`` of many files): as the agent's own, for pages that may have no address."""

from __future__ import annotations

from msgspec.structs import replace

from whosasking.contract import ReviewRequest
from whosasking.model import Page, ProfilePage, Telltale
from whosasking.server.worker import Task, main


def read(request: ReviewRequest, task: Task) -> tuple[Page, tuple[Telltale, ...]]:
    """As server.worker.read; an empty address means that none is known."""
    from whosasking import telltales
    from whosasking.pages import read_page

    page = read_page(request.html, request.url or None, on=task.on)
    if not isinstance(page, ProfilePage):
        return page, ()
    return replace(page, sources={}), telltales.search(page, task.preferences, on=task.on)


if __name__ == "__main__":
    main(read)
