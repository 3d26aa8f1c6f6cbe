"""What holds for every form alike, generated from its declaration and one whole application."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.form.form import Form
from core.form.kinds import Consent
from core.form.tables import Table
from core.law.working_time import KAZAKHSTAN, TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from tests.core.support.breaking import broken

MONDAY = datetime(2026, 3, 16, 10, 0, tzinfo=TZ)


BY_PROXY = {
    "signed_by": "representative",
    "poa_no": "12",
    "poa_date": "2026-03-02",
    "poa_until": "2027-03-02",
}
"""Another way through every form that somebody else may sign."""


class Whole:
    """A clean application of a form; ``allowed`` are the doubts it cannot be without."""

    def __init__(self, form: Form) -> None:
        module = import_module(f"tests.core.support.whole.{form.key}")
        self.form = form
        self.answers: Mapping[str, Any] = module.ANSWERS
        self.rows: Mapping[str, Any] = getattr(module, "ROWS", {})
        self.allowed: frozenset[str] = getattr(module, "ALLOWED", frozenset())
        self.variants: tuple[Mapping[str, Any], ...] = (
            *getattr(module, "VARIANTS", ()),
            *([BY_PROXY] if "signed_by" in self.answers else []),
        )

    def checked(self, answers: Mapping[str, Any]) -> Outcome:
        return validate(Application(self.form, answers, self.rows), MONDAY)

    def codes(self, answers: Mapping[str, Any]) -> set[str]:
        return {each.code for each in self.checked(answers).findings} - self.allowed

    def bases(self) -> Iterator[Mapping[str, Any]]:
        """The whole application and its other ways through the form."""
        yield self.answers
        for variant in self.variants:
            yield {**self.answers, **variant}


WHOLES = {key: Whole(form) for key, form in FORMS.items()}


def breaks() -> Iterator[Any]:
    """Each answer of each way through each form, broken once in each way."""
    seen: set[str] = set()
    for key, whole in WHOLES.items():
        for base in whole.bases():
            for field in whole.form.on(MONDAY.date()).journey(base):
                value = base.get(field.key)
                if value is None:
                    continue
                for number, (wrong, code) in enumerate(broken(field, value)):
                    name = f"{key}-{field.key}-{code}-{number}"
                    if name not in seen:
                        seen.add(name)
                        yield pytest.param(whole, {**base, field.key: wrong}, code, id=name)


def gaps() -> Iterator[Any]:
    """Each required answer of each way through each form, left out."""
    seen: set[str] = set()
    for key, whole in WHOLES.items():
        for base in whole.bases():
            for field in whole.form.on(MONDAY.date()).journey(base):
                name = f"{key}-{field.key}"
                if field.required and name not in seen:
                    seen.add(name)
                    left = {each: value for each, value in base.items() if each != field.key}
                    code = field.refusal if isinstance(field, Consent) else field.missing_code
                    yield pytest.param(whole, left, code, field.key, id=name)


@pytest.mark.parametrize("key", FORMS)
def test_a_whole_application_has_nothing_wrong_with_it(key: str) -> None:
    whole = WHOLES[key]
    for base in whole.bases():
        assert whole.codes(base) == set()


@pytest.mark.parametrize("key", FORMS)
def test_the_whole_applications_walk_through_every_field(key: str) -> None:
    whole = WHOLES[key]
    form = whole.form.on(MONDAY.date())
    walked = {field.key for base in whole.bases() for field in form.journey(base)}
    assert walked == {field.key for field in form.asked}


@pytest.mark.parametrize(("whole", "answers", "code", "field"), list(gaps()))
def test_a_required_answer_that_is_missing_is_named(
    whole: Whole, answers: Mapping[str, Any], code: str, field: str
) -> None:
    found = {(each.code, each.field) for each in whole.checked(answers).findings}
    assert (code, field) in found


@pytest.mark.parametrize(("whole", "answers", "code"), list(breaks()))
def test_an_answer_broken_once_is_refused_with_its_code_and_no_other(
    whole: Whole, answers: Mapping[str, Any], code: str
) -> None:
    assert whole.codes(answers) - {"E-KIND-TWICE"} == {code}


@pytest.mark.parametrize("key", [key for key, form in FORMS.items() if form.changes])
def test_each_edition_begins_on_its_day(key: str) -> None:
    form = FORMS[key]
    before = form.edition
    for change in form.changes:
        days = [change.on + timedelta(days=shift) for shift in (-1, 0, 1)]
        assert [form.edition_on(day) for day in days] == [before, change.edition, change.edition]
        for day in days:
            kept = {field.key for field in form.on(day).fields}
            assert kept == {field.key for field in form.fields if field.in_force(day)}
        before = change.edition


@pytest.mark.parametrize("key", [key for key, form in FORMS.items() if form.changes])
def test_the_check_takes_the_edition_of_the_effective_date(key: str) -> None:
    whole = WHOLES[key]
    for change in whole.form.changes:
        moment = datetime.combine(change.on - timedelta(days=1), time(20, 0), TZ)
        effective_on = KAZAKHSTAN.effective_date(moment)
        assert effective_on >= change.on
        application = Application(whole.form, {})
        asked = {each.field for each in validate(application, moment).findings if each.field}
        form = whole.form.on(effective_on)
        required = {field.key for field in form.journey({}) if field.required}
        assert required <= asked <= {field.key for field in form.fields}


@pytest.mark.parametrize("key", FORMS)
def test_every_field_cites_an_act_and_says_whether_the_order_prints_it(key: str) -> None:
    for field in FORMS[key].fields:
        assert field.law.act
        columns = field.columns if hasattr(field, "columns") else ()
        for column in columns:
            part = column.field if isinstance(field, Table) else column
            assert part.law.act


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(list(FORMS))
MOMENTS = st.datetimes(datetime(2023, 4, 1), datetime(2027, 12, 1)).map(
    lambda moment: moment.replace(tzinfo=TZ)
)


@given(key=KEYS, moment=MOMENTS, data=st.data())
def test_whatever_is_answered_the_check_never_raises_and_says_the_same_twice(
    key: str, moment: datetime, data: st.DataObject
) -> None:
    whole = WHOLES[key]
    names = st.sampled_from([field.key for field in whole.form.asked])
    answers = {**whole.answers, **data.draw(st.dictionaries(names, JSON, max_size=8))}
    tables = [field.key for field in whole.form.asked if isinstance(field, Table)]
    rows: Any = {table: data.draw(st.lists(JSON, max_size=4)) for table in tables}
    application = Application(whole.form, answers, rows)
    assert validate(application, moment) == validate(application, moment)


@given(key=KEYS, data=st.data())
def test_mending_one_answer_or_adding_a_document_brings_nothing_new(
    key: str, data: st.DataObject
) -> None:
    whole = WHOLES[key]
    base = data.draw(st.sampled_from(list(whole.bases())))
    form = whole.form.on(MONDAY.date())
    wrong: dict[str, Any] = {}
    for field in form.journey(base):
        ways = broken(field, base[field.key]) if base.get(field.key) is not None else []
        if field.key in data.draw(st.sets(st.just(field.key))):
            wrong[field.key] = data.draw(st.sampled_from([None, *(way for way, _ in ways)]))
    answers = {**base, **wrong}
    before = {(each.code, each.field) for each in whole.checked(answers).findings}
    for mended in wrong:
        after = whole.checked({**answers, mended: base[mended]}).findings
        new = {(each.code, each.field) for each in after} - before
        related = {field.key for field in form.fields if field.when and mended in field.when.keys}
        assert not {
            (code, field)
            for code, field in new
            if field not in {mended, *related} and code not in whole.allowed
        }


def test_dates_of_the_samples_are_days_of_the_calendar() -> None:
    assert KAZAKHSTAN.is_working_day(date(2026, 3, 16))
