"""Components of messages and modals: which may stand where, and what each may hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.playground.limits import limit
from bot.playground.validation.errors import Check, Path

ROW, BUTTON, STRING_SELECT, INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTION_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 17, 18, 19, 21, 22, 23

SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTION_SELECT, CHANNEL_SELECT)
LEGACY_TOP = (ROW,)
V2_TOP = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
MODAL_TOP = (ROW, TEXT, LABEL)
IN_LABEL = (INPUT, *SELECTS, UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX)


class Tree:
    """Checks one tree of components and counts what is counted over all of it."""

    def __init__(self, check: Check, files: Sequence[str]) -> None:
        self.check = check
        self.files = files
        self.count = 0
        self.characters = 0
        self.custom_ids: set[str] = set()

    def all(self, components: Sequence[Any], path: Path, allowed: tuple[int, ...]) -> None:
        """Check neighbours that stand at one place."""
        for number, component in enumerate(components):
            self.one(component, (*path, number), allowed)

    def one(self, component: Any, path: Path, allowed: tuple[int, ...]) -> None:
        """Check one component and all below it."""
        data = self.check.mapping(component, path)
        if not data:
            return
        self.count += 1
        kind = data.get("type")
        if not self.check.one_of(kind, (*path, "type"), allowed) or not isinstance(kind, int):
            return
        self.check.number(data.get("id"), (*path, "id"), 0, 2**31 - 1)
        rule = _RULES.get(kind)
        if rule is not None:
            rule(self, data, path)

    def custom_id(self, data: dict[str, Any], path: Path) -> None:
        """A custom id: required, 1 to 100 characters, not twice in one message."""
        value = self.check.text(data.get("custom_id"), (*path, "custom_id"), "custom_id", least=1, required=True)
        if value and value in self.custom_ids:
            self.check.add((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
        self.custom_ids.add(value)

    def media(self, value: Any, path: Path) -> None:
        """A picture or file: a web address or ``attachment://`` with the name of a file that is sent along."""
        url = self.check.mapping(value, path).get("url")
        if not isinstance(url, str) or not url:
            self.check.required((*path, "url"))
        elif url.startswith("attachment://"):
            if url.removeprefix("attachment://") not in self.files:
                self.check.add(
                    (*path, "url"),
                    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    f"The attachment {url} is not there.",
                )
        elif not url.startswith(("http://", "https://")):
            self.check.add((*path, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https').")


def _row(tree: Tree, data: dict[str, Any], path: Path) -> None:
    inner = tree.check.items(data.get("components"), (*path, "components"), "row_buttons", least=1)
    kinds = [one.get("type") for one in inner if isinstance(one, dict)]
    if any(kind != BUTTON for kind in kinds) and len(kinds) > 1:
        tree.check.add((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row holds one select or five buttons.")
    tree.all(inner, (*path, "components"), (BUTTON, INPUT, *SELECTS))


def _button(tree: Tree, data: dict[str, Any], path: Path) -> None:
    check = tree.check
    if not check.one_of(data.get("style"), (*path, "style"), (1, 2, 3, 4, 5, 6)):
        return
    check.text(data.get("label"), (*path, "label"), "button_label")
    if data["style"] == 5:
        url = check.text(data.get("url"), (*path, "url"), "button_url", least=1, required=True)
        if url and not url.startswith(("http://", "https://", "discord://")):
            check.add((*path, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'discord').")
        if data.get("custom_id") is not None:
            check.add((*path, "custom_id"), "COMPONENT_CUSTOM_ID_NOT_ALLOWED", "A link button has no custom id.")
    elif data["style"] != 6:
        tree.custom_id(data, path)
        if data.get("url") is not None:
            check.add((*path, "url"), "COMPONENT_URL_NOT_ALLOWED", "Only a link button has an address.")
    if data["style"] != 6 and not data.get("label") and not data.get("emoji"):
        check.add(path, "BUTTON_COMPONENT_INVALID_LABEL_AND_EMOJI", "A button must have a label or emoji.")


def _select(tree: Tree, data: dict[str, Any], path: Path) -> None:
    check = tree.check
    tree.custom_id(data, path)
    check.text(data.get("placeholder"), (*path, "placeholder"), "placeholder")
    most = limit("select_values")
    low = check.number(data.get("min_values"), (*path, "min_values"), 0, most)
    high = check.number(data.get("max_values"), (*path, "max_values"), 1, most)
    if low is not None and high is not None and low > high:
        check.add((*path, "min_values"), "BASE_TYPE_BAD_RANGE", "min_values must not exceed max_values.")
    if data["type"] != STRING_SELECT:
        return
    options = check.items(data.get("options"), (*path, "options"), "select_options", least=1)
    if high is not None and high > max(1, len(options)):
        check.add((*path, "max_values"), "NUMBER_TYPE_MAX", f"int value should be less than or equal to {len(options)}.")
    _options(tree, options, path)


def _options(tree: Tree, options: Sequence[Any], path: Path) -> None:
    seen: set[str] = set()
    for number, option in enumerate(options):
        here = (*path, "options", number)
        one = tree.check.mapping(option, here)
        if not one:
            continue
        tree.check.text(one.get("label"), (*here, "label"), "option_label", least=1, required=True)
        value = tree.check.text(one.get("value"), (*here, "value"), "option_value", least=1, required=True)
        tree.check.text(one.get("description"), (*here, "description"), "option_description")
        if value in seen:
            tree.check.add(
                (*here, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
        seen.add(value)


def _group(tree: Tree, data: dict[str, Any], path: Path) -> None:
    tree.custom_id(data, path)
    least = 2 if data["type"] == RADIO_GROUP else 1
    _options(tree, tree.check.items(data.get("options"), (*path, "options"), "group_options", least=least), path)


def _named(tree: Tree, data: dict[str, Any], path: Path) -> None:
    tree.custom_id(data, path)


def _input(tree: Tree, data: dict[str, Any], path: Path) -> None:
    check = tree.check
    tree.custom_id(data, path)
    check.one_of(data.get("style"), (*path, "style"), (1, 2))
    check.text(data.get("label"), (*path, "label"), "label")
    check.text(data.get("placeholder"), (*path, "placeholder"), "input_placeholder")
    check.text(data.get("value"), (*path, "value"), "input_value")
    most = limit("input_value")
    check.number(data.get("min_length"), (*path, "min_length"), 0, most)
    check.number(data.get("max_length"), (*path, "max_length"), 1, most)


def _text(tree: Tree, data: dict[str, Any], path: Path) -> None:
    content = tree.check.text(data.get("content"), (*path, "content"), "text_total", least=1, required=True)
    tree.characters += len(content)


def _section(tree: Tree, data: dict[str, Any], path: Path) -> None:
    inner = tree.check.items(data.get("components"), (*path, "components"), "section_texts", least=1)
    tree.all(inner, (*path, "components"), (TEXT,))
    if data.get("accessory") is None:
        tree.check.required((*path, "accessory"))
    else:
        tree.one(data["accessory"], (*path, "accessory"), (BUTTON, THUMBNAIL))


def _thumbnail(tree: Tree, data: dict[str, Any], path: Path) -> None:
    tree.media(data.get("media"), (*path, "media"))
    tree.check.text(data.get("description"), (*path, "description"), "media_description")


def _gallery(tree: Tree, data: dict[str, Any], path: Path) -> None:
    for number, item in enumerate(tree.check.items(data.get("items"), (*path, "items"), "gallery_items", least=1)):
        here = (*path, "items", number)
        _thumbnail(tree, tree.check.mapping(item, here), here)


def _file(tree: Tree, data: dict[str, Any], path: Path) -> None:
    tree.media(data.get("file"), (*path, "file"))


def _separator(tree: Tree, data: dict[str, Any], path: Path) -> None:
    if data.get("spacing") is not None:
        tree.check.one_of(data["spacing"], (*path, "spacing"), (1, 2))


def _container(tree: Tree, data: dict[str, Any], path: Path) -> None:
    tree.check.number(data.get("accent_color"), (*path, "accent_color"), 0, limit("accent_color"))
    inner = tree.check.items(data.get("components"), (*path, "components"), "components", least=1)
    tree.all(inner, (*path, "components"), IN_CONTAINER)


def _label(tree: Tree, data: dict[str, Any], path: Path) -> None:
    tree.check.text(data.get("label"), (*path, "label"), "label", least=1, required=True)
    tree.check.text(data.get("description"), (*path, "description"), "label_description")
    if data.get("component") is None:
        tree.check.required((*path, "component"))
    else:
        tree.one(data["component"], (*path, "component"), IN_LABEL)


_RULES: dict[int, Callable[[Tree, dict[str, Any], Path], None]] = {
    ROW: _row,
    BUTTON: _button,
    **dict.fromkeys(SELECTS, _select),
    INPUT: _input,
    SECTION: _section,
    TEXT: _text,
    THUMBNAIL: _thumbnail,
    GALLERY: _gallery,
    FILE: _file,
    SEPARATOR: _separator,
    CONTAINER: _container,
    LABEL: _label,
    UPLOAD: _named,
    RADIO_GROUP: _group,
    CHECKBOX_GROUP: _group,
    CHECKBOX: _named,
}
