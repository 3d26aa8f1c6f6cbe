"""What a licence of subtype I and an annex to one ask: a miner with an own data centre.

*Law:* order № 169/НҚ, annex 1 (application) and annex 11, item 1.
"""

from core.form.declarations import Ground, Note
from core.form.field import Field
from core.law.acts import LawRef
from core.services import applicant
from core.services.licence import data_centre, issue
from core.services.licence.rules import data_centre as rules_of_data_centre
from core.services.licence.rules.shared import eligible, pool_accreditation, power_of_attorney
from core.services.licence.shared import confirmations
from core.services.licence.shared import grounds as grounds_of

PAPERS = (
    *issue.papers("1"),
    *data_centre.PAPERS,
    issue.pool_paper("1.3"),
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
        *issue.head("1", request),
        data_centre.data_centres(),
        *issue.notice("1.1"),
        *issue.pool("1.3"),
        data_centre.metering(),
        issue.sheets("1"),
        *confirmations("1"),
        *applicant.signing(LawRef("169", annex="1")),
    )


def grounds() -> tuple[Ground, ...]:
    """The grounds for refusal, with what shows that a requirement is not met."""
    return grounds_of(
        "7",
        fee_told_by=("request_kind",),
        evidence=(
            "E-APKNOTICE",
            "E-POOL-EXPIRED",
            "E-TU-POWER",
            "E-TU-VOLT",
            "E-TU-DATE",
            "E-TU-CASE",
        ),
        doubts=("W-NOTCHECKED", "W-MANUAL", "W-DC-LOCATION", "W-POWER-SUM"),
        requires=("data_centres", "apk_notice_no", "pool_use", "pool_cert_date"),
        missing=("E-METER", "E-POOL-DOC", "E-TU-MISSING"),
        unsure=("W-MANUAL@metering_doc",),
    )
