"""A miner of whom every requirement of the checklist holds."""

from collections.abc import Mapping
from typing import Any

from core.services.inspection.checklists import MINER

ANSWERS: Mapping[str, Any] = {
    "subtype": "subtype_1",
    "power_sourcing": "grid",
    **{item.key: "holds" for item in MINER.items},
}
VARIANTS: tuple[Mapping[str, Any], ...] = (
    {"subtype": "subtype_2"},
    {"power_sourcing": "offgrid_producer"},
)
