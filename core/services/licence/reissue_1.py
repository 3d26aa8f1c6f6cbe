"""Reissue of a licence of subtype I, of an annex to it, or of both.

*Law:* order № 169/НҚ, paragraphs 11 to 15, annexes 9 (application) and 3 (requirements).
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
SERVICE = "lic.reissue.1"
FEE = Charged("lic.issue.1", share="lic.reissue", unstated_when=answered("reissue_object", "annex"))
GROUNDS = {
    "reregistration": 1,
    "reorganisation": 2,
    "dc_location_change": 3,
    "subtype_name_change": 4,
    "power_source_change": 5,
    "law_requirement": 6,
}

FORM = reissue.form(
    key="lic_reissue_1",
    service=SERVICE,
    fee=FEE,
    notes=(
        Note("grounds", ORDER(paragraph="11")),
        Note("gateway", ORDER(annex="3", item="9")),
    ),
    effect=replace(
        reissue.EFFECT,
        register="licence_1",
        changes=partial(register.reissued, "1"),
    ),
    rules=rules("9", FEE),
    steps=steps.reissue(SERVICE),
    fields=reissue.fields("9", "1", GROUNDS),
    papers=(
        Paper("doc.lic.app9", reissue.CHANGE_LAW),
        Paper(reissue.CHANGE_PAPER, reissue.CHANGE_LAW, field="change_doc"),
    ),
    grounds=shared.grounds("14", fee_told_by=("reissue_object",), stands_on=("grounds",)),
)
