"""Updates become events; nothing anyone sends can make reading fail."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.arrivals import Reading, read
from bot.turn.arrival import Arrival, PressedToken
from dialogs.events import Command, ContactShared, Event, FileSent, Said, Unreadable

CHAT = {"id": 5, "type": "private"}
GROUP = {"id": -100, "type": "supergroup"}
SENDER = {"id": 5, "is_bot": False, "language_code": "ru"}
DOCUMENT = {"file_id": "F", "file_name": "a.pdf", "mime_type": "application/pdf", "file_size": 7}
PHOTO = [
    {"file_id": "small", "width": 90, "height": 90, "file_size": 1},
    {"file_id": "large", "width": 900, "height": 900, "file_size": 9},
    {"file_id": "middle", "width": 300, "height": 300, "file_size": 3},
]
OWN = {"phone_number": "+77011234567", "first_name": "A", "user_id": 5}


def message(**content: Any) -> dict[str, Any]:
    """An update with a private message of a Russian-speaking person."""
    return {"update_id": 9, "message": {"message_id": 1, "from": SENDER, "chat": CHAT} | content}


def press(**content: Any) -> dict[str, Any]:
    """An update with a press under message 3 in the private chat."""
    pressed = {"message_id": 3, "chat": CHAT}
    query = {"id": "Q", "from": SENDER, "message": pressed, "data": "1.0.mac"}
    return {"update_id": 9, "callback_query": query | content}


def membership(status: str, chat: dict[str, Any] = CHAT) -> dict[str, Any]:
    """An update on the bot's own standing in a chat."""
    member = {"chat": chat, "from": SENDER, "new_chat_member": {"status": status}}
    return {"update_id": 9, "my_chat_member": member}


EVENTS: dict[str, tuple[dict[str, Any], Event]] = {
    "start": (message(text="/start"), Command("start")),
    "start with a payload": (message(text="/start abc"), Command("start")),
    "a command": (message(text="/help"), Command("help")),
    "a command is read in small letters": (message(text="/Status"), Command("status")),
    "a command with our name": (message(text="/status@tereze_bot"), Command("status")),
    "a command with words after it": (message(text="/language kk"), Command("language")),
    "a command nobody has": (message(text="/tea"), Command("tea")),
    "a slash alone is a text": (message(text="/"), Said("/")),
    "a slash and a Kazakh word are a text": (message(text="/үй"), Said("/үй")),
    "a command in the middle is a text": (message(text="see /help"), Said("see /help")),
    "a text": (message(text="Сәлем"), Said("Сәлем")),
    "a text with markup stays as it is": (message(text="<b>x</b>"), Said("<b>x</b>")),
    "an own contact": (message(contact=OWN), ContactShared("+77011234567", own=True)),
    "another's contact": (
        message(contact=OWN | {"user_id": 6}),
        ContactShared("+77011234567", own=False),
    ),
    "a contact without an account is not own": (
        message(contact={"phone_number": "+7701"}),
        ContactShared("+7701", own=False),
    ),
    "a contact without a number": (message(contact={"user_id": 5}), Unreadable("other")),
    "a document": (
        message(document=DOCUMENT),
        FileSent("telegram:F", "a.pdf", "application/pdf", 7),
    ),
    "a document nobody described": (
        message(document={"file_id": "F"}),
        FileSent("telegram:F", "", "", 0),
    ),
    "a document without an id": (message(document={}), Unreadable("other")),
    "the largest of a photo's sizes": (
        message(photo=PHOTO, caption="here"),
        FileSent("telegram:large", "photo.jpg", "image/jpeg", 9),
    ),
    "a photo without sizes": (message(photo=[]), Unreadable("other")),
    "a photo of an album": (message(photo=PHOTO, media_group_id="g"), Unreadable("album")),
    "an animation, which is a document too": (
        message(animation={}, document=DOCUMENT),
        Unreadable("animation"),
    ),
    "a sticker": (message(sticker={}), Unreadable("sticker")),
    "a voice": (message(voice={}), Unreadable("voice")),
    "a video": (message(video={}), Unreadable("video")),
    "a round video": (message(video_note={}), Unreadable("video")),
    "an audio": (message(audio={}), Unreadable("audio")),
    "a location": (message(location={}), Unreadable("location")),
    "a venue, which is a location too": (message(venue={}, location={}), Unreadable("location")),
    "a poll": (message(poll={}), Unreadable("poll")),
    "a dice": (message(dice={}), Unreadable("other")),
    "something of next year": (message(hologram={}), Unreadable("other")),
    "an edited text": (
        {"update_id": 9, "edited_message": message(text="x")["message"]},
        Unreadable("edited"),
    ),
}


@pytest.mark.parametrize(("update", "event"), EVENTS.values(), ids=EVENTS)
def test_reads_as(update: dict[str, Any], event: Event) -> None:
    reading = read(update)
    assert reading is not None
    assert reading.person == "tg:5"
    assert reading.arrival == Arrival(event, "ru", channel_open=True)


LANGUAGES = {
    "kk": "kk",
    "ru": "ru",
    "ru-KZ": "ru",
    "KK": "kk",
    "en": "kk",
    "": "kk",
}


@pytest.mark.parametrize(("code", "proposed"), LANGUAGES.items())
def test_proposes_a_language_of_ours(code: str, proposed: str) -> None:
    reading = read(message(text="/start", **{"from": SENDER | {"language_code": code}}))
    assert reading is not None
    assert reading.arrival.proposed == proposed


