"""Log lines: one JSON object each, an exception by its class and place, never by its words."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import StringIO
from json import loads
from pathlib import Path
from typing import Any

import orjson
import pytest
import structlog

from bot.operations import logs

ROOT = Path(__file__).resolve().parents[3]
SECRET = "Канарейка 250140999991"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """Standard error as the product writes to it."""
    written = StringIO()
    monkeypatch.setattr("sys.stderr", written)
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level, hook = root.handlers[:], root.level, threading.excepthook
    logs.configure("DEBUG")
    monkeypatch.undo()
    yield written
    root.handlers[:], root.level, threading.excepthook = handlers, level, hook
    structlog.configure(**before)


def _raised() -> Exception:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        return error


def test_an_exceptions_words_stay_out(lines: StringIO) -> None:
    structlog.get_logger().error("turn.failed", exc_info=_raised())
    told = orjson.loads(lines.getvalue())
    assert told["fault"] == "ValueError"
    assert told["where"][-1].endswith(".py:" + told["where"][-1].rpartition(":")[2])
    assert SECRET not in lines.getvalue()


def test_a_threads_last_words_stay_out(lines: StringIO) -> None:
    def fall() -> None:
        raise ValueError(SECRET)

    falling = threading.Thread(target=fall)
    falling.start()
    falling.join()
    told = orjson.loads(lines.getvalue())
    assert (told["event"], told["fault"]) == ("thread.ended", "ValueError")
    assert SECRET not in lines.getvalue()


def test_a_librarys_words_stay_out(lines: StringIO) -> None:
    logging.getLogger("aiohttp.server").error("Error handling %s", SECRET, exc_info=_raised())
    told = orjson.loads(lines.getvalue())
    assert (told["event"], told["name"], told["fault"]) == (
        "library",
        "aiohttp.server",
        "ValueError",
    )
    assert told["template"] == "Error handling %s"
    assert SECRET not in lines.getvalue()


def test_a_librarys_words_are_kept_where_they_stand_in_its_source(lines: StringIO) -> None:
    logging.getLogger("library").warning("Pool is empty, waiting")
    assert orjson.loads(lines.getvalue())["template"] == "Pool is empty, waiting"


def test_a_librarys_words_with_values_put_in_already_stay_out(lines: StringIO) -> None:
    logging.getLogger("asyncio").error(f"Task failed: {_raised()!r}")
    assert orjson.loads(lines.getvalue())["template"] == ""
    assert SECRET not in lines.getvalue()


@pytest.mark.parametrize("value", ["\ud800", 2**64], ids=["half a character", "a long number"])
def test_a_value_json_does_not_have_is_written_all_the_same(value: Any, lines: StringIO) -> None:
    structlog.get_logger().info("told", value=value)
    assert loads(lines.getvalue())["value"] == value


WRITING = """
import logging, os, structlog, sys, threading
from bot.operations import logs
{before}
logs.configure("INFO")
for _ in range(3):
    structlog.get_logger().error("x" * 9000)
    logging.getLogger("library").error("y")
def fall():
    raise ValueError
falling = threading.Thread(target=fall)
falling.start()
falling.join()
os.write(1, b"alive")
"""
STREAMS = {
    "a full disk": "os.dup2(os.open('/dev/full', os.O_WRONLY), 2)",
    "a pipe nobody reads": "r, w = os.pipe(); os.close(r); os.dup2(w, 2)",
    "a descriptor that is closed": "os.close(2)",
    "a stream that is closed": "sys.stderr.close()",
}


@pytest.mark.parametrize("before", STREAMS.values(), ids=STREAMS)
def test_a_line_that_cannot_be_written_ends_nothing(before: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WRITING.format(before=before)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert (ended.stdout, ended.returncode) == (b"alive", 0)


def test_a_librarys_chatter_stays_out_even_at_debug(lines: StringIO) -> None:
    logging.getLogger("sqlalchemy.engine").info(SECRET)
    assert lines.getvalue() == ""
