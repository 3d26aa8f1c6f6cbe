"""Regions of Kazakhstan and its cities of republican significance (ISO 3166-2:KZ)."""

from collections.abc import Mapping
from types import MappingProxyType

import pycountry

COUNTRY = "KZ"
CITIES_AS_REGIONS: Mapping[str, str] = MappingProxyType(
    {"KZ-71": "Астана", "KZ-75": "Алматы", "KZ-79": "Шымкент"}
)
"""Cities of republican significance, which belong to no region, by their code."""
REGIONS: tuple[str, ...] = tuple(
    sorted(
        (division.code for division in pycountry.subdivisions.get(country_code=COUNTRY)),
        key=lambda code: (code not in CITIES_AS_REGIONS, code),
    )
)
"""Codes of all regions and cities of republican significance, the cities first."""