PRESSES: dict[str, tuple[dict[str, Any], Reading]] = {
    "under a message": (
        press(),
        Reading(
            "telegram:9",
            "tg:5",
            Arrival(PressedToken("1.0.mac"), "ru", "Q", "3", channel_open=True),
        ),
    ),
    "under a message Telegram has forgotten": (
        press(message=None),
        Reading(
            "telegram:9", "tg:5", Arrival(PressedToken("1.0.mac"), "ru", "Q", channel_open=True)
        ),
    ),
    "without data it is still to be answered": (
        press(data=None),
        Reading("telegram:9", "tg:5", Arrival(PressedToken(""), "ru", "Q", "3", channel_open=True)),
    ),
    "in a group": (
        press(message={"message_id": 3, "chat": GROUP}),
        Reading(
            "telegram:9", "tg:-100", Arrival(PressedToken("1.0.mac"), "ru", "Q", "3", group=True)
        ),
    ),
}


@pytest.mark.parametrize(("update", "reading"), PRESSES.values(), ids=PRESSES)
def test_reads_a_press(update: dict[str, Any], reading: Reading) -> None:
    assert read(update) == reading


@pytest.mark.parametrize(
    ("status", "channel_open"), [("kicked", False), ("member", True)], ids=["blocked", "let in"]
)
def test_knows_when_a_person_blocks(status: str, channel_open: bool) -> None:
    assert read(membership(status)) == Reading(
        "telegram:9", "tg:5", Arrival(None, "ru", channel_open=channel_open)
    )


IN_GROUPS: dict[str, tuple[str, str, Event | None]] = {
    "a command to nobody": ("/help", "tereze_bot", Command("help")),
    "a command to us": ("/help@Tereze_bot", "tereze_bot", Command("help")),
    "a command to another bot": ("/help@other_bot", "tereze_bot", None),
    "a command, while our name is unknown": ("/help@tereze_bot", "", Command("help")),
    "a mention of us": ("hey @Tereze_bot!", "tereze_bot", Said("hey @Tereze_bot!")),
    "a mention of another": ("hey @other", "tereze_bot", None),
    "a mention of one whose name begins like ours": ("@tereze_bot2", "tereze_bot", None),
    "a mention, while our name is unknown": ("@tereze_bot", "", Said("@tereze_bot")),
    "an address of mail is no mention": ("a@tereze_bot", "tereze_bot", None),
    "a text": ("hello", "tereze_bot", None),
    "a text, while our name is unknown": ("hello", "", None),
}


@pytest.mark.parametrize(("text", "bot", "event"), IN_GROUPS.values(), ids=IN_GROUPS)
def test_reads_in_a_group_only_what_is_meant_for_it(
    text: str, bot: str, event: Event | None
) -> None:
    expected = event and Reading("telegram:9", "tg:-100", Arrival(event, "ru", group=True))
    assert read(message(text=text, chat=GROUP), bot) == expected


NOBODYS: dict[str, Any] = {
    "a channel's post": {"update_id": 9, "channel_post": message(text="x")["message"]},
    "a message in a channel": message(text="x", chat={"id": -5, "type": "channel"}),
    "a sticker in a group": message(sticker={}, chat=GROUP),
    "an edit in a group": {"update_id": 9, "edited_message": {"chat": GROUP, "from": SENDER}},
    "another bot's message": message(text="x", **{"from": SENDER | {"is_bot": True}}),
    "a pinned message": message(pinned_message={}),
    "thrown out of a group": membership("kicked", GROUP),
    "made an administrator": membership("administrator"),
    "an update without a number": {"message": message(text="x")["message"]},
    "an update numbered true": message(text="x") | {"update_id": True},
    "a kind not asked for": {"update_id": 9, "poll": {}},
    "a list": [],
    "nothing": None,
}


@pytest.mark.parametrize("update", NOBODYS.values(), ids=NOBODYS)
def test_lets_pass(update: Any) -> None:
    assert read(update) is None


def test_the_parts_of_an_album_are_one_update() -> None:
    parts = [
        read(message(photo=PHOTO, media_group_id=album) | {"update_id": number})
        for number, album in ((1, "g"), (2, "g"), (3, "h"))
    ]
    first, second, other = (part and part.update_key for part in parts)
    assert first == second != other


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
SHAPES = [*(row[0] for row in EVENTS.values()), *(row[0] for row in PRESSES.values())]
SHAPES += [membership("kicked"), message(text="/help@a", chat=GROUP)]


@st.composite
def bent(draw: st.DrawFn) -> Any:
    """A good update, one place in it replaced by anything at all or taken away."""
    update = orjson.loads(orjson.dumps(draw(st.sampled_from(SHAPES))))
    at: Any = update
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = draw(st.sampled_from(keys))
        deeper = at[key]
        if isinstance(deeper, dict | list) and deeper and draw(st.booleans()):
            at = deeper
            continue
        if draw(st.booleans()):
            at[key] = draw(JSON)
        else:
            del at[key]
        return update


@given(JSON | bent(), st.sampled_from(["", "tereze_bot"]))
def test_no_shape_makes_reading_fail(update: Any, bot: str) -> None:
    reading = read(update, bot)
    if reading is not None:
        assert int(reading.person.removeprefix("tg:")) is not None
        arrival = reading.arrival
        assert isinstance(arrival.callback_id + arrival.pressed_message + arrival.proposed, str)
