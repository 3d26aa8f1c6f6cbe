"""The queue of updates for the bot: kept until confirmed, in order, filtered by kind."""

import copy
from dataclasses import dataclass
from typing import Any

from tests.telegram_standin.bell import Bell
from tests.telegram_standin.faults import Faults

FIRST_ID = 700_000_001
_OPTIONAL_KINDS = {"chat_member", "message_reaction", "message_reaction_count"}

Update = dict[str, Any]


@dataclass(eq=False)
class Waiting:
    """An update not yet confirmed; `lane` is the chat within which order is kept.

    `owed`: handed over once more whatever the bot has confirmed (duplicates, redeliveries).
    """

    update: Update
    lane: int
    owed: bool = False
    handed: int = 0

    @property
    def update_id(self) -> int:
        """The number the bot knows the update by."""
        number: int = self.update["update_id"]
        return number

    def confirmed_by(self, offset: int) -> bool:
        """Whether getUpdates with this offset ends the wait."""
        return self.update_id < offset and (self.handed > 0 or not self.owed)


class UpdateQueue:
    """All updates that wait for the bot, and all there ever were."""

    def __init__(self, bell: Bell, faults: Faults) -> None:
        self._bell = bell
        self._faults = faults
        self._past: list[Waiting] = []
        self._held: list[Waiting] = []
        self.waiting: list[Waiting] = []
        self.allowed: list[str] = []

    def allow(self, kinds: list[str] | None) -> None:
        """Remembers which kinds the bot wants; `None` leaves it, [] means the usual ones."""
        if kinds is not None:
            self.allowed = kinds

    def add(self, kind: str, content: dict[str, Any], lane: int) -> int | None:
        """Queues an update and returns its update_id; `None` if the bot does not want the kind."""
        wanted = kind in self.allowed if self.allowed else kind not in _OPTIONAL_KINDS
        if not wanted:
            return None
        update_id = FIRST_ID + len(self._past)
        entry = Waiting({"update_id": update_id, kind: copy.deepcopy(content)}, lane)
        self._past.append(entry)
        self._release(entry)
        return update_id

    def redeliver(self, update_id: int) -> None:
        """Queues an old update again under its old number."""
        old = self._past[update_id - FIRST_ID]
        self.waiting.append(Waiting(old.update, old.lane, owed=True))
        self._bell.ring()

    def confirm(self, offset: int) -> None:
        """Forgets what getUpdates confirms; a negative offset keeps only that many from the end."""
        if offset < 0:
            del self.waiting[:offset]
        else:
            self.waiting = [entry for entry in self.waiting if not entry.confirmed_by(offset)]
        self._bell.ring()

    def remove(self, entry: Waiting) -> None:
        """Forgets one update after the webhook took it."""
        if entry in self.waiting:
            self.waiting.remove(entry)
        self._bell.ring()

    def drop(self) -> None:
        """Forgets everything that waits."""
        self.waiting.clear()
        self._bell.ring()

    def _release(self, entry: Waiting) -> None:
        batch = [entry]
        if self._faults.reorder_due:
            self._held.append(entry)
            self._faults.reorder_due -= 1
            if self._faults.reorder_due:
                return
            batch, self._held = self._held[::-1], []
            for held in batch:
                held.owed = True
        for ready in batch:
            self.waiting.append(ready)
            if self._faults.duplicates_due:
                self._faults.duplicates_due -= 1
                self.waiting.append(Waiting(ready.update, ready.lane, owed=True))
        self._bell.ring()
