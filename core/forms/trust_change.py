"""Changes and additions to an entry of the trusted registry.

Order № 53/НҚ, annex 3: four lines and no applicant, who is therefore asked besides (D-80).
"""

from core.cases.trusted import steps
from core.fees import Free
from core.forms.base import Form, Paper, Review
from core.forms.parts import trusted
from core.rules import trusted as rules

RULES = trusted.RULES

FORM = Form(
    key="trust_change",
    service="trust.change",
    section="trust",
    edition=trusted.EDITION,
    law=RULES(paragraph="15"),
    effective_from=None,
    registration="L-TRUST-01",
    completeness="L-TRUST-02",
    review=(Review("L-TRUST-03"),),
    out_of_hours=RULES(paragraph="17"),
    portals=trusted.PORTALS,
    fee=Free(RULES(annex="2", item="7")),
    rules=(rules.eligible, rules.one_product("3"), rules.changed),
    steps=steps("trust.change"),
    fields=(*trusted.holder("3"), *trusted.new_wording(), *trusted.contacts("3")),
    papers=(Paper("doc.tr.change_app", trusted.PACKAGE),),
    grounds=trusted.grounds("how_many", "entry_no"),
)
