"""Whom a message mentions, as far as its author lets it."""

from __future__ import annotations

import re

from bot.playground.objects import Data

_USER_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE_MENTION = re.compile(r"<@&(\d+)>")


def mention(message: Data, users: list[Data], allowed: Data | None, *, in_guild: bool) -> None:
    """Fill in the users and roles that a message mentions.

    Args:
        message: With its content and what it replies to.
        users: Who can be mentioned.
        allowed: Discord's ``allowed_mentions``; None lets everything through.
        in_guild: Whether everyone can be mentioned there.
    """
    content = message["content"]
    named = list(dict.fromkeys(_USER_MENTION.findall(content)))
    roles = list(dict.fromkeys(_ROLE_MENTION.findall(content)))
    everyone = "@everyone" in content or "@here" in content
    replied = (message.get("referenced_message") or {}).get("author")
    if allowed is not None:
        parse = allowed.get("parse") or []
        named = [u for u in named if "users" in parse or u in (allowed.get("users") or [])]
        roles = [r for r in roles if "roles" in parse or r in (allowed.get("roles") or [])]
        everyone = everyone and "everyone" in parse
    if replied and (allowed is None or allowed.get("replied_user")) and replied["id"] not in named:
        named.append(replied["id"])
    known = {user["id"]: user for user in users}
    message["mentions"] = [known[one] for one in named if one in known]
    message["mention_roles"] = roles
    message["mention_everyone"] = everyone and not message["author"].get("bot") and in_guild
