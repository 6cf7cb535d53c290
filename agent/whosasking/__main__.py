"""``python -m whosasking``: the same as the command ``whosasking``."""

from __future__ import annotations

import sys

from whosasking.cli import main

sys.exit(main())
