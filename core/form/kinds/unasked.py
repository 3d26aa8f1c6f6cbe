"""Fields nobody is asked: what the office fills in, and the signature."""

from dataclasses import dataclass

from core.form.field import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Field):
    """Filled by the office or by the printed form itself: the provider, the number of sheets.

    Never asked.
    """

    @property
    def asked(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledOn(Field):
    """The date of filling: the day the application is handed in, never asked."""

    @property
    def asked(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Field):
    """Given on the portal or by hand, outside this office; never asked here (V-SIGN)."""

    @property
    def asked(self) -> bool:
        return False
