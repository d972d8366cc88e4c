"""Snowflakes, tokens and times as Discord writes them."""

from __future__ import annotations

import itertools
import secrets
import time
from datetime import UTC, datetime

_EPOCH_MS = 1_420_070_400_000
_counter = itertools.count()
_last_ms = 0


def snowflake() -> str:
    """A new id, larger than every one before: Discord's milliseconds and a counter."""
    global _last_ms
    now = max(int(time.time() * 1000), _last_ms)
    _last_ms = now
    return str(((now - _EPOCH_MS) << 22) | (next(_counter) & 0x3FFFFF))


def now() -> str:
    """The time as Discord's messages carry it."""
    return datetime.now(UTC).isoformat()


def secret(length: int = 32) -> str:
    """A random token that is safe in an address."""
    return secrets.token_urlsafe(length)
