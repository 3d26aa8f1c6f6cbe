"""Issue of a licence of subtype I: a miner with a data centre of his own.

*Law:* order № 169/НҚ, paragraphs 3 to 10, annexes 1 (application), 3 (requirements) and 11
(information). Out come annexes 4 and 6.
"""

from functools import partial

from core.cases import licence as steps
from core.fees import Charged
from core.forms.base import Form, Review, answered
from core.forms.parts import licence_1 as subtype
from core.forms.parts.licence import PUT_OFF
from core.forms.parts.licence_issue import asked_for
from core.law import LawRef
from core.rules.licence import fee_paid

ORDER = partial(LawRef, "169")
SERVICE = "lic.issue.1"
FEE = Charged(SERVICE, unstated_when=answered("request_kind", "annex"))

FORM = Form(
    key="lic_issue_1",
    service=SERVICE,
    section="lic",
    edition="2023",
    law=ORDER(paragraph="4"),
    effective_from=None,
    changes=(PUT_OFF,),
    comes_after="apk_include",
    fields=subtype.fields(asked_for("1", "1")),
    papers=subtype.PAPERS,
    grounds=subtype.grounds(),
    rules=(*subtype.RULES, fee_paid(FEE)),
    steps=steps.issue(SERVICE),
    registration="L-LIC-01",
    completeness="L-LIC-02",
    review=(Review("L-LIC-04"),),
    out_of_hours=ORDER(paragraph="5"),
    portals=("egov.kz", "elicense.kz"),
    fee=FEE,
    notes=subtype.NOTES,
    register="licence_1",
    enters_when=answered("request_kind", "licence", "both"),
)
