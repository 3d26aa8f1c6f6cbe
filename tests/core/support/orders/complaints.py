"""Complaints: chapter 3 of orders № 138/НҚ, 169/НҚ, 142/НҚ and chapter 4 of № 53/НҚ.

They are alike in the four orders, cited by № 138/НҚ. No order prints a form, so every question is
inferred (D-22).
"""

from tests.core.support.orders.sheet import BY_PROXY, WHO, Sheet

APPEAL = Sheet(
    form="appeal",
    act="138",
    language="ru",
    printed="",
    added=WHO
    + BY_PROXY
    + """
    appealed_service             inferred  asked   Y  the joint order 164 and 49 has no complaints
    applicant_name               inferred  asked   Y
    applicant_bin_iin            inferred  asked   Y
    contact_phone                inferred  asked   Y
    contact_email                inferred  asked   Y
    request_no                   inferred  asked   N  inaction may be about nothing registered
    appealed_act                 inferred  asked   Y  ¶17: решение, действие (бездействие)
    appealed_official            inferred  asked   N  ¶17: и (или) должностному лицу
    addressee                    inferred  asked   Y  ¶19, ¶20: the term hangs on it
    grounds_text                 inferred  asked   Y
    claim_text                   inferred  asked   Y  ¶18: полностью удовлетворяющие требования
    attachments                  inferred  group   N
    attachments.attachment_name  inferred  column  Y
    attachments.attachment_file  inferred  column  Y
    answer_language              inferred  asked   Y
    consent_pd                   design    asked   Y
    signer_name                  inferred  asked   Y
    signature                    inferred  filled  A
    filled_on                    inferred  filled  A
    """,
    review=("L-APP-02", "L-APP-03"),
    fee="not stated",
    fee_place="¶17",
    portals=("addressee",),
)
"""¶19: five working days at the provider; ¶20: fifteen at the quality-control body."""

SHEETS = (APPEAL,)
