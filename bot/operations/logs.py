"""Structured logs: one JSON object a line, without personal data, tokens or message texts.

*Why not an exception's text:* it may carry a value someone typed (a database error quotes its
parameters), so only its class and where it was raised are written.

*Why a line that cannot be written is dropped:* a full disk or a closed pipe must not end a turn, a
thread or the process.
"""

import json
import linecache
import logging
import sys
import threading
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, TextIO

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
        logger_factory=structlog.WriteLoggerFactory(file=_Unfailing(sys.stderr)),  # type: ignore[arg-type]
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


class _Unfailing:
    """A stream that drops what it cannot write: the disk is full, the reader is gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._stream.flush()


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    """A thread that raised; Python itself would print the exception's own text."""
    structlog.get_logger().error("thread.ended", exc_info=ended.exc_value)


class _Library(logging.Handler):
    """Lines of libraries: name, level, message template and an exception's class; no values."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().log(
            record.levelno,
            "library",
            name=record.name,
            line=record.lineno,
            template=template(record),
            exc_info=record.exc_info[1] if record.exc_info else None,
        )


def template(record: logging.LogRecord) -> str:
    """A library's message before its values are put in; empty where it is formatted already.

    A message with arguments is a template. One without may have been put together from values, so
    it is written only if it stands in the library's source as it is.
    """
    if not isinstance(record.msg, str):
        return ""
    if record.args or record.msg in "".join(linecache.getlines(record.pathname)):
        return record.msg
    return ""


def _json(event: Any, **_: Any) -> str:
    try:
        return orjson.dumps(event, default=str).decode()
    except orjson.JSONEncodeError:  # half a character, or a number beyond 64 bits
        return json.dumps(event, default=str)
