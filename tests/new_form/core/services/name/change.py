"""A form that no order has: it shows what a new form must bring."""

from functools import partial

from core.form.conditions import answered
from core.form.declarations import Paper
from core.form.form import Form
from core.form.kinds import Choice, Day, Text, Upload
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.form.terms import Review, Terms
from core.law.acts import LawRef, Origin
from core.law.fees import Free
from core.services import applicant

LAW = LawRef("state_services", paragraph="1")
_step = partial(Transition, service="name.change", law=LAW)

FORM = Form(
    key="name_change",
    service="name.change",
    section="apk",
    edition="first",
    law=LAW,
    effective_from=None,
    terms=Terms(registration="L-APK-01", review=(Review("L-APK-04"),), out_of_hours=LAW),
    portals=("elicense.kz",),
    fee=Free(LAW),
    fields=(
        applicant.kind(LAW),
        applicant.name(LAW),
        applicant.identifier(LAW),
        Text(key="new_name", law=LAW),
        Choice(key="reason", options=("marriage", "own_wish"), law=LAW),
        Day(key="married_on", when=answered("reason", "marriage"), law=LAW),
        Upload(
            key="marriage_record",
            doc_id="doc.name.record",
            when=answered("reason", "marriage"),
            law=LAW,
        ),
        applicant.consent(LAW, "sample/1", Origin.DESIGN),
        *applicant.signing(LAW),
    ),
    papers=(Paper("doc.name.record", LAW, field="marriage_record"),),
    grounds=(),
    steps=(
        _step(source=State.DRAFT, target=State.READY, actor=Actor.APPLICANT),
        _step(source=State.READY, target=State.SUBMITTED, actor=Actor.APPLICANT),
        _step(
            source=State.SUBMITTED,
            target=State.REGISTERED,
            actor=Actor.CHANCELLERY,
            limit_id="L-APK-01",
            needs=("registration_no", "registered_on"),
        ),
        _step(
            source=State.REGISTERED,
            target=State.ISSUED,
            actor=Actor.HEAD,
            limit_id="L-APK-04",
            needs=("notice_no", "notice_date"),
        ),
    ),
)
