"""Discord's Markdown and every kind of component, as the page's modules draw them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.conftest import Stage, Visitors

NAMES = "{user: () => 'Ann', channel: () => 'general', role: () => 'Mods', oncommand() {}, onchannel() {}}"


@pytest.fixture(scope="module")
def blank(browser: Browser, stage: Stage) -> Iterator[Page]:
    """The page as a place to draw in."""
    page = browser.new_page()
    page.goto(stage.playground.url)
    page.wait_for_selector(".channel.here")
    yield page
    page.close()


def drawn(page: Page, source: str) -> str:
    """The HTML of a text's Markdown, without attributes."""
    html: str = page.evaluate(
        f"""async source => {{
            const {{ markdown }} = await import('/playground/web/markdown-view.js');
            const node = markdown(source, {NAMES});
            for (const one of node.querySelectorAll('*')) for (const name of one.getAttributeNames()) one.removeAttribute(name);
            return node.innerHTML;
        }}""",
        source,
    )
    return html


def seen(page: Page, source: str) -> str:
    """What of a text's Markdown is to be read."""
    text: str = page.evaluate(
        f"""async source => {{
            const {{ markdown }} = await import('/playground/web/markdown-view.js');
            return markdown(source, {NAMES}).textContent;
        }}""",
        source,
    )
    return text


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**b** *i* _i_ __u__ ~~s~~", "<p><strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s></p>"),
        ("***both*** **a *b***", "<p><strong><em>both</em></strong> <strong>a <em>b</em></strong></p>"),
        ("a snake_case_word, 2 * 3 * 4", "<p>a snake_case_word, 2 * 3 * 4</p>"),
        (r"\*not\* \_this\_ \[x](y)", "<p>*not* _this_ [x](y)</p>"),
        ("`**raw**` and ``a`b``", "<p><code>**raw**</code> and <code>a`b</code></p>"),
        ("# One\n## Two\n### Three\n-# small", "<h3>One</h3><h4>Two</h4><h5>Three</h5><p>small</p>"),
        ("#hash is no heading", "<p>#hash is no heading</p>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("> one\n> **two**\nafter", "<blockquote><p>one\n<strong>two</strong></p></blockquote><p>after</p>"),
        (">>> all\nof it", "<blockquote><p>all\nof it</p></blockquote>"),
        ("[a **b**](https://c.de/f_(g)) x", "<p><a>a <strong>b</strong></a> x</p>"),
        ("see https://a.bc/d, ok", "<p>see <a>https://a.bc/d</a>, ok</p>"),
        ("[x](javascript:alert(1)) [y](data:text/html,z)", "<p>[x](javascript:alert(1)) [y](data:text/html,z)</p>"),
        (
            "<@12> <#3> <@&4> @everyone",
            "<p><span>@Ann</span> <button># general</button> <span>@Mods</span> <span>@everyone</span></p>",
        ),
        ("</ask:77>", "<p><button>/ask</button></p>"),
        ("<b>no</b> &amp; <!-- c -->", "<p>&lt;b&gt;no&lt;/b&gt; &amp;amp; &lt;!-- c --&gt;</p>"),
        ("", ""),
        ("*a **b*** c", "<p><em>a <strong>b</strong></em> c</p>"),
        ("***a** b* c", "<p><em><strong>a</strong> b</em> c</p>"),
        ("***a* b** c", "<p><strong><em>a</em> b</strong> c</p>"),
        ("[m](https://a.bc 'x') <id:guide>", "<p><a>m</a> <span>Server Guide</span></p>"),
        ("- # One\n- two", "<ul><li><h3>One</h3></li><li>two</li></ul>"),
        ("** ** || ~~", "<p><strong> </strong> || ~~</p>"),
    ],
)
def test_markdown_reads_as_in_discord(blank: Page, source: str, html: str) -> None:
    assert drawn(blank, source) == html


