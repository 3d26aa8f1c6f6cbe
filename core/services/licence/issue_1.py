"""Issue of a licence of subtype I: a miner with an own data centre.

*Law:* order № 169/НҚ, paragraphs 3 to 10, annexes 1 (application), 3 (requirements) and 11
(information). The results are annexes 4 and 6.
"""

from functools import partial

from core.form.conditions import answered
from core.form.register_effect import RegisterEffect
from core.law.fees import Charged
from core.services.licence import register, steps
from core.services.licence import subtype_1 as subtype
from core.services.licence.issue import asked_for, form
from core.services.licence.rules.shared import fee_paid

SERVICE = "lic.issue.1"
FEE = Charged(SERVICE, unstated_when=answered("request_kind", "annex"))

FORM = form(
    key="lic_issue_1",
    service=SERVICE,
    comes_after="apk_include",
    fields=subtype.fields(asked_for("1", "1")),
    papers=subtype.PAPERS,
    grounds=subtype.grounds(),
    rules=(*subtype.RULES, fee_paid(FEE)),
    steps=steps.issue(SERVICE),
    fee=FEE,
    notes=subtype.NOTES,
    effect=RegisterEffect(
        register="licence_1",
        enters_when=answered("request_kind", "licence", "both"),
        changes=partial(register.issued, "1"),
    ),
)
