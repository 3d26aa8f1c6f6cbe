"""A store that keeps what the channel hands in, or refuses to."""

from dataclasses import dataclass, field
from typing import Any

from bot.telegram.arrivals import Reading, read


class OutOfReach(Exception):
    """The database does not answer."""


@dataclass
class Store:
    """Updates by their keys, in the order they came; fails the next ``troubles`` times."""

    troubles: int = 0
    kept: dict[str, Reading] = field(default_factory=dict)

    async def keep(self, reading: Reading, update: dict[str, Any]) -> None:
        """Store an update, as the writer does."""
        assert read(update) == reading
        if self.troubles:
            self.troubles -= 1
            raise OutOfReach("secret")
        self.kept.setdefault(reading.update_key, reading)

    @property
    def events(self) -> list[Any]:
        """What was understood of them."""
        return [reading.arrival.event for reading in self.kept.values()]
