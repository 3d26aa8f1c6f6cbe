"""The questions on the pool that the mining goes through, of the applications and of the notice.

*Law:* order № 169/НҚ, annex 11, items 1.3 and 2.2, and paragraph 16; V-POOLACC.

*Why an added question comes first:* the document is required only while there are accredited pools
in the Republic (D-54), and without it an explanation is. While there are none, nothing is required,
also of an applicant who names a pool. Pools are in no complete register: without the day of the
accreditation a pool leaves a doubt.
"""

from core.form.conditions import answered
from core.form.declarations import Paper
from core.form.field import Field
from core.form.kinds import Choice, Day, Upload
from core.law.acts import LawRef, Origin
from core.services.licence.rules.shared import NO_POOLS

WORDS = "lic"
THROUGH_POOL = answered("pool_use", "pool")
_PAPER = "doc.lic.pool"


def use(law: LawRef) -> Choice:
    """Whether the mining goes through a pool."""
    return Choice(
        key="pool_use",
        options=("pool", "none_accredited"),
        words=WORDS,
        law=law,
        origin=Origin.DESIGN,
    )


def accredited_on(key: str, law: LawRef, words: str = "") -> Day:
    """The day the pool was accredited; without it the accreditation is in doubt."""
    return Day(
        key=key,
        required=False,
        doubt_code="W-NOTCHECKED",
        suppressed_by=NO_POOLS,
        when=THROUGH_POOL,
        words=words,
        law=law,
        origin=Origin.INFERRED,
    )


def document(law: LawRef) -> tuple[Field, ...]:
    """The document on the pool: its kind, and the file."""
    return (
        Choice(
            key="pool_doc_kind",
            options=("certificate", "written_reply", "contract_copy"),
            suppressed_by=NO_POOLS,
            when=THROUGH_POOL,
            words=WORDS,
            law=law,
        ),
        Upload(
            key="pool_doc",
            doc_id=_PAPER,
            kind="pool_doc_kind",
            missing_code="E-POOL-DOC",
            suppressed_by=NO_POOLS,
            when=THROUGH_POOL,
            words=WORDS,
            law=law,
        ),
    )


def paper(law: LawRef) -> Paper:
    """The same document in the package."""
    return Paper(_PAPER, law, field="pool_doc")
