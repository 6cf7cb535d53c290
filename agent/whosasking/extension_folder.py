"""Where the browser extension lies that came with this program."""

from __future__ import annotations

from pathlib import Path


def extension_folder() -> Path | None:
    """The folder to load into a browser: inside the installed package, else in the checkout; None where it did not come along."""
    package = Path(__file__).resolve().parent
    for folder in (package / "extension", package.parents[1] / "extension"):
        if (folder / "manifest.json").is_file():
            return folder
    return None
