"""Structured logs: one JSON object a line, without personal data, tokens or message texts.

*Why:* an exception's own text may carry a value someone typed (a database error quotes its
parameters), so only its class and where it was raised are written.
"""

import logging
import sys
import threading
import traceback
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog

FRAMES = 4


def configure(level: str) -> None:
    """Send every log line of ours and of the libraries to standard error, from ``level`` up."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_values,
            structlog.processors.JSONRenderer(serializer=_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
    root = logging.getLogger()
    root.handlers[:] = [_Library()]
    root.setLevel(max(logging.WARNING, logging.getLevelName(level)))
    threading.excepthook = _thread_ended


def without_values(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace an exception by its class and the places it passed through."""
    given = event.pop("exc_info", None)
    if not given:
        return event
    fault = given if isinstance(given, BaseException) else sys.exc_info()[1]
    if fault is not None:
        frames = traceback.extract_tb(fault.__traceback__)[-FRAMES:]
        event["fault"] = type(fault).__name__
        event["where"] = [f"{frame.filename}:{frame.lineno}" for frame in frames]
    return event


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    """A thread that raised; Python itself would print the exception's own text."""
    structlog.get_logger().error("thread.ended", exc_info=ended.exc_value)


class _Library(logging.Handler):
    """Lines of libraries: their name and level, and an exception's class; their text is theirs."""

    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[1] if record.exc_info else None
        structlog.get_logger().log(
            record.levelno, "library", name=record.name, line=record.lineno, exc_info=fault
        )


def _json(event: Any, **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()
