"""Every form beside the order it comes from: the same lines, in the same order, and no others."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Choice, Consent, MultiChoice
from core.form.tables import Group, Table
from core.law.acts import Origin
from core.law.fees import FeeKind, fee
from core.law.limits import Term, limit_on
from core.services.catalogue import FORMS
from core.services.inspection.checklists import CHECKLISTS
from dialogs.wording.catalogue import catalogue
from tests.core.support.orders import (
    complaints,
    order_53,
    order_138,
    order_142,
    order_164,
    order_169,
    order_169_reissue,
)
from tests.core.support.orders.sheet import Place, Row, Sheet, cells

ORDERS = (order_138, order_169, order_142, order_53, order_164, complaints)
ALL = [sheet for order in ORDERS for sheet in order.SHEETS]
SHEETS = {sheet.form: sheet for sheet in ALL}
EVERY = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
TODAY = date(2026, 3, 16)


@dataclass(frozen=True, slots=True)
class Declared:
    """A field of a form, or a column of one of its groups, by the key a row calls it."""

    key: str
    field: Field
    how: str

    @property
    def flag(self) -> str:
        if not self.field.asked:
            return "A"
        if not self.field.required:
            return "N"
        return "Y" if self.field.when is None else "C"


def declared(form: Form) -> Iterator[Declared]:
    """Everything a form declares, columns after their group."""
    yield from opened(form.fields)


def opened(fields: Iterable[Field]) -> Iterator[Declared]:
    """Fields, each followed by its columns."""
    for field in fields:
        match field:
            case Group():
                yield Declared(field.key, field, "group")
                for part in field.columns:
                    yield Declared(f"{field.key}.{part.key}", part, "column")
            case Table():
                yield Declared(field.key, field, "table")
                for column in field.columns:
                    yield Declared(f"{field.key}.{column.key}", column.field, "column")
            case _:
                yield Declared(field.key, field, "asked" if field.asked else "filled")


def plain(text: str) -> str:
    """Words for comparing: letters and digits only, in lower case."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


def test_every_form_has_one_sheet() -> None:
    assert Counter(sheet.form for sheet in ALL) == Counter(list(FORMS))


@EVERY
def test_what_the_order_prints_is_declared_once_with_its_annex_and_item(sheet: Sheet) -> None:
    form = declared(FORMS[sheet.form])
    found = {each.key: each.field for each in form if each.field.origin is Origin.OFFICIAL}
    printed = {row.key: row.place for row in sheet.official()}
    assert {key: Place.of(field.law) for key, field in found.items()} == printed
    assert {field.law.act for field in found.values()} <= {sheet.act}


@EVERY
def test_what_no_form_prints_is_said_to_be_ours(sheet: Sheet) -> None:
    keys = Counter(row.key for row in sheet.rows())
    assert keys.most_common(1)[0][1] == 1
    wanted = {row.key: (row.origin, row.how) for row in sheet.rows()}
    assert {each.key: (each.field.origin, each.how) for each in declared(FORMS[sheet.form])} == (
        wanted
    )


@EVERY
def test_required_is_what_the_order_requires(sheet: Sheet) -> None:
    found = {
        each.key: (each.flag, each.field.since, each.field.until)
        for each in declared(FORMS[sheet.form])
    }
    assert found == {
        row.key: (row.required.flag, row.required.since, row.required.until) for row in sheet.rows()
    }


@EVERY
def test_the_journey_keeps_the_order_of_each_annex(sheet: Sheet) -> None:
    """The columns of a group among themselves, the fields of the form among themselves.

    What is filled in by itself is not on the journey.
    """
    parts = {(row.place.annex, row.group) for row in sheet.official()}
    for annex, group in parts:
        printed = [row.key for row in sheet.official() if _is_of(row, annex, group)]
        found = [each.key for each in declared(FORMS[sheet.form]) if each.key in printed]
        assert found == printed, f"annex {annex}"


def _is_of(row: Row, annex: str, group: str) -> bool:
    return (row.place.annex, row.group) == (annex, group) and row.how != "filled"


@EVERY
def test_labels_say_what_the_order_prints(sheet: Sheet) -> None:
    """In the language of the act, but for rows that own to a shorter label (``~``)."""
    form, words = FORMS[sheet.form], catalogue(sheet.language)
    fields = {each.key: each.field for each in declared(form)}
    for row in sheet.official():
        if row.words.startswith("~"):
            continue
        field = fields[row.key]
        end = "official" if isinstance(field, Consent) else "label"
        assert plain(row.words) in plain(words.raw(form.words(field, end))), row.key


@EVERY
def test_the_package_is_that_of_the_list(sheet: Sheet) -> None:
    form = FORMS[sheet.form]
    assert [(paper.doc_id, Place.of(paper.law), paper.field) for paper in form.papers] == [
        (paper.code, paper.place, paper.field) for paper in sheet.package()
    ]
    assert {paper.law.act for paper in form.papers} <= {sheet.act}


