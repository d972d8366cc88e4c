"""What people and bots attach: kept, and described as Discord describes it."""

from __future__ import annotations

import io
import mimetypes
import warnings
from dataclasses import dataclass

from PIL import Image

from bot.playground.ids import snowflake
from bot.playground.objects import Data

_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class File:
    """An attachment's bytes."""

    name: str
    content_type: str
    body: bytes


class Files:
    """All attachments, by their ids."""

    def __init__(self) -> None:
        self._kept: dict[str, File] = {}

    def get(self, file_id: str) -> File | None:
        """The file with an id, or None."""
        return self._kept.get(file_id)

    def keep(self, name: str, body: bytes, base_url: str) -> Data:
        """Keep a file; its attachment object.

        Its type goes by its name, whatever a client says of it: discord.py calls every file a stream of octets.

        Args:
            name, body: Of the file.
            base_url: Where it is served.
        """
        file_id, kind = snowflake(), mimetypes.guess_type(name)[0] or _UNKNOWN
        self._kept[file_id] = File(name, kind, body)
        url = f"{base_url}playground/api/files/{file_id}"
        return {
            "id": file_id,
            "filename": name,
            "size": len(body),
            "url": url,
            "proxy_url": url,
            "content_type": kind,
            **(_measures(body) if kind.startswith("image/") else {}),
        }


def _measures(body: bytes) -> Data:
    """A picture's width and height in pixels; nothing for what is none. Only its head is read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(body)) as picture:
                return {"width": picture.width, "height": picture.height}
    except (OSError, ValueError, Image.DecompressionBombError):
        return {}
