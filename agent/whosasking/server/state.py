"""What the handlers share: the store behind its one thread, who may ask, the pairing, the workers and the listeners."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import ParamSpec, TypeVar

from whosasking.contract import ImportProgress, LiveEvent, Override
from whosasking.describe_history import describe_kept
from whosasking.errors import StoreError
from whosasking.preferences import Preferences
from whosasking.sentences import catalogue
from whosasking.server.clock import Clock
from whosasking.server.live import Live
from whosasking.server.pairing import Pairing
from whosasking.server.preferences import preferences_reply
from whosasking.server.workers import Workers
from whosasking.store import Client, KeptVerdict, Store, stamp

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

LOOK_S = 2.0
"""How often the agent looks whether the terminal wrote to the store without telling it."""
PURGE_S = 3600.0
SEEN_AGAIN = timedelta(hours=1)


class State:
    """Belongs to one application and one event loop. Open it before the first request, close it after the last."""

    def __init__(self, store: Store, clock: Clock, workers: Workers, announce: Callable[[str], None]) -> None:
        self.clock = clock
        self.workers = workers
        self.live = Live()
        self.pairing = Pairing(clock, announce)
        self.clients: tuple[Client, ...] = ()
        self.importing = asyncio.Lock()
        self._preferences = Preferences()
        self._store = store
        self._thread = ThreadPoolExecutor(1, "store")
        self._background: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Reads who may ask, warms the workers up, and begins the housekeeping. Raises StoreError."""
        catalogue()  # now, and not with the first answer; another language takes its 30 ms and 250 KB when it is first asked for
        self.clients = await self.do(self._store.clients)
        self._preferences = await self.do(self._store.preferences)
        await self.workers.start()
        loop = asyncio.get_running_loop()
        self._background = [loop.create_task(self._look_for_changes()), loop.create_task(self._purge_now_and_then())]

    async def close(self) -> None:
        """Ends housekeeping and workers; the store's last write is done when this returns."""
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await self.workers.stop()
        await asyncio.to_thread(self._thread.shutdown)

    @property
    def store(self) -> Store:
        """Only for use with ``do``: its calls wait for the disk."""
        return self._store

    async def do(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A call of the store, in the store's thread. One that has begun is finished even when the caller goes away."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: call(*args, **kwargs))

    # ------------------------------------------------------------------------------------ what changed

    async def refresh(self) -> None:
        """Reads again what the terminal may have changed, closes revoked sockets and tells the listeners."""
        await self.refresh_clients()
        self.tell_preferences(await self.do(self._store.preferences))
        self.tell_override(None)  # makes listeners ask again, whatever the terminal wrote

    async def refresh_clients(self) -> None:
        """Reads again who may ask; the sockets of the others close."""
        self.clients = await self.do(self._store.clients)
        known = {client.id for client in self.clients}
        self.live.close_all_but(known.__contains__)

    def tell_preferences(self, preferences: Preferences) -> None:
        """Tells the listeners where the preferences are no longer what they heard last."""
        if preferences == self._preferences:
            return
        self._preferences = preferences

        def news(language: str) -> LiveEvent:
            reply = preferences_reply(preferences, language)
            return LiveEvent(event="preferences", verdict=None, preferences=reply, override=None, progress=None)

        self.live.publish(news)

    def tell_override(self, override: Override | None) -> None:
        """Tells the listeners what the user said of a member; None: something was taken back."""
        news = LiveEvent(event="override", verdict=None, preferences=None, override=override, progress=None)
        self.live.publish(lambda _: news)

    def tell_verdict(self, kept: KeptVerdict) -> None:
        """Tells the listeners of a new verdict."""

        def news(language: str) -> LiveEvent:
            entry = describe_kept(kept, language)
            return LiveEvent(event="verdict", verdict=entry, preferences=None, override=None, progress=None)

        self.live.publish(news)

    def tell_notebook(self) -> None:
        """Tells the listeners that what is recorded of people changed."""
        news = LiveEvent(event="notebook", verdict=None, preferences=None, override=None, progress=None)
        self.live.publish(lambda _: news)

    def tell_import(self, progress: Callable[[str], ImportProgress]) -> None:
        """Tells the listeners how far an import has come. progress: in a language."""

        def news(language: str) -> LiveEvent:
            return LiveEvent(event="import", verdict=None, preferences=None, override=None, progress=progress(language))

        self.live.publish(news)

    async def seen(self, client: Client) -> None:
        """Notes now and then that a client still asks. A store that cannot write today refuses nobody for that."""
        now = self.clock.now()
        if client.last_seen is not None and now - datetime.fromisoformat(client.last_seen) < SEEN_AGAIN:
            return
        with contextlib.suppress(StoreError):
            await self.do(self._store.client_seen, client.id, now)
        self.clients = tuple(_seen(known, stamp(now)) if known.id == client.id else known for known in self.clients)

    # ------------------------------------------------------------------------------------ housekeeping

    async def _look_for_changes(self) -> None:
        before: int | None = None
        while True:
            with contextlib.suppress(StoreError):
                after = await self.do(self._store.changes_elsewhere)
                if before is not None and after != before:
                    await self.refresh()
                before = after
            await asyncio.sleep(LOOK_S)

    async def _purge_now_and_then(self) -> None:
        while True:
            try:
                preferences = await self.do(self._store.preferences)
                older = self.clock.now() - timedelta(days=preferences.retention_days)
                await self.do(self._store.purge, older_than=older)
            except StoreError as error:
                log.warning("old verdicts could not be deleted: %s", error.code)
            await asyncio.sleep(PURGE_S)


def _seen(client: Client, moment: str) -> Client:
    return Client(**{**{name: getattr(client, name) for name in Client.__struct_fields__}, "last_seen": moment})
