"""A whole application for the reissue of a licence of subtype II on every ground of annex 10."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.whole import lic_reissue_1

ALLOWED = lic_reissue_1.ALLOWED
_ONLY_OF_SUBTYPE_1 = ("dc_address", "power_sourcing")
ANSWERS: Mapping[str, Any] = {
    **{key: each for key, each in lic_reissue_1.ANSWERS.items() if key not in _ONLY_OF_SUBTYPE_1},
    "activity_name": "other_wording",
    "activity_wording": "Цифрлық майнингті жүзеге асыру",
    "grounds": ["reregistration", "reorganisation", "subtype_name_change", "law_requirement"],
}
