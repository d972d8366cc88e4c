"""Where every REST request arrives: its token is checked, faults befall it, it is answered in Discord's form and kept."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.playground.faults import Failure
from bot.playground.objects import Data
from bot.playground.rest.common import BODY, FAULTS, INTERACTIONS, WORLD, ApiError, read_body, refused
from bot.playground.trace import Trace
from bot.playground.validation import Invalid

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
API = "/api/v10"
_REQUESTS_KEPT = 5_000


@dataclass(slots=True)
class Activity:
    """How busy the bot is: requests under way, and when the last one ended."""

    under_way: int = 0
    last: float = 0.0


@dataclass(slots=True)
class Desk:
    """Takes in REST requests.

    Attributes:
        is_token: Whether a token that a request bears is the bot's.
        trace: Where calls are kept with the messages they are about.
        activity: Of the bot.
        requests: The bodies that the bot sent, without tokens.
    """

    is_token: Callable[[str, web.Request], bool]
    trace: Trace
    activity: Activity = field(default_factory=Activity)
    requests: deque[Data] = field(default_factory=lambda: deque(maxlen=_REQUESTS_KEPT))

    async def take(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer one request."""
        path = request.path.removeprefix(API)
        entry = self.trace.call(request.method, without_tokens(path))
        began = time.monotonic()
        self.activity.under_way += 1
        try:
            response = await self._answer(request, handler, path, entry.shown)
        finally:
            self.activity.under_way -= 1
            self.activity.last = time.monotonic()
        said = _said(response)
        entry.shown |= {
            "status": response.status,
            "took_ms": round((time.monotonic() - began) * 1000),
            "body": request.get(BODY),
            "answer": said if response.status >= 400 else None,
        }
        entry.about |= _about(request, path, said)
        if response.content_type == "application/json":
            # As Discord sends it: discord.py takes any other spelling for text.
            response.headers["Content-Type"] = "application/json"
        response.headers.update(
            {
                # discord.py takes a 429 without it for a ban of the address.
                "Via": "1.1 playground",
                "X-RateLimit-Limit": "1000",
                "X-RateLimit-Remaining": "999",
                "X-RateLimit-Reset": f"{time.time() + 1:.3f}",
                "X-RateLimit-Reset-After": "1.000",
                "X-RateLimit-Bucket": str(request.match_info.route.name or "playground"),
                **dict(response.headers),
            }
        )
        return response

    async def _answer(self, request: web.Request, handler: Handler, path: str, shown: Data) -> web.StreamResponse:
        name = f"{request.method} {path}"
        faults = request.app[FAULTS]
        delay = faults.delay(name)
        if delay is not None:
            shown["faults"] = [f"held for {delay.seconds:g} s"]
            await asyncio.sleep(delay.seconds)
        limited = faults.rate_limit(name)
        if limited is not None:
            shown["faults"] = [*shown["faults"], "rate limit"]
            await _read(request)
            return self._record(request, path, _limited(limited.retry_after, shared=limited.shared))
        failure = faults.failure(name)
        if failure is not None and not failure.after:
            shown["faults"] = [*shown["faults"], f"error {failure.status}"]
            await _read(request)
            return self._record(request, path, _failed(failure))
        by_token = "/interactions/" in path or "/webhooks/" in path
        given = request.headers.get("Authorization", "").removeprefix("Bot ")
        if not by_token and not self.is_token(given, request):
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        response = self._record(request, path, await _handled(request, handler))
        if failure is not None:
            shown["faults"] = [*shown["faults"], f"error {failure.status} after it took effect"]
            return _failed(failure)
        return response

    def _record(self, request: web.Request, path: str, response: web.StreamResponse) -> web.StreamResponse:
        entry = {
            "method": request.method,
            "path": without_tokens(path),
            "body": request.get(BODY),
            "status": response.status,
        }
        self.requests.append(entry)
        return response


async def _handled(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Invalid as error:
        return refused(error)
    except ApiError as error:
        return web.json_response(error.body, status=error.status)
    except web.HTTPNotFound:
        return web.json_response({"message": "404: Not Found", "code": 0}, status=404)
    except web.HTTPMethodNotAllowed:
        return web.json_response({"message": "405: Method Not Allowed", "code": 0}, status=405)


async def _read(request: web.Request) -> None:
    """Read the body of a request that no handler will see, for the record."""
    try:
        await read_body(request)
    except ApiError:
        request[BODY] = None


def _limited(retry: float, *, shared: bool) -> web.Response:
    body = {"message": "You are being rate limited.", "retry_after": retry, "global": shared}
    headers = {"Retry-After": str(retry), "X-RateLimit-Scope": "global" if shared else "user"}
    if shared:
        headers["X-RateLimit-Global"] = "true"
    return web.json_response(body, status=429, headers=headers)


def _failed(failure: Failure) -> web.Response:
    return web.json_response({"message": "fault", "code": 0}, status=failure.status)


def _said(response: web.StreamResponse) -> Any:
    """The JSON that a request was answered with, or None."""
    if not isinstance(response, web.Response) or response.content_type != "application/json" or not response.text:
        return None
    return json.loads(response.text)


def _about(request: web.Request, path: str, said: Any) -> set[str]:
    """What a call is about: the interaction and the messages that its path, its body and its answer name."""
    parts = path.strip("/").split("/")
    about: set[str] = set()
    if parts[0] in ("interactions", "webhooks") and len(parts) > 2:
        interaction = request.app[INTERACTIONS].get(parts[2])
        if interaction is not None:
            about.add(interaction.cause)
            about |= {f"m:{one.id}" for one in (interaction.source, interaction.original) if one is not None}
    if parts[0] == "channels" and "messages" in parts[2:3]:
        body = request.get(BODY)
        reference = body.get("message_reference") if isinstance(body, dict) else None
        named = [parts[3]] if len(parts) > 3 else [reference.get("message_id")] if isinstance(reference, dict) else []
        about |= {f"m:{one}" for one in named if one}
        found = request.app[WORLD].find_message(parts[1], parts[3]) if len(parts) > 3 else None
        if found is not None and found.cause:
            about.add(found.cause)
    if isinstance(said, dict) and "channel_id" in said and "author" in said:
        about.add(f"m:{said['id']}")
    return about


def without_tokens(path: str) -> str:
    """A path as it may be shown."""
    parts = path.split("/")
    if len(parts) > 3 and parts[1] in ("interactions", "webhooks"):
        parts[3] = "TOKEN"
    return "/".join(parts)
