"""A client of the agent in one file, with aiohttp alone: it pairs, proves the agent, sends a page and prints the verdict.

    python docs/example_client.py pair CODE                          CODE: what "whosasking pair" prints
    python docs/example_client.py review PAGE.html ADDRESS           ADDRESS: https://www.linkedin.com/in/...
    python docs/example_client.py listen                             a line for every event, until Ctrl+C

The steps are explained in docs/protocol.md.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any

import aiohttp

ORIGIN = "chrome-extension://abcdefghijklmnopponmlkjihgfedcba"
"""A client comes from one origin, written as a browser writes an extension's: 32 letters from a to p."""

LONGEST_ANSWER_S = 30.0


async def answer_of(response: aiohttp.ClientResponse) -> Any:
    """The answer as JSON. A failure is a Problem: what happened, and what to do."""
    answer = await response.json()
    if response.status != 200:
        raise SystemExit(f"{answer['message']}\n{answer['fix']}")
    return answer


async def pair(session: aiohttp.ClientSession, arguments: argparse.Namespace) -> None:
    """Turns the code into a token, and keeps that where only this user can read it."""
    asked = {"code": arguments.code, "client_name": "Example client"}
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "none"}
    async with session.post("/v1/pair", json=asked, headers=headers) as response:
        paired = await answer_of(response)
    with os.fdopen(os.open(arguments.keep, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(paired, file)
    print("Paired.")


async def prove(session: aiohttp.ClientSession, port: int, paired: dict[str, str]) -> None:
    """Lets the agent show that it knows the token, before it gets to see token or page."""
    nonce = secrets.token_urlsafe(24)
    asked = {"nonce": nonce, "client": paired["client_id"]}
    async with session.get("/v1/hello", params=asked, headers={"Sec-Fetch-Site": "none"}) as response:
        hello = await answer_of(response)
    token_hash = hashlib.sha256(paired["token"].encode()).digest()
    key = hmac.digest(token_hash, b"whosasking.hello.key.v1", "sha256")
    expected = hmac.digest(key, f"whosasking.hello.v1|{nonce}|{port}".encode(), "sha256").hex()
    if not hmac.compare_digest(hello["proof"] or "", expected):
        raise SystemExit("This is not the agent that was paired.")
    if not hello["protocol_min"] <= 1 <= hello["protocol_max"]:
        raise SystemExit("The agent speaks another version.")


async def review(session: aiohttp.ClientSession, arguments: argparse.Namespace) -> None:
    """Sends a saved page and prints the verdict with its reasons."""
    paired = json.loads(arguments.keep.read_text())
    await prove(session, arguments.port, paired)
    asked = {"url": arguments.address, "html": arguments.page.read_text("utf-8"), "language": "en"}
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "none", "Authorization": f"Bearer {paired['token']}"}
    async with session.post("/v1/reviews", json=asked, headers=headers) as response:
        told = (await answer_of(response))["review"]
    print(f"{told['verdict']}: {told['sentence']}")
    for finding in told["findings"]:
        print(f"  {finding['title']}: {finding['outcome']}. {finding['reason']}")


async def listen(session: aiohttp.ClientSession, arguments: argparse.Namespace) -> None:
    """Prints what happens. On a WebSocket the token travels as a subprotocol; the agent never repeats it."""
    paired = json.loads(arguments.keep.read_text())
    await prove(session, arguments.port, paired)
    names = ("whosasking.v1", f"bearer.{paired['token']}")
    async with session.ws_connect("/v1/live", origin=ORIGIN, protocols=names) as socket:
        print("Listening.", flush=True)
        async for message in socket:
            event = json.loads(message.data)
            verdict = event["verdict"]
            print(event["event"] if verdict is None else f"{verdict['verdict']}: {verdict['name']}", flush=True)


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--port", type=int, default=47823)
    parser.add_argument("--keep", type=Path, default=Path("example-client.json"), help="where the token is kept")
    commands = parser.add_subparsers(required=True)
    pairing = commands.add_parser("pair")
    pairing.add_argument("code")
    pairing.set_defaults(run=pair)
    reviewing = commands.add_parser("review")
    reviewing.add_argument("page", type=Path)
    reviewing.add_argument("address")
    reviewing.set_defaults(run=review)
    commands.add_parser("listen").set_defaults(run=listen)
    return parser.parse_args()


async def main() -> None:
    """One command, in one session."""
    arguments = parsed()
    timeout = aiohttp.ClientTimeout(total=None if arguments.run is listen else LONGEST_ANSWER_S)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{arguments.port}", timeout=timeout) as session:  # no other name
        await arguments.run(session, arguments)


if __name__ == "__main__":
    asyncio.run(main())
