"""Exclusion of software or a product from the trusted registry, on the holder's own application.

Order № 53/НҚ, annex 5: three lines and no applicant, whose fields are therefore added (D-80). What
the provider excludes on its own initiative after monitoring (¶10, D-88) has no application.
"""

from core.form.declarations import Paper
from core.form.kinds import LONG, Text
from core.form.register_effect import RegisterEffect
from core.services.trusted import entry, register, rules, shared
from core.services.trusted.steps import steps

RULES = shared.RULES

FORM = shared.form(
    key="trust_exclude",
    service="trust.exclude",
    effect=RegisterEffect(closes="entry_no", changes=register.excluded),
    rules=(rules.eligible, rules.one_product("5")),
    steps=steps("trust.exclude"),
    notes=(shared.PUBLICATION,),
    fields=(
        *entry.holder("5"),
        Text(key="entry_text", longest=LONG, lines=True, law=RULES(annex="5")),
        Text(key="exclusion_reason", longest=LONG, lines=True, law=RULES(annex="5")),
        *entry.contacts("5"),
    ),
    papers=(Paper("doc.tr.exclusion_app", shared.PACKAGE),),
    grounds=shared.grounds("how_many", "entry_no"),
)
