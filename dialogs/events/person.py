"""What a person does: commands, texts, presses, contacts, files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """The conversation was opened by ``/start`` or on the page, in the client's language."""

    proposed: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the menu, without its slash: help, language, status, cancel, …"""

    name: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """The language was chosen outside the conversation (the page's own switch)."""

    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text, typed or picked."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of the current screen; the shell has verified its token."""

    index: int


@dataclass(frozen=True, slots=True)
class PressedStale:
    """A button of an older screen, of another person, or a forged one."""


@dataclass(frozen=True, slots=True)
class ContactShared:
    """A contact card; ``own`` when the number is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file that is not fetched yet; ``source`` is what the shell fetches it by."""

    source: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message that cannot be an answer: ``kind`` is sticker, album, voice, edited, other, …"""

    kind: str
