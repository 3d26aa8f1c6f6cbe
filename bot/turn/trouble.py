"""An update that was given up: counted, and its sender told that it was not taken."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from bot.operations import metrics
from bot.storage.plan import Incoming
from bot.turn.arrival import NewsReader
from dialogs.events import Troubled

log = structlog.get_logger()

_PREFIX = "trouble:"


def news_of(given_up: Incoming, now: datetime) -> Incoming | None:
    """The news; None when what was given up is such news itself."""
    if given_up.update_key.startswith(_PREFIX):
        return None
    key, body = f"{_PREFIX}{given_up.update_key}", {"news": "trouble"}
    return Incoming(key, given_up.person, given_up.channel, body, now)


def quarantined(_given_up: Incoming, fault: str) -> None:
    """Count and log an update that was given up."""
    metrics.QUARANTINED.labels(fault).inc()
    log.error("update.quarantined", fault=fault)


def _read(_body: Mapping[str, Any]) -> Troubled:
    return Troubled()


READERS: Mapping[str, NewsReader] = {"trouble": _read}
