"""What an applicant is told when their case moves."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from core.cases.givens import GIVENS
from core.form.form import Form
from core.form.steps.states import State
from core.law.limits import limit_on
from core.services.catalogue import by_service
from dialogs.events import CaseChanged
from dialogs.menus.status import card
from dialogs.screens import Message, Screen, Text

ON_THE_CARD = frozenset(
    {
        "received_at",
        "registration_no",
        "registered_on",
        "refusal_no",
        "refusal_date",
        "notice_no",
        "notice_date",
        "answer_no",
        "answer_date",
    }
)
"""What the card of the case says already."""
OF_RECORDS = {"arrival": "news.arrived", "published": "news.published"}
OF_WORDS = {"update": "news.updated", "take_note": "news.noted"}
"""News of steps that are worded by what they do and not by the state they lead to."""


def case_changed(event: CaseChanged) -> tuple[Screen, ...]:
    """One message: the news, what the step was given, and the card of the case."""
    form = by_service(event.case.service)
    shown = card(event.case)
    text: list[Message] = [_news(form, event), *_told(form, event)]
    return (Screen(title=Text("news.title"), text=(*text, *shown.text), current=False),)


def _news(form: Form, event: CaseChanged) -> Text:
    case, told = event.case, event.told
    params: dict[str, Any] = {"reference": case.reference}
    if event.step in OF_RECORDS:
        return Text(OF_RECORDS[event.step], params | {"date": told.get("published_on")})
    if case.state == State.FORWARDED:
        return _forwarded(told.get("forwarded_to", ""), case.handed_in_at.date(), params)
    if case.state == State.WITH_HEAD:
        return Text("news.with_head", params | {"last": case.promise_on})
    step = next((each for each in form.steps if each.name == event.step), None)
    if step is not None and step.words:
        return Text(OF_WORDS[step.words], params)
    if case.state == State.REFUSED_INCOMPLETE and "nonconforming" in form.paper_faults:
        return Text("news.refused_nonconforming", params)
    return Text(f"news.{case.state}", params)


def _told(form: Form, event: CaseChanged) -> Iterator[Message]:
    """A line for each thing the step was given that neither the news nor the card says."""
    for key, value in event.told.items():
        if key == "papers":
            for doc_id, fault in value.items():
                yield Text(f"told.paper.{fault}", {"paper": Text(form.paper_words(doc_id))})
        elif key == "grounds":
            yield from _grounds(form, value)
        elif key not in ON_THE_CARD and key != "published_on":
            yield Text(f"told.{key}", _params(key, value))


def _forwarded(body: str, day: date, params: Mapping[str, Any]) -> Text:
    """The term of the quality-control body; the orders name none for the others (D-156)."""
    if body != "quality_body":
        return Text("news.forwarded.other", params)
    days = limit_on("L-APP-03", day).promise.value
    term = Text("term.working_days", {"count": days}, count=days)
    return Text("news.forwarded.quality_body", {**params, "term": term})


def _grounds(form: Form, codes: tuple[str, ...]) -> Iterator[Message]:
    for ground in form.grounds:
        if ground.code in codes:
            yield Text("told.ground", {"ground": Text(f"ground.{ground.code}"), "law": ground.law})


def _params(key: str, value: Any) -> dict[str, Any]:
    match GIVENS[key].input:
        case "number":
            return {"number": value}
        case "day":
            return {"day": value}
        case "moment":
            return {"at": value}
        case "choice":
            return {"choice": Text(f"told.choice.{key}.{value}")}
    return {"text": value}
