"""Screens into the messages of the outbox: words in the person's language, tokens on buttons."""

from typing import Any

from bot.turn.buttons import token
from dialogs.screens import Screen, Toast
from dialogs.session import Session
from dialogs.wording.catalogue import Catalogue


def message(
    screen: Screen, session: Session, words: Catalogue, secret: bytes, *, replaces: bool
) -> dict[str, Any]:
    """The outbox payload of one screen."""
    numbers = iter(range(len(session.choices)))
    placeholder = screen.input.placeholder
    return {
        "title": words.text(screen.title) if screen.title else "",
        "text": "\n\n".join(words.text(each) for each in screen.text),
        "progress": "/".join(map(str, screen.progress)) if screen.progress else "",
        "buttons": [
            [
                {"label": words.text(choice.label), "token": token(secret, session, next(numbers))}
                for choice in row
            ]
            for row in screen.choices
        ],
        "input": {
            "kind": screen.input.kind if screen.current else "",
            "accept": screen.input.accept,
            "placeholder": words.text(placeholder) if placeholder else "",
        },
        "current": screen.current,
        "language": words.language,
        "replaces": replaces,
    }


def toast(said: Toast, words: Catalogue) -> dict[str, Any]:
    """The outbox payload of a line over the screen."""
    return {"text": words.text(said.text), "language": words.language}
