"""Every limit of Discord's that the stand-in enforces, in one table; nothing else holds such a number.

Lengths are counted in Unicode code points, as Discord's API does. ``source`` names the page of Discord's developer
documentation (discord.com/developers/docs) that states the limit, or ``observed`` for what the API does unstated.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit.

    Attributes:
        name: How validation refers to it.
        value: The largest value allowed.
        what: What is counted.
        source: Where Discord states it.
    """

    name: str
    value: int
    what: str
    source: str


_MESSAGE = "resources/message#create-message"
_EMBED = "resources/message#embed-object-embed-limits"
_COMPONENT = "components/reference"
_COMMAND = "interactions/application-commands#application-command-object"
_OPTION = "interactions/application-commands#application-command-object-application-command-option-structure"
_RESPONSE = "interactions/receiving-and-responding#interaction-response-object"

LIMITS: tuple[Limit, ...] = (
    Limit("content", 2000, "characters of a message's content", _MESSAGE),
    Limit("embeds", 10, "embeds of a message", _MESSAGE),
    Limit("embed_title", 256, "characters of an embed's title", _EMBED),
    Limit("embed_description", 4096, "characters of an embed's description", _EMBED),
    Limit("embed_fields", 25, "fields of an embed", _EMBED),
    Limit("embed_field_name", 256, "characters of a field's name", _EMBED),
    Limit("embed_field_value", 1024, "characters of a field's value", _EMBED),
    Limit("embed_footer", 2048, "characters of an embed's footer", _EMBED),
    Limit("embed_author", 256, "characters of an embed's author", _EMBED),
    Limit("embed_total", 6000, "characters over all embeds of a message", _EMBED),
    Limit("nonce", 25, "characters of a nonce", _MESSAGE),
    Limit("stickers", 3, "stickers of a message", _MESSAGE),
    Limit("files", 10, "files of a message", "reference#uploading-files"),
    Limit("mentions", 100, "users or roles that allowed_mentions names", "resources/message#allowed-mentions-object"),
    Limit("poll_question", 300, "characters of a poll's question", "resources/poll#poll-media-object"),
    Limit("poll_answers", 10, "answers of a poll", "resources/poll#poll-create-request-object"),
    Limit("poll_answer", 55, "characters of a poll's answer", "resources/poll#poll-media-object"),
    Limit("poll_duration", 768, "hours that a poll is open", "resources/poll#poll-create-request-object"),
    Limit("rows", 5, "top-level rows without Components V2", _COMPONENT + "#legacy-message-component-behavior"),
    Limit("components", 40, "components of a V2 message, nested ones too", _COMPONENT + "#component-reference"),
    Limit("text_total", 4000, "characters over all text displays of a V2 message", _COMPONENT + "#text-display"),
    Limit("row_buttons", 5, "buttons of a row", _COMPONENT + "#action-row"),
    Limit("button_label", 80, "characters of a button's label", _COMPONENT + "#button"),
    Limit("button_url", 512, "characters of a link button's address", _COMPONENT + "#button"),
    Limit("custom_id", 100, "characters of a custom id", _COMPONENT + "#anatomy-of-a-component"),
    Limit("select_options", 25, "options of a select", _COMPONENT + "#string-select"),
    Limit("option_label", 100, "characters of an option's label", _COMPONENT + "#string-select-select-option-structure"),
    Limit("option_value", 100, "characters of an option's value", _COMPONENT + "#string-select-select-option-structure"),
    Limit(
        "option_description", 100, "characters of an option's description", _COMPONENT + "#string-select-select-option-structure"
    ),
    Limit("placeholder", 150, "characters of a select's placeholder", _COMPONENT + "#string-select"),
    Limit("select_values", 25, "values that a select may take", _COMPONENT + "#string-select"),
    Limit("section_texts", 3, "text displays of a section", _COMPONENT + "#section"),
    Limit("gallery_items", 10, "items of a media gallery", _COMPONENT + "#media-gallery"),
    Limit("media_description", 1024, "characters of a picture's description", _COMPONENT + "#thumbnail"),
    Limit("accent_color", 0xFFFFFF, "a container's colour", _COMPONENT + "#container"),
    Limit("modal_title", 45, "characters of a modal's title", _RESPONSE + "-modal"),
    Limit("modal_components", 5, "top-level components of a modal", _RESPONSE + "-modal"),
    Limit("label", 45, "characters of a label", _COMPONENT + "#label"),
    Limit("label_description", 100, "characters of a label's description", _COMPONENT + "#label"),
    Limit("input_value", 4000, "characters of a text input's value", _COMPONENT + "#text-input"),
    Limit("input_placeholder", 100, "characters of a text input's placeholder", _COMPONENT + "#text-input"),
    Limit("group_options", 10, "options of a checkbox or radio group", _COMPONENT + "#checkbox-group"),
    Limit("choices", 25, "choices of an autocomplete reply", _RESPONSE + "-autocomplete"),
    Limit("choice_name", 100, "characters of a choice's name", _OPTION),
    Limit("choice_value", 100, "characters of a choice's value", _OPTION),
    Limit("command_name", 32, "characters of a command's or option's name", _COMMAND + "-application-command-naming"),
    Limit("command_description", 100, "characters of a command's or option's description", _COMMAND),
    Limit("command_options", 25, "options of a command", _COMMAND),
    Limit("option_choices", 25, "choices of an option", _OPTION),
    Limit("commands", 100, "slash commands of an application", "interactions/application-commands#registering-a-command"),
    Limit(
        "menu_commands",
        15,
        "user or message commands of an application",
        "interactions/application-commands#registering-a-command",
    ),
    Limit("command_total", 8000, "characters of a command's names, descriptions and values", _COMMAND),
)  # fmt: skip

_BY_NAME = {limit.name: limit.value for limit in LIMITS}


def limit(name: str) -> int:
    """The value of a limit; KeyError if the table has none of that name."""
    return _BY_NAME[name]
