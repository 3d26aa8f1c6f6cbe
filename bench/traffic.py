"""Persons who type their way through an application: the traffic every program is measured with.

Half of them write Kazakh, half Russian, and all type what others would press. What they say is that
of ``bench.visits``; here it becomes updates as Telegram posts them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import orjson

from bench import visits
from dialogs.events import Event, FileKept, FileSent, Opened, Said
from dialogs.screens import Text
from dialogs.wording.catalogue import catalogue

SECRET = "bench-secret-of-no-importance"
FIRST_SECOND = 1_763_000_000
NUMBERS_EACH = 1_000  # update ids set apart for one person
LANGUAGES = ("kk", "ru")
FIRST_SERVICE = "apk_include"


def language_of(person: int) -> str:
    return LANGUAGES[person // 2 % 2]


def whole(key: str, person: int) -> tuple[Event, ...]:
    """Everything one person says from ``/start`` to the check page of a form."""
    said = visits.whole(key, language_of(person)).said
    return visits.of_person(said, key, person)


def questions(key: str, person: int) -> tuple[Event, ...]:
    """The part of it that answers questions of the form."""
    return whole(key, person)[len(visits.begun(key, language_of(person)).said) :]


def row(person: int) -> tuple[Event, ...]:
    """A row of annex 3, cell by cell."""
    cells = (f"SN-{person}-LAST", "3400 W, 110 TH/s", "3,4")
    return (_button("table.type.button", person), *map(Said, cells))


def _button(key: str, person: int) -> Said:
    """A button, typed."""
    return Said(catalogue(language_of(person)).text(Text(key)))


KINDS: Mapping[str, Callable[[int], tuple[Event, ...]]] = {
    "service": lambda person: whole(FIRST_SERVICE, person),
    "longest": lambda person: whole(visits.longest().key, person),
    "questions": lambda person: questions(visits.longest().key, person),
    "first": lambda person: questions(FIRST_SERVICE, person)[:1],
    "row": row,
    "cell": lambda person: row(person)[-1:],
    "check": lambda person: (_button("check.again.button", person),),
}
"""What every person of a load says: a whole visit to the first service or to the longest form, the
longest form's questions alone, the answer to one question, a table's row or the last cell of it, or
the button that has the whole application checked."""


def bodies(kind: str, persons: Iterable[int]) -> Iterator[bytes]:
    """The updates of these persons, side by side: everybody's first, everybody's second, …"""
    said = {person: KINDS[kind](person) for person in persons}
    for step, heard in enumerate(zip(*said.values(), strict=True)):
        for person, each in zip(said, heard, strict=True):
            yield orjson.dumps(update(person, person * NUMBERS_EACH + step, each))


def update(person: int, number: int, heard: Event) -> dict[str, Any]:
    """A private message as Telegram posts it; ``number`` is its ``update_id``.

    News of a file come the same way, so that every program gets as many updates: the product reads
    in it what its own job would have stored, the others a message with the file's name.
    """
    name = {"first_name": f"Айгүл {person}", "last_name": "Сейітқызы", "username": f"aigul{person}"}
    message: dict[str, Any] = {
        "message_id": number,
        "from": {
            "id": person,
            "is_bot": False,
            **name,
            "language_code": language_of(person),
        },
        "chat": {"id": person, **name, "type": "private"},
        "date": FIRST_SECOND + number,
    }
    match heard:
        case Opened():
            command = {"offset": 0, "length": 6, "type": "bot_command"}
            message |= {"text": "/start", "entities": [command]}
        case Said(text):
            message["text"] = text
        case FileSent():
            message["document"] = _document(heard)
        case FileKept():
            message["text"] = heard.name
            return {"update_id": number, "message": message, "news": "file_kept", **asdict(heard)}
    return {"update_id": number, "message": message}


def _document(sent: FileSent) -> dict[str, Any]:
    return {
        "file_id": sent.source,
        "file_unique_id": sent.source,
        "file_name": sent.name,
        "mime_type": sent.mime,
        "file_size": sent.size,
    }
