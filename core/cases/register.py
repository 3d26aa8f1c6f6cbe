"""What a granted case changes in the registers, and the entries its application names."""

from collections.abc import Iterator, Mapping
from typing import Any

from core.form.conditions import Answers
from core.form.form import Form
from core.form.grant import Grant
from core.form.kinds import RecordNo
from core.form.register import Named, RegisterChange, RegisterEntry, named
from core.form.rule import Rows
from core.form.tables import parts


def register_changes(form: Form, grant: Grant) -> tuple[RegisterChange, ...]:
    """Every change a granted case makes, in the order it is to be made."""
    changes = form.effect.changes
    return tuple(changes(grant)) if changes is not None else ()


def named_entries(form: Form, answers: Answers) -> Iterator[Named]:
    """The entries the answers name, wherever in the form they are asked for."""
    for field in form.journey(answers):
        for part, given, _ in parts(field, answers.get(field.key) or ()):
            if isinstance(part, RecordNo) and given:
                yield named(part.register, str(given))


def closed_entry(form: Form, answers: Answers) -> Named | None:
    """The entry that ends when the application is granted; None when none does."""
    effect = form.effect
    field = form.field(effect.closes) if effect.closes else None
    if not isinstance(field, RecordNo):
        return None
    if not (field.applies(answers) and answers.get(field.key)):
        return None
    if effect.closes_when is not None and not effect.closes_when.holds(answers):
        return None
    return named(field.register, str(answers[field.key]))


def leaving_serials(form: Form, answers: Answers) -> tuple[str, ...]:
    """The serial numbers of the units that leave the registry, by the answers."""
    key = form.effect.releases
    if not key or not form.field(key).applies(answers):
        return ()
    given = answers.get(key)
    return tuple(map(str, given)) if isinstance(given, list) else ()


def successor_of(form: Form, answers: Answers) -> str:
    """The BIN or IIN of the successor; empty where the answers name none."""
    key = form.effect.successor
    applies = bool(key) and form.field(key).applies(answers)
    return str(answers.get(key) or "") if applies else ""


def grant_of(
    form: Form,
    answers: Answers,
    *,
    case_id: str,
    given: Mapping[str, Any],
    registration_no: str,
    applicant: str,
    successor: str = "",
    rows: Rows | None = None,
    known: Mapping[Named, RegisterEntry] | None = None,
    units: Mapping[str, Mapping[str, Any]] | None = None,
    units_held: int = 0,
) -> Grant:
    """A granted application as the functions of its form read it: answers off the path are absent.

    ``applicant`` and ``successor`` are keys of holders; see ``Grant`` for the rest.
    """
    applies = (each.key for each in form.fields if each.key in answers and each.applies(answers))
    return Grant(
        case_id=case_id,
        answers={key: answers[key] for key in applies},
        rows=rows or {},
        given=given,
        registration_no=registration_no,
        applicant=applicant,
        successor=successor,
        known=known or {},
        enters=form.effect.enters(answers),
        closes=closed_entry(form, answers) is not None,
        units=units or {},
        units_held=units_held,
    )
