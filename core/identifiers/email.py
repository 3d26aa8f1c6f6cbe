"""An e-mail address, stored with its domain in ASCII; no DNS lookup.

*Law:* 138·A2.5 asks for one (V-EMAIL).

>>> validate(" Aigul@Example.KZ ")
'Aigul@example.kz'
"""

from email_validator import EmailNotValidError, validate_email

from core.errors import Invalid
from core.identifiers.invisible import without_blanks


def compact(text: str) -> str:
    """Without white space around it; inside, it stays and is refused."""
    inside = text.strip()
    return without_blanks(text) if len(inside.split()) == 1 else inside


def validate(text: str) -> str:
    """Raises ``E-EMAIL``: one @, ASCII local part, domain with a dot, at most 254 characters."""
    address = _ascii(compact(text))
    if address is None:
        raise Invalid("E-EMAIL")
    return address


def is_valid(text: str) -> bool:
    return _ascii(compact(text)) is not None


def format(text: str) -> str:
    return compact(text)


def _ascii(address: str) -> str | None:
    """None for a wrong address: the library's error quotes the address and must not travel on."""
    try:
        found = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return found.ascii_email
