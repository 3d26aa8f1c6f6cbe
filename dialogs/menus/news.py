"""What a person is told when a case of his moves."""

from dialogs.events import CaseChanged
from dialogs.menus.status import card
from dialogs.screens import Screen, Text, Words


def case_changed(event: CaseChanged) -> tuple[Screen, ...]:
    """One message: the news, the missing papers if any, and the card of the case."""
    text: list[Words] = [Text(f"news.{event.case.state}", {"reference": event.case.reference})]
    for paper in event.missing:
        text.append(Text("news.missing", {"paper": Text(paper)}))
    shown = card(event.case)
    return (Screen(title=Text("news.title"), text=(*text, *shown.text), current=False),)
