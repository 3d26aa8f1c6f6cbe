"""A form of an order laid out as a lawyer reads it: what is printed, and which field it became.

The tables stand one order a file, written from the acts. In each block a row begins at the margin
and goes on in indented lines; its columns are parted by two blanks or more.

``printed``: place, field, how it is given, required, the words of the act. Beginning with ``~``
they say what is printed and our label is shorter; all other words stand in the label in full.

``added``: field, origin, how, required, why it is asked although no form prints it.

``papers``: document, place, field it comes from, the act in short; both channels have the same.
``grounds``: code, place, the act in short.

A place is ``A2.5`` for annex 2, item 5, ``¶15`` for a paragraph, ``5`` for item 5 of a list. A
field within a group or a table is written ``group.column``. Required: ``Y`` always, ``C`` on a
condition, ``N`` never, ``A``: filled in by itself; ``>=`` and ``<`` the first day of an edition
that has it, or has it no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import dedent
from typing import NamedTuple

from core.law.acts import LawRef, Origin

WHO = """
    applicant_kind   design  asked  Y  the kind decides on the right to apply and on the number
"""
CHANNEL = """
    channel          design  asked  Y  the order knows two ways of filing
"""
BY_PROXY = """
    signed_by        design  asked  Y  a representative shows a power of attorney
    poa_no           design  asked  C
    poa_date         design  asked  C
    poa_until        design  asked  N  it may have run out
"""
_DAY = re.compile(r"([YNCA])(?:>=(\S+))?(?:<(\S+))?")


class Place(NamedTuple):
    """Where something stands in an act; all of it empty for the act as a whole."""

    paragraph: str = ""
    annex: str = ""
    item: str = ""

    @classmethod
    def read(cls, text: str) -> "Place":
        """
        >>> Place.read("A11.1.2")
        Place(paragraph='', annex='11', item='1.2')
        """
        if text.startswith("¶"):
            return cls(paragraph=text[1:])
        if text.startswith("A"):
            annex, _, item = text[1:].partition(".")
            return cls(annex=annex, item=item)
        return cls(item=text)

    @classmethod
    def of(cls, law: LawRef) -> "Place":
        return cls(law.paragraph, law.annex, law.item)


@dataclass(frozen=True, slots=True)
class Required:
    """The flag of a row, and the days its field comes and goes."""

    flag: str
    since: date | None
    until: date | None

    @classmethod
    def read(cls, text: str) -> "Required":
        found = _DAY.fullmatch(text)
        assert found is not None, f"what is {text}?"
        days = [date.fromisoformat(day) if day else None for day in found.groups()[1:]]
        return cls(found[1], *days)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a form and its field."""

    key: str
    how: str
    required: Required
    origin: Origin
    place: Place
    words: str = ""

    @property
    def group(self) -> str:
        """The group or table the field is a column of; empty for a field of the form."""
        return self.key.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the package or a ground for refusal."""

    code: str
    place: Place
    field: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A service: its form, package, grounds, terms, fee and ways of filing.

    ``promise`` and ``track`` are those of the whole service, empty where none is promised. ``fee``
    is "free", "not stated", or a number of MCI. ``channels`` says whether there is one besides
    the portal.
    """

    form: str
    act: str
    language: str
    printed: str
    added: str
    fee: str
    fee_place: str
    portals: tuple[str, ...]
    papers: str = ""
    grounds: str = ""
    registration: str = ""
    completeness: str = ""
    duty: str = ""
    review: tuple[str, ...] = ()
    promise: str = ""
    track: str = ""
    channels: tuple[str, ...] = ("portal",)

    def rows(self) -> Iterator[Row]:
        """Every row, the printed ones first."""
        yield from self.official()
        for key, origin, how, required, words in cells(self.added, 5):
            yield Row(key, how, Required.read(required), Origin(origin), Place(), words)

    def official(self) -> Iterator[Row]:
        """The rows the order prints, in the order of the act."""
        for place, key, how, required, words in cells(self.printed, 5):
            flag = Required.read(required)
            yield Row(key, how, flag, Origin.OFFICIAL, Place.read(place), words)

    def package(self) -> Iterator[Listed]:
        for code, place, field, words in cells(self.papers, 4):
            yield Listed(code, Place.read(place), "" if field == "-" else field, words)

    def refusals(self) -> Iterator[Listed]:
        for code, place, words in cells(self.grounds, 3):
            yield Listed(code, Place.read(place), "", words)


def cells(block: str, columns: int) -> Iterator[list[str]]:
    """The rows of a block, each with as many cells as there are columns."""
    rows: list[str] = []
    for line in dedent(block).splitlines():
        if line.startswith(" "):
            rows[-1] += f"  {line.strip()}"
        elif line:
            rows.append(line)
    for row in rows:
        found = re.split(r"\s{2,}", row.strip(), maxsplit=columns - 1)
        found += [""] * (columns - len(found))
        yield [" ".join(cell.split()) for cell in found]
