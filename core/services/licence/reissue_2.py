"""Reissue of a licence of subtype II, of an annex to it, or of both.

*Law:* order № 169/НҚ, paragraphs 11 to 15, annexes 10 (application) and 3 (requirements).

*Why:* annex 10 has neither a ground for a moved data centre nor one for another source of
electricity; who asks for one is led to the notices that the orders do have (D-46).
"""

from dataclasses import replace
from functools import partial

from core.form.conditions import answered
from core.form.declarations import Note, Paper
from core.law.acts import LawRef
from core.law.fees import Charged
from core.services.licence import register, reissue, shared, steps
from core.services.licence.rules.reissue import rules

ORDER = partial(LawRef, "169")
SERVICE = "lic.reissue.2"
FEE = Charged("lic.issue.2", share="lic.reissue", unstated_when=answered("reissue_object", "annex"))
GROUNDS = {
    "reregistration": 1,
    "reorganisation": 2,
    "subtype_name_change": 3,
    "law_requirement": 4,
}
NOT_HERE = {"dc_location_change": "E-GROUND-NA", "power_source_change": "E-GROUND-NA"}

FORM = reissue.form(
    key="lic_reissue_2",
    service=SERVICE,
    fee=FEE,
    notes=(
        Note("grounds", ORDER(paragraph="11")),
        Note("moved", ORDER(annex="10", note="D-46")),
        Note("gateway", ORDER(annex="3", item="9")),
    ),
    effect=replace(
        reissue.EFFECT,
        register="licence_2",
        changes=partial(register.reissued, "2"),
    ),
    rules=rules("10", FEE),
    steps=steps.reissue(SERVICE),
    fields=reissue.fields("10", "2", GROUNDS, NOT_HERE),
    papers=(
        Paper("doc.lic.app10", reissue.CHANGE_LAW),
        Paper(reissue.CHANGE_PAPER, reissue.CHANGE_LAW, field="change_doc"),
    ),
    grounds=shared.grounds("14", fee_told_by=("reissue_object",), stands_on=("grounds",)),
)
