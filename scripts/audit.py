"""Asks a public index whether a locked package has a known vulnerability.

    python3 scripts/audit.py                 0 none is known, 1 some are, 2 the index could not be asked
    python3 scripts/audit.py --index URL     another index that speaks OSV (https://google.github.io/osv.dev/post-v1-querybatch/)

Names and versions of public packages are all that is sent. The product itself asks nobody anything; this is for its developers.
"""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.supply import Package, npm_packages, python_packages

INDEX = "https://api.osv.dev"
AT_ONCE = 500
TIMEOUT_S = 30.0
_TIERS = {"agent": 0, "extension": 0, "development": 1}


class NotAsked(Exception):
    """The index was not reached, or did not answer as it should."""


def main() -> int:
    """Asks and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", default=INDEX)
    options = parser.parse_args()
    environment.ensure()
    packages = sorted({*python_packages(), *npm_packages()}, key=lambda package: (_TIERS[package.used], package))
    try:
        known = list(vulnerabilities(packages, options.index))
    except NotAsked as why:
        print(f"Not checked: the index of vulnerabilities could not be asked ({why}).")
        print("Run this command again where the index can be reached; nothing is known until then.")
        return 2
    for package, ids in known:
        print(f"{package.name} {package.version} ({package.used}): {', '.join(ids)}")
    print(f"{len(packages)} packages checked, {len(known)} with a known vulnerability.")
    return int(bool(known))


def vulnerabilities(packages: Sequence[Package], index: str) -> Iterator[tuple[Package, list[str]]]:
    """The packages with known vulnerabilities, and their ids. Raises NotAsked."""
    for start in range(0, len(packages), AT_ONCE):
        asked = packages[start : start + AT_ONCE]
        answers = _ask(index, [{"package": {"purl": package.purl}} for package in asked])
        for package, answer in zip(asked, answers, strict=True):
            if found := answer.get("vulns"):
                yield package, [each["id"] for each in found]


def _ask(index: str, queries: list[dict[str, dict[str, str]]]) -> list[dict[str, list[dict[str, str]]]]:
    request = urllib.request.Request(  # noqa: S310 (the user's own address)
        f"{index.rstrip('/')}/v1/querybatch",
        json.dumps({"queries": queries}).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
            results: list[dict[str, list[dict[str, str]]]] = json.load(answer)["results"]
    except urllib.error.HTTPError as error:
        raise NotAsked(f"it answered {error.code}") from None
    except (OSError, http.client.HTTPException):
        raise NotAsked("no connection") from None
    except (ValueError, KeyError, TypeError):
        raise NotAsked("its answer makes no sense") from None
    if len(results) != len(queries):
        raise NotAsked("its answer is not whole")
    return results


if __name__ == "__main__":
    raise SystemExit(main())
