"""Typed fields: text, identifiers, numbers of records, codes, contact details."""

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
    """A text of any script (V-TEXT)."""

    shortest: int = 2
    """Smallest number of characters."""
    longest: int = SHORT
    """Largest number of characters."""
    lines: bool = False
    """Accepts line breaks."""

    def accept(self, raw: str, answers: Answers) -> str:
        text = clean(raw, shortest=self.shortest, longest=self.longest, lines=self.lines)
        if not text:
            raise Invalid(self.missing_code)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Field):
    """Several answers of one kind, typed on one or more lines; stored as a list without repeats."""

    of: Field
    """What each answer may be."""
    most: int = 20
    """Largest number of answers."""

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
"""The results of ``Identifier.number``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Field):
    """BIN or IIN, by the kind of applicant (V-BINIIN).

    An entrepreneur or an individual has an IIN, every other kind a BIN. While the kind is not
    known, both numbers are accepted.
    """

    kind_from: str = ""
    """Field with the kind of applicant; empty when only a BIN is accepted."""

    def number(self, answers: Answers) -> str:
        """The kind of number the applicant has, "bin" or "iin"; empty when not known."""
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
    """A telephone number; stored as E.164 (V-PHONE)."""

    mobile: bool = False
    """Doubts a number that is not mobile (V-MOBILE)."""

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
    """A module of ``core.identifiers`` as a field uses it."""

    def validate(self, text: str, /) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Field):
    """A code with a format of its own, such as a customs code or a serial number."""

    verbs: Verbs
    """Its module in ``core.identifiers``."""

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.missing_code)
        return self.verbs.validate(raw)


@dataclass(frozen=True, slots=True)
class Succession:
    """The applicant may name the record of another holder whose successor they are."""

    when: Condition
    """Condition under which the applicant declares the succession."""
    law: LawRef
    """Where the order allows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNo(Field):
    """The number of a record in a register: of a notice, a licence, an entry."""

    register: str
    """Register the record belongs to."""
    unknown: str
    """Finding when the record does not exist, is not active or belongs to another holder."""
    dated_by: str = ""
    """Field with the day of issue, compared with the record; empty when it is not asked."""
    anybody: bool = False
    """The record may belong to another holder."""
    succession: Succession | None = None
    """When a record of another holder is left to the officers; None when never."""

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.missing_code)
        return registry_no.validate(raw)
