"""Stories on the dialog itself: real turns and a real database in this process, no channel."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from bot.cases.applicant_key import applicant_key
from bot.cases.apply import Done, Step, apply
from bot.files.quarantine import Quarantine
from bot.files.sources import FileSources
from bot.jobs.files import FileJobs
from bot.jobs.runner import Runner
from bot.storage.engine import Database
from bot.storage.plan import Incoming
from bot.storage.writer import Writer
from bot.turn.services import TurnServices
from bot.turn.turn import taking
from core.form.rule import Facts
from core.validation import Application, Outcome, validate
from tests.bot.support.file_source import FakeFileSource
from tests.stories.support.records import Records
from tests.stories.support.samples import Sample

SECRET = b"stories: thirty-two bytes or more"
KEY_OF = partial(applicant_key, SECRET)
WORKING_HOURS = datetime.fromisoformat("2026-03-11T10:00:00+05:00")
"""A Wednesday."""
IDS = {"applicant": 5, "stranger": 6, "officer": 700}
STAFF_CHAT = "tg:-700"
GROUP = -55


class OutOfOrder(Exception):
    """The validation module does not answer."""


@dataclass
class World:
    """What stories change about the world."""

    now: datetime = WORKING_HOURS
    check_answers: bool = True
    sent: FakeFileSource = field(default_factory=FakeFileSource)

    def clock(self) -> datetime:
        return self.now

    def check(self, application: Application, as_of: datetime, facts: Facts) -> Outcome:
        if not self.check_answers:
            raise OutOfOrder
        return validate(application, as_of, facts)


class EnginePlayer:
    """People whose Telegram updates go straight into the writer."""

    def __init__(self, writer: Writer, runner: Runner, world: World, records: Records) -> None:
        self._writer = writer
        self._runner = runner
        self._world = world
        self._records = records
        self._numbers = count(1)
        self._marks: dict[str, int] = {}
        self._device: dict[str, str] = {}

    @property
    def records(self) -> Records:
        return self._records

    def now(self) -> datetime:
        return self._world.now

    def person(self, who: str) -> str:
        return f"tg:{IDS[who]}"

    async def open(self, who: str, language: str) -> None:
        self._device[who] = language
        await self._message(who, {"text": "/start"})

    async def say(self, who: str, text: str) -> None:
        await self._message(who, {"text": text})

    async def press(self, who: str, words: str, *, twice: bool) -> None:
        token = self._token(who, words)
        number = next(self._numbers)
        for press in range(2 if twice else 1):
            content = {
                "id": f"{number}-{press}",
                "from": self._sender(who),
                "message": {"message_id": 1, "chat": self._chat(who)},
                "data": token,
            }
            await self._arrive(who, {"callback_query": content})
        await self._rest()

    async def send_file(self, who: str, sample: Sample) -> None:
        file_id = f"file-{next(self._numbers)}"
        self._world.sent.contents[file_id] = sample.content
        document = {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_name": sample.name,
            "mime_type": sample.mime,
            "file_size": sample.size or len(sample.content),
        }
        await self._message(who, {"document": document})

    async def send(self, who: str, kind: str) -> None:
        if kind == "edit":
            edited = {"from": self._sender(who), "chat": self._chat(who), "text": "edited"}
            await self._arrive(who, {"edited_message": edited})
            await self._rest()
            return
        if kind == "group_status":
            chat = {"id": GROUP, "type": "supergroup"}
            message = {"from": self._sender(who), "chat": chat, "text": "/status"}
            await self._arrive(f"{GROUP}", {"message": message})
            await self._rest()
            return
        own = {"phone_number": "+77011234567", "user_id": IDS[who]}
        contents: Mapping[str, Mapping[str, Any]] = {
            "sticker": {"sticker": {"file_id": "s"}},
            "voice": {"voice": {"file_id": "v"}},
            "album": {"photo": [{"file_id": "p"}], "media_group_id": "1"},
            "own_contact": {"contact": own},
            "other_contact": {"contact": {**own, "user_id": 1}},
        }
        await self._message(who, contents[kind])

    async def switch(self, who: str, language: str, words: str) -> None:
        await self.say(who, "/language")
        await self.press(who, words, twice=False)

    async def decide(self, case_id: str, revision: int, form: Mapping[str, str]) -> None:
        wanted = Step(form["step"], form)
        outcome = await self._writer.transact_with_arrivals(
            lambda each: apply(each, case_id, revision, "tg:700", wanted, self.now(), KEY_OF)
        )
        assert isinstance(outcome, Done), outcome
        await self._rest()

    async def set_clock(self, moment: datetime) -> None:
        self._world.now = moment

    async def change_world(self, what: Mapping[str, Any]) -> None:
        for name, value in what.items():
            match name:
                case "check_answers":
                    self._world.check_answers = bool(value)
                case "taken":
                    self._records.hold(list(value))
                case _:
                    raise KeyError(name)

    def mark(self, who: str) -> None:
        self._marks[who] = self._records.last_outgoing()

    def shown(self, who: str) -> str:
        since = self._marks[who]
        rows = self._records.outgoing(self.person(who), since)
        rows += self._records.outgoing(f"tg:{GROUP}", since)
        return "\n".join(text_of(row.payload) for row in rows)

    def _token(self, who: str, words: str) -> str:
        for row in reversed(self._records.outgoing(self.person(who))):
            buttons = [each for line in row.payload.get("buttons", ()) for each in line]
            if row.kind == "message" and buttons:
                found = [each["token"] for each in buttons if each["label"] == words]
                assert found, f"no button {words!r} among {[each['label'] for each in buttons]}"
                return str(found[0])
        raise AssertionError(f"no buttons at all, looking for {words!r}")

    async def _message(self, who: str, content: Mapping[str, Any]) -> None:
        body = {"from": self._sender(who), "chat": self._chat(who), "message_id": 1, **content}
        await self._arrive(who, {"message": body})
        await self._rest()

    async def _arrive(self, who: str, content: dict[str, Any]) -> None:
        number = next(self._numbers)
        person = f"tg:{IDS.get(who, who)}"
        update = {"update_id": number, **content}
        incoming = Incoming(f"telegram:{number}", person, "telegram", update, self.now())
        await self._writer.store(incoming)

    async def _rest(self) -> None:
        """Until no turn waits and no job is due."""
        while self._writer.held or await self._runner.run_due():
            await self._writer.transact(lambda _: None)
        await asyncio.sleep(0)

    def _sender(self, who: str) -> dict[str, Any]:
        return {"id": IDS[who], "is_bot": False, "language_code": self._device.get(who, "ru")}

    def _chat(self, who: str) -> dict[str, Any]:
        return {"id": IDS[who], "type": "private"}


def text_of(payload: Mapping[str, Any]) -> str:
    """Everything an outbox row shows."""
    labels = [each["label"] for row in payload.get("buttons", ()) for each in row]
    return "\n".join((payload.get("title", ""), payload.get("text", ""), *labels))


@asynccontextmanager
async def engine_player(url: str, folder: Path) -> AsyncIterator[EnginePlayer]:
    """A player on a fresh, migrated database."""
    database, world, records = Database.open(url), World(), Records(url)
    around = TurnServices(
        SECRET, world.check, frozenset({"tg:700"}), STAFF_CHAT, desk_url="http://desk/enter"
    )
    faults: list[str] = []
    ignore: Callable[[list[Any]], None] = lambda _: None  # noqa: E731
    writer = Writer(
        database,
        taking(around),
        "story",
        ignore,
        on_quarantined=lambda _, fault: faults.append(fault),
        clock=world.clock,
    )
    sources = FileSources({"telegram": world.sent})
    files = FileJobs(writer, Quarantine(folder), sources, None, world.clock)
    try:
        yield EnginePlayer(writer, Runner(writer, files.handlers, world.clock), world, records)
        assert faults == [], f"quarantined: {faults}"
    finally:
        await writer.close()
        await database.close()
        records.close()
