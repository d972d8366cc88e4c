"""The stand-in as one server: gateway, REST, its own API and the page, on one port."""

from __future__ import annotations

import asyncio
import errno
import secrets
from collections.abc import Callable
from pathlib import Path

from aiohttp import web

from bot.playground import api
from bot.playground.acts import Acts
from bot.playground.callers import LOOPBACK, is_foreign, is_of_this_machine, names_loopback
from bot.playground.faults import Faults
from bot.playground.gateway import HEARTBEAT_MS, Gateway
from bot.playground.ids import secret
from bot.playground.interactions import FIRST_REPLY_S, Interaction
from bot.playground.rest import channels, commands, identity, webhooks
from bot.playground.rest.common import FAULTS, GATEWAY_URL, INTERACTIONS, WORLD
from bot.playground.rest.desk import API, Desk, Handler
from bot.playground.trace import Trace
from bot.playground.world import Change, World, WorldError

_WEB = Path(__file__).parent / "web"
# What one connects to where all addresses are listened on.
_WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class PlaygroundError(Exception):
    """The stand-in can't start; the text says why and what to do."""


class Playground:
    """A stand-in for Discord.

    Args:
        host: The address to listen on. On anything but loopback, page and API take a key that stands in `url`.
        port: The port; 0 takes a free one.
        bot_name: What the bot is called there.
        privileged_intents: Bits of the privileged intents that are switched on for the bot.
        first_reply_s: How long the bot has for the first reply to an interaction, in seconds.
        heartbeat_ms: How often the bot must send a heartbeat, in milliseconds.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 8321,
        *,
        bot_name: str = "Playground Bot",
        privileged_intents: int = 0,
        first_reply_s: float = FIRST_REPLY_S,
        heartbeat_ms: int = HEARTBEAT_MS,
    ) -> None:
        self.host = host
        self.port = port
        self.world = World(bot_name=bot_name, privileged_intents=privileged_intents)
        self.key = None if host in LOOPBACK else secret(16)
        self.trace = Trace()
        self.gateway = Gateway(self._is_token, self.world, lambda: self.gateway_url, heartbeat_ms, self.trace)
        self.world.dispatch = self.gateway.dispatch
        self._desk = Desk(self._is_token, self.trace)
        self.requests = self._desk.requests
        self._interactions: dict[str, Interaction] = {}
        self._acts = Acts(self.world, self._interactions, self._desk.activity, first_reply_s)
        self._runner: web.AppRunner | None = None
        self._watch: asyncio.Task[None] | None = None
        self._undo: list[Callable[[], None]] = []
        # Whatever token a bot of this machine bears is taken for its own: its script is run unchanged.
        self.any_token = False

    # --- where it is ----------------------------------------------------------------------------------------

    @property
    def token(self) -> str:
        """The bot's token here."""
        return self.world.token

    @property
    def _base(self) -> str:
        host = _WILDCARDS.get(self.host, self.host)
        return f"{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def _cookie(self) -> str:
        """Where a browser keeps the key: by port, for cookies know none and two playgrounds may run side by side."""
        return f"playground_key_{self.port}"

    @property
    def url(self) -> str:
        """The page's address, with its key where one is needed."""
        return f"http://{self._base}/{f'?key={self.key}' if self.key else ''}"

    @property
    def api_base(self) -> str:
        """The REST API's address, as `discord.http.Route.BASE` takes it."""
        return f"http://{self._base}{API}"

    @property
    def gateway_url(self) -> str:
        """The gateway's address."""
        return f"ws://{self._base}/gateway"

    # --- its life -------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begin to serve.

        Raises:
            PlaygroundError: The port is taken, or the address can't be listened on.
        """
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        try:
            await site.start()
        except OSError as error:
            await self._runner.cleanup()
            raise PlaygroundError(self._why(error)) from None
        self.port = self._runner.addresses[0][1]
        self.world.base_url = f"http://{self._base}/"
        self._runner.app[GATEWAY_URL].append(self.gateway_url)
        self._watch = asyncio.create_task(self._watch_bot())

    def _why(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            return f"port {self.port} is taken; stop what uses it, or take another: PORT={self.port + 1}, --port {self.port + 1}"
        if error.errno == errno.EACCES:
            return f"port {self.port} may not be used by you; take one above 1023"
        return f"{self.host}:{self.port} can't be listened on: {error.strerror or error}"

    async def close(self) -> None:
        """Stop serving, and let discord.py look where it looked before."""
        for undo in reversed(self._undo):
            undo()
        self._undo.clear()
        if self._watch is not None:
            self._watch.cancel()
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def wait_ready(self, timeout: float = 30.0) -> None:
        """Wait until a bot is connected; TimeoutError if none comes in time."""
        async with asyncio.timeout(timeout):
            while not self.gateway.ready:
                await asyncio.sleep(0.02)

    async def _watch_bot(self) -> None:
        """Tell people when the bot comes and goes."""
        while True:
            if self.world.bot_ready != self.gateway.ready:
                self.world.bot_ready = self.gateway.ready
                self.world.publish(Change("state"))
            await asyncio.sleep(0.1)

    def point_discord_py_here(self) -> None:
        """Make every discord.py client of this process talk to this stand-in, until `close`."""
        import discord.gateway
        import discord.http
        from yarl import URL

        route, socket = discord.http.Route, discord.gateway.DiscordWebSocket
        before = route.BASE, socket.DEFAULT_GATEWAY
        route.BASE = self.api_base
        socket.DEFAULT_GATEWAY = URL(self.gateway_url)

        def undo() -> None:
            route.BASE, socket.DEFAULT_GATEWAY = before

        self._undo.append(undo)

    def set_suggestions(self, suggestions: list[str]) -> None:
        """What the page offers to try."""
        self.world.suggestions = suggestions
        self.world.publish(Change("state"))

    def set_notices(self, notices: list[tuple[str, str]]) -> None:
        """What the page shows in a bar: (severity, text) each."""
        self.world.notices = notices
        self.world.publish(Change("state"))

    # --- the server -----------------------------------------------------------------------------------------

    def _is_token(self, token: str, request: web.Request) -> bool:
        if secrets.compare_digest(token.encode(), self.world.token.encode()):
            return True
        return self.any_token and is_of_this_machine(request)

    def _app(self) -> web.Application:
        faults = Faults(changed=lambda: self.world.publish(Change("state")))
        rest = web.Application(middlewares=[self._rest])
        for routes in (identity.routes, commands.routes, channels.routes, webhooks.routes):
            rest.add_routes(routes)
        root = web.Application(middlewares=[self._guard], client_max_size=30 * 2**20)
        for app in (rest, root):
            app[WORLD] = self.world
            app[FAULTS] = faults
            app[INTERACTIONS] = self._interactions
            app[GATEWAY_URL] = [] if app is rest else rest[GATEWAY_URL]
        root[api.ACTS] = self._acts
        root[api.GATEWAY] = self.gateway
        root[api.REQUESTS] = self.requests
        root[api.TRACE] = self.trace
        root.add_routes(api.routes)
        root.router.add_get("/gateway", self.gateway.handle)
        root.router.add_get("/gateway/", self.gateway.handle)
        root.router.add_get("/", self._page)
        root.router.add_static("/playground/web", _WEB)
        root.add_subapp(API, rest)
        return root

    async def _page(self, request: web.Request) -> web.StreamResponse:
        response = web.FileResponse(_WEB / "index.html")
        if self.key is not None:
            response.set_cookie(self._cookie, self.key, httponly=True, samesite="Strict")
        return response

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let nobody but the page's own person in, and set the page's headers."""
        if request.path.startswith(API) or request.path.startswith("/gateway"):
            # A bot sends no origin; a site that somebody has open beside this would, and has no business here.
            return _no_bot() if is_foreign(request) else await handler(request)
        if not self._is_ours(request):
            return web.json_response({"error": "this page's address has a key; open it with that"}, status=403)
        try:
            response = await handler(request)
        except WorldError as error:
            response = web.json_response({"error": str(error)}, status=400)
        except (ValueError, TypeError) as error:
            response = web.json_response({"error": f"a value has the wrong form: {error}"}, status=400)
        except web.HTTPException as error:
            error.headers.update(_HEADERS)
            raise
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _is_ours(self, request: web.Request) -> bool:
        """Whether a request comes from the page itself: right key or right host, and no other site's."""
        if is_foreign(request):
            return False
        if self.key is None:
            return names_loopback(request)
        given = request.query.get("key") or request.cookies.get(self._cookie) or ""
        return secrets.compare_digest(given.encode(), self.key.encode())

    @web.middleware
    async def _rest(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        return await self._desk.take(request, handler)


def _no_bot() -> web.Response:
    return web.json_response({"message": "this is for bots, not for pages of other sites", "code": 0}, status=403)
