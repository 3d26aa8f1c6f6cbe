"""A turn: whatever arrives becomes messages, on any channel, and never an exception."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
import pytest_asyncio
from sqlalchemy import Connection

from bot.storage.engine import Database
from bot.storage.messages import OwnMessage, ScreenMessage, ToastMessage
from bot.storage.plan import Incoming, Plan, Reads, StoredSession
from bot.turn import buttons, turn
from bot.turn.services import TurnServices
from bot.turn.turn import TurnUnsettled, taking
from core.validation import validate
from dialogs.effects import FindCases
from dialogs.events import Event
from dialogs.session import Session, from_json
from dialogs.turn import Turn
from tests.stories.support.words import label, messages

NOW = datetime(2026, 3, 11, 5, 0, tzinfo=UTC)
SECRET = b"turn tests: thirty-two bytes or more"
AROUND = TurnServices(
    SECRET, validate, frozenset({"tg:700"}), "tg:-700", desk_url="http://desk/enter"
)


@pytest_asyncio.fixture
async def connection(sqlite_url: str) -> AsyncIterator[Connection]:
    database = Database.open(sqlite_url)
    with database.writer.begin() as opened:
        yield opened
    await database.close()


class Talk:
    """One person's turns, one after another, the session carried on by hand."""

    def __init__(self, connection: Connection, person: str, channel: str) -> None:
        self._connection = connection
        self._person = person
        self._channel = channel
        self._numbers: Iterator[int] = iter(range(1, 1000))
        self._body: str | None = None

    def take(self, body: dict[str, Any]) -> Plan:
        """The plan of one arrival."""
        key = f"{self._channel}:{self._person}:{next(self._numbers)}"
        incoming = Incoming(key, self._person, self._channel, body, NOW)
        stored = StoredSession(self._person, 1, None, self._channel, True, self._body)
        reads = Reads(self._connection)
        plan = taking(AROUND)(incoming, stored if self._body else None, reads, NOW)
        self._body = plan.session_body or self._body
        return plan

    @property
    def session(self) -> Session:
        assert self._body is not None
        return from_json(self._person, orjson.loads(self._body))

    def press(self, index: int, **more: Any) -> dict[str, Any]:
        """A press on a button of the current screen, as Telegram tells it."""
        return press(buttons.token(SECRET, self.session, index), **more)


def said(text: str, **more: Any) -> dict[str, Any]:
    """A private message of Telegram."""
    sender = {"id": 5, "is_bot": False, "language_code": "ru"}
    chat = {"id": 5, "type": "private"}
    return {"update_id": 1, "message": {"from": sender, "chat": chat, "text": text, **more}}


def press(data: str, **more: Any) -> dict[str, Any]:
    """A press in Telegram."""
    sender = {"id": 5, "is_bot": False, "language_code": "ru"}
    message = {"message_id": 77, "chat": {"id": 5, "type": "private"}}
    query = {"id": "q", "from": sender, "message": message, "data": data, **more}
    return {"update_id": 1, "callback_query": query}


@pytest.fixture
def telegram(connection: Connection) -> Talk:
    return Talk(connection, "tg:5", "telegram")


@pytest.fixture
def web(connection: Connection) -> Talk:
    return Talk(connection, "web:abc", "web")


def _kinds(plan: Plan) -> list[str]:
    return [each.message.kind for each in plan.outgoing]


def _texts(plan: Plan) -> str:
    return "\n".join(each.message.text for each in plan.outgoing)


def test_the_clients_language_only_proposes(telegram: Talk) -> None:
    plan = telegram.take(said("/start"))
    assert _kinds(plan) == ["message"]
    assert isinstance(plan.outgoing[0].message, ScreenMessage)
    assert plan.outgoing[0].message.language == "ru"
    assert plan.language is None
    chosen = telegram.take(telegram.press(0))
    assert chosen.language == "ru"


def test_a_press_is_answered_first_and_once_and_edits_the_pressed_message(telegram: Talk) -> None:
    telegram.take(said("/start"))
    plan = telegram.take(telegram.press(0))
    assert _kinds(plan) == ["toast", "message"]
    assert plan.outgoing[0].message == ToastMessage("", "ru", "q")
    assert plan.outgoing[1].edit_message_id == "77"
    assert isinstance(plan.outgoing[1].message, ScreenMessage)
    assert plan.outgoing[1].message.replaces


