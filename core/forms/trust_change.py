"""Changes and additions to an entry of the trusted registry.

Order № 53/НҚ, annex 3: four lines and no applicant, who is therefore asked besides (D-80).
"""

from core.cases.trusted import steps
from core.forms.parts import trusted
from core.forms.parts import trusted_entry as entry
from core.forms.pieces import Paper
from core.rules import trusted as rules

RULES = trusted.RULES

FORM = trusted.form(
    key="trust_change",
    service="trust.change",
    rules=(rules.eligible, rules.one_product("3"), rules.changed),
    steps=steps("trust.change"),
    notes=(trusted.PUBLICATION,),
    fields=(*entry.holder("3"), *entry.new_wording(), *entry.contacts("3")),
    papers=(Paper("doc.tr.change_app", trusted.PACKAGE),),
    grounds=trusted.grounds("how_many", "entry_no"),
)
