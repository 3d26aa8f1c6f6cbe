"""The status of applications: the person's own cases, or one by number and identifier."""

from collections.abc import Iterator
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from core.errors import Invalid
from core.form.steps.states import State
from core.identifiers import reference_number, twelve_digits
from core.law.limits import limit_on
from core.services.catalogue import by_service
from dialogs.actions import Copy, FindByNumber, OpenMenu, OpenStatus
from dialogs.effects import CopyCase, FindCase, FindCases
from dialogs.events import CaseHidden, CasesFound, CaseView, Said
from dialogs.menus.details import StatusDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Input, Message, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, notice, present

SHOWN = 5


def enter(session: Session, now: datetime) -> Turn:
    """Show again what was asked: the list, or the question of the search."""
    detail = session.detail_as(StatusDetail)
    if detail.ask == "number":
        return _ask_number(session)
    if detail.ask == "identifier":
        return _ask_identifier(session, detail.reference)
    return Turn(session).with_effects(FindCases())


def find(session: Session, now: datetime) -> Turn:
    """Find the person's own cases."""
    return Turn(session.move("status")).with_effects(FindCases())


def open_(session: Session, action: OpenStatus, now: datetime) -> Turn:
    return find(session, now)


def find_by_number(session: Session, action: FindByNumber, now: datetime) -> Turn:
    return _ask_number(session)


def copy(session: Session, action: Copy, now: datetime) -> Turn:
    """Begin a draft with the answers of a case."""
    draft_id = str(uuid5(NAMESPACE_URL, f"{session.person}/copy/{now.isoformat()}"))
    return Turn(session).with_effects(CopyCase(action.reference, draft_id))


def _typed(session: Session, typed: Said, now: datetime) -> Turn | None:
    """The number of a case, then the identifier of its applicant."""
    detail = session.detail_as(StatusDetail)
    if detail.ask == "number":
        try:
            reference = reference_number.validate(typed.text)
        except Invalid:
            return _ask_number(session).preceded_by(notice("issue.E-REFERENCE"))
        return _ask_identifier(session, reference)
    if detail.ask == "identifier":
        try:
            identifier = twelve_digits.validate(typed.text)
        except Invalid as refusal:
            return enter(session, now).preceded_by(notice(f"issue.{refusal.code}"))
        return Turn(session).with_effects(FindCase(detail.reference, identifier))
    return None


def _hidden(session: Session, event: CaseHidden, now: datetime) -> Turn:
    """All failures give the same answer, so a stranger learns nothing."""
    hint = notice("status.blocked" if event.blocked else "issue.E-STATUS-AUTH")
    return find(session, now).preceded_by(hint)


def card(case: CaseView) -> Screen:
    """State, numbers, dates, who acts next, and the paragraph behind the term."""
    form = by_service(case.service)
    text: list[Message] = [
        Text(f"{form.key}.title"),
        Text("status.state", {"state": state_name(case.state, case.received_at)}),
        Text("status.handed_in", {"at": case.handed_in_at}),
        *_filed(case),
    ]
    if case.result_no:
        text.append(Text("status.result", {"number": case.result_no, "date": case.result_on}))
    if case.state == State.ISSUED and case.result_on and form.validity:
        days = {
            "until": form.validity.last_day(case.result_on),
            "registration": form.validity.last_registration(case.result_on),
        }
        text.append(Text(f"{form.key}.validity", days))
    if not State(case.state).final and case.promise_on is not None:
        text.append(Text("status.promise", {"date": case.promise_on}))
    text.append(Text(f"status.next.{case.actor}" if case.actor else "status.next.nobody"))
    day_zero = case.registered_on or case.effective_on
    law = limit_on(case.term, day_zero).law_in(case.act) if case.term else form.law
    text.append(Text("status.law", {"law": law}))
    return Screen(
        title=Text("status.case", {"reference": case.reference}), text=tuple(text), current=False
    )


def state_name(state: str, received_at: datetime | None) -> Text:
    """The name of a state; before the registration it tells whether documents have arrived."""
    arrived = state == State.SUBMITTED and received_at is not None
    return Text("state.arrived" if arrived else f"state.{state}")


def _filed(case: CaseView) -> Iterator[Message]:
    """The registration, the arrival, or where to file officially and what the term would be."""
    form = by_service(case.service)
    if case.registration_no:
        params = {"number": case.registration_no, "date": case.registered_on}
        yield Text("status.registered", params)
    elif case.received_at is not None:
        arrived = {"received": case.received_at, "effective": case.effective_on}
        yield Text("status.arrived", arrived)
    elif case.state == State.SUBMITTED:
        yield Text("status.not_registered")
        yield Text(f"receipt.channel.{form.filed_at}")
        if case.expected is not None:
            registered, last = case.expected
            yield Text("status.expected", {"date": registered, "last": last})


def _list(session: Session, found: CasesFound, now: datetime) -> Turn:
    cases = found.cases
    cards = tuple(card(case) for case in cases[:SHOWN])
    text = Text("status.listed", {"count": len(cases)}, count=len(cases))
    screen = Screen(
        title=Text("status.title"),
        text=(text if cases else Text("status.none"),),
        choices=(
            *(
                (
                    Choice(
                        Copy(case.reference),
                        Text("status.copy.button", {"reference": case.reference}),
                    ),
                )
                for case in cases[:SHOWN]
            ),
            (Choice(FindByNumber(), Text("status.by_number.button")),),
            (Choice(OpenMenu(), Text("nav.menu.button")),),
        ),
    )
    return present(session.move("status"), screen).preceded_by(*cards)


def _ask_number(session: Session) -> Turn:
    screen = Screen(
        title=Text("status.title"),
        text=(Text("status.number.ask"), Text("status.number.example")),
        choices=((Choice(OpenMenu(), Text("nav.menu.button")),),),
        input=Input("text"),
    )
    return present(session.move("status", StatusDetail("number")), screen)


def _ask_identifier(session: Session, reference: str) -> Turn:
    screen = Screen(
        title=Text("status.title"),
        text=(Text("status.identifier.ask"),),
        choices=((Choice(OpenMenu(), Text("nav.menu.button")),),),
        input=Input("number"),
    )
    return present(session.move("status", StatusDetail("identifier", reference)), screen)


PLACE = Place(
    name="status",
    enter=enter,
    handles={FindByNumber: find_by_number, Copy: copy, Said: _typed},
    offers=(OpenMenu,),
    opened_by={OpenStatus: open_},
    answers={CasesFound: _list, CaseHidden: _hidden},
)
