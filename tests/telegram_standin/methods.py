"""The methods that concern messages: sending, editing, deleting, answering presses."""

from collections.abc import Callable
from typing import Any

from tests.telegram_standin import text as writing
from tests.telegram_standin.body import Body
from tests.telegram_standin.files import UPLOAD_LIMIT, StoredFile
from tests.telegram_standin.keyboards import check_markup, is_inline
from tests.telegram_standin.refusals import Refusal, bad_request
from tests.telegram_standin.state import Chat, Json, Message, Toast, World

Method = Callable[[World, Body], Any]

TOAST_LIMIT = 200
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
STALE = "query is too old and response timeout expired or query ID is invalid"
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, body: Body) -> Json:
    """sendMessage."""
    chat = world.writable(body.params.get("chat_id"))
    content = _text(body)
    _check_reply(chat, body)
    markup = check_markup(body.table("reply_markup"), private=chat.private)
    return world.put(chat, world.profile.user, content, markup).body


def send_document(world: World, body: Body) -> Json:
    """sendDocument: a new file, or a known file_id."""
    chat = world.writable(body.params.get("chat_id"))
    stored = _document(world, body)
    caption, entities = writing.formatted(
        body.words("caption"), body.words("parse_mode"), body.rows("caption_entities")
    )
    if writing.utf16_length(caption) > writing.CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    _check_reply(chat, body)
    markup = check_markup(body.table("reply_markup"), private=chat.private)
    content: Json = {"document": stored.document()}
    if caption:
        content |= {"caption": caption}
    if entities:
        content |= {"caption_entities": entities}
    return world.put(chat, world.profile.user, content, markup).body


def edit_message_text(world: World, body: Body) -> Json:
    """editMessageText; without reply_markup the buttons go."""
    chat = world.writable(body.params.get("chat_id"))
    content = _text(body)
    message = _editable(chat, body)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, chat, message, content, body)


def edit_message_reply_markup(world: World, body: Body) -> Json:
    """editMessageReplyMarkup."""
    chat = world.writable(body.params.get("chat_id"))
    return _edit(world, chat, _editable(chat, body), {}, body)


def delete_message(world: World, body: Body) -> bool:
    """deleteMessage: any in a private chat, only the bot's own in a group."""
    chat = world.writable(body.params.get("chat_id"))
    message = chat.messages.get(body.integer("message_id", 0))
    if message is None:
        raise bad_request("message to delete not found")
    if not (chat.private or message.from_bot):
        raise bad_request("message can't be deleted")
    del chat.messages[message.message_id]
    world.tick()
    return True


def answer_callback_query(world: World, body: Body) -> bool:
    """answerCallbackQuery: once for each press."""
    words = body.words("text")
    if len(words) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.queries.get(body.words("callback_query_id"))
    if query is None or not query.open:
        raise bad_request(STALE)
    query.open = False
    query.toast = Toast(query.query_id, query.user_id, words, body.flag("show_alert"), world.tick())
    world.chats[query.chat_id].toasts.append(query.toast)
    return True


def send_chat_action(world: World, body: Body) -> bool:
    """sendChatAction."""
    world.writable(body.params.get("chat_id"))
    if body.words("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_file(world: World, body: Body) -> Json:
    """getFile."""
    return world.files.describe(body.words("file_id"))


def _text(body: Body) -> Json:
    if not body.words("text"):
        raise bad_request("message text is empty")
    plain, entities = writing.formatted(
        body.words("text"), body.words("parse_mode"), body.rows("entities")
    )
    if not plain:
        raise bad_request("text must be non-empty")
    if writing.utf16_length(plain) > writing.MESSAGE_LIMIT:
        raise bad_request("message is too long")
    return {"text": plain, "entities": entities}


def _document(world: World, body: Body) -> StoredFile:
    upload = body.upload("document")
    if upload is None:
        stored = world.files.find(body.words("document"))
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return stored
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    return world.files.add(upload.name, upload.content, upload.mime)


def _check_reply(chat: Chat, body: Body) -> None:
    reply = body.table("reply_parameters")
    if not reply or reply.get("allow_sending_without_reply"):
        return
    if reply.get("message_id") not in chat.messages:
        raise bad_request("message to be replied not found")


def _editable(chat: Chat, body: Body) -> Message:
    message = chat.messages.get(body.integer("message_id", 0))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or (message.markup is not None and not is_inline(message.markup)):
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, chat: Chat, message: Message, content: Json, body: Body) -> Json:
    markup = check_markup(body.table("reply_markup"), private=chat.private)
    if markup is not None and not is_inline(markup):
        raise bad_request("inline keyboard expected")
    same = all(message.body.get(key) == value for key, value in content.items())
    if same and markup == message.markup:
        raise bad_request(UNCHANGED)
    message.show(content, markup)
    if content:
        message.body["edit_date"] = message.body["date"]
    chat.touch(message, world.tick())
    return message.body


METHODS: dict[str, Method] = {
    "sendmessage": send_message,
    "senddocument": send_document,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "getfile": get_file,
}
