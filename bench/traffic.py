"""Persons who type their way through the application: the traffic every program is measured with.

Each person walks from ``/start`` to the consent of annex 2, typing also what others would press.
Half of them write Kazakh, half Russian; names, numbers and addresses are invented.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import orjson

from core.identifiers import bin as bin_
from core.identifiers.twelve_digits import control_digit
from dialogs.screens import Text
from dialogs.wording import catalogue

SECRET = "bench-secret-of-no-importance"
FIRST_SECOND = 1_763_000_000
NUMBERS_EACH = 100  # update ids set apart for one person
BEGUN = 4  # steps of the walk before the first question of the form
LANGUAGES = ("kk", "ru")


def language_of(person: int) -> str:
    return LANGUAGES[person // 2 % 2]


def walk(person: int) -> tuple[str, ...]:
    """Everything one person types, in order."""
    language = language_of(person)
    words = catalogue(language)

    def label(key: str) -> str:
        return words.text(Text(key))

    return (
        "/start",
        label(f"language.{language}"),
        label("welcome.go.button"),
        label("apk_include.begin.button"),
        label("apk_include.applicant_kind.option.legal_entity"),
        label("apk_include.channel.option.portal"),
        f"ТОО «Ақ жол {person}»",
        business_number(person),
        label("region.KZ-11"),
        "Целиноградский район, село Косшы",
        f"улица Республики, {person % 200 + 1}, кв. 5",
        label("region.KZ-71"),
        f"проспект Мәңгілік Ел, {person % 100 + 1}",
        f"+7 701 {person % 10_000_000:07}",
        f"office{person}@example.kz",
        "Жүгері жинағыш комбайн",
        "Дала",
        f"K-{person % 1000}",
        str(person % 9 + 1),
        "8433 51 000 9",
        label("table.done.button"),
        label("consent.yes.button"),
    )


def business_number(person: int) -> str:
    """A BIN with a right control digit; its serial is the person's."""
    for month in ("01", "02", "03"):
        eleven = f"25{month}40{person % 100_000:05}"
        digit = control_digit(eleven)
        if digit is not None:
            return bin_.validate(f"{eleven}{digit}")
    raise ValueError(person)


def row(person: int) -> tuple[str, ...]:
    """A row of annex 3, cell by cell."""
    button = catalogue(language_of(person)).text(Text("table.type.button"))
    return (button, f"SN-{person}-LAST", "3400 W, 110 TH/s", "3,4")


def check(person: int) -> tuple[str, ...]:
    """The button that has the whole application checked, typed."""
    return (catalogue(language_of(person)).text(Text("check.again.button")),)


KINDS: Mapping[str, Callable[[int], tuple[str, ...]]] = {
    "walk": walk,
    "form": lambda person: walk(person)[BEGUN:],
    "first": lambda person: walk(person)[BEGUN : BEGUN + 1],
    "row": row,
    "cell": lambda person: row(person)[-1:],
    "check": check,
}
"""What every person of a load types: the whole walk, its part in the form, or less."""


def bodies(kind: str, persons: Iterable[int]) -> Iterator[bytes]:
    """The updates of these persons, side by side: everybody's first, everybody's second, …"""
    said = {person: KINDS[kind](person) for person in persons}
    for step, texts in enumerate(zip(*said.values(), strict=True)):
        for person, text in zip(said, texts, strict=True):
            yield orjson.dumps(update(person, person * NUMBERS_EACH + step, text))


def update(person: int, number: int, text: str) -> dict[str, Any]:
    """A private message as Telegram posts it; ``number`` is its ``update_id``."""
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
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"offset": 0, "length": len(text), "type": "bot_command"}]
    return {"update_id": number, "message": message}
