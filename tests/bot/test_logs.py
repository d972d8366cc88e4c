"""Logs: what they hold, and the token that they never do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "very.secret.token"
SET_UP = f"""
import logging, structlog
from bot.logs import set_up_logs
token = {TOKEN!r}
"""


def run(code: str) -> str:
    """What a process of its own writes to standard error."""
    done = subprocess.run(
        [sys.executable, "-c", SET_UP + code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == ""
    return done.stderr


def test_the_token_is_taken_out_of_texts_values_and_traces() -> None:
    for form in ("console", "json"):
        told = run(
            f"""
set_up_logs("DEBUG", {form!r}, token)
structlog.get_logger("a").info("it is " + token, nested={{"deep": [token]}}, **{{token: 1}})
logging.getLogger("b").warning("it is %s", token)
try:
    raise ValueError(token)
except ValueError:
    structlog.get_logger("a").exception("failed")
    logging.getLogger("b").exception("failed")
raise RuntimeError(token)
"""
        )
        assert TOKEN not in told
        assert told.count("[token]") >= 7
        assert "ended by an error" in told


def test_an_interactions_token_in_an_address_is_taken_out() -> None:
    address = "https://discord.com/api/v10/webhooks/123456/aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4/messages/@original"
    told = run(f'set_up_logs("INFO", "console", token)\nlogging.getLogger("b").info("PATCH %s", {address!r})')
    assert "webhooks/123456/[token]/messages/@original" in told
    assert "aW50ZXJhY3Rpb24" not in told


def test_a_trace_shows_no_values_of_variables() -> None:
    told = run(
        """
set_up_logs("INFO", "console", token)
question = "something private " + "that somebody asked"
try:
    1 / 0
except ZeroDivisionError:
    structlog.get_logger("a").exception("failed")
"""
    )
    assert "ZeroDivisionError" in told
    assert "private that somebody" not in told


def test_json_is_one_object_a_line_with_time_level_and_name() -> None:
    told = run('set_up_logs("INFO", "json", token)\nstructlog.get_logger("a").info("ready", guilds=2)')
    [line] = told.splitlines()
    event = json.loads(line)
    assert (event["event"], event["guilds"], event["level"], event["logger"]) == ("ready", 2, "info", "a")
    assert event["timestamp"]


def test_what_people_write_is_not_logged_by_the_library_at_any_level() -> None:
    told = run(
        """
set_up_logs("DEBUG", "console", token)
logging.getLogger("discord.gateway").debug("For Shard ID %s: WebSocket Event: %s", 0, {"content": "my question"})
logging.getLogger("waymark").debug("own debug")
"""
    )
    assert "my question" not in told
    assert "own debug" in told
