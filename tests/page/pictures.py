"""Makes the pictures of the README again: `make pictures`, or `python -m tests.page.pictures FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.page.conftest import CHROMIUM, Scheme
from tests.support.process import ROOT, Served

ASKED = "what comes after the machine learning specialization"


def opened(browser: Browser, address: str, *, width: int, height: int, scheme: Scheme, scale: float = 1) -> Page:
    """The page as a member sees it, in a window of a size."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        device_scale_factor=scale,
        has_touch=width < 500,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}#as=member&channel=general")
    expect(page.locator(".me .seat.online")).to_be_attached()
    return page


def ask(page: Page, question: str) -> None:
    """Mention the bot, and wait for its answer."""
    page.fill("#composer-box", f"@bot {question}")
    page.press("#composer-box", "Enter")
    expect(page.locator("li.message", has=page.locator("button.lead", has_text=question)).last).to_be_visible()


def main(folder: Path) -> None:
    """Take the pictures and put them in a folder."""
    with Served("-m", "bot", "playground", "--port", "0") as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        wide = opened(browser, served.url, width=1180, height=860, scheme="dark")
        ask(wide, ASKED)
        wide.screenshot(path=folder / "answer.png")
        phone = opened(browser, served.url, width=360, height=780, scheme="light", scale=1.5)
        ask(phone, "how long is deep learning a-z")
        phone.screenshot(path=folder / "phone.png")
        behind = opened(browser, served.url, width=1180, height=760, scheme="dark")
        message = behind.locator("li.message", has=behind.locator(".container")).last
        message.focus()
        behind.keyboard.press("i")
        expect(behind.locator(".entry").nth(1)).to_be_visible()
        behind.screenshot(path=folder / "inspector.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
