"""Each channel is told of its own persons, once for a batch."""

from bot.storage.messages import ScreenMessage
from bot.storage.plan import CommittedOutgoing
from bot.turn.committed import Committed


def row(channel: str, person: str) -> CommittedOutgoing:
    return CommittedOutgoing(1, "k", person, channel, ScreenMessage("x"), None, "pending")


def test_channels_are_told_of_their_own_persons() -> None:
    told: list[tuple[str, set[str]]] = []
    committed = Committed()
    committed.connect("web", lambda *persons: told.append(("web", {*persons})))
    committed.connect("telegram", lambda *persons: told.append(("telegram", {*persons})))
    committed([row("web", "web:1"), row("web", "web:1"), row("web", "web:2")])
    assert told == [("web", {"web:1", "web:2"})]
    committed([row("telegram", "tg:1"), row("nobody's", "x")])
    assert told[1:] == [("telegram", {"tg:1"})]
    committed([])
    assert len(told) == 2


def test_a_channel_that_is_not_open_yet_misses_nothing_it_could_need() -> None:
    """What is committed before it opens waits in the outbox."""
    Committed()([row("telegram", "tg:1")])
