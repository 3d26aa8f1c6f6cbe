"""A whole application for an annex to a licence of subtype II."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.whole import lic_issue_2

ALLOWED = frozenset({"W-NOTCHECKED", "W-FEE-UNSTATED"})
ANSWERS: Mapping[str, Any] = {
    **{key: value for key, value in lic_issue_2.ANSWERS.items() if key != "request_kind"},
    "licence_no": "23000789",
}
