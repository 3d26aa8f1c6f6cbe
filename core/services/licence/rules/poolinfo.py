"""Rules across the answers of a notice about another pool.

*Law:* order № 169/НҚ, paragraph 16; order № 142/НҚ, paragraph 3.
"""

from collections.abc import Iterator
from datetime import date

from core.form.findings import Finding
from core.form.rule import Filing, about
from core.law.accreditation import last_day
from core.law.acts import LawRef
from core.services.applicant import power_of_attorney
from core.services.licence.rules.shared import eligible, pool_accreditation


@about("new_pool_cert_date")
def accredited_on_the_change(filing: Filing) -> Iterator[Finding]:
    """The new pool is accredited on the day of the change (V-POOLACC, D-26).

    *Law:* 142¶3, 169¶16.
    """
    issued, changed = (filing.answers.get(key) for key in ("new_pool_cert_date", "change_date"))
    if not (issued and changed):
        return
    first, day = date.fromisoformat(issued), date.fromisoformat(changed)
    if not first <= day <= last_day(first):
        law = LawRef("142", paragraph="3", note="D-26")
        also = ("new_pool_name", "change_date")
        yield Finding("E-POOL-EXPIRED", "new_pool_cert_date", law, also=also)


RULES = (
    eligible,
    pool_accreditation("1.3, 2.2"),
    accredited_on_the_change,
    power_of_attorney(LawRef("169", paragraph="16", note="D-14")),
)
