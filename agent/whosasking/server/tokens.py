"""Tokens and proofs: how a client shows who it is, and how the agent shows that it is the one that was paired.

The agent keeps the hash of a token only. Tokens are 32 random bytes, so that a plain SHA-256 cannot be guessed back.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

NONCE = re.compile(r"[A-Za-z0-9_-]{16,128}", re.ASCII)
"""What a caller may ask the agent to sign."""


def new_token() -> str:
    """A token for a client: URL-safe, so that it also fits into a WebSocket subprotocol."""
    return secrets.token_urlsafe(32)


def new_client_id() -> str:
    """The public name of a client."""
    return f"c_{secrets.token_hex(8)}"


def hash_token(token: str) -> str:
    """What is kept of a token, hexadecimal."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def same(one: str, other: str) -> bool:
    """Compares two texts in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def proof(token_hash: str, nonce: str, port: int) -> str:
    """The agent's answer to a nonce, as ``contract.Hello`` describes it. The port is in it: a squatter on another port
    that asks the real agent gets a proof for the real agent's port.

    token_hash: hexadecimal. port: the one that the caller reached.
    """
    key = hmac.digest(bytes.fromhex(token_hash), b"whosasking.hello.key.v1", "sha256")
    return hmac.digest(key, f"whosasking.hello.v1|{nonce}|{port}".encode(), "sha256").hex()
