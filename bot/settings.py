"""Everything that comes from the environment, typed and checked once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.store import Store, database_url
from knowledge.library import SHIPPED
from knowledge.model import WaymarkError

_HINTS = {
    "DISCORD_TOKEN": "set it to the bot's token, from the page Bot of your application in Discord's developer portal",
    "CONTENT_GUILDS": "give server ids, separated by commas, such as 123456789012345678",
    "LOG_LEVEL": "use DEBUG, INFO, WARNING or ERROR",
    "LOG_FORMAT": "use console or json",
    "ARTICLES_DIR": "name a folder that holds articles",
    "DATA_DIR": "name a folder",
    "DATABASE_URL": "give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE, or leave it out",
}


Kind = TypeVar("Kind", bound="StoreSettings")


class SettingsError(WaymarkError):
    """A setting is missing or wrong; the text is one line that names the variable."""


class StoreSettings(BaseSettings):
    """Where Waymark keeps what it stores, from the environment and ``.env``; the environment wins.

    Attributes:
        data_dir: The folder for it.
        database_url: The database; None for a SQLite file in `data_dir`. It may hold a password.
    """

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    data_dir: Path = Path("data")
    database_url: SecretStr | None = None

    def make_store(self) -> Store:
        """The store that these settings name; nothing is opened yet."""
        return Store(database_url(self.database_url.get_secret_value() if self.database_url else None, self.data_dir))

    @field_validator("data_dir")
    @classmethod
    def _a_folder(cls, value: Path) -> Path:
        # One that can't be written to is told when it is opened: questions are answered without.
        if not next(place for place in (value.absolute(), *value.absolute().parents) if place.exists()).is_dir():
            raise ValueError("is no folder")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            database_url(value.get_secret_value(), Path())
        return value


class Settings(StoreSettings):
    """The settings, from the environment and ``.env``; the environment wins.

    Attributes:
        discord_token: The bot's token; never shown.
        articles_dir: The folder of articles.
        content_guilds: The servers whose managers may change articles; empty for the one server that the bot is in.
        log_level: The least that is logged.
        log_format: ``console`` for people, ``json`` for machines.
    """

    discord_token: SecretStr
    articles_dir: Path = SHIPPED
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
    return _read(Settings)


def read_store_settings() -> StoreSettings:
    """Where this process keeps what it stores; takes no token.

    Raises:
        SettingsError: See `read_settings`.
    """
    return _read(StoreSettings)


def _read(kind: type[Kind]) -> Kind:
    try:
        return kind()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper()
        what = "is missing" if first["type"] == "missing" else "is wrong"
        raise SettingsError(f"{name} {what}: {_HINTS[name]}.") from None
    except (OSError, UnicodeDecodeError):
        raise SettingsError(".env can't be read: save it as UTF-8 text that this user may read.") from None
