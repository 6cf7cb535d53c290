"""What is given to others: packed into the same bytes twice, whole, and able to run away from the checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from scripts import package
from scripts.environment import ROOT

FACTS = ROOT / "docs" / "example-facts.json"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both by their ending: "whl" and "gz"."""
    out = tmp_path_factory.mktemp("packed")
    return {file.name.rpartition(".")[2]: file for file in package.pack_agent(out)}


@pytest.fixture(scope="module")
def source(packed: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, unpacked."""
    folder = tmp_path_factory.mktemp("source")
    shutil.unpack_archive(packed["gz"], folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def installed(packed: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel was installed into: without the checkout, beside the packages that it needs."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.unpack_archive(packed["whl"], folder, "zip")
    return folder


def whosasking(installed: Path, home: Path, *arguments: str) -> str:
    """What the installed program prints. ``-I``: neither the checkout's .pth files nor this folder are seen."""
    start = (
        "import sys; sys.path[:0] = sys.argv[1:3]; del sys.argv[1:3]; from whosasking.cli import main; sys.exit(main())"
    )
    command = [sys.executable, "-I", "-S", "-c", start, str(installed), sysconfig.get_path("purelib"), *arguments]
    variables = {**os.environ, "WHOSASKING_HOME": str(home)}
    return subprocess.run(command, cwd=home, env=variables, check=True, capture_output=True, text=True).stdout


def test_installed_program_reviews(installed: Path, tmp_path: Path) -> None:
    told = json.loads(whosasking(installed, tmp_path, "review", str(FACTS), "--json"))
    assert told["verdict"] in {"accept", "look_closer", "ignore"}


def test_installed_program_keeps_a_store(installed: Path, tmp_path: Path) -> None:
    whosasking(installed, tmp_path, "preferences", "--preset", "strict")
    assert json.loads(whosasking(installed, tmp_path, "preferences", "--json"))["preset"] == "strict"


def test_installed_program_brings_the_extension(installed: Path, tmp_path: Path) -> None:
    folder = Path(json.loads(whosasking(installed, tmp_path, "setup", "--no-service", "--json"))["extension"])
    assert folder.is_relative_to(installed)
    assert (folder / "manifest.json").read_bytes() == (ROOT / "extension" / "manifest.json").read_bytes()


def test_wheel_holds_every_file_of_the_package(packed: dict[str, Path]) -> None:
    with zipfile.ZipFile(packed["whl"]) as box:
        names = set(box.namelist())
    agent = ROOT / "agent"
    files = [file for file in (agent / "whosasking").rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert {file.relative_to(agent).as_posix() for file in files} <= names


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE", "PRIVACY.md", "SECURITY.md", "docs/using.md", "shared/contract.schema.json"]
)
def test_source_archive_holds(source: Path, name: str) -> None:
    assert (source / name).read_bytes() == (ROOT / name).read_bytes()


def test_wheel_made_of_the_source_archive_is_the_same(packed: dict[str, Path], source: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    variables = {"SOURCE_DATE_EPOCH": str(package.EPOCH), **os.environ}
    subprocess.run(command, cwd=source, env=variables, check=True, capture_output=True)
    assert (tmp_path / packed["whl"].name).read_bytes() == packed["whl"].read_bytes()


def test_packed_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        package.pack_extension(tmp_path / name)
        package.pack_agent(tmp_path / name)
    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert [Path(name).suffix for name in names] == [".whl", ".gz", ".zip", ".xpi"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


# ---------------------------------------------------------------------------------------------- the stores


REGION = re.compile(r"^_locales/pt_(?:BR|PT)/")


def test_packages_hold_the_extension_and_nothing_else(tmp_path: Path) -> None:
    there = {file.relative_to(package.EXTENSION).as_posix() for file in package.EXTENSION.rglob("*") if file.is_file()}
    for file in package.pack_extension(tmp_path):
        with zipfile.ZipFile(file) as box:
            assert box.testzip() is None
            assert {REGION.sub("_locales/pt/", name) for name in box.namelist()} == there - package.LEFT_OUT


def test_store_declarations(tmp_path: Path) -> None:
    """What the stores ask for, each in its own package."""
    manifests = {}
    for file in package.pack_extension(tmp_path):
        with zipfile.ZipFile(file) as box:
            manifests[file.suffix] = json.loads(box.read("manifest.json"))
    chromium, firefox = manifests[".zip"], manifests[".xpi"]
    assert firefox["browser_specific_settings"]["gecko"]["data_collection_permissions"] == {
        "required": ["websiteContent"]
    }
    assert "scripts" in firefox["background"]
    assert "service_worker" not in firefox["background"]
    assert "minimum_chrome_version" not in firefox
    assert "browser_specific_settings" not in chromium
    assert "scripts" not in chromium["background"]
    assert int(chromium["minimum_chrome_version"]) >= 144
    for manifest in (chromium, firefox):
        assert manifest["incognito"] == "not_allowed"
        assert "web_accessible_resources" not in manifest
        assert not {"unlimitedStorage", "tabs", "cookies", "webRequest", "history"} & set(manifest["permissions"])


def test_portuguese_is_called_as_each_store_calls_it(tmp_path: Path) -> None:
    wanted = {"zip": {"pt_BR", "pt_PT"}, "xpi": {"pt"}}
    for file in package.pack_extension(tmp_path):
        with zipfile.ZipFile(file) as box:
            codes = {name.split("/")[1] for name in box.namelist() if name.startswith("_locales/")}
        assert {code for code in codes if code.startswith("pt")} == wanted[file.suffix[1:]]
        assert {"en", "de", "ja", "ar"} <= codes
