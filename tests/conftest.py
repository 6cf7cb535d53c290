"""For every test: the terminal speaks English, whatever the language of the machine that runs it."""

from __future__ import annotations

import os

os.environ["WHOSASKING_LANGUAGE"] = "en"
