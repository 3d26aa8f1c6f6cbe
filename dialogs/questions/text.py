"""A question answered by one line of text: names, codes, numbers, contacts."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Generic, TypeVar

from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Code, Identifier, Measure, Phone, Several
from core.identifiers import category_code, enstru, phone, serial, tnved
from dialogs.events import ContactShared, Said
from dialogs.questions.kind import NoParts, QuestionKind, kind_of, shown
from dialogs.questions.offers import offers, take_offer
from dialogs.questions.step import Answered, Step, notice_of
from dialogs.screens import Input, Message, Screen, Text, Verbatim
from dialogs.session import Draft
from dialogs.turn import UserInput

NATURAL_PERSONS = ("ie", "individual")
SAMPLE_IIN = "000101599992"
SAMPLE_CODES: Mapping[Any, str] = {
    tnved: "8471 50 0000",
    serial: "SN-0001",
    enstru: "262013.000.000011",
    category_code: "3.1.2",
}

F = TypeVar("F", bound=Field)


class TextQuestion(QuestionKind[F, NoParts], Generic[F]):
    """A line of text; its field says what is accepted."""

    entry_type = NoParts

    def __init__(self, sample: str = "", awaited: str = "text") -> None:
        self._sample = sample
        self.input = awaited

    def ask(self, step: Step[F]) -> Screen:
        found = offers(step)
        return Screen(
            text=(
                self.part(step, "ask"),
                self.part(step, "example"),
                *(offer.text for offer in found),
            ),
            input=Input(self.input),
            choices=tuple(offer.row for offer in found),
        )

    def part(self, step: Step[F], end: str) -> Text:
        """The question or its example."""
        return step.text(end)

    def take(self, step: Step[F], user_input: UserInput) -> Answered | None:
        if isinstance(user_input, Said):
            return self.accept(step, user_input.text)
        return take_offer(step, user_input)

    def accept(self, step: Step[F], raw: str) -> Answered:
        """The text as an answer, with the warnings about it. Raises ``Invalid``."""
        value = step.field.accept(raw, step.draft.answers)
        notices = tuple(notice_of(Text(f"issue.{code}")) for code in step.field.warnings(value))
        return replace(step.done(value), notices=notices)

    def typed_sample(self, field: F) -> str:
        """What might be typed for a field."""
        return self._sample

    def sample(self, field: F, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return (Said(self.typed_sample(field)),)


class PhoneQuestion(TextQuestion[Phone]):
    """A phone number, typed or shared as the sender's own contact."""

    def take(self, step: Step[Phone], user_input: UserInput) -> Answered | None:
        if isinstance(user_input, ContactShared):
            if not user_input.own:
                return Answered(step.draft, notices=(notice_of(Text("contact.not_own")),))
            return self.accept(step, user_input.phone)
        return super().take(step, user_input)

    def shown(self, form: Form, field: Phone, value: Any) -> Message:
        return Verbatim(phone.format(str(value)))


class IdentifierQuestion(TextQuestion[Identifier]):
    """An IIN or a BIN, whose question depends on the kind of applicant."""

    def part(self, step: Step[Identifier], end: str) -> Text:
        number = step.field.number(step.draft.answers)
        return Text(f"identifier.{number}.{end}") if number else step.text(end)

    def sample(self, field: Identifier, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        if draft.answers.get(field.kind_from) in NATURAL_PERSONS:
            return (Said(SAMPLE_IIN),)
        return super().sample(field, draft, pick)


class MeasureQuestion(TextQuestion[Measure]):
    """A decimal number, shown as the language writes it."""

    def shown(self, form: Form, field: Measure, value: Any) -> Message:
        return Text("value.number", {"number": Decimal(value)})


class CodeQuestion(TextQuestion[Code]):
    """A code of a classifier or a serial number."""

    def typed_sample(self, field: Code) -> str:
        return SAMPLE_CODES[field.verbs]


class SeveralQuestion(TextQuestion[Several]):
    """Several values of one kind on one line."""

    def shown(self, form: Form, field: Several, value: Any) -> Message:
        return Text("value.commas", {"parts": [shown(form, field.of, each) for each in value]})

    def sample(self, field: Several, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return kind_of(field.of).sample(field.of, draft, pick)
