"""Stories through Telegram: the product as a process, the stand-in, phones."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from tests.product.support.desk import Desk
from tests.product.support.waiting import until
from tests.stories.support.records import Records
from tests.stories.support.samples import JPG, Sample
from tests.telegram_standin import BotApi, Shown, User

_NUMBERS = count(1)


class TelegramPlayer:
    """People with phones. Every player has people of its own, so that one product serves many."""

    def __init__(self, api: BotApi, records: Records, desk: Desk, clock: Path | None) -> None:
        self._api = api
        self._records = records
        self._desk = desk
        self._clock = clock
        self._first = 1000 * next(_NUMBERS)
        self._users: dict[str, User] = {}
        self._marks: dict[str, int] = {}
        self._now: datetime | None = None

    @property
    def records(self) -> Records:
        return self._records

    def now(self) -> datetime:
        return self._now or datetime.now(UTC)

    def person(self, who: str) -> str:
        return f"tg:{self._user(who).user_id}"

    async def open(self, who: str, language: str) -> None:
        number = self._first + len(self._users)
        self._users[who] = self._api.user(id=number, language_code=language)
        await self.say(who, "/start")

    async def say(self, who: str, text: str) -> None:
        await self._user(who).send_text(text, raw=True)
        await self._rest()

    async def press(self, who: str, words: str, *, twice: bool) -> None:
        user = self._user(who)
        lowest = next(each for each in reversed(user.screen.from_bot) if each.buttons)
        found = [each.token for each in lowest.buttons if each.label == words]
        assert found, f"no button {words!r} on the screen:\n{user.screen}"
        presses = [await user.press_data(lowest.message_id, found[0])]
        if twice:
            presses.append(await user.press_data(lowest.message_id, found[0]))
        await self._rest()
        for press in presses:
            await user.wait_for_answer(press)

    async def send_file(self, who: str, sample: Sample) -> None:
        await self._user(who).send_document(
            sample.name, sample.content, sample.mime, size=sample.size
        )
        await self._rest()

    async def send(self, who: str, kind: str) -> None:
        user = self._user(who)
        match kind:
            case "sticker":
                await user.send_sticker()
            case "voice":
                await user.send_voice()
            case "album":
                await user.send_album([JPG, JPG])
            case "own_contact":
                await user.send_contact()
            case "other_contact":
                await user.send_contact(own=False)
            case "edit":
                mine = [each for each in user.screen.messages if not each.from_bot and each.text]
                await user.edit_text(mine[-1].message_id, "edited")
            case "group_status":
                await self._group(who).send_command("status")
            case _:
                raise KeyError(kind)
        await self._rest()

    async def switch(self, who: str, language: str, words: str) -> None:
        await self.say(who, "/language")
        await self.press(who, words, twice=False)

    async def decide(self, case_id: str, revision: int, form: Mapping[str, str]) -> None:
        status = await self._desk.decide(case_id, revision, form)
        assert status == 303, f"the desk answered {status}"
        await self._rest()

    async def set_clock(self, moment: datetime) -> None:
        assert self._clock is not None, "this product has no clock of its own"
        self._now = moment
        self._clock.write_text(moment.isoformat(), encoding="utf-8")

    async def change_world(self, what: Mapping[str, Any]) -> None:
        self._records.hold(list(what["taken"]))

    def mark(self, who: str) -> None:
        self._marks[who] = self._newest(who)

    def shown(self, who: str) -> str:
        since, user = self._marks[who], self._users.get(who)
        if user is None:
            return ""
        messages = [*user.screen.from_bot, *self._group(who).screen.from_bot]
        fresh = [_text(each) for each in messages if each.touched > since]
        toasts = [each.text for each in user.toasts if each.touched > since]
        return "\n".join([*fresh, *toasts])

    def _newest(self, who: str) -> int:
        user = self._users.get(who)
        if user is None:
            return 0
        messages = [*user.screen.messages, *self._group(who).screen.messages]
        touched = [each.touched for each in messages] + [each.touched for each in user.toasts]
        return max(touched, default=0)

    def _user(self, who: str) -> User:
        return self._users[who]

    def _group(self, who: str) -> User:
        return self._user(who).in_group(-self._first)

    async def _rest(self) -> None:
        """Until the product has confirmed every update, worked it, and sent all there is to say."""
        await until(
            lambda: not self._api.waiting and self._records.at_rest(),
            explain=lambda: f"{self._api.waiting} {self._records.left()}",
        )


def _text(shown: Shown) -> str:
    return "\n".join((shown.text, *shown.labels))
