"""Where a request comes from: a page of another site, another machine, or this one."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

from aiohttp import web

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def is_foreign(request: web.Request) -> bool:
    """Whether a page of another site sent a request."""
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2] != request.host


def names_loopback(request: web.Request) -> bool:
    """Whether a request was sent to a name of loopback: one that was made to lead there is none of ours."""
    return _hostname(request) in LOOPBACK


def is_of_this_machine(request: web.Request) -> bool:
    """Whether this machine sent a request to itself, and by an address: a name may have been made to lead here."""
    hostname = _hostname(request)
    if request.transport is None or (hostname not in LOOPBACK and _address(hostname) is None):
        return False
    peer, own = (_address(request.transport.get_extra_info(end)[0]) for end in ("peername", "sockname"))
    return peer is not None and (peer.is_loopback or peer == own)


def _hostname(request: web.Request) -> str:
    """The name that a request was sent to, without port and brackets."""
    host = request.host
    return (host if host.endswith("]") else host.rpartition(":")[0] or host).strip("[]")


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
