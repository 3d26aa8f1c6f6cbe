"""What a licence of subtype II and an annex to one ask: a miner in another's data centre.

Nothing of the data centre is asked but its address: no title, no metering, no technical conditions,
no source of electricity and no hosting contract, which is looked at in an inspection only (D-55).

*Law:* order № 169/НҚ, annex 2 (application) and annex 11, item 2.
"""

from core.form.declarations import Ground, Note
from core.form.field import Field
from core.form.kinds import Choice
from core.form.kinds.address import Address
from core.law.acts import LawRef, Origin
from core.services import applicant
from core.services.licence import issue
from core.services.licence.rules.shared import (
    eligible,
    own_hardware,
    pool_accreditation,
    power_of_attorney,
)
from core.services.licence.shared import confirmations
from core.services.licence.shared import grounds as grounds_of

WORDS = "lic_2"
PAPERS = (*issue.papers("2"), issue.pool_paper("2.2"))
RULES = (eligible, own_hardware, pool_accreditation("2.2"), power_of_attorney("2"))
NOTES = (
    Note("gateway", LawRef("169", annex="3", item="9")),
    Note("hosting", LawRef("164_miner", item="6", note="D-55")),
    Note("pool", LawRef("164_miner", item="2", note="D-54")),
    Note("validity", LawRef("169", annex="5", note="D-28")),
)


def fields(request: tuple[Field, ...]) -> tuple[Field, ...]:
    """Every field in its order: the application, the information, the statements, the signature.

    ``request`` is what is asked for: a licence, an annex, or both.
    """
    law = LawRef("169", annex="2")
    return (
        *issue.head("2", request, abroad=True),
        Address(key="hosting_dc_address", landmark=True, words=WORDS, law=law),
        *issue.notice("2.1"),
        Choice(
            key="ownership_basis",
            options=("own", "other_lawful"),
            words=WORDS,
            law=LawRef("169", annex="11", item="2.2", note="D-56"),
            origin=Origin.INFERRED,
        ),
        *issue.pool("2.2"),
        issue.sheets("2"),
        *confirmations("2"),
        *applicant.signing(law),
    )


def grounds() -> tuple[Ground, ...]:
    """The grounds for refusal, with what shows that a requirement is not met."""
    return grounds_of(
        "7",
        fee_told_by=("request_kind",),
        evidence=("E-APKNOTICE", "E-POOL-EXPIRED"),
        doubts=("W-NOTCHECKED", "W-MANUAL", "W-OWNER-II"),
        requires=("apk_notice_no", "ownership_basis", "pool_use", "pool_cert_date"),
        missing=("E-POOL-DOC",),
    )
