"""A question for an address, part by part: region, settlement, street and building or landmark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.form.form import Form
from core.form.kinds.address import Address
from core.law.regions import COUNTRY, REGIONS
from dialogs.actions import Answer, UseLandmark
from dialogs.events import Said
from dialogs.questions.kind import QuestionKind
from dialogs.questions.offers import offers, take_offer
from dialogs.questions.step import Answered, Step
from dialogs.screens import Choice, Input, Message, Screen, Text, Verbatim
from dialogs.session import Draft
from dialogs.stored import Stored
from dialogs.turn import UserInput

TYPED_COMPONENTS = ("district", "settlement", "street", "building", "premises", "landmark")
SAMPLE_REGION, SAMPLE_TOWN, SAMPLE_STREET = "KZ-35", "Теміртау", "Абай даңғылы 10"


@dataclass(frozen=True, slots=True)
class AddressParts(Stored):
    """The components given so far."""

    value: Mapping[str, str] = field(default_factory=dict)


class AddressQuestion(QuestionKind[Address, AddressParts]):
    """An address; each part of it is a question of its own."""

    entry_type = AddressParts

    def ask(self, step: Step[Address]) -> Screen:
        known = self._known(step)
        part, found = step.field.missing(known), () if known else offers(step)
        head = (step.text("ask"), *(offer.text for offer in found), Text(f"address.{part}.ask"))
        rows = tuple(offer.row for offer in found)
        if part == "country":
            home = (Choice(Answer(COUNTRY), Text("address.country.kz.button")),)
            example = Text("address.country.example")
            return Screen(text=(*head, example), choices=(*rows, home), input=Input("text"))
        if part == "region":
            regions = [Choice(Answer(code), Text(f"region.{code}")) for code in REGIONS]
            pairs = tuple(tuple(regions[start : start + 2]) for start in range(0, len(regions), 2))
            return Screen(text=head, choices=rows + pairs)
        landmark = (Choice(UseLandmark(), Text("address.landmark.button")),)
        return Screen(
            text=(step.text("ask"), Text(f"address.{part}.ask"), Text(f"address.{part}.example")),
            choices=(landmark,) if part == "street" and step.field.landmark else (),
            input=Input("text"),
        )

    def take(self, step: Step[Address], user_input: UserInput) -> Answered | None:
        known = self._known(step)
        part = step.field.missing(known)
        match user_input:
            case UseLandmark() if part == "street" and step.field.landmark:
                return step.keep(AddressParts({**known, "landmark": ""}))
            case Answer(code) if part in ("country", "region"):
                value = step.field.accept_part(part, code, known)
            case Said(text):
                value = step.field.accept_part(part, text, known)
            case _:
                return None if known else take_offer(step, user_input)
        if step.field.missing(value):
            return step.keep(AddressParts(value))
        step.field.check(value, step.draft.answers)
        return step.done(value)

    def back(self, step: Step[Address]) -> Answered | None:
        """The last part given back; None when there is none."""
        shorter = step.field.without_last(self._known(step))
        if shorter is None:
            return None
        if not shorter or not (step.field.abroad or "region" in shorter):
            return step.start_again()
        return step.keep(AddressParts(shorter))

    def shown(self, form: Form, field: Address, value: Any) -> Message:
        return address_line(value)

    def keys(self, form: Form, field: Address) -> Iterator[str]:
        """The question, and those of every part that is typed, with a street or a landmark."""
        yield form.words(field, "ask")
        for part in {*field.parts({}), *field.parts({"landmark": ""})} - {"region", "country"}:
            yield f"address.{part}.ask"
            yield f"address.{part}.example"

    def sample(self, field: Address, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        country = (Answer(COUNTRY),) if field.abroad else ()
        return (*country, Answer(SAMPLE_REGION), Said(SAMPLE_TOWN), Said(SAMPLE_STREET))

    def _known(self, step: Step[Address]) -> dict[str, str]:
        """The components given so far."""
        return dict(self.entry(step).value)


def address_line(value: Mapping[str, Any]) -> Message:
    """An address on one line, the region by its name in the reader's language."""
    parts: list[Message] = []
    if value.get("country", COUNTRY) != COUNTRY:
        parts.append(Verbatim(str(value["country"])))
    elif value.get("city"):
        parts.append(Text(f"city.{value['region']}"))
    elif value.get("region"):
        parts.append(Text(f"region.{value['region']}"))
    parts += [Verbatim(str(value[key])) for key in TYPED_COMPONENTS if value.get(key)]
    return Text("value.commas", {"parts": parts})
