"""Settings: what the environment may say, and the one line that tells what is wrong with it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings
from knowledge.library import SHIPPED

TOKEN = "some.token.here"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting but the test's own: neither this machine's nor a developer's `.env`."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_a_token_alone_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = read_settings()
    assert settings.discord_token.get_secret_value() == TOKEN
    assert settings.articles_dir == SHIPPED
    assert settings.content_guilds == frozenset()


def test_settings_come_from_the_file_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(
        f'DISCORD_TOKEN="{TOKEN}"\nLOG_LEVEL=debug\nCONTENT_GUILDS= 12, 34,\nSOMETHING_ELSE=1\nDATA_DIR=\n'
    )
    monkeypatch.setenv("LOG_LEVEL", "error")
    settings = read_settings()
    assert settings.discord_token.get_secret_value() == TOKEN
    assert settings.log_level == "ERROR"
    assert settings.content_guilds == {12, 34}
    assert settings.data_dir == Path("data")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCORD_TOKEN", None),
        ("DISCORD_TOKEN", ""),
        ("DISCORD_TOKEN", "Bot secret"),
        ("CONTENT_GUILDS", "my server"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("ARTICLES_DIR", "nowhere"),
        ("DATA_DIR", "file/data"),
    ],
)
def test_what_is_missing_or_wrong_is_told_in_one_line_that_names_it_and_repeats_no_value(
    name: str, value: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        read_settings()
    told = str(raised.value)
    assert re.fullmatch(rf"{name} is (missing|wrong): [^\n]+\.", told)
    assert not value or value not in told
    assert raised.value.__cause__ is None


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"^\.env can't be read"):
        read_settings()


def test_no_form_of_the_settings_shows_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    settings = read_settings()
    assert all(TOKEN not in form for form in (repr(settings), str(settings), settings.model_dump_json()))


def test_the_example_explains_every_setting_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    explained = {}
    for before, line in pairwise(lines):
        found = re.fullmatch(r"#?([A-Z_]+)=.*", line)
        if found:
            explained[found.group(1)] = before
    assert set(explained) == {name.upper() for name in Settings.model_fields}
    assert all(re.match(r"# \w", comment) for comment in explained.values())
