"""The key by which an applicant or a holder is found: a keyed hash, never the number itself."""

import hashlib
import hmac


def applicant_key(secret: bytes, identifier: str) -> str:
    """A keyed hash of a BIN or IIN: equal numbers are found, none can be read."""
    return hmac.digest(secret, b"applicant|" + identifier.encode(), hashlib.sha256).hex()
