"""Every form the office knows; adding one is one line here."""

from core.forms.apk_include import FORM as APK_INCLUDE
from core.forms.base import Form, verify

FORMS = verify((APK_INCLUDE,))


def by_service(service: str) -> Form:
    """The form of a service code such as ``apk.include``. Raises ``KeyError``."""
    return _BY_SERVICE[service]


_BY_SERVICE = {form.service: form for form in FORMS.values()}
