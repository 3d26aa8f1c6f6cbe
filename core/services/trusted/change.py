"""Changes and additions to an entry of the trusted registry.

Order № 53/НҚ, annex 3: four lines and no applicant, whose fields are therefore added (D-80).
"""

from core.form.declarations import Paper
from core.form.register_effect import RegisterEffect
from core.services.trusted import entry, register, rules, shared
from core.services.trusted.steps import steps

RULES = shared.RULES

FORM = shared.form(
    key="trust_change",
    service="trust.change",
    effect=RegisterEffect(changes=register.changed),
    rules=(rules.eligible, rules.one_product("3"), rules.changed),
    steps=steps("trust.change"),
    notes=(shared.PUBLICATION,),
    fields=(*entry.holder("3"), *entry.new_wording(), *entry.contacts("3")),
    papers=(Paper("doc.tr.change_app", shared.PACKAGE),),
    grounds=shared.grounds("how_many", "entry_no"),
)
