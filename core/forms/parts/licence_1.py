"""What a licence of subtype I and an annex to one ask: a miner with a data centre of his own.

*Law:* order № 169/НҚ, annex 1 (application) and annex 11, item 1.
"""

from core.forms.base import Field
from core.forms.parts import applicant, data_centre, licence_issue
from core.forms.parts.licence import confirmations
from core.forms.parts.licence import grounds as grounds_of
from core.forms.pieces import Ground, Note
from core.law import LawRef
from core.rules import data_centre as rules_of_data_centre
from core.rules.licence import eligible, pool_accreditation, power_of_attorney

PAPERS = (
    *licence_issue.papers("1"),
    *data_centre.PAPERS,
    licence_issue.pool_paper("1.3"),
)
RULES = (
    eligible,
    *rules_of_data_centre.RULES,
    pool_accreditation("1.3"),
    power_of_attorney("1"),
)
NOTES = (
    Note("gateway", LawRef("169", annex="3", item="9")),
    Note("residential", LawRef("169", paragraph="2", note="D-108")),
    Note("pool", LawRef("164_miner", item="2", note="D-54")),
    Note("validity", LawRef("169", annex="4", note="D-28")),
)


def fields(request: tuple[Field, ...]) -> tuple[Field, ...]:
    """Every field in its order: the application, the information, the statements, the signature.

    ``request`` is what is asked for: a licence, an annex, or both.
    """
    return (
        *licence_issue.head("1", request),
        data_centre.data_centres(),
        *licence_issue.notice("1.1"),
        *licence_issue.pool("1.3"),
        data_centre.metering(),
        licence_issue.sheets("1"),
        *confirmations("1"),
        *applicant.signing(LawRef("169", annex="1")),
    )


def grounds() -> tuple[Ground, ...]:
    """The grounds for refusal, with what shows that a requirement is not met."""
    return grounds_of(
        "7",
        fee_told_by=("request_kind",),
        shown_by=(
            "E-APKNOTICE",
            "E-POOL-EXPIRED",
            "E-TU-POWER",
            "E-TU-VOLT",
            "E-TU-DATE",
            "E-TU-CASE",
        ),
        doubted_by=("W-NOTCHECKED", "W-MANUAL", "W-DC-LOCATION", "W-POWER-SUM"),
        told_by=("data_centres", "apk_notice_no", "pool_use", "pool_cert_date"),
        missing=("E-METER", "E-POOL-DOC", "E-TU-MISSING"),
        unsure=("W-MANUAL@metering_doc",),
    )
