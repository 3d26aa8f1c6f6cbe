"""What a legal form is made of.

A form is declared once, as data, in ``core/forms/<form>.py``. Validation, dialog, check page,
receipt and desk all read that declaration; none of them knows a form by name.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from core.errors import Configuration, Invalid
from core.law import LawRef, Origin

Answers: TypeAlias = Mapping[str, Any]
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """Holds when the answer to ``key`` is one of ``options``."""

    key: str
    options: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        return answers.get(self.key) in self.options


def answered(key: str, *options: str) -> Answered:
    """The condition of a field: asked only after ``key`` was answered with one of ``options``."""
    return Answered(key, options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. Subclasses in ``core.forms.kinds`` say what an answer may be.

    ``law`` is where the field stands; ``origin`` says whether the order prints it or we added it.
    ``default_from`` names the earlier answer that is offered as this one's.
    """

    key: str
    law: LawRef
    origin: Origin = Origin.OFFICIAL
    required: bool = True
    when: Answered | None = None
    default_from: str = ""

    @property
    def asked(self) -> bool:
        """Whether a person is asked, or the field is filled by itself."""
        return True

    @property
    def leans_on(self) -> tuple[str, ...]:
        """The earlier answers that decide whether an answer to this field fits."""
        return ()

    def accept(self, raw: str, answers: Answers) -> Any:
        """Turn what a person typed into the stored answer. Raises ``Invalid``."""
        raise NotImplementedError

    def check(self, value: Any, answers: Answers) -> None:
        """Prove a stored answer again, of whatever type. Raises ``Invalid``."""
        if not isinstance(value, str):
            raise Invalid("E-REQ")
        self.accept(value, answers)

    def is_whole(self, value: Any) -> bool:
        """Whether nothing is left to ask about a stored answer."""
        return True

    def warnings(self, value: Any) -> tuple[str, ...]:
        """Codes of doubts about a good answer; they never stop anything."""
        return ()

    def on_path(self, answers: Answers) -> bool:
        return self.when is None or self.when.holds(answers)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the package the order lists, and the field it comes from."""

    doc_id: str
    law: LawRef
    field: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground for refusal."""

    code: str
    law: LawRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One legal form in one edition.

    ``review`` names the limit of the whole service and ``completeness`` that of the first look,
    both ids of ``core.terms``; ``out_of_hours`` is the rule on filing after hours. ``asked`` are
    the fields that are not filled by themselves.
    """

    key: str
    service: str
    edition: str
    law: LawRef
    effective_from: date | None
    effective_to: date | None = None
    out_of_hours: LawRef
    fields: tuple[Field, ...]
    papers: tuple[Paper, ...]
    grounds: tuple[Ground, ...]
    review: str
    completeness: str
    portal: str
    asked: tuple[Field, ...] = dataclasses.field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked", tuple(each for each in self.fields if each.asked))

    def field(self, key: str) -> Field:
        """The field called ``key``. Raises ``KeyError``."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def journey(self, answers: Answers) -> tuple[Field, ...]:
        """The fields a person is asked with these answers, in order."""
        return tuple([each for each in self.asked if each.when is None or each.when.holds(answers)])


def verify(forms: tuple[Form, ...]) -> Mapping[str, Form]:
    """Index the forms by key; a form that cannot be right stops the start.

    Raises ``Configuration`` for duplicate keys, a field without law, a field that leans on one
    which does not come earlier, and a paper of a field that is not there.
    """
    index: dict[str, Form] = {}
    for form in forms:
        if form.key in index:
            raise Configuration("form.duplicate", {"form": form.key})
        index[form.key] = form
        seen: set[str] = set()
        for field in form.fields:
            where = {"form": form.key, "field": field.key}
            if field.key in seen:
                raise Configuration("form.field_duplicate", where)
            if not field.law.act:
                raise Configuration("form.field_without_law", where)
            condition = (field.when.key,) if field.when else ()
            if not seen.issuperset(condition):
                raise Configuration("form.condition_before_answer", where)
            if field.default_from and field.default_from not in seen:
                raise Configuration("form.default_before_answer", where)
            if not seen.issuperset(field.leans_on):
                raise Configuration("form.leans_on_later_answer", where)
            seen.add(field.key)
        for paper in form.papers:
            if paper.field and paper.field not in seen:
                raise Configuration("form.paper_without_field", {"form": form.key})
    return index
