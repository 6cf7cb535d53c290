"""The only SQL: schema, migrations, queries."""

from __future__ import annotations

from whosasking.store.home import home
from whosasking.store.store import Client, Reviewed, Store, stamp

__all__ = ["Client", "Reviewed", "Store", "home", "stamp"]
