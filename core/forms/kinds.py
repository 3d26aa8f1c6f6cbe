"""Kinds of fields: what each accepts, how it is stored, when it is refused.

An answer is stored as plain JSON: a string, a whole number, a mapping or a list. Every refusal is
an ``Invalid`` with an issue code.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from core.errors import Invalid
from core.forms.base import Answers, Field
from core.forms.conditions import Condition
from core.identifiers import bin_iin, email, phone, registry_no, twelve_digits

SHORT, LONG = 255, 4000
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = frozenset("\u200c\u200d")
_SIGNS_IN_ONE = 4
_MOST_ACCENTS = 30
_CALLABLE_NUMBER = re.compile(r"(?:[0-9][ ()\-\u2010-\u2015]*){10}")
_BETWEEN = re.compile(r"[;,\n]+")
_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")


def clean(raw: str, *, shortest: int = 0, longest: int = LONG, lines: bool = False) -> str:
    """A typed text, trimmed and in composed form. ``lines`` allows line breaks.

    Raises ``E-TEXT`` for control characters and for those nobody sees, ``E-TEXT-LEN`` for a wrong
    length. Zero-width joiners stay between others: emoji and some scripts need them.
    """
    text = raw.replace("\r\n", "\n").strip()
    if len(text) > longest * _SIGNS_IN_ONE:
        raise Invalid("E-TEXT-LEN", {"shortest": shortest, "longest": longest})
    if not (text.isascii() and text.isprintable()):
        text = _composed(text, _JOINERS | {"\n"} if lines else _JOINERS)
    if text and not shortest <= len(text) <= longest:
        raise Invalid("E-TEXT-LEN", {"shortest": shortest, "longest": longest})
    return text


def _composed(text: str, allowed: frozenset[str]) -> str:
    """The text in NFC, once nothing in it is hidden.

    *Why accents are counted:* composing a long run of them takes time with its square.
    """
    accents = visible = 0
    for sign in text:
        if unicodedata.category(sign) not in _UNSEEN:
            visible += 1
        elif sign not in allowed:
            raise Invalid("E-TEXT")
        accents = accents + 1 if unicodedata.combining(sign) else 0
        if accents > _MOST_ACCENTS:
            raise Invalid("E-TEXT")
    if text and not visible:
        raise Invalid("E-TEXT")
    return unicodedata.normalize("NFC", text)


def printable(name: str) -> str:
    """A file's own name for showing: no control or direction signs, at most 255 characters."""
    return "".join(sign for sign in name if sign.isprintable()).strip()[:SHORT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """One line, 2 to 255 characters of any script (V-TEXT)."""

    shortest: int = 2
    longest: int = SHORT
    lines: bool = False

    def accept(self, raw: str, answers: Answers) -> str:
        text = clean(raw, shortest=self.shortest, longest=self.longest, lines=self.lines)
        if not text:
            raise Invalid(self.absent)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a closed list; stored by name.

    ``explained``: every option has its full words (``meaning``) besides its short name.
    ``numbers`` are those the options have on the printed form. ``leads_to`` names, by option, the
    form that serves who chose it better. ``not_here`` are choices people look for and the form
    does not have: each is answered with its issue code.
    """

    options: tuple[str, ...]
    explained: bool = False
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)
    leads_to: Mapping[str, str] = dataclasses.field(default_factory=dict)
    not_here: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def accept(self, raw: str, answers: Answers) -> str:
        if raw in self.not_here:
            raise Invalid(self.not_here[raw])
        if raw not in self.options:
            raise Invalid("E-CHOICE")
        return raw


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoice(Field):
    """Some of a closed list; stored by name, in the order of the list.

    ``numbers`` are those the options have on the printed form. ``not_here`` are choices people
    look for and the form does not have: picking one is answered with its issue code.
    """

    options: tuple[str, ...]
    explained: bool = False
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)
    not_here: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def accept(self, raw: str, answers: Answers) -> list[str]:
        """One option, as the list of one."""
        if raw in self.not_here:
            raise Invalid(self.not_here[raw])
        if raw not in self.options:
            raise Invalid("E-CHOICE")
        return [raw]

    def ordered(self, picked: Iterable[str]) -> list[str]:
        """What was picked, each once, in the order of the list."""
        chosen = set(picked)
        return [option for option in self.options if option in chosen]

    def check(self, value: Any, answers: Answers) -> None:
        if not isinstance(value, list) or not value:
            raise Invalid(self.absent)
        for each in value:
            self.accept(str(each), answers)
        if value != self.ordered(value):
            raise Invalid("E-CHOICE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Field):
    """Several answers of one kind, typed on one line or many; stored as a list, each once."""

    of: Field
    most: int = 20

    def accept(self, raw: str, answers: Answers) -> list[Any]:
        pieces = [piece for piece in _BETWEEN.split(raw) if piece.strip()]
        if not pieces:
            raise Invalid(self.absent)
        if len(pieces) > self.most:
            raise Invalid("E-MANY", {"most": self.most})
        return list(dict.fromkeys(self.of.accept(piece, answers) for piece in pieces))

    def check(self, value: Any, answers: Answers) -> None:
        if not isinstance(value, list) or not value:
            raise Invalid(self.absent)
        if len(value) > self.most:
            raise Invalid("E-MANY", {"most": self.most})
        for each in value:
            self.of.check(each, answers)

    def warnings(self, value: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for each in value for code in self.of.warnings(each)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Field):
    """BIN or IIN, by the kind of applicant answered in ``kind_from`` (V-BINIIN).

    Only an entrepreneur or an individual has an IIN; every other kind has a BIN, and so has
    everybody where the form asks no kind. While the kind is not known, either number will do.
    """

    kind_from: str = ""

    def accept(self, raw: str, answers: Answers) -> str:
        kind = answers.get(self.kind_from)
        if self.kind_from and kind is None:
            return twelve_digits.validate(raw)
        return bin_iin.validate(raw, kind if kind in ("ie", "individual") else "legal_entity")

    @property
    def leans_on(self) -> tuple[str, ...]:
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
            raise Invalid(self.absent)
        words = text.replace(",", " ").replace(";", " ").split()
        if not (_CALLABLE_NUMBER.search(text) or any(email.is_valid(word) for word in words)):
            raise Invalid("E-CONTACT")
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Field):
    """A whole number of pieces, 1 to ``most`` (V-QTY)."""

    most: int = 100_000

    def accept(self, raw: str, answers: Answers) -> int:
        text = "".join(raw.split())
        if not text:
            raise Invalid(self.absent)
        if not (text.isascii() and text.isdecimal() and len(text) <= 9):
            raise Invalid("E-QTY", {"most": self.most})
        self.check(int(text), answers)
        return int(text)

    def check(self, value: Any, answers: Answers) -> None:
        if type(value) is not int or not 1 <= value <= self.most:
            raise Invalid("E-QTY", {"most": self.most})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Field):
    """A number of kW, MW, kV or per cent, more than zero and at most ``most``.

    Stored as a decimal string; the unit stands in the words of the field.
    """

    most: Decimal = Decimal(10_000)

    def accept(self, raw: str, answers: Answers) -> str:
        text = "".join(raw.split()).replace(",", ".")
        if not text:
            raise Invalid(self.absent)
        number = Decimal(text) if _DECIMAL.fullmatch(text) else Decimal(0)
        if not 0 < number <= self.most:
            raise Invalid("E-MEASURE", {"most": self.most})
        return format(number.normalize(), "f")


class Verbs(Protocol):
    """What a module of ``core.identifiers`` offers to a field."""

    def validate(self, text: str, /) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Field):
    """A code with a form of its own; ``verbs`` is its module in ``core.identifiers``."""

    verbs: Verbs

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.absent)
        return self.verbs.validate(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNo(Field):
    """The number of a record in a register: of a notice, a licence, an entry.

    ``unknown`` is the issue code of a number that is not there, not active, or another's;
    ``dated_by`` the field with the day of issue, which must be that of the record. Whose the
    record is matters unless it may be ``anybody``'s.
    """

    register: str
    unknown: str
    dated_by: str = ""
    anybody: bool = False

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.absent)
        return registry_no.validate(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Field):
    """A consent given by a press of its own, never pre-selected (V-CONSENT).

    One that ``confirms`` is a statement of the form that is said to be true (V-CONFIRM).

    Stored as given, at, version, language: the words the person saw can be shown later.
    """

    version: str
    confirms: bool = False

    @property
    def refusal(self) -> str:
        """The issue code of one that is not given."""
        return "E-CONFIRM" if self.confirms else "E-CONSENT"

    def check(self, value: Any, answers: Answers) -> None:
        if not (isinstance(value, Mapping) and value.get("given") is True and value.get("at")):
            raise Invalid(self.refusal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(Field):
    """A document of the package as a file, with its validity (V-FILE, V-EXP).

    A file without a validity is an answer that is not whole: it is kept, and asked about. While
    ``explain`` holds, an explanation of why there is no such document is an answer too: staff
    decide on it.
    """

    doc_id: str
    absent: str = "E-DOC-MISSING"
    formats: tuple[str, ...] = ("pdf", "jpg", "png")
    largest: int = 20 * 1024 * 1024
    explain: Condition | None = None

    def is_whole(self, value: Any) -> bool:
        return isinstance(value, Mapping) and (
            value.get("no_expiry") is True
            or bool(value.get("expires_on"))
            or bool(value.get("explanation"))
        )

    def may_explain(self, answers: Answers) -> bool:
        """Whether an explanation may stand in for the document."""
        return self.explain is not None and self.explain.holds(answers)

    def check(self, value: Any, answers: Answers) -> None:
        if isinstance(value, Mapping) and value.get("explanation") and self.may_explain(answers):
            clean(str(value["explanation"]), shortest=2, longest=LONG, lines=True)
            return
        if not (isinstance(value, Mapping) and value.get("file_id")):
            raise Invalid(self.absent, {"doc": self.doc_id})
        if value.get("format") not in self.formats:
            raise Invalid("E-DOC-FORMAT", {"formats": ", ".join(self.formats)})
        if value.get("expires_on"):
            parse_day(value["expires_on"])

    def warnings(self, value: Any) -> tuple[str, ...]:
        if value.get("explanation"):
            return ("W-MANUAL",)
        return () if self.is_whole(value) else ("W-EXP-UNKNOWN",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Field):
    """A calendar date; stored as ISO. Only a ``future`` one may be later than the effective date.

    *Law:* V-DATE.
    """

    future: bool = False

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.absent)
        return parse_day(raw).isoformat()


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


def parse_day(raw: Any) -> date:
    """Read 21.11.2026, 21/11/2026 or 2026-11-21. Raises ``Invalid("E-DATE")``."""
    text = raw.strip().replace("/", ".") if isinstance(raw, str) else ""
    parts = text.split("-") if "-" in text else text.split(".")[::-1]
    if [len(part) for part in parts[:1]] != [4] or len(parts) != 3:
        raise Invalid("E-DATE")
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        raise Invalid("E-DATE")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        raise Invalid("E-DATE") from None
