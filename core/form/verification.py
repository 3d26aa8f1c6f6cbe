"""What stops the start: forms that cannot be right, whatever is answered."""

from collections.abc import Mapping

from core.errors import Configuration
from core.form.form import Form
from core.law.terms import LIMITS


def verify(forms: tuple[Form, ...]) -> Mapping[str, Form]:
    """Index the forms by key; a form that cannot be right stops the start.

    Raises ``Configuration`` for duplicate keys, a field without law, a field that leans on one
    which does not come earlier, a paper of a field that is not there, an unknown limit, and a
    field whose days are those of no edition.
    """
    index: dict[str, Form] = {}
    for form in forms:
        if form.key in index:
            raise Configuration("form.duplicate", {"form": form.key})
        index[form.key] = form
        _verify_fields(form)
        _verify_limits(form)
    for form in forms:
        if form.comes_after and form.comes_after not in index:
            raise Configuration("form.comes_after_unknown", {"form": form.key})
    return index


def _verify_fields(form: Form) -> None:
    days = {change.on for change in form.changes}
    seen: set[str] = set()
    for field in form.fields:
        where = {"form": form.key, "field": field.key}
        if field.key in seen:
            raise Configuration("form.field_duplicate", where)
        if not field.law.act:
            raise Configuration("form.field_without_law", where)
        if field.when is not None and not seen.issuperset(field.when.keys):
            raise Configuration("form.condition_before_answer", where)
        if field.optional_when is not None:
            raise Configuration("form.optional_when_outside_group", where)
        if field.default_from and field.default_from not in seen:
            raise Configuration("form.default_before_answer", where)
        if not seen.issuperset(field.depends_on):
            raise Configuration("form.leans_on_later_answer", where)
        if not days.issuperset({field.since, field.until} - {None}):
            raise Configuration("form.day_of_no_edition", where)
        seen.add(field.key)
    wanted = {paper.field for paper in form.papers}
    wanted |= {form.closes, form.successor, form.releases, form.act_from}
    wanted |= set(form.closes_when.keys if form.closes_when else ())
    wanted |= set(form.enters_when.keys if form.enters_when else ())
    wanted |= {key for ground in form.grounds for key in ground.named}
    if form.duty is not None:
        wanted.add(form.duty.field)
    for key in wanted - {""} - seen:
        raise Configuration("form.names_no_field", {"form": form.key, "field": key})


def _verify_limits(form: Form) -> None:
    limits = [form.registration, form.completeness, *(each.limit_id for each in form.review)]
    limits += [note.limit_id for note in form.notes]
    if form.duty is not None:
        limits.append(form.duty.limit_id)
    for limit_id in limits:
        if limit_id and limit_id not in LIMITS:
            raise Configuration("form.limit_unknown", {"form": form.key, "limit": limit_id})
