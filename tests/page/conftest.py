"""A real browser at the page of a stand-in: by default one with the sample bot, in a thread of its own."""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
import urllib.request
from collections.abc import Coroutine, Iterator
from typing import Any, Literal, TypeVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect, sync_playwright

from bot.playground.server import Playground
from tests.page.sample_bot import SampleBot

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)
T = TypeVar("T")
Scheme = Literal["dark", "light"]
Contexts = dict[tuple[int, Scheme], BrowserContext]


class Stage:
    """The running stand-in and bot, on a loop in another thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.playground = Playground(port=0, bot_name="Waymark", first_reply_s=1.0)
        self.bot: SampleBot | None = None
        self.wait(self._start())

    def wait(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine over there and wait for its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(20)

    async def _start(self) -> None:
        await self.playground.start()
        self.playground.point_discord_py_here()
        self.bot = SampleBot()
        self._running = asyncio.create_task(self.bot.start(self.playground.token))
        await self.playground.wait_ready()
        self.playground.set_suggestions(["where do I start?"])

    def get(self, path: str) -> Any:
        """Anything that the stand-in's own API gives."""
        with urllib.request.urlopen(f"{self.playground.url}playground/api/{path}", timeout=10) as response:
            return json.load(response)

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Post to the stand-in's own API."""
        request = urllib.request.Request(
            f"{self.playground.url}playground/api/{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            found: dict[str, Any] = json.load(response)
            return found

    def tell(self, notices: list[tuple[str, str]]) -> None:
        """Set the page's notices."""

        async def there() -> None:
            self.playground.set_notices(notices)

        self.wait(there())

    def close(self) -> None:
        """Stop both, and the thread."""
        assert self.bot is not None
        self.wait(self.bot.close())
        self.wait(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _end(self) -> None:
        await self._running
        await self.playground.close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


@pytest.fixture(scope="package")
def stage() -> Iterator[Stage]:
    """The stand-in with the sample bot in it."""
    running = Stage()
    yield running
    running.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One headless browser for all tests."""
    if CHROMIUM is None:
        pytest.skip("no chromium, chromium-browser or google-chrome on the PATH")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield launched
        launched.close()


class Visitor:
    """One person at the page, in a tab of their own."""

    def __init__(self, context: BrowserContext, address: str, who: str, channel: str) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", lambda said: self.troubles.append(said.text) if said.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.goto(f"{address}#as={who}&channel={channel}")
        self.page.wait_for_selector(".channel.here", state="attached")
        self.page.wait_for_selector(".me .seat.online", state="attached")

    def say(self, text: str) -> None:
        """Write a message and send it with Enter."""
        self.page.fill("#composer-box", text)
        self.page.press("#composer-box", "Enter")

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        """Press a key where the focus is."""
        self.page.keyboard.press(key)

    def message(self, text: str) -> Locator:
        """The last message with a text in it."""
        return self.page.locator("li.message", has_text=text).last

    def latest(self) -> Locator:
        """The last message of all."""
        return self.page.locator("li.message").last

    def command(self, text: str) -> None:
        """Type a command, option by option as it stands there, and send it."""
        self.page.focus("#composer-box")
        self.type(text)
        self.press("Enter")

    def faults(self) -> list[str]:
        """What axe finds seriously wrong with the page as it is now."""
        found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
        return [
            f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]


class Visitors:
    """Opens visitors and, at the end, sees that none of their pages had an error.

    Args:
        contexts: Browser profiles by width and colours; those that are lacking are made and put there.
    """

    def __init__(self, browser: Browser, address: str, contexts: Contexts) -> None:
        self._browser = browser
        self._address = address
        self._contexts = contexts
        self._all: list[Visitor] = []

    def __call__(self, who: str = "member", channel: str = "general", width: int = 1280, scheme: Scheme = "dark") -> Visitor:
        if (width, scheme) not in self._contexts:
            size: ViewportSize = {"width": width, "height": 800}
            context = self._browser.new_context(viewport=size, color_scheme=scheme, has_touch=width < 500)
            context.set_default_timeout(PATIENCE_MS)
            self._contexts[width, scheme] = context
        visitor = Visitor(self._contexts[width, scheme], self._address, who, channel)
        self._all.append(visitor)
        return visitor

    def finish(self) -> None:
        """Close every tab; the consoles of all visitors must be clean."""
        for context in self._contexts.values():
            for page in context.pages:
                page.close()
        assert [trouble for visitor in self._all for trouble in visitor.troubles] == []


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Iterator[Contexts]:
    """Browser profiles that tests share: what one has fetched of the page, the next need not."""
    shared: Contexts = {}
    yield shared
    for context in shared.values():
        context.close()


@pytest.fixture
def address(stage: Stage) -> str:
    """Where the page is; a module with a bot of its own has its own."""
    return stage.playground.url


@pytest.fixture
def visit(browser: Browser, address: str, contexts: Contexts) -> Iterator[Visitors]:
    """Opens the page as somebody."""
    visitors = Visitors(browser, address, contexts)
    yield visitors
    visitors.finish()
