"""A stored case as its own applicant may see it."""

from bot.storage.cases import Case
from core.cases.transitions import next_actor
from core.form.steps.states import State
from core.identifiers import reference_number
from core.services.catalogue import by_service
from dialogs.events import CaseView


def case_view(case: Case) -> CaseView:
    """State, numbers and dates; none of the answers."""
    form = by_service(case.service)
    return CaseView(
        reference=reference_number.format(case.reference),
        service=case.service,
        state=case.state,
        language=case.language,
        handed_in_at=case.handed_in_at,
        effective_on=case.effective_on,
        promise_on=case.promise_on,
        term=form.terms.review_of(case.answers),
        act=form.act_of(case.answers),
        actor=next_actor(case.service, State(case.state), case.answers) or "",
        registration_no=case.registration_no or "",
        registered_on=case.registered_on,
        result_no=case.result_no or "",
        result_on=case.result_on,
    )
