"""What the project is made of is written down and locked by hash."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from scripts import audit, supply
from scripts.environment import LOCKS

ANY = supply.Package("pypi", "aiohttp", "3.14.5", "MIT", "agent")


@pytest.mark.parametrize("file", [supply.LICENCES, supply.SBOM], ids=lambda file: file.name)
def test_lists_fit_the_locks(file: Path) -> None:
    """Where this fails: python3 scripts/supply.py --write"""
    assert file.read_text("utf-8") == supply.generated()[file]


def test_nothing_unlicensed_or_copyleft_is_given_to_others() -> None:
    given = [each for each in [*supply.python_packages(), *supply.npm_packages()] if each.used != "development"]
    permissive = {"MIT", "Apache-2.0", "Apache-2.0 AND MIT", "BSD-2-Clause", "BSD-3-Clause", "PSF-2.0", "ISC"}
    assert {each.name for each in given if each.licence not in permissive} <= {
        "certifi"
    }  # MPL-2.0: a list of authorities
    assert {"aiohttp", "lxml", "msgspec"} <= {each.name for each in given}


def test_every_vendored_folder_is_listed_and_carries_its_licence() -> None:
    listed = {each.name for each in supply.npm_packages() if each.used == "extension"}
    folders = [folder for folder in supply.VENDOR.iterdir() if folder.is_dir()]
    assert {folder.name for folder in folders} == listed
    assert [folder.name for folder in folders if not (folder / "LICENSE").is_file()] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_python_package_is_locked_by_hash(lock: Path) -> None:
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock.read_text("utf-8").strip()):
        assert "==" in block.splitlines()[0]
        assert "--hash=sha256:" in block


def test_every_npm_package_is_locked_by_hash() -> None:
    assert [each.name for each in supply.npm_packages() if not each.sha512] == []


def test_bill_of_materials_is_whole() -> None:
    bill = json.loads(supply.SBOM.read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    refs = [component["bom-ref"] for component in bill["components"]]
    assert len(refs) == len(set(refs))
    own = bill["metadata"]["component"]["bom-ref"]
    named = {ref for each in bill["dependencies"] for ref in (each["ref"], *each["dependsOn"])}
    assert named <= {own, *refs}


# ------------------------------------------------------------------------------------------ vulnerabilities


@pytest.fixture
def index() -> Iterator[HTTPServer]:
    """An index on this machine; ``answer`` is what it says."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            asked.extend(query["package"]["purl"] for query in queries)
            body = json.dumps(server.answer).encode()  # type: ignore[attr-defined]
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    asked: list[str] = []
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        server.asked = asked  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(index: HTTPServer, answer: Any) -> list[tuple[supply.Package, list[str]]]:
    index.answer = answer  # type: ignore[attr-defined]
    return list(audit.vulnerabilities([ANY], f"http://127.0.0.1:{index.server_port}"))


def test_known_vulnerability_is_told(index: HTTPServer) -> None:
    assert ask(index, {"results": [{"vulns": [{"id": "GHSA-made-up"}]}]}) == [(ANY, ["GHSA-made-up"])]
    assert index.asked == ["pkg:pypi/aiohttp@3.14.5"]  # type: ignore[attr-defined]


def test_no_known_vulnerability(index: HTTPServer) -> None:
    assert ask(index, {"results": [{}]}) == []


@pytest.mark.parametrize("answer", [{"results": []}, {}, [], "nonsense"])
def test_half_an_answer_is_no_clean_bill(index: HTTPServer, answer: Any) -> None:
    with pytest.raises(audit.NotAsked):
        ask(index, answer)


def test_index_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["audit.py", "--index", "http://127.0.0.1:9"])
    assert audit.main() == 2
    assert capsys.readouterr().out.startswith("Not checked:")
