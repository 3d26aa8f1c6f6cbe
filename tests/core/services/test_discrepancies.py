"""Where a form or a list of papers contradicts another, or leaves out what cannot be done without.

Which line stands where, and which is ours, the sheets in ``tests.core.support.orders`` say; here
are the questions that a discrepancy brought and those that it forbids.
"""

import datetime as dt
from typing import Any

import pytest

from core.cases.transitions import TRANSITIONS
from core.form.kinds import Choice, Upload
from core.form.steps.states import State
from core.form.tables import Group, Table
from core.form.terms import Terms
from core.law.acts import Origin
from core.law.fees import Charged, FeeKind, Free, fee
from core.law.working_time import TZ
from core.services.catalogue import CARDS, FORMS
from core.services.inspection.checklists import MINER, NOT_APPLICABLE, RESULTS
from core.validation import Application, validate
from tests.core.support.whole import apk_include

NEW_YEAR = dt.date(2024, 1, 1)
MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)


def keys(form: str) -> set[str]:
    """Every question of a form, those of its groups with them."""
    found = {field.key for field in FORMS[form].asked}
    groups = [field for field in FORMS[form].asked if isinstance(field, Group)]
    return found | {column.key for group in groups for column in group.columns}


def documents(form: str) -> set[str]:
    """The documents a form takes, asked for or offered."""
    fields = [field for field in FORMS[form].fields if isinstance(field, Upload)]
    groups = [field for field in FORMS[form].asked if isinstance(field, Group)]
    fields += [c for group in groups for c in group.columns if isinstance(c, Upload)]
    return {field.doc_id for field in fields}


def notes(form: str) -> set[str]:
    return {note.law.note for note in FORMS[form].notes}


def test_d_30_the_table_of_annex_3_is_ours_in_every_column_and_the_page_says_so() -> None:
    table = FORMS["apk_include"].field("units")
    assert isinstance(table, Table)
    assert {table.origin, *(column.field.origin for column in table.columns)} == {Origin.INFERRED}
    assert "D-30" in notes("apk_include")


def test_d_35_a_title_or_another_lawful_ground_will_do_and_which_is_asked() -> None:
    basis = FORMS["apk_include"].field("ownership_basis")
    assert isinstance(basis, Choice)
    assert basis.options == ("own", "other_lawful")
    assert documents("apk_include") == {"doc.apk.right"}


def test_d_36_of_an_exclusion_notice_we_keep_the_number_and_the_date_it_prints() -> None:
    issued = [
        step
        for step in TRANSITIONS
        if step.service == "apk.exclude" and step.target is State.ISSUED
    ]
    assert {step.needs[:2] for step in issued} == {("notice_no", "notice_date")}
    assert {"exclusion_reason", "entry_no", "applicant_bin_iin"} <= keys("apk_exclude")


@pytest.mark.parametrize(
    ("form", "annex", "fee_item", "papers_item"),
    [("apk_include", "5", "6", "8"), ("pool_accredit", "2", "6", "8")],
)
def test_d_38_items_whose_numbers_are_lost_are_numbered_by_their_order(
    form: str, annex: str, fee_item: str, papers_item: str
) -> None:
    rule = FORMS[form].fee
    assert isinstance(rule, Free)
    assert (rule.law.annex, rule.law.item) == (annex, fee_item)
    assert {(paper.law.annex, paper.law.item) for paper in FORMS[form].papers} == {
        (annex, papers_item)
    }


def test_d_41_the_applications_are_those_of_annexes_1_and_2() -> None:
    for annex in ("1", "2"):
        form = FORMS[f"lic_issue_{annex}"]
        assert form.field("applicant_name").law.annex == annex
        assert form.papers[0].doc_id == f"doc.lic.app{annex}"


def test_d_49_payment_is_looked_for_since_2024() -> None:
    for key in ("lic_issue_1", "lic_issue_2", "lic_reissue_1", "lic_reissue_2"):
        rule = FORMS[key].fee
        assert isinstance(rule, Charged)
        assert fee(rule, NEW_YEAR - dt.timedelta(days=1)).kind is FeeKind.NOT_YET
        assert fee(rule, NEW_YEAR).kind is FeeKind.DUE
        for moment, due in ((dt.date(2023, 12, 29), False), (NEW_YEAR, True)):
            form = FORMS[key].on(moment)
            assert ("LIC-R2" in {ground.code for ground in form.grounds}) is due


def test_d_51_who_buys_off_the_grid_is_asked_nothing_of_technical_conditions() -> None:
    group = FORMS["lic_issue_1"].field("data_centres")
    assert isinstance(group, Group)
    off, on = (
        {column.key for column in group.path({"power_sourcing": source}, {})}
        for source in ("offgrid_producer", "single_purchaser")
    )
    assert on - off == {"tu_case"}
    assert not any(key.startswith("tu_") for key in off)