@EVERY
def test_a_channel_is_asked_where_the_order_knows_two(sheet: Sheet) -> None:
    channels = [field for field in FORMS[sheet.form].fields if field.key == "channel"]
    options = [field.options for field in channels if isinstance(field, Choice)]
    assert options == ([sheet.channels] if len(sheet.channels) > 1 else [])


@EVERY
def test_the_grounds_for_refusal_are_those_of_the_list_in_its_order(sheet: Sheet) -> None:
    grounds = FORMS[sheet.form].grounds
    assert [(ground.code, Place.of(ground.law)) for ground in grounds] == [
        (ground.code, ground.place) for ground in sheet.refusals()
    ]
    assert {ground.law.act for ground in grounds} <= {sheet.act}


@EVERY
def test_the_terms_are_those_of_the_order(sheet: Sheet) -> None:
    form = FORMS[sheet.form]
    limits = tuple(review.limit_id for review in form.terms.review)
    duty = form.terms.duty.limit_id if form.terms.duty else ""
    assert (form.terms.registration, form.terms.completeness, duty, limits) == (
        sheet.registration,
        sheet.completeness,
        sheet.duty,
        sheet.review,
    )
    if sheet.promise:
        (limit_id,) = sheet.review
        assert limit_on(limit_id, TODAY).promise == Term.read(sheet.promise)
        assert limit_on(limit_id, TODAY).track == Term.read(sheet.track)


@EVERY
def test_the_fee_is_that_of_the_order(sheet: Sheet) -> None:
    form = FORMS[sheet.form]
    found = fee(form.fee, TODAY)
    kinds = {"free": FeeKind.FREE, "not stated": FeeKind.NOT_STATED}
    assert found.kind is kinds.get(sheet.fee, FeeKind.DUE)
    assert (found.law.act, Place.of(found.law)) == (sheet.act, Place.read(sheet.fee_place))
    if found.kind is FeeKind.DUE:
        assert found.mci_count == Decimal(sheet.fee)


@EVERY
def test_d_106_it_is_filed_where_the_order_says(sheet: Sheet) -> None:
    assert FORMS[sheet.form].portals == sheet.portals


NUMBERED = {
    "annex 9": ("lic_reissue_1", 1),
    "annex 10": ("lic_reissue_2", 2),
}


@pytest.mark.parametrize(("key", "column"), NUMBERED.values(), ids=NUMBERED)
def test_sc_058_d_44_grounds_of_a_reissue_have_the_numbers_of_their_annex(
    key: str, column: int
) -> None:
    form = FORMS[key]
    printed = [row for row in cells(order_169_reissue.REISSUE_GROUNDS, 4) if row[column] != "-"]
    grounds = form.field("grounds")
    assert isinstance(grounds, MultiChoice)
    assert {ground: str(number) for ground, number in grounds.numbers.items()} == {
        row[0]: row[column] for row in printed
    }
    assert list(grounds.options) == [row[0] for row in printed]
    for ground, *_, words in printed:
        meaning = catalogue("kk").raw(form.words(grounds, f"meaning.{ground}"))
        assert plain(words) in plain(meaning)


@pytest.mark.parametrize("key", ["lic_reissue_1", "lic_reissue_2"])
def test_d_43_the_cells_of_a_reorganisation_are_those_of_the_form(key: str) -> None:
    form = FORMS[key]
    kind = form.field("reorg_kind")
    assert isinstance(kind, Choice)
    printed = list(cells(order_169_reissue.REORGANISATIONS, 3))
    assert [(option, str(kind.numbers[option])) for option in kind.options] == [
        (option, number) for option, number, _ in printed
    ]
    for option, _, words in printed:
        assert plain(words) in plain(catalogue("kk").raw(form.words(kind, f"meaning.{option}")))


@pytest.mark.parametrize("key", ["trust_include_sw", "trust_include_ep"])
def test_sc_106_d_78_annex_4_of_order_53_has_no_item_7(key: str) -> None:
    places = [Place.of(each.field.law) for each in declared(FORMS[key])]
    items = [place.item for place in places if place.annex == "4" and place.item]
    assert list(dict.fromkeys(items)) == ["1", "2", "3", "4", "5", "6", "8", "9", "10", "11"]


@pytest.mark.parametrize("key", CHECKLISTS)
def test_head_and_foot_of_a_checklist_are_filled_in_as_printed(key: str) -> None:
    checklist = CHECKLISTS[key]
    for fields, block in ((checklist.head, order_164.HEAD), (checklist.foot, order_164.FOOT)):
        found = list(opened(fields))
        printed = list(cells(block, 3))
        assert [[each.key, each.flag] for each in found] == [row[:2] for row in printed]
        for each, (_, _, words) in zip(found, printed, strict=True):
            label = catalogue("kk").raw(checklist.label(each.field))
            assert words.startswith("~") or plain(words) in plain(label), each.key
