"""Log lines: one JSON object each, an exception by its class and place, never by its words."""

import logging
import threading
from collections.abc import Iterator
from io import StringIO

import orjson
import pytest
import structlog

from bot.operations import logs

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
    assert SECRET not in lines.getvalue()


def test_a_librarys_chatter_stays_out_even_at_debug(lines: StringIO) -> None:
    logging.getLogger("sqlalchemy.engine").info(SECRET)
    assert lines.getvalue() == ""
