"""Fields that are never asked: filled by the office, the date of filling, the signature."""

from dataclasses import dataclass

from core.form.field import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Field):
    """Filled automatically: the provider, the number of sheets."""

    @property
    def asked(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledOn(Field):
    """The date of filling: the day the application is handed in."""

    @property
    def asked(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Field):
    """A signature, given on the portal or by hand, outside this office (V-SIGN)."""

    @property
    def asked(self) -> bool:
        return False
