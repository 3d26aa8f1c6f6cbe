"""Renewal of the documents of an entry of the trusted registry before they expire.

Order № 53/НҚ, paragraph 9: the holder files annex 3, the application for a change, with the new
documents not later than 30 calendar days before the old ones expire (D-81). The entry itself may
stay unchanged. The new documents are those of annex 2, asked as for an inclusion.
"""

from dataclasses import replace

from core.form.declarations import Paper
from core.form.kinds import Choice, Day, Upload
from core.form.register_effect import RegisterEffect
from core.form.tables import Group
from core.form.terms import Duty
from core.law.acts import Origin
from core.services.trusted import entry, inclusion, register, rules, shared
from core.services.trusted.rules import renewed
from core.services.trusted.steps import steps

RULES = shared.RULES
PARAGRAPH_9 = RULES(paragraph="9")
INFERRED = Origin.INFERRED

FORM = shared.form(
    key="trust_renewdocs",
    service="trust.renewdocs",
    effect=RegisterEffect(changes=register.renewed),
    law=RULES(paragraph="9", note="D-81"),
    terms=replace(shared.TERMS, duty=Duty("L-TRUST-06", "expires_on")),
    rules=(rules.eligible, rules.one_product("3"), renewed),
    steps=steps("trust.renewdocs"),
    notes=(shared.PUBLICATION,),
    fields=(
        *entry.holder("3"),
        Day(key="expires_on", future=True, law=PARAGRAPH_9, origin=INFERRED),
        Group(
            key="renewed_docs",
            law=PARAGRAPH_9,
            origin=INFERRED,
            columns=(
                Choice(
                    key="renewed_doc",
                    options=("is", "rights", "local"),
                    explained=True,
                    law=shared.PACKAGE,
                    origin=INFERRED,
                ),
                *inclusion.renewed(),
                Upload(
                    key="renewed_file",
                    doc_id="doc.tr.renewed",
                    law=PARAGRAPH_9,
                    origin=INFERRED,
                ),
                Day(key="issued_on", law=PARAGRAPH_9, origin=INFERRED),
            ),
        ),
        *entry.new_wording(default_from="entry_old_text", own=("ask",)),
        *entry.contacts("3"),
    ),
    papers=(
        Paper("doc.tr.change_app", shared.PACKAGE),
        Paper("doc.tr.renewed", PARAGRAPH_9, field="renewed_docs"),
    ),
    grounds=shared.grounds("how_many", "entry_no", "renewed_docs"),
)
