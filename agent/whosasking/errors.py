"""Everything that can go wrong, named for what somebody can do about it.

    WhosAskingError
    ├── PageRefused              the page cannot be read: too large, too deep, no text, took too long  -> another page
    ├── WrongAddress             not a LinkedIn address, or a page of one member under the address of another
    ├── InvalidInput             a file, message or preference that does not fit its description       -> mend it
    ├── ArchiveRefused           no archive of LinkedIn's, or one that is not safe to read               -> another file
    ├── BackupRefused            no backup, a damaged one, or one of a newer version                     -> another file
    ├── AccessDenied             the guard or the pairing said no                                       -> pair again
    ├── AgentBusy                more pages wait than the agent takes                                   -> try again soon
    ├── AgentUnreachable         no agent answers, or something else does                               -> start it
    ├── PortTaken                another program listens there                                          -> another port
    ├── ServiceFailed            the system does not start the agent by itself                          -> start it by hand
    └── StoreError               the store cannot be used
        ├── StoreLocked          another process holds it                                               -> wait
        ├── StoreFull            no space, or no right to write                                         -> make room
        ├── StoreCorrupted       damaged; kept aside                                                    -> restore
        └── StoreTooNew          written by a newer version; untouched                                  -> upgrade

Each carries a ``code`` for programs and two catalogue keys for people: what happened, and what to do
(``problems.CODE.message`` and ``problems.CODE.fix``). Values never hold page text, names, addresses of members or tokens.
"""

from __future__ import annotations

from typing import ClassVar


class WhosAskingError(Exception):
    """Base of the tree. ``code`` names the catalogue entry; ``values`` go into its sentences; ``status`` is the HTTP status."""

    code: str = "unexpected"
    status: ClassVar[int] = 500

    def __init__(self, code: str | None = None, **values: str | int) -> None:
        """code: the entry of the catalogue, where a class knows several; values: what its sentences name."""
        if code is not None:
            self.code = code
        self.values = values
        super().__init__(self.code)


class PageRefused(WhosAskingError):
    code = "page_refused"
    status = 422


class WrongAddress(WhosAskingError):
    code = "not_linkedin"
    status = 422


class InvalidInput(WhosAskingError):
    code = "invalid_input"
    status = 400


class ArchiveRefused(WhosAskingError):
    code = "not_an_archive"
    status = 422


class BackupRefused(WhosAskingError):
    code = "backup_not_sound"
    status = 422


class AccessDenied(WhosAskingError):
    code = "access_denied"
    status = 403


class AgentBusy(WhosAskingError):
    code = "agent_busy"
    status = 503


class AgentUnreachable(WhosAskingError):
    code = "agent_not_running"
    status = 503


class PortTaken(WhosAskingError):
    code = "port_taken"


class ServiceFailed(WhosAskingError):
    code = "service_failed"


class StoreError(WhosAskingError):
    code = "store_error"


class StoreLocked(StoreError):
    code = "store_locked"
    status = 503


class StoreFull(StoreError):
    code = "store_full"
    status = 507


class StoreCorrupted(StoreError):
    code = "store_corrupted"


class StoreTooNew(StoreError):
    code = "store_too_new"
