"""Exclusion of software or a product from the trusted registry, on the holder's own application.

Order № 53/НҚ, annex 5: three lines and no applicant, who is therefore asked besides (D-80). What
the provider excludes on its own initiative after monitoring (¶10, D-88) has no application.
"""

from core.cases.trusted import steps
from core.forms.kinds import LONG, Text
from core.forms.parts import trusted
from core.forms.parts import trusted_entry as entry
from core.forms.pieces import Paper
from core.rules import trusted as rules

RULES = trusted.RULES

FORM = trusted.form(
    key="trust_exclude",
    service="trust.exclude",
    closes="entry_no",
    rules=(rules.eligible, rules.one_product("5")),
    steps=steps("trust.exclude"),
    notes=(trusted.PUBLICATION,),
    fields=(
        *entry.holder("5"),
        Text(key="entry_text", longest=LONG, lines=True, law=RULES(annex="5")),
        Text(key="exclusion_reason", longest=LONG, lines=True, law=RULES(annex="5")),
        *entry.contacts("5"),
    ),
    papers=(Paper("doc.tr.exclusion_app", trusted.PACKAGE),),
    grounds=trusted.grounds("how_many", "entry_no"),
)
