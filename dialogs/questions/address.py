"""An address, part by part: region, settlement, then the street and building, or a landmark."""

from dataclasses import replace

from core.form.kinds.address import Address
from core.law.regions import COUNTRY, REGIONS
from dialogs.events import Said
from dialogs.questions.base import Answered, Step, offered, offers
from dialogs.screens import Choice, Input, Screen, Text
from dialogs.turn import Chosen, UserInput


def ask(step: Step) -> Screen:
    field = _field(step)
    part, found = field.missing(_known(step)), offers(step) if _is_first(step) else ()
    head = (step.text("ask"), *(offer.said for offer in found), Text(f"address.{part}.ask"))
    rows = tuple(offer.row for offer in found)
    if part == "country":
        home = (Choice(f"answer:{COUNTRY}", Text("address.country.kz.button")),)
        example = Text("address.country.example")
        return Screen(text=(*head, example), choices=(*rows, home), input=Input("text"))
    if part == "region":
        listed = [Choice(f"answer:{code}", Text(f"region.{code}")) for code in REGIONS]
        pairs = tuple(tuple(listed[start : start + 2]) for start in range(0, len(listed), 2))
        return Screen(text=head, choices=rows + pairs)
    offered = part == "street" and field.landmark
    landmark = Choice("landmark", Text("address.landmark.button"))
    return Screen(
        text=(step.text("ask"), Text(f"address.{part}.ask"), Text(f"address.{part}.example")),
        choices=((landmark,),) if offered else (),
        input=Input("text"),
    )


def take(step: Step, user_input: UserInput) -> Answered | None:
    field, known = _field(step), _known(step)
    part = field.missing(known)
    match user_input:
        case Chosen("default" | "earlier" as verb) if _is_first(step):
            value = offered(step, verb)
            return None if value is None else step.done(value)
        case Chosen("landmark") if part == "street" and field.landmark:
            return step.keep(value={**known, "landmark": ""})
        case Chosen(action) if part in ("country", "region") and action.startswith("answer:"):
            code = action.partition(":")[2]
            value = field.accept_part(part, code, known)
        case Said(text):
            value = field.accept_part(part, text, known)
        case _:
            return None
    if field.missing(value):
        return step.keep(value=value)
    field.check(value, step.draft.answers)
    return step.done(value)


def back(step: Step) -> Answered | None:
    """Take back the last part given; None when there is none."""
    shorter = _field(step).without_last(_known(step))
    if shorter is None:
        return None
    if not shorter or not (_field(step).abroad or "region" in shorter):
        return Answered(replace(step.draft, entry={}))
    return step.keep(value=shorter)


def _is_first(step: Step) -> bool:
    """Whether nothing is given of the address yet."""
    return not _known(step)


def _known(step: Step) -> dict[str, str]:
    """What is given of the address so far."""
    return dict(step.entry.get("value") or {})


def _field(step: Step) -> Address:
    assert isinstance(step.field, Address)
    return step.field