def test_a_code_block_keeps_its_text_and_language_stays_out(blank: Page) -> None:
    assert "<pre><code>let **a** = 1;</code></pre>" in drawn(blank, "before\n```js\nlet **a** = 1;\n```\nafter")


@pytest.mark.parametrize(
    "source", ["**" * 1000, "[" * 2000, "*a " * 1300, "||" * 1000, "> " * 900, "- " * 900 + "x", "\\```*```a " * 400]
)
def test_text_made_to_confuse_is_still_drawn_whole(blank: Page, source: str) -> None:
    assert drawn(blank, source)


def test_a_spoiler_shows_itself_at_a_key(blank: Page) -> None:
    place(blank, "(await import('/playground/web/markdown-view.js')).markdown('||secret||', " + NAMES + ")")
    cover = blank.get_by_role("button", name="Spoiler: show it")
    cover.press("Enter")
    expect(cover).to_have_count(0)
    expect(blank.locator("#stand .spoiler-open")).to_have_text("secret")


def test_a_timestamp_shows_the_full_date_in_its_title(blank: Page) -> None:
    place(blank, "(await import('/playground/web/markdown-view.js')).markdown('<t:1700000000:R>', " + NAMES + ")")
    expect(blank.locator("#stand time")).to_have_attribute("datetime", "2023-11-14T22:13:20.000Z")
    expect(blank.locator("#stand time")).to_contain_text("ago")


def place(page: Page, expression: str, value: Any = None) -> None:
    """Put the node that a JavaScript expression gives onto the page, alone."""
    page.evaluate(
        f"""async value => {{
            document.getElementById('stand')?.remove();
            const stand = Object.assign(document.createElement('div'), {{ id: 'stand' }});
            stand.append({expression});
            document.getElementById('messages').append(stand);
        }}""",
        value,
    )


def draw(page: Page, component: dict[str, Any]) -> None:
    """Draw one component of a message."""
    people, channels = "[{id: '1', name: 'Ann'}]", "[{id: '2', name: 'general'}]"
    store = f"{{state: {{people: {people}}}, guild: {{channels: {channels}}}, botUser: () => ({{id: '3', username: 'Bot'}})}}"
    message = "{attachments: [{id: '9', filename: 'a.txt', size: 2048, url: '/playground/api/files/9'}]}"
    ctx = f"{{names: {NAMES}, store: {store}, message: {message}, onclick() {{}}, onchoose() {{}}}}"
    place(page, f"(await import('/playground/web/components.js')).componentNode(value, {ctx})", component)


TEXT = {"type": 10, "content": "some **words**"}


@pytest.mark.parametrize(
    ("component", "shown"),
    [
        ({"type": 1, "components": [{"type": 2, "style": 4, "label": "Stop", "custom_id": "a"}]}, "button.btn.danger"),
        ({"type": 2, "style": 5, "label": "Go", "url": "https://a.bc/"}, "a.btn[href='https://a.bc/']"),
        ({"type": 2, "style": 5, "label": "Go", "url": "javascript:alert(1)"}, "span.btn.off:not([href])"),
        ({"type": 3, "custom_id": "a", "options": [{"label": "One", "value": "1"}]}, "button.select"),
        ({"type": 5, "custom_id": "a", "placeholder": "Who?"}, "button.select:has-text('Who?')"),
        ({"type": 8, "custom_id": "a"}, "button.select"),
        (
            {"type": 9, "components": [TEXT], "accessory": {"type": 2, "style": 1, "label": "x", "custom_id": "y"}},
            ".accessory .btn.primary",
        ),
        (TEXT, ".md strong"),
        ({"type": 11, "media": {"url": "https://other.example/a.png"}}, "a.elsewhere:has-text('other.example')"),
        (
            {"type": 12, "items": [{"media": {"url": "data:image/png;base64,iVBORw0KGgo="}, "description": "A map"}]},
            "img[alt='A map']",
        ),
        ({"type": 13, "file": {"url": "attachment://a.txt"}}, ".file:has-text('a.txt'):has-text('2 KB')"),
        ({"type": 14, "divider": True, "spacing": 2}, "[role=separator].wide"),
        ({"type": 17, "accent_color": 255, "components": [TEXT]}, ".container.accented strong"),
        ({"type": 17, "spoiler": True, "components": [TEXT]}, "button.cover:has-text('Spoiler')"),
        ({"type": 13, "file": {"url": "attachment://a.txt"}, "spoiler": True}, "button.cover:has-text('Spoiler')"),
        ({"type": 99, "anything": "new"}, "details.unknown:has-text('type 99')"),
    ],
)
def test_every_kind_of_component_is_drawn(blank: Page, component: dict[str, Any], shown: str) -> None:
    draw(blank, component)
    expect(blank.locator(f"#stand {shown}")).to_have_count(1)


