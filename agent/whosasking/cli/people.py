"""``whosasking people``: everybody whom the user knows something of."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import columns, confirmed, print_json, printable, table
from whosasking.contract import PeopleReply
from whosasking.describe_notebook import describe_person
from whosasking.errors import InvalidInput
from whosasking.notebook import Person
from whosasking.store import FILTERS, PeopleFilter, Store

HELP = "list everybody you know, connections included"

EXAMPLES = """\
examples:
  whosasking people                     the first 50, by name
  whosasking people --search "ann mar"  beginnings of words of name, company, position or address
  whosasking people --only waiting      processes that wait for their outcome
  whosasking people --json              all of them, with all that is recorded, for a program
  whosasking people --forget 7          deletes number 7 with all that was recorded, for good
"""

MOST = 1_000_000
_PAGE = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--search", default="", metavar="WORDS", help="only whom these words find")
    parser.add_argument("--only", choices=FILTERS, help="only people with this tie")
    parser.add_argument("--limit", type=int, metavar="N", help="how many, default: 50 (with --json: all)")
    parser.add_argument("--forget", type=int, metavar="NUMBER", help="delete this person for good")
    parser.add_argument("--yes", action="store_true", help="with --forget: do not ask")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Lists people, or forgets one."""
    if args.limit is not None and not 1 <= args.limit <= MOST:
        raise InvalidInput("bad_query", name="limit", most=MOST)
    if args.forget is not None:
        return _forget(args.forget, is_sure=args.yes, as_json=args.json)
    limit = args.limit or (MOST if args.json else 50)
    with open_store() as store:
        perspective = store.preferences().perspective
        found = [
            describe_person(person, perspective, language())
            for person in everybody(store, args.search, args.only, limit + 1)
        ]
        total = store.count_people()
    shown, more = found[:limit], len(found) > limit
    if args.json:
        print_json(PeopleReply(people=tuple(shown), next=None, total=total))
    elif not shown:
        print(text("archive.people.none" if not total else "archive.people.none_found"))
    else:
        rows = [
            (one.id, one.name, one.words, one.connection.company or "" if one.connection else "", one.slug or "")
            for one in shown
        ]
        print(table(columns("number", "name", "tie", "company", "address"), rows))
        if more:
            print(text("archive.people.more"))
    return 0


def everybody(store: Store, search: str = "", only: PeopleFilter | None = None, limit: int = MOST) -> Iterator[Person]:
    """People by name, page by page, at most ``limit``."""
    after: tuple[str, int] | None = None
    while limit > 0:
        page, after = store.people(limit=min(limit, _PAGE), search=search, only=only, after=after)
        yield from page
        limit -= len(page)
        if after is None:
            return


def _forget(person_id: int, *, is_sure: bool, as_json: bool) -> int:
    with open_store() as store:
        person = store.person(person_id)
        question = text("archive.people.forget_question", name=printable(person.name))
        agreed = is_sure or confirmed(question)
        if agreed:
            store.forget_person(person_id)
    if agreed:
        tell_agent()
    if as_json:
        print_json({"people": int(agreed)})
    else:
        print(text("archive.people.forgotten" if agreed else "serve.purge.kept"))
    return 0
