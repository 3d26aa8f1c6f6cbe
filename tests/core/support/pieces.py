"""What whole applications are made of: an address, a consent, a file."""

from collections.abc import Mapping
from typing import Any

ALMATY: Mapping[str, Any] = {
    "country": "KZ",
    "region": "KZ-75",
    "city": "Алматы",
    "street": "Абай даңғылы",
    "building": "10",
}
GIVEN: Mapping[str, Any] = {
    "given": True,
    "at": "2026-03-16T10:00:00+05:00",
    "version": "1",
    "language": "kk",
}
"""A consent, or a statement that is confirmed."""


def paper(doc_id: str, **changes: Any) -> dict[str, Any]:
    """A file that does not expire."""
    return {
        "file_id": doc_id,
        "doc_id": doc_id,
        "name": "құжат.pdf",
        "format": "pdf",
        "size": 1,
        "expires_on": None,
        "no_expiry": True,
        **changes,
    }
