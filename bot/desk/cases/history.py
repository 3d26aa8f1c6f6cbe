"""The history of a case in words: every step, its mark, and everything it was given."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.desk.pages import day, moment
from bot.storage.case_events import CaseEvent
from core.cases.givens import GIVENS
from core.form.form import Form
from dialogs.screens import Message, Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A step of the history."""

    event: CaseEvent
    lines: tuple[Message, ...]


def history(form: Form, events: list[CaseEvent]) -> tuple[Entry, ...]:
    """The steps of a case, oldest first."""
    return tuple(Entry(event, tuple(_lines(form, event))) for event in events)


def _lines(form: Form, event: CaseEvent) -> Iterator[Message]:
    for key, value in event.given.items():
        yield Text(f"desk.trail.{key}", dict(_params(form, key, value)))


def _params(form: Form, key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The placeholders of a line, by what the given is asked with."""
    match GIVENS[key].input:
        case "number":
            yield "number", value
        case "day":
            yield "day", day(value)
        case "moment":
            yield "at", moment(value)
        case "text":
            yield "text", value
        case "choice":
            yield "choice", Text(f"desk.one_of.choice.{key}.{value}")
        case "papers":
            yield (
                "papers",
                [
                    Text(f"desk.paper_is.{fault}", {"paper": Text(form.paper_words(doc_id))})
                    for doc_id, fault in value.items()
                ],
            )
        case "grounds":
            yield "grounds", [Text(f"ground.{code}") for code in value]
