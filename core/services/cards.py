"""What a person asks about and does not file here: a card with its law, and no form."""

from dataclasses import dataclass
from datetime import date

from core.form.form import Section
from core.law.acts import LawRef


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``monthly`` is the limit of a duty that comes again every month.

    ``in_force`` is the first day of its paragraph where the act prints one.
    """

    key: str
    service: str
    section: Section
    law: LawRef
    monthly: str = ""
    in_force: date | None = None


_STANDING = LawRef("169", paragraph="18-1", note="D-58, D-59")
_STANDING_SINCE = date(2024, 2, 13)

CARDS: tuple[Card, ...] = (
    *(
        Card(
            key=f"lic_{what}",
            service=f"lic.{what}",
            section="lic",
            law=_STANDING,
            in_force=_STANDING_SINCE,
        )
        for what in ("suspend", "restore", "revoke")
    ),
    Card(
        key="pool_incomereport",
        service="pool.incomereport",
        section="pool",
        law=LawRef("164_pool", item="8", note="D-29, D-71"),
        monthly="L-POOL-12",
    ),
)
