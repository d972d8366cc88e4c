"""Logging: one line an event, for people or machines, and never a token."""

from __future__ import annotations

import logging
import re
import sys
from types import TracebackType
from typing import Any

import structlog

_HIDDEN = "[token]"
# An interaction's token lets whoever has it answer in the bot's name for a quarter of an hour.
_IN_ADDRESS = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]{20,}")


class _Hiding(structlog.stdlib.ProcessorFormatter):
    """Takes secrets out of the finished line, wherever in it they stand: text, value, traceback."""

    def __init__(self, *, secret: str, **rest: Any) -> None:
        super().__init__(**rest)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if self._secret:
            line = line.replace(self._secret, _HIDDEN)
        return _IN_ADDRESS.sub(rf"\1{_HIDDEN}", line)


def set_up_logs(level: str, form: str, secret: str) -> None:
    """Send all logs to standard error, and what nobody caught too.

    Args:
        level: The least that is logged. Of discord.py's own, nothing below INFO: it would hold what people write.
        form: ``console`` or ``json``.
        secret: What must never appear; "" for nothing.
    """
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # Tracebacks stay plain: a richer one shows the values of variables, and with them what people write.
    last: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = _Hiding(
        secret=secret,
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            last,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("discord").setLevel(max(root.level, logging.INFO))
    # Each would tell of every statement or step, and with it of whose it is.
    for name in ("sqlalchemy", "aiosqlite", "asyncpg", "alembic"):
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))
    sys.excepthook = _uncaught


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what ends the process, so that it too goes without the token."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("waymark").critical("ended by an error", exc_info=(kind, error, trace))
