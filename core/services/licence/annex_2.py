"""Issue of an annex to a licence of subtype II: a miner in another's data centre.

The application of the licence, with the number of the existing licence (D-16). The order does not
mention a fee for it: none is calculated (D-47).

*Law:* order № 169/НҚ, paragraphs 3 to 10, annexes 2 (application), 3 (requirements) and 11
(information).
"""

from functools import partial

from core.form.register_effect import RegisterEffect
from core.law.acts import LawRef
from core.law.fees import NotStated
from core.services.licence import register, steps
from core.services.licence import subtype_2 as subtype
from core.services.licence.issue import annex_to, form
from core.services.licence.rules.shared import fee_paid

ORDER = partial(LawRef, "169")
SERVICE = "lic.annex.2"
FEE = NotStated(ORDER(annex="3", item="7", note="D-47"))

FORM = form(
    key="lic_annex_2",
    service=SERVICE,
    law=ORDER(paragraph="4", note="D-16"),
    comes_after="lic_issue_2",
    fields=subtype.fields(annex_to("2", "2")),
    papers=subtype.PAPERS,
    grounds=subtype.grounds(),
    rules=(*subtype.RULES, fee_paid(FEE)),
    steps=steps.issue(SERVICE),
    fee=FEE,
    notes=subtype.NOTES,
    effect=RegisterEffect(changes=partial(register.annexed, "2")),
)
