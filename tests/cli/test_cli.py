"""The shell's commands, as processes of their own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

CLEAN = {key: value for key, value in os.environ.items() if key not in ("DISCORD_TOKEN", "ARTICLES_DIR", "CONTENT_GUILDS")}


def waymark(*arguments: str, given: str = "", cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        env={**CLEAN, "PYTHONPATH": root, **env},
        timeout=60,
        cwd=cwd,
        check=False,
    )


def test_ask_prints_a_reply_for_a_terminal_from_any_folder(tmp_path: Path) -> None:
    done = waymark("ask", "where do I start?", cwd=tmp_path)
    assert done.returncode == 0
    assert "Prerequisite: Python" in done.stdout
    assert "thenewboston (https://www.youtube.com/watch?v=HBx" in done.stdout
    assert "**" not in done.stdout


def test_ask_as_json_has_every_field_of_the_contract() -> None:
    found = json.loads(waymark("ask", "how long is deep learning a-z", "--json").stdout)
    fields = {"question", "verdict", "confidence", "article", "section", "step", "matches", "resources", "tips", "text"}
    assert fields <= set(found)
    assert found["verdict"] == "answer"
    assert found["article"] == "ai-ml-engineering"
    assert found["section"]["path"][-1] == found["section"]["title"] == "Udemy AI A-Z Courses"
    assert found["step"] is None
    assert found["matches"][0]["id"] == found["section"]["id"]
    assert found["resources"] == [
        {
            "title": "Deep Learning A-Z",
            "url": "https://www.udemy.com/course/deeplearning/",
            "provider": "Udemy",
            "kind": "course",
            "cost": "paid",
            "duration": "23 hours",
        }
    ]
    assert found["tips"][0]["provider"] == "Udemy"


def test_batch_answers_each_line_in_order_and_puts_an_error_in_the_place_of_a_bad_one() -> None:
    lines = ['{"question": "any discounts?"}', "{", '{"question": 3}', '{"question": "hi", "conversation": "a"}']
    done = waymark("ask", "--batch", given="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [("error" in one) for one in answers] == [False, True, True, False]
    assert "line 2" in answers[1]["error"]
    assert answers[3]["verdict"] == "smalltalk"


def test_batch_goes_on_after_half_a_character() -> None:
    lines = [r'{"question": "any discounts \ud83d"}', '{"question": "any discounts?"}']
    done = waymark("ask", "--batch", given="\n".join(lines))
    assert done.returncode == 0, done.stderr
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 2


def test_wrong_use_says_what_to_do(tmp_path: Path) -> None:
    assert waymark("ask").returncode == 2
    missing = waymark("ask", "hi", "--articles", str(tmp_path / "none"))
    assert missing.returncode == 1
    assert "no such folder" in missing.stderr.lower()
    unknown = waymark("ask", "hi", "--article", "nope")
    assert unknown.returncode == 2
    assert "ai-ml-engineering" in unknown.stderr


def test_check_names_file_and_line_and_fails_on_errors(tmp_path: Path) -> None:
    assert waymark("check").returncode == 0
    (tmp_path / "bad.md").write_text("---\ntitle: Bad\npubDate: someday\n---\n# One\nText.\n", encoding="utf-8")
    done = waymark("check", str(tmp_path))
    assert done.returncode == 1
    assert "bad.md:3: error:" in done.stdout
    (tmp_path / "bad.md").write_text("---\n- a\n- list\n---\n# One\nText.\n", encoding="utf-8")
    assert waymark("check", str(tmp_path)).returncode == 1


@pytest.mark.parametrize(
    ("env", "variable"),
    [
        ({}, "DISCORD_TOKEN is missing"),
        ({"DISCORD_TOKEN": "has a space"}, "DISCORD_TOKEN is wrong"),
        ({"DISCORD_TOKEN": "secret.token.here", "CONTENT_GUILDS": "abc"}, "CONTENT_GUILDS is wrong"),
        ({"DISCORD_TOKEN": "secret.token.here", "LOG_LEVEL": "loud"}, "LOG_LEVEL is wrong"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it(tmp_path: Path, env: dict[str, str], variable: str) -> None:
    done = waymark("run", cwd=tmp_path, **env)
    assert done.returncode == 2
    assert variable in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "secret" not in done.stderr + done.stdout


def test_the_playground_says_when_the_port_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = waymark("playground", "--port", str(port))
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert "PORT=" in done.stderr


def test_the_playground_prints_its_address_and_stops_cleanly(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-m", "bot", "playground", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**CLEAN, "PYTHONPATH": root}
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("Playground: http://127.0.0.1:")
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "Traceback" not in errors


def test_any_bot_runs_in_the_playground_unchanged(tmp_path: Path) -> None:
    script = tmp_path / "any_bot.py"
    script.write_text(
        "import os, sys, discord\n"
        "class Bot(discord.Client):\n"
        "    async def on_ready(self):\n"
        "        print('ready as', self.user, sys.argv[1:], flush=True)\n"
        "        await self.close()\n"
        "Bot(intents=discord.Intents.all()).run('a-token-of-its-own', log_handler=None)\n"
        "sys.exit(7)\n"
    )
    command = [sys.executable, "-m", "bot.playground", "--port", "0", "run", str(script), "--flag"]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[2], env=CLEAN
    )
    assert "Playground: http" in done.stdout
    assert "ready as Playground Bot#0000 ['--flag']" in done.stdout
    assert done.returncode == 7