def test_d_62_the_reserve_complex_is_asked_for_though_the_form_has_one_location() -> None:
    asked = {"reserve_address", "settlement_category", "reserve_channel_provider_1"}
    assert asked <= keys("pool_accredit")


def test_d_64_both_channels_bring_the_same_two_papers_to_a_reissue() -> None:
    form = FORMS["pool_reissue"]
    assert [paper.doc_id for paper in form.papers] == ["doc.pool.app", "doc.pool.server_contract"]
    contract = form.field("server_contract")
    assert contract.when is None


def test_d_65_a_reissue_says_of_which_certificate_what_changed_and_why() -> None:
    assert {"cert_issue_date", "changed_fields", "reissue_reason"} <= keys("pool_reissue")


@pytest.mark.parametrize("form", ["pool_accredit", "pool_reissue"])
def test_d_66_contacts_are_asked_for_and_said_to_be_ours(form: str) -> None:
    for key in ("contact_phone", "contact_email"):
        assert FORMS[form].field(key).origin is Origin.DESIGN


def test_d_67_a_certificate_is_known_by_its_day_of_issue_and_the_pool() -> None:
    assert {"cert_issue_date", "legal_name", "bin"} <= keys("pool_reissue")
    assert not any(key.startswith("cert") and key.endswith("_no") for key in keys("pool_reissue"))


def test_d_71_of_the_monthly_report_there_is_a_card_and_nothing_to_file() -> None:
    assert CARDS["pool_incomereport"].monthly == "L-POOL-12"
    assert "pool.incomereport" not in {form.service for form in FORMS.values()}


def test_d_74_officers_may_mark_what_does_not_apply_and_holders_are_not_asked_it() -> None:
    assert NOT_APPLICABLE in RESULTS
    whose = {item.number: item.applies for item in MINER.items if item.applies}
    assert whose == {
        4: ("subtype_1",),
        5: ("subtype_1",),
        6: ("subtype_2",),
        8: ("subtype_1",),
    }


@pytest.mark.parametrize("form", ["insp_miner", "insp_pool"])
def test_d_76_a_self_check_promises_and_files_nothing(form: str) -> None:
    declared = FORMS[form]
    assert (declared.filed, declared.terms, declared.steps) == (False, Terms(), ())
    assert "D-76" in notes(form)


def test_d_79_annexes_without_a_header_are_known_by_their_content() -> None:
    for form in FORMS.values():
        if form.section == "trust":
            assert {paper.law.annex for paper in form.papers if paper.law.item} == {"2"}


def test_d_83_no_paper_is_asked_for_beyond_the_list() -> None:
    software = {"doc.tr.is", "doc.tr.rights", "doc.tr.local"}
    assert documents("trust_include_sw") == software
    assert documents("trust_include_ep") == {*software, "doc.tr.descr"}


def test_d_92_who_the_provider_is_nobody_types() -> None:
    for form in FORMS.values():
        named = {"provider_name", "addressee"} & {field.key for field in form.fields}
        for key in named - ({"addressee"} if form.key == "appeal" else set()):
            assert not form.field(key).asked


def _with_title(**changes: Any) -> set[str]:
    """What is said of an inclusion whose title document is changed."""
    title = {**apk_include.ANSWERS["ownership_doc"], "no_expiry": False, **changes}
    answers = {**apk_include.ANSWERS, "ownership_doc": title}
    application = Application(FORMS["apk_include"], answers, apk_include.ROWS)
    return {finding.code for finding in validate(application, MONDAY).findings}


@pytest.mark.parametrize("kind", ["ie", "individual"])
def test_d_99_an_iin_whose_digits_are_no_date_is_only_warned_of(kind: str) -> None:
    field = FORMS["apk_include"].field("applicant_bin_iin")
    assert field.accept("001331599996", {"applicant_kind": kind}) == "001331599996"
    assert field.warnings("001331599996") == ("W-IIN-DATE",)


def test_d_104_a_document_must_be_good_on_the_effective_date_and_an_unknown_term_only_warns() -> (
    None
):
    assert "E-DOC-EXPIRED" in _with_title(expires_on="2026-03-15")
    assert "E-DOC-EXPIRED" not in _with_title(expires_on="2026-03-16")
    assert _with_title(expires_on=None) == {"W-EXP-UNKNOWN"}


def test_d_105_the_refusals_without_a_form_cite_their_paragraph() -> None:
    for key, paragraph in (("lic_issue_1", "7"), ("lic_reissue_1", "14")):
        package = {ground.code: ground.law for ground in FORMS[key].grounds if "-P" in ground.code}
        assert set(package) == {"LIC-P1", "LIC-P2"}
        assert {law.paragraph for law in package.values()} == {paragraph}


@pytest.mark.parametrize("form", ["lic_issue_1", "lic_annex_1"])
def test_d_108_the_residential_zone_is_told_of_and_no_paper_proves_it(form: str) -> None:
    assert "D-108" in notes(form)
    assert documents(form) == {"doc.lic.dc", "doc.lic.tu", "doc.lic.pool", "doc.lic.metering"}
