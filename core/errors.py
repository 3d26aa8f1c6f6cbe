"""Every exception the product raises itself, as one family.

TerezeError
├── Invalid               an answer breaks a rule; has a code, a severity and parameters
├── Configuration         a setting or a declaration is wrong; start-up stops with a sentence
├── NotInForce            the law has no such value on the day asked for
├── NotKnown              the law has a value for the day asked for, and our parameters lack it
├── OutsideCalendar       a day beyond the years whose holidays are known
├── Unusable              core.validation.document: a document that cannot be checked at all
├── NumberTaken           bot.cases.registers: another case has the number in that register
├── SerialsTaken          bot.cases.registers: another entry holds units of the application
├── FrameRefused          bot.chat.frames: a frame of the web chat that is not taken
├── RetryLater            bot.jobs.runner: a job that cannot be done yet
├── SessionConflict       bot.storage.turns: another worker wrote the session first
├── InboxConflict         bot.storage.turns: another worker did the update first
├── WriterClosed          bot.storage.writer: the worker is shutting down
└── TurnUnsettled         bot.turn.turn: effects and events chase each other without end

A class of a single module is defined there. Each is caught once per channel: ``Invalid`` becomes a
message to the applicant or the officer, ``Configuration`` the last line of the process, the others
an answer of the module that calls.

*Why wordless:* apart from ``Configuration``, which operators read in English, an error carries a
key and parameters, never a sentence; wording lives in ``locales/``. What a person typed is kept out
of parameters and out of ``str()``, so an error may be logged as it is.
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
    """A setting or a declaration is wrong: ``what`` it is, what it ``must`` be, an ``example``.

    The sentence is for operators and developers, in English; a value that was given is never
    quoted, because it may be a secret.

    >>> print(Configuration("PORT", "be a number from 1 to 65535", "PORT=8080"))
    PORT must be a number from 1 to 65535, for example PORT=8080
    """

    def __init__(self, what: str, must: str, example: str) -> None:
        super().__init__(f"{what} must {must}, for example {example}")
        self.what = what


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
