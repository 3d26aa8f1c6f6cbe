"""The record of a register that ends when an application is granted, as its answers name it."""

from core.form.conditions import Answers
from core.form.form import Form
from core.form.kinds import RecordNo


def closing_field(form: Form) -> RecordNo | None:
    """The field that names the record which ends; None where a form ends none."""
    effect = form.effect
    field = form.field(effect.closes) if effect.closes else None
    return field if isinstance(field, RecordNo) else None


def closed_record(form: Form, answers: Answers) -> tuple[str, str] | None:
    """The register and the number of the record that ends; None when none does."""
    field = closing_field(form)
    if field is None or not (field.applies(answers) and answers.get(field.key)):
        return None
    closes_when = form.effect.closes_when
    if closes_when is not None and not closes_when.holds(answers):
        return None
    return field.register, str(answers[field.key])
