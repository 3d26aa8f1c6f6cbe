"""Fields that are typed: words, numbers of persons and records, codes, ways to reach somebody."""

import re
from dataclasses import dataclass
from typing import Any, Protocol

from core.errors import Invalid
from core.form.conditions import Answers, Condition
from core.form.field import Field
from core.form.kinds.typed import SHORT, clean
from core.identifiers import bin_iin, email, phone, registry_no, twelve_digits
from core.law.acts import LawRef

_CALLABLE_NUMBER = re.compile(r"(?:[0-9][ ()\-\u2010-\u2015]*){10}")
_BETWEEN = re.compile(r"[;,\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """One line, 2 to 255 characters of any script (V-TEXT)."""

    shortest: int = 2
    longest: int = SHORT
    lines: bool = False

    def accept(self, raw: str, answers: Answers) -> str:
        text = clean(raw, shortest=self.shortest, longest=self.longest, lines=self.lines)
        if not text:
            raise Invalid(self.missing_code)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Field):
    """Several answers of one kind, typed on one line or many; stored as a list, each once."""

    of: Field
    most: int = 20

    def accept(self, raw: str, answers: Answers) -> list[Any]:
        pieces = [piece for piece in _BETWEEN.split(raw) if piece.strip()]
        if not pieces:
            raise Invalid(self.missing_code)
        if len(pieces) > self.most:
            raise Invalid("E-MANY", {"most": self.most})
        return list(dict.fromkeys(self.of.accept(piece, answers) for piece in pieces))

    def check(self, value: Any, answers: Answers) -> list[Any]:
        if not isinstance(value, list) or not value:
            raise Invalid(self.missing_code)
        if len(value) > self.most:
            raise Invalid("E-MANY", {"most": self.most})
        return list(dict.fromkeys(self.of.check(each, answers) for each in value))

    def warnings(self, value: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for each in value for code in self.of.warnings(each)))


NUMBERS = ("bin", "iin")
"""What ``Identifier.number`` may say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Field):
    """BIN or IIN, by the kind of applicant answered in ``kind_from`` (V-BINIIN).

    Only an entrepreneur or an individual has an IIN; every other kind has a BIN, and so has
    everybody where the form asks no kind. While the kind is not known, either number will do.
    """

    kind_from: str = ""

    def number(self, answers: Answers) -> str:
        """Which number this applicant has, "bin" or "iin"; empty where his kind is not known."""
        kind = answers.get(self.kind_from)
        if kind is None:
            return ""
        return "iin" if kind in ("ie", "individual") else "bin"

    def accept(self, raw: str, answers: Answers) -> str:
        kind = answers.get(self.kind_from)
        if self.kind_from and kind is None:
            return twelve_digits.validate(raw)
        return bin_iin.validate(raw, kind if kind in ("ie", "individual") else "legal_entity")

    @property
    def depends_on(self) -> tuple[str, ...]:
        return (self.kind_from,) if self.kind_from else ()

    def warnings(self, value: Any) -> tuple[str, ...]:
        return bin_iin.warnings(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Field):
    """A telephone number, stored as E.164 (V-PHONE). ``mobile`` adds the doubt of V-MOBILE."""

    mobile: bool = False

    def accept(self, raw: str, answers: Answers) -> str:
        return phone.validate(raw)

    def warnings(self, value: Any) -> tuple[str, ...]:
        found = phone.warnings(value)
        return found if self.mobile else tuple(code for code in found if code != "W-MOBILE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Field):
    """An e-mail address (V-EMAIL)."""

    def accept(self, raw: str, answers: Answers) -> str:
        return email.validate(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Field):
    """Free text with a telephone number or an e-mail address inside (000·A2.9)."""

    def accept(self, raw: str, answers: Answers) -> str:
        text = clean(raw, shortest=2, longest=SHORT)
        if not text:
            raise Invalid(self.missing_code)
        words = text.replace(",", " ").replace(";", " ").split()
        if not (_CALLABLE_NUMBER.search(text) or any(email.is_valid(word) for word in words)):
            raise Invalid("E-CONTACT")
        return text


class Verbs(Protocol):
    """What a module of ``core.identifiers`` offers to a field."""

    def validate(self, text: str, /) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Field):
    """A code with a form of its own; ``verbs`` is its module in ``core.identifiers``."""

    verbs: Verbs

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.missing_code)
        return self.verbs.validate(raw)


@dataclass(frozen=True, slots=True)
class Succession:
    """While ``when`` holds the applicant says that a record of another's has gone over to him."""

    when: Condition
    law: LawRef


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNo(Field):
    """The number of a record in a register: of a notice, a licence, an entry.

    ``unknown`` is the issue code of a number that is not there, not active, or another's;
    ``dated_by`` the field with the day of issue, which must be that of the record. Whose the
    record is matters unless it may be ``anybody``'s; of a ``succession`` staff judge.
    """

    register: str
    unknown: str
    dated_by: str = ""
    anybody: bool = False
    succession: Succession | None = None

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.missing_code)
        return registry_no.validate(raw)
