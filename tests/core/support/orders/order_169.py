"""Order № 169/НҚ: licences for digital mining.

Annexes 1 and 2 are the applications for a licence of subtype I and II, 9 and 10 those for a
reissue, 11 is the information on the qualification requirements, 3 the list of requirements. The
printed words are Kazakh. What item 4 of the order put off is in force since 2024-01-01.
"""

from tests.core.support.orders.order_169_issue import ANNEX_1, ANNEX_2, ISSUE_1, ISSUE_2
from tests.core.support.orders.order_169_reissue import REISSUE_1, REISSUE_2
from tests.core.support.orders.sheet import BY_PROXY, WHO, Sheet

POOL_NOTICE = Sheet(
    form="lic_poolinfo",
    act="169",
    language="kk",
    printed="",
    added=WHO
    + BY_PROXY
    + """
    applicant_name      inferred  asked   Y  ¶16 has no form at all (D-14)
    applicant_bin_iin   inferred  asked   Y
    subtype             inferred  asked   Y
    licence_date        inferred  asked   Y
    licence_1_no        inferred  asked   C
    licence_2_no        inferred  asked   C
    change_date         inferred  asked   Y  day 0 of the two working days of ¶16
    old_pool_name       inferred  asked   N
    pool_use            design    asked   Y  there may be no pool any more (D-54)
    new_pool_name       inferred  asked   C
    new_pool_cert_date  inferred  asked   N  the accreditation runs on the day of the change
    pool_doc_kind       inferred  asked   C  A11.1.3, A11.2.2
    pool_doc            inferred  asked   C  A11.1.3, A11.2.2
    contact_email       inferred  asked   Y
    contact_phone       inferred  asked   Y
    consent_pd          design    asked   Y
    signer_name         inferred  asked   Y
    signature           inferred  filled  A
    filled_on           inferred  filled  A
    """,
    papers="""
    doc.lic.poolinfo  ¶16  -         ақпарат өзгергені туралы хабардар етеді
    doc.lic.pool      ¶16  pool_doc  анықтама, жазбаша жауап немесе пулмен шарт
    """,
    duty="L-LIC-09",
    fee="not stated",
    fee_place="¶16",
    portals=("lic_unnamed",),
)
"""¶16 says only "ақпараттық жүйе арқылы", by an information system, and names none (D-14)."""

SHEETS = (ISSUE_1, ISSUE_2, ANNEX_1, ANNEX_2, REISSUE_1, REISSUE_2, POOL_NOTICE)
