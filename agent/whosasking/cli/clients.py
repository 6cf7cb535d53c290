"""``whosasking clients``: the paired browsers."""

from __future__ import annotations

import argparse

from whosasking.cli.agent_link import open_store, tell_agent
from whosasking.cli.speaking import text
from whosasking.cli.terminal import columns, print_json, printable, table
from whosasking.errors import InvalidInput
from whosasking.store import Client

HELP = "list the paired browsers, or revoke one"

EXAMPLES = """\
examples:
  whosasking clients                             who may ask
  whosasking clients --revoke c_1f2e3d4c5b6a7988 may no longer ask, from now on
  whosasking pair                                lets another browser ask
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--revoke", metavar="ID", help="the browser with this id may no longer ask")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Lists the paired browsers, or revokes one."""
    with open_store() as store:
        browsers = [client for client in store.clients() if client.kind == "browser"]
        if args.revoke is not None:
            client = next((client for client in browsers if client.id == args.revoke), None)
            if client is None or not store.revoke_client(client.id):
                raise InvalidInput("no_such_client")
            browsers.remove(client)
            tell_agent()
            if not args.json:
                print(text("serve.clients.revoked", name=printable(client.name)))
                return 0
    if args.json:
        print_json({"clients": [_row(client) for client in browsers]})
    elif not browsers:
        print(text("serve.clients.none"))
    else:
        rows = [(client.id, client.name, client.created[:10], (client.last_seen or "-")[:10]) for client in browsers]
        print(table(columns("id", "name", "paired", "last_seen"), rows))
    return 0


def _row(client: Client) -> dict[str, str | None]:
    names = ("id", "name", "origin", "created", "last_seen")  # the hash stays where it is
    return {name: getattr(client, name) for name in names}
