"""The rules for keyboards under a message and in place of the phone's keyboard."""

from collections.abc import Iterator
from typing import Any

from tests.telegram_standin.refusals import bad_request

MOST_BUTTONS = 100
LONGEST_DATA = 64
_ACTIONS = {
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "pay",
}

Markup = dict[str, Any]


def check_markup(markup: Markup | None, *, private: bool) -> Markup | None:
    """The markup if Telegram would take it. Raises Refusal 400 if not.

    An inline keyboard without any button is the same as none.
    """
    if not markup:
        return None
    if "inline_keyboard" in markup:
        buttons = list(buttons_of(markup))
        if len(buttons) > MOST_BUTTONS:
            raise bad_request("reply markup is too long")
        for button in buttons:
            _check_inline(button)
        return markup if buttons else None
    if "keyboard" in markup:
        for row in markup["keyboard"]:
            for button in row:
                _check_reply(button, private=private)
        return markup
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    raise bad_request("object expected as reply markup")


def buttons_of(markup: Markup | None) -> Iterator[dict[str, Any]]:
    """Every button under a message, row by row."""
    for row in (markup or {}).get("inline_keyboard", []):
        yield from row


def is_inline(markup: Markup | None) -> bool:
    """Whether the keyboard hangs under the message itself."""
    return markup is not None and "inline_keyboard" in markup


def _check_inline(button: dict[str, Any]) -> None:
    label = button.get("text")
    if not isinstance(label, str) or not label.strip():
        raise bad_request("button text must be non-empty")
    if len(_ACTIONS & button.keys()) != 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and "." not in str(url) and "://" not in str(url):
        raise bad_request("BUTTON_URL_INVALID")


def _check_reply(button: dict[str, Any] | str, *, private: bool) -> None:
    label = button if isinstance(button, str) else button.get("text", "")
    if not label.strip():
        raise bad_request("button text must be non-empty")
    asks = isinstance(button, dict) and (
        button.get("request_contact") or button.get("request_location")
    )
    if asks and not private:
        raise bad_request("phone number can be requested in private chats only")