def test_what_is_covered_is_out_of_reach_until_it_is_shown(blank: Page) -> None:
    button = {"type": 2, "style": 1, "label": "Inside", "custom_id": "a"}
    draw(blank, {"type": 17, "spoiler": True, "components": [TEXT, {"type": 1, "components": [button]}]})
    takes_focus = "node => { node.focus(); return document.activeElement === node; }"
    inside = blank.locator("#stand .btn", has_text="Inside")
    assert not inside.evaluate(takes_focus)
    blank.get_by_role("button", name="Spoiler: show it").press("Enter")
    assert inside.evaluate(takes_focus)


def test_every_field_of_a_form_gives_its_value(visit: Visitors) -> None:
    page = visit().page
    options = [{"label": "Red", "value": "r"}, {"label": "Blue", "value": "b"}]
    parts = [
        {"type": 10, "content": "Please **answer**"},
        {"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "name", "style": 1, "min_length": 2}},
        {"type": 18, "label": "Colours", "component": {"type": 22, "custom_id": "colours", "options": options}},
        {"type": 18, "label": "Size", "component": {"type": 21, "custom_id": "size", "options": options}},
        {"type": 18, "label": "Agreed", "component": {"type": 23, "custom_id": "agreed"}},
    ]
    page.evaluate(
        """async parts => {
            const { openModal } = await import('/playground/web/modal.js');
            const store = { botUser: () => ({ username: 'Bot' }), emit() {} };
            openModal({ title: 'Form', components: parts }, store, async values => { window.sent = values; return null; });
        }""",
        parts,
    )
    form = page.get_by_role("dialog", name="Form")
    form.get_by_label("Name").fill("x")
    form.get_by_label("Name").press("Enter")
    expect(form.get_by_text("Must be 2 or more in length.")).to_be_visible()
    form.get_by_label("Name").fill("xy")
    form.get_by_role("group", name="Colours").get_by_label("Red").check()
    form.get_by_role("group", name="Colours").get_by_label("Blue").check()
    form.get_by_role("radiogroup", name="Size").get_by_label("Blue").check()
    form.get_by_label("Agreed").check()
    form.get_by_role("button", name="Submit").click()
    expect(form).to_have_count(0)
    assert page.evaluate("window.sent") == {"name": "xy", "colours": ["r", "b"], "size": "b", "agreed": True}


@pytest.mark.parametrize(
    "label",
    [
        "https://bank.example",
        "**https://bank.example**",
        "\u200bhttps://bank.example",
        "https://bank.example/ login",
        "log in: www.bank.example",
        "h**ttps**://bank.example",
        "**https**://evil.example.bank.example/",
        "https:\\//bank.example",
    ],
)
def test_a_label_that_names_another_address_is_no_link(blank: Page, label: str) -> None:
    # Both are to be read: the address shown, and beside it the one that it leads to.
    assert "(https://evil.example/)" in seen(blank, f"[{label}](https://evil.example/)")


@pytest.mark.parametrize("label", ["https://good.example", "the **course**", "see https://www.good.example/a", "Node.js"])
def test_a_label_that_names_no_other_address_is_a_link(blank: Page, label: str) -> None:
    assert "(" not in seen(blank, f"[{label}](https://good.example/a)")
