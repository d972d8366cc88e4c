"""Everything that comes from the environment, typed and checked once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from knowledge.library import SHIPPED
from knowledge.model import WaymarkError

_HINTS = {
    "DISCORD_TOKEN": "set it to the bot's token, from the page Bot of your application in Discord's developer portal",
    "CONTENT_GUILDS": "give server ids, separated by commas, such as 123456789012345678",
    "LOG_LEVEL": "use DEBUG, INFO, WARNING or ERROR",
    "LOG_FORMAT": "use console or json",
    "ARTICLES_DIR": "name a folder that holds articles",
    "DATA_DIR": "name a folder that may be written to",
}


class SettingsError(WaymarkError):
    """A setting is missing or wrong; the text is one line that names the variable."""


class Settings(BaseSettings):
    """The settings, from the environment and ``.env``; the environment wins.

    Attributes:
        discord_token: The bot's token; never shown.
        articles_dir: The folder of articles.
        data_dir: Where Waymark keeps what it stores.
        content_guilds: The servers whose managers may change articles; empty for the one server that the bot is in.
        log_level: The least that is logged.
        log_format: ``console`` for people, ``json`` for machines.
    """

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    discord_token: SecretStr
    articles_dir: Path = SHIPPED
    data_dir: Path = Path("data")
    content_guilds: Annotated[frozenset[int], NoDecode] = Field(default_factory=frozenset)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("content_guilds", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("articles_dir")
    @classmethod
    def _folder(cls, value: Path) -> Path:
        if not value.is_dir():
            raise ValueError("is no folder")
        return value

    @field_validator("data_dir")
    @classmethod
    def _writable(cls, value: Path) -> Path:
        nearest = next(place for place in (value.absolute(), *value.absolute().parents) if place.exists())
        if not nearest.is_dir() or not os.access(nearest, os.W_OK):
            raise ValueError("can't be written to")
        return value

    @field_validator("discord_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value().strip()
        if not token or any(c.isspace() for c in token):
            raise ValueError("is no token")
        return SecretStr(token)


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: One is missing or wrong; its value is not repeated, for it may be the token.
    """
    try:
        return Settings()  # type: ignore[call-arg]  # the environment gives it
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper()
        what = "is missing" if first["type"] == "missing" else "is wrong"
        raise SettingsError(f"{name} {what}: {_HINTS[name]}.") from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError(".env can't be read: save it as UTF-8 text that this user may read.") from None
