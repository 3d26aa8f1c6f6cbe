"""Everything the product may refuse, as one family.

TerezeError
├── Invalid               an answer breaks a rule; has a code, a severity and parameters
├── Configuration         the product is wired wrongly; start-up stops
├── NotInForce            the law had no such value, or has it no more, on the day asked for
├── NotKnown              the law has a value for the day asked for, but we do not know it
├── OutsideCalendar       a day beyond the years whose holidays are known
└── TransitionNotAllowed  a case cannot take this step

Errors are wordless: a key and parameters, never a sentence for a person. What a person typed is
kept out of parameters and out of ``str()``, so that an error may be logged as it is.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """The first letter of a rule's code: an error stops a filing, a warning never does."""

    ERROR = "E"
    WARNING = "W"


class TerezeError(Exception):
    """The root of the family."""


class Invalid(TerezeError):
    """An answer breaks the rule ``code``. ``params`` never carry the answer itself.

    >>> error = Invalid("E-TEXT-LEN", {"shortest": 2, "longest": 255})
    >>> str(error), error.severity.name, error.params["longest"]
    ('E-TEXT-LEN', 'ERROR', 255)
    """

    def __init__(self, code: str, params: Mapping[str, object] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, object] = dict(params or {})

    @property
    def severity(self) -> Severity:
        return Severity(self.code[0])


class Configuration(TerezeError):
    """The product is wired wrongly: ``key`` names what, ``params`` where. Read by the operator.

    >>> str(Configuration("form.duplicate", {"form": "apk.include"}))
    'form.duplicate form=apk.include'
    """

    def __init__(self, key: str, params: Mapping[str, object] | None = None) -> None:
        self.key = key
        self.params: dict[str, object] = dict(params or {})
        super().__init__(" ".join([key, *(f"{name}={is_}" for name, is_ in self.params.items())]))


class NotInForce(TerezeError):
    """``what`` has no value in law on the day asked for."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class NotKnown(TerezeError):
    """``what`` has a value in law on the day asked for, and it is not among our parameters."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class OutsideCalendar(TerezeError):
    """A working-day question about a year whose holidays are not known."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        super().__init__(f"{first.isoformat()}..{last.isoformat()}")
        self.first = first
        self.last = last


class TransitionNotAllowed(TerezeError):
    """A case of ``service`` cannot go from ``source`` to ``target`` by ``actor``.

    ``missing`` names what the step needs and was not given; empty when the step does not exist.
    """

    def __init__(
        self, service: str, source: str, target: str, actor: str, missing: tuple[str, ...] = ()
    ) -> None:
        lacks = f" lacks {', '.join(missing)}" if missing else ""
        super().__init__(f"{service}: {source} -> {target} by {actor}{lacks}")
        self.service = service
        self.source = source
        self.target = target
        self.actor = actor
        self.missing = missing
