"""Faults on demand: what a bot must live through, switched on by a test or a person."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar


def _check(times: int | None, route: str | None) -> None:
    if times is not None and times < 1:
        raise ValueError(f"times {times} is none; give 1 or more, or null for without end")
    try:
        re.compile(route or "")
    except re.error as error:
        raise ValueError(f"route {route!r} is no regular expression: {error}") from None


def _check_seconds(name: str, seconds: float) -> None:
    if not (math.isfinite(seconds) and seconds >= 0):
        raise ValueError(f"{name} {seconds} is no time; give seconds, 0 or more")


@dataclass(slots=True)
class RateLimit:
    """Answers 429 to the next ``times`` requests whose ``METHOD /path`` fits ``route``; to all, where it is None."""

    retry_after: float
    times: int | None = 1
    route: str | None = None
    shared: bool = False

    def __post_init__(self) -> None:
        _check_seconds("retry_after", self.retry_after)
        _check(self.times, self.route)


@dataclass(slots=True)
class Failure:
    """Answers ``status`` to the next ``times`` requests; ``after`` lets each take effect first."""

    status: int
    times: int | None = 1
    route: str | None = None
    after: bool = False

    def __post_init__(self) -> None:
        if not 400 <= self.status <= 599:
            raise ValueError(f"status {self.status} is no failure; one is from 400 to 599")
        _check(self.times, self.route)


@dataclass(slots=True)
class Delay:
    """Holds the next ``times`` requests for ``seconds``."""

    seconds: float
    times: int | None = 1
    route: str | None = None

    def __post_init__(self) -> None:
        _check_seconds("seconds", self.seconds)
        _check(self.times, self.route)


Fault = TypeVar("Fault", RateLimit, Failure, Delay)


@dataclass(slots=True)
class Faults:
    """The faults that are switched on; ``changed`` is called whenever there are others."""

    rate_limits: list[RateLimit] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    delays: list[Delay] = field(default_factory=list)
    changed: Callable[[], None] = lambda: None

    def add(self, fault: RateLimit | Failure | Delay) -> None:
        """Switch a fault on."""
        if isinstance(fault, RateLimit):
            self.rate_limits.append(fault)
        elif isinstance(fault, Failure):
            self.failures.append(fault)
        else:
            self.delays.append(fault)
        self.changed()

    def clear(self) -> None:
        """Switch all off."""
        for several in (self.rate_limits, self.failures, self.delays):
            several.clear()
        self.changed()

    def listed(self) -> list[dict[str, Any]]:
        """What is switched on, for the page."""
        kinds = (("rate_limit", self.rate_limits), ("error", self.failures), ("delay", self.delays))
        return [{"fault": kind, **asdict(one)} for kind, several in kinds for one in several]

    def rate_limit(self, request: str) -> RateLimit | None:
        """The rate limit that a request runs into, if any; counts it."""
        return self._take(self.rate_limits, request)

    def failure(self, request: str) -> Failure | None:
        """The failure that a request runs into, if any; counts it."""
        return self._take(self.failures, request)

    def delay(self, request: str) -> Delay | None:
        """The delay that a request runs into, if any; counts it."""
        return self._take(self.delays, request)

    def _take(self, faults: list[Fault], request: str) -> Fault | None:
        for fault in faults:
            if fault.route is None or re.search(fault.route, request):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        faults.remove(fault)
                    self.changed()
                return fault
        return None
