"""Addresses: which of an article's links lead to the web, and how Discord takes them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"^(?:[a-z0-9-]+\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)
_FILES = re.compile(r"\.(?:md|html?|pdf|png|jpe?g|webp|svg|astro|txt)$", re.IGNORECASE)
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
        if ":" in lower.split("/")[0] or not _HOST.match(bare) or _FILES.search(bare):
            return None
        bare = f"https://{bare}"
    try:
        host = urlsplit(bare).hostname
    except ValueError:
        return None
    return bare if host and ("." in host or host == "localhost") else None


def discord_url(address: str) -> str:
    """An address that stands safely within ``[title](…)``: what would end it early is percent-encoded."""
    return "".join(_UNSAFE.get(c, c) for c in address if c >= " " and c != "\u200b")


def host_of(address: str) -> str:
    """The host of an address, lower case, without ``www.``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
