"""The readers of inbox bodies, by channel and by kind of news.

A body is an update as its channel got it, or news of our own (under the key ``"news"``). A new
channel and a new kind of news are one line here; how each is read is known to its own module.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.cases import news as cases
from bot.chat import arrivals as chat
from bot.files import news as files
from bot.telegram import arrivals as telegram
from bot.turn import trouble
from bot.turn.arrival import Arrival, NewsReader, Reader
from dialogs.events import Unreadable

CHANNELS: Mapping[str, Reader] = MappingProxyType(
    {"telegram": telegram.read_stored, "web": chat.read}
)
NEWS: Mapping[str, NewsReader] = MappingProxyType(
    {**cases.READERS, **files.READERS, **trouble.READERS}
)


def read(channel: str, body: Mapping[str, Any]) -> Arrival:
    """The arrival in an inbox body of a channel."""
    if "news" not in body:
        return CHANNELS[channel](body)
    reader = NEWS.get(body["news"])
    return Arrival(Unreadable("other") if reader is None else reader(body))
