"""Verification of declared forms at start-up."""

from collections.abc import Mapping

from core.errors import Configuration
from core.form.form import Form
from core.law.limits import LIMITS


def verify(forms: tuple[Form, ...]) -> Mapping[str, Form]:
    """Index the forms by key and verify each.

    Raises ``Configuration`` for duplicate keys, a field without law, a field that depends on
    one which does not come earlier, a paper of a field that is not there, an unknown limit, a field
    whose days are those of no edition, and a filed form without a rule on office hours.
    """
    index: dict[str, Form] = {}
    for form in forms:
        if form.key in index:
            raise Configuration(f"Form {form.key}", "have a key of its own", 'key="pool_reissue"')
        index[form.key] = form
        _verify_fields(form)
        _verify_limits(form)
    for form in forms:
        if form.comes_after and form.comes_after not in index:
            raise Configuration(
                f"Form {form.key}: comes_after", "be the key of a form", '"apk_include"'
            )
    return index


def _verify_fields(form: Form) -> None:
    days = {change.on for change in form.changes}
    seen: set[str] = set()
    for field in form.fields:
        where = f"Field {field.key} of form {form.key}"
        if field.key in seen:
            raise Configuration(where, "have a key of its own", 'key="reissue_reason"')
        if not field.law.act:
            raise Configuration(
                where, "cite the paragraph it comes from", 'law=LawRef("142", annex="1")'
            )
        if field.when is not None and not seen.issuperset(field.when.keys):
            raise Configuration(
                f"{where}: when",
                "read only answers asked before it",
                'when=answered("ownership_basis", "own")',
            )
        if field.optional_when is not None:
            raise Configuration(
                f"{where}: optional_when",
                "be left out, because it only works inside a group",
                'when=answered("ownership_basis", "own")',
            )
        if field.default_from and field.default_from not in seen:
            raise Configuration(
                f"{where}: default_from",
                "name a field asked before it",
                'default_from="applicant_name"',
            )
        if not seen.issuperset(field.depends_on):
            raise Configuration(
                where, "depend only on answers asked before it", 'kind_from="applicant_kind"'
            )
        if not days.issuperset({field.since, field.until} - {None}):
            raise Configuration(
                f"{where}: since and until",
                "be days on which the form has a Change",
                'Change("2024", date(2024, 1, 1), law)',
            )
        seen.add(field.key)
    wanted = {paper.field for paper in form.papers}
    wanted |= {form.terms.act_from, *form.effect.fields}
    wanted |= {key for ground in form.grounds for key in ground.named}
    if form.terms.duty is not None:
        wanted.add(form.terms.duty.field)
    for key in wanted - {""} - seen:
        raise Configuration(
            f"Form {form.key}: {key}", "be the key of one of its fields", '"licence_no"'
        )


def _verify_limits(form: Form) -> None:
    if form.filed and form.terms.out_of_hours is None:
        raise Configuration(
            f"Form {form.key}: terms",
            "cite the rule on a filing after office hours",
            'Terms(out_of_hours=LawRef("138", paragraph="8"))',
        )
    for limit_id in (*form.terms.limit_ids(), *(note.limit_id for note in form.notes)):
        if limit_id and limit_id not in LIMITS:
            raise Configuration(
                f"Form {form.key}: limit {limit_id}",
                "be an id of core/law/parameters/limits.toml",
                '"L-APK-04"',
            )
