"""The receipt: number, effective date, promised date and its proof."""

from datetime import datetime

from core.law.limits import limit_on
from core.law.terms import Due
from core.law.working_time import Reason
from core.services.catalogue import by_service
from dialogs.actions import OpenMenu, OpenStatus
from dialogs.events import HandedIn
from dialogs.menus import status
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, handed: HandedIn, now: datetime) -> Turn:
    """Say that this is no official filing yet and what to do next, then what was handed in.

    The last day is conditional until an arrival is recorded (D-97).
    """
    case = handed.case
    text: list[Message] = [
        Text("receipt.not_registered"),
        Text(f"receipt.channel.{by_service(case.service).filed_at}"),
        Text("receipt.number", {"reference": case.reference}),
        Text("receipt.what", {"service": Text(f"{by_service(case.service).key}.title")}),
        Text("receipt.handed_in", {"at": case.handed_in_at}),
    ]
    if handed.out_of_hours:
        text.append(Text("issue.W-OUT-OF-HOURS", {"date": case.effective_on}))
    text += _promised(handed)
    choices = (
        (Choice(OpenStatus(), Text("menu.status.button")),),
        (Choice(OpenMenu(), Text("nav.menu.button")),),
    )
    screen = Screen(title=Text("receipt.title"), text=tuple(text), choices=choices)
    return present(session.move("receipt"), screen)


def _promised(handed: HandedIn) -> list[Message]:
    """The promised day with its proof; before a registration that starts the term, the day of
    that; and where the order promises no answer, just this."""
    if handed.promise is not None:
        conditional = {"registered": handed.promise.proof.day_zero, "date": handed.promise.date}
        promised: list[Message] = [Text("receipt.promise", conditional)]
        return promised + proof(handed.promise)
    form = by_service(handed.case.service)
    if not form.terms.review or handed.registration is None:
        return [Text("receipt.no_term")]
    days = limit_on(form.terms.review[0].limit_id, handed.case.effective_on).promise.value
    params = {"date": handed.registration.date, "count": days}
    return [Text("receipt.from_registration", params, count=days), *proof(handed.registration)]


def proof(due: Due) -> list[Message]:
    """How a due date was counted: day 0, working days, days passed over, the paragraph."""
    counted = due.proof.counted
    params = {"day": due.proof.day_zero, "count": counted, "date": due.date}
    lines: list[Message] = [Text("proof.counted", params, count=counted)]
    for off in due.proof.skipped:
        if off.reason_key is not Reason.WEEKEND:
            reason = Text(f"proof.{off.reason_key.value}", {"name": Text(f"holiday.{off.name}")})
            if off.reason_key is Reason.ORDER:
                reason = Text("proof.order")
            lines.append(Text("proof.skipped", {"day": off.date, "reason": reason}))
    weekends = len(due.proof.skipped_by_reason.get(Reason.WEEKEND, ()))
    if weekends:
        lines.append(Text("proof.weekends", {"count": weekends}, count=weekends))
    lines.append(Text("proof.law", {"law": due.proof.law}))
    return lines


def again(session: Session, now: datetime) -> Turn:
    """The receipt is shown once; afterwards its case is shown with the others."""
    return status.enter(session.move("status"), now)


PLACE = Place(name="receipt", enter=again, offers=(OpenMenu, OpenStatus))
