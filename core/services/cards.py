"""Services without a form here: a page with their law."""

from dataclasses import dataclass
from datetime import date

from core.form.form import Section
from core.law.acts import LawRef


@dataclass(frozen=True, slots=True)
class Card:
    """A page about a service that cannot be filed here."""

    key: str
    """Key in ``CARDS`` and stem of its message keys."""
    service: str
    """Code of the service."""
    section: Section
    """Section of the menu it is listed in."""
    law: LawRef
    """Where the order describes it."""
    monthly: str = ""
    """Limit of a duty that recurs every month; empty when there is none."""
    in_force: date | None = None
    """First day of its paragraph; None when the act prints none."""


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
