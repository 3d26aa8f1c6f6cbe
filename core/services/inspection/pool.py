"""Self-check of a mining pool by the checklist of inspections: advice, nothing is filed.

*Law:* joint order № 164/НҚ and № 49, list for digital mining pools. Items 1 to 7 are the conditions
of accreditation (142¶4); item 8 names a monthly duty without a form or a way to send it (D-71).
"""

from core.form.form import Form
from core.form.terms import Terms
from core.law.fees import NotStated
from core.services.inspection.checklists import POOL
from core.services.inspection.rules import advice
from core.services.inspection.shared import notes, question

FORM = Form(
    key=POOL.key,
    service="insp.pool",
    section="insp",
    edition=POOL.edition,
    law=POOL.law,
    effective_from=None,
    terms=Terms(),
    portals=(),
    fee=NotStated(POOL.law),
    rules=(advice(POOL),),
    fields=tuple(question(POOL, item) for item in POOL.items),
    papers=(),
    grounds=(),
    notes=notes(POOL),
)
