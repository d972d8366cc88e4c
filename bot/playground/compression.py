"""The gateway's transport compression: none, ``zlib-stream`` or ``zstd-stream``."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib import import_module

# Takes a payload, gives what goes over the wire; None where it goes as text.
Compressor = Callable[[bytes], bytes | None]


def compressor(name: str | None) -> Compressor:
    """One connection's compressor; payloads share its window, so it must see them all, in order.

    Args:
        name: What the client asked for in ``compress=``; anything unknown, or zstd where no library has it, is none.
    """
    if name == "zlib-stream":
        deflate = zlib.compressobj()
        return lambda payload: deflate.compress(payload) + deflate.flush(zlib.Z_SYNC_FLUSH)
    if name == "zstd-stream":
        return _zstd() or _plain
    return _plain


def _plain(payload: bytes) -> None:
    return None


def _zstd() -> Compressor | None:
    """Of Python 3.14's own module, or the package zstandard, whichever is there."""
    try:
        module = import_module("compression.zstd")
    except ImportError:
        pass
    else:
        stream = module.ZstdCompressor()
        return lambda payload: bytes(stream.compress(payload, stream.FLUSH_BLOCK))
    try:
        package = import_module("zstandard")
    except ImportError:
        return None
    deflate = package.ZstdCompressor().compressobj()
    return lambda payload: bytes(deflate.compress(payload) + deflate.flush(package.COMPRESSOBJ_FLUSH_BLOCK))
