"""Faults on demand: what a bot must live through, switched on by a test or a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar


@dataclass(slots=True)
class RateLimit:
    """Answers 429 to the next ``times`` requests whose ``METHOD /path`` fits ``route``."""

    retry_after: float
    times: int = 1
    route: str | None = None
    shared: bool = False


@dataclass(slots=True)
class Failure:
    """Answers ``status`` to the next ``times`` requests; ``after`` lets each take effect first."""

    status: int
    times: int = 1
    route: str | None = None
    after: bool = False


@dataclass(slots=True)
class Delay:
    """Holds the next ``times`` requests for ``seconds``."""

    seconds: float
    times: int = 1
    route: str | None = None


Fault = TypeVar("Fault", RateLimit, Failure, Delay)


@dataclass(slots=True)
class Faults:
    """The faults that are switched on."""

    rate_limits: list[RateLimit] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    delays: list[Delay] = field(default_factory=list)

    def rate_limit(self, request: str) -> RateLimit | None:
        """The rate limit that a request runs into, if any; counts it."""
        return _take(self.rate_limits, request)

    def failure(self, request: str) -> Failure | None:
        """The failure that a request runs into, if any; counts it."""
        return _take(self.failures, request)

    def delay(self, request: str) -> Delay | None:
        """The delay that a request runs into, if any; counts it."""
        return _take(self.delays, request)


def _take(faults: list[Fault], request: str) -> Fault | None:
    for fault in faults:
        if fault.route is None or re.search(fault.route, request):
            fault.times -= 1
            if fault.times <= 0:
                faults.remove(fault)
            return fault
    return None