@pytest.mark.parametrize("data", ["", "x", "1.0.forged", "0.0.aaaaaaaaaaaa", "\ud800"], ids=repr)
def test_a_press_that_is_not_ours_gets_a_toast_and_the_current_screen(
    data: str, telegram: Talk
) -> None:
    telegram.take(said("/start"))
    plan = telegram.take(press(data))
    assert _kinds(plan) == ["toast", "message"]
    assert plan.outgoing[0].message.text == label("press.stale", "ru")


def test_in_the_web_chat_a_persons_own_words_are_kept_with_the_talk(web: Talk) -> None:
    opened = web.take({"type": "opened", "language": "kk"})
    assert _kinds(opened) == ["message"]
    token = buttons.token(SECRET, web.session, 0)
    plan = web.take({"type": "pressed", "token": token})
    assert _kinds(plan) == ["own", "message"]
    assert plan.outgoing[0].message == OwnMessage(label("language.kk", "kk"), "2")
    plan = web.take({"type": "said", "text": "<b>x</b>"})
    assert plan.outgoing[0].message.text == "<b>x</b>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="an empty frame"),
        pytest.param({"type": "said"}, id="words without words"),
        pytest.param({"type": "said", "text": 5}, id="words that are a number"),
        pytest.param({"type": "file", "upload_id": "x"}, id="half a file"),
        pytest.param({"type": "nonsense"}, id="an unknown frame"),
        pytest.param({"type": "said", "text": "/"}, id="a command without a name"),
        pytest.param({"type": "said", "text": "/" + "x" * 30}, id="an unknown command"),
        pytest.param(
            {"type": "said", "text": "\x00\u202e" * 50_000}, id="a hundred thousand signs"
        ),
        pytest.param({"type": "language", "value": "en"}, id="a language we do not have"),
        pytest.param({"type": "day", "value": "yesterday"}, id="a day that is none"),
        pytest.param({"news": "nonsense"}, id="news of an unknown kind"),
    ],
)
def test_whatever_a_browser_sends_is_answered(body: dict[str, Any], web: Talk) -> None:
    web.take({"type": "opened", "language": "kk"})
    web.take({"type": "pressed", "token": buttons.token(SECRET, web.session, 0)})
    plan = web.take(body)
    assert "message" in _kinds(plan)


def test_a_group_is_told_to_come_alone_and_nothing_is_remembered(telegram: Talk) -> None:
    telegram.take(said("/start"))
    before = telegram.session
    chat = {"id": -55, "type": "supergroup"}
    plan = telegram.take(said("/status", chat=chat))
    assert plan.session_body is None
    assert _texts(plan) == label("group.private", "ru")
    assert telegram.session == before


def test_leaving_closes_the_channel_and_says_nothing(telegram: Talk) -> None:
    telegram.take(said("/start"))
    member = {
        "chat": {"id": 5, "type": "private"},
        "from": {"id": 5},
        "new_chat_member": {"status": "kicked"},
    }
    plan = telegram.take({"update_id": 9, "my_chat_member": member})
    assert (plan.channel_open, plan.outgoing) == (False, ())


def test_news_of_a_case_that_is_not_there_says_nothing(telegram: Talk) -> None:
    telegram.take(said("/start"))
    plan = telegram.take({"news": "case_changed", "case_id": "nobody's"})
    assert plan.outgoing == ()


def test_a_file_kept_for_a_draft_that_is_gone_says_nothing(telegram: Talk) -> None:
    telegram.take(said("/start"))
    news = {
        "news": "file_kept",
        "file_id": "1",
        "field": "ownership_doc",
        "draft_id": "gone",
        "name": "x.pdf",
        "format": "pdf",
        "size": 1,
    }
    assert telegram.take(news).outgoing == ()


def test_the_desk_is_a_secret_of_those_on_the_list(connection: Connection) -> None:
    for person, opens in (("tg:700", True), ("tg:5", False)):
        talk = Talk(connection, person, "telegram")
        talk.take(said("/start"))
        talk.take(talk.press(0))
        plan = talk.take(said("/desk"))
        assert ("http://desk/enter/" in _texts(plan)) is opens
        if not opens:
            assert messages("ru")["command.unknown"][0] in _texts(plan)


def test_a_dialog_that_never_rests_is_stopped(
    telegram: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def restless(session: Session, event: Event, now: datetime) -> Turn:
        return Turn(session).with_effects(FindCases())

    monkeypatch.setattr(turn, "advance", restless)
    with pytest.raises(TurnUnsettled):
        telegram.take(said("/start"))
