"""Screens as messages of the outbox: words in the person's language, tokens on buttons."""

from bot.storage.messages import Button, Input, ScreenMessage
from bot.turn.buttons import token
from dialogs.screens import Screen
from dialogs.session import Session
from dialogs.wording.catalogue import Catalogue


def message(
    screen: Screen, session: Session, words: Catalogue, secret: bytes, *, replaces: bool
) -> ScreenMessage:
    """The message that shows one screen."""
    numbers = iter(range(len(session.choices)))
    placeholder = screen.input.placeholder
    return ScreenMessage(
        title=words.text(screen.title) if screen.title else "",
        text="\n\n".join(words.text(each) for each in screen.text),
        progress="/".join(map(str, screen.progress)) if screen.progress else "",
        buttons=tuple(
            tuple(
                Button(words.text(choice.label), token(secret, session, next(numbers)))
                for choice in row
            )
            for row in screen.choices
        ),
        input=Input(
            kind=screen.input.kind if screen.current else "",
            accept=screen.input.accept,
            placeholder=words.text(placeholder) if placeholder else "",
        ),
        current=screen.current,
        language=words.language,
        replaces=replaces,
    )
