"""The message to an applicant whose case has moved."""

from core.form.steps.states import State
from core.services.catalogue import by_service
from dialogs.events import CaseChanged
from dialogs.menus.status import card
from dialogs.screens import Message, Screen, Text


def case_changed(event: CaseChanged) -> tuple[Screen, ...]:
    """One message: the news, the missing papers if any, and the card of the case."""
    form = by_service(event.case.service)
    news = f"news.{event.case.state}"
    if event.case.state == State.REFUSED_INCOMPLETE and "nonconforming" in form.paper_faults:
        news = "news.refused_nonconforming"
    text: list[Message] = [Text(news, {"reference": event.case.reference})]
    for paper in event.missing:
        text.append(Text("news.missing", {"paper": Text(form.paper_words(paper))}))
    shown = card(event.case)
    return (Screen(title=Text("news.title"), text=(*text, *shown.text), current=False),)
