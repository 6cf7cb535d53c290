"""Packs what is given to others: the extension for both stores, the wheel and the source archive. The same source gives the same bytes.

    python3 scripts/package.py                  into dist/, with SHA256SUMS
    python3 scripts/package.py --extension      the extension only
    python3 scripts/package.py --out elsewhere

Each browser gets a manifest without the keys that are the other's: the folder as it lies loads in both, the stores complain. Files
are stored, not deflated: what a compressor makes of them depends on its version.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import PYTHON, ROOT

EXTENSION = ROOT / "extension"
OUT = ROOT / "dist"
EPOCH = 1767225600
"""The date of everything packed, where SOURCE_DATE_EPOCH names no other (https://reproducible-builds.org/specs/source-date-epoch/)."""
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = {"types.d.ts"}
"""For development only."""
REGIONS = {"chromium": {"pt": ("pt_BR", "pt_PT")}}
"""Languages that a store knows by their regions only (https://developer.chrome.com/docs/webstore/i18n), which share their words."""


def main() -> int:
    """Packs, and prints the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--extension", action="store_true", help="the extension only")
    options = parser.parse_args()
    environment.ensure()
    packed = pack_extension(options.out)
    if not options.extension:
        packed += pack_agent(options.out)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in sorted(packed)]
    (options.out / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    return 0


def pack_extension(out: Path) -> list[Path]:
    """The extension as the two stores take it."""
    out.mkdir(parents=True, exist_ok=True)
    whole = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
    packed = []
    for browser, ending in (("chromium", "zip"), ("firefox", "xpi")):
        file = out / f"whosasking-{browser}-{whole['version']}.{ending}"
        manifest = json.dumps(manifest_for(browser, whole), indent=2, ensure_ascii=False) + "\n"
        _zip(file, {**dict(_files_for(browser)), "manifest.json": manifest.encode()})
        packed.append(file)
    return packed


def manifest_for(browser: str, whole: dict[str, Any]) -> dict[str, Any]:
    """The manifest without what only the other browser knows."""
    others = {"chromium": ("browser_specific_settings",), "firefox": ("minimum_chrome_version",)}[browser]
    not_its = {"chromium": "scripts", "firefox": "service_worker"}[browser]
    kept = {key: value for key, value in whole.items() if key not in others}
    return {**kept, "background": {key: value for key, value in whole["background"].items() if key != not_its}}


def _files_for(browser: str) -> Iterator[tuple[str, bytes]]:
    """The files with the languages by the codes that the browser's store knows them by."""
    for name, content in _files():
        folder, _, rest = name.partition("/")
        language = rest.partition("/")[0] if folder == "_locales" else ""
        for code in REGIONS.get(browser, {}).get(language, (language,)):
            yield (f"_locales/{code}/messages.json" if language else name), content


def _files() -> Iterator[tuple[str, bytes]]:
    for file in EXTENSION.rglob("*"):
        name = file.relative_to(EXTENSION).as_posix()
        if file.is_file() and name not in LEFT_OUT and not any(part.startswith(".") for part in name.split("/")):
            yield name, file.read_bytes()


def _zip(file: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as box:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on Windows
            box.writestr(entry, files[name])


def pack_agent(out: Path) -> list[Path]:
    """Wheel and source archive, by the builder that pyproject.toml names. Raises CalledProcessError."""
    out.mkdir(parents=True, exist_ok=True)
    variables = {"SOURCE_DATE_EPOCH": str(EPOCH), **os.environ}
    command = [str(PYTHON), "-m", "hatchling", "build", "--directory", str(out.resolve())]
    told = subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True, text=True)
    names = (line.strip() for line in (told.stdout + told.stderr).splitlines())
    return [out / Path(name).name for name in names if name.endswith((".whl", ".tar.gz"))]


if __name__ == "__main__":
    raise SystemExit(main())
