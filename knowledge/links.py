"""Addresses: which of an article's links lead to the web, and how Discord takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_HOST = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)
_FILES = re.compile(r"^[^/]+\.(?:md|mdx|html?|pdf|png|jpe?g|webp|svg|astro|txt|py|ipynb)(?:[?#]|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\]“”]+", re.IGNORECASE)
_BARE = re.compile(r"(?<!\w)https?://[^\s<>\"“”|`]+", re.IGNORECASE)
_CLOSING = ".,;:!?'*_~…”’"
_PING = re.compile(r"@(?=everyone|here)")
_UNSAFE = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C", "|": "%7C", "`": "%60"}


def web_address(url: str) -> str | None:
    """The address that a link of an article leads to, or None where it isn't on the web.

    Kept as the article has it, but for white space around it; ``www.x.org`` and ``//x.org`` get ``https:``.
    """
    bare = url.strip()
    lower = bare.lower()
    if lower.startswith("//"):
        bare = f"https:{bare}"
    elif not lower.startswith(("http://", "https://")):
        if not _HOST.match(bare) or _FILES.match(bare):
            return None
        bare = f"https://{bare}"
    try:
        parts = urlsplit(bare)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return bare if host and ("." in host.strip(".") or host == "localhost") else None


def address_in(text: str) -> str | None:
    """The first address that begins with http in a piece of broken markup, or None."""
    found = _ADDRESS.search(text)
    return found.group() if found is not None else None


def bare_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand in plain text, without the punctuation that closes their sentence."""
    for found in _BARE.finditer(text):
        address = found.group().rstrip(_CLOSING)
        while address.endswith((")", "]")) and address.count("(") + address.count("[") < (
            address.count(")") + address.count("]")
        ):
            address = address[:-1].rstrip(_CLOSING)
        if web_address(address) is not None:
            yield found.start(), found.start() + len(address)


def discord_url(address: str) -> str:
    """An address that stands safely within ``[title](…)``: what would end it early or ping is percent-encoded."""
    safe = "".join(_UNSAFE.get(c, c) for c in address if c > " " or c == " ").replace("\u200b", "")
    return _PING.sub("%40", safe)


def host_of(address: str) -> str:
    """The host of an address, lower case, without ``www.``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
