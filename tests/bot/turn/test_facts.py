"""What the office's own registers say of a draft, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.cases.applicant_key import applicant_key
from bot.storage import register_entries
from bot.storage.engine import Database
from bot.storage.plan import Reads
from bot.turn import hand_in
from bot.turn.facts import facts_of
from bot.turn.services import TurnServices
from core.form.conditions import answered
from core.form.form import Form
from core.form.kinds import RecordNo
from core.form.register import Cause, Status
from core.form.rule import Facts, Record
from core.form.tables import Group
from core.law.acts import LawRef
from core.services.apk.include import FORM
from core.validation import Application, Outcome, validate
from dialogs.session import Draft
from tests.bot.support.registers import an_entry

NOW = datetime(2026, 3, 11, 5, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
BIN, OTHER_BIN = "250140999991", "000101599992"
LAW = LawRef("169", annex="11", item="1")
NAMED = RecordNo(key="apk_notice_no", register="apk", unknown="E-APKNOTICE", law=LAW)
LISTED = Group(key="notices", columns=(NAMED,), law=LAW)
FORM_NAMING = replace(FORM, fields=(*FORM.fields, NAMED))
AROUND = TurnServices(b"x" * 32, validate)
OWN, OTHER = (applicant_key(AROUND.secret, each) for each in (BIN, OTHER_BIN))


def asked(
    database: Database, form: Form = FORM_NAMING, around: TurnServices = AROUND, **answers: Any
) -> Facts:
    """The facts of these answers when notice 7-У is the applicant's and 8 is another's."""
    given = {"applicant_kind": "legal_entity", "applicant_bin_iin": BIN, **answers}
    with database.writer.begin() as connection:
        register_entries.enter(connection, an_entry("apk", "7-У", "case-1", OWN, DAY))
        register_entries.enter(connection, an_entry("apk", "8", "case-2", OTHER, DAY))
        register_entries.enter(connection, an_entry("pool", "9", "case-3", OWN, DAY))
        return facts_of(Application(form, given), around, Reads(connection))


RECORDS = {
    "the applicant's own": ("7-У", {("apk", "7-У"): Record(OWN, True, DAY)}),
    "another's": ("8", {("apk", "8"): Record(OTHER, True, DAY)}),
    "of another register": ("9", {}),
    "unknown": ("10", {}),
    "not given": (None, {}),
}


@pytest.mark.parametrize(("number", "found"), RECORDS.values(), ids=RECORDS)
def test_the_record_an_answer_names(
    database: Database, number: str | None, found: dict[tuple[str, str], Record]
) -> None:
    facts = asked(database, apk_notice_no=number)
    assert facts.records == found
    assert facts.applicant == OWN


def test_an_ended_record_is_told_from_an_active_one(database: Database) -> None:
    with database.writer.begin() as connection:
        entry = an_entry("apk", "7-У", "case-1", OWN, DAY)
        register_entries.enter(connection, entry.ended(Cause.EXCLUDED, DAY, "15"))
    facts = asked(database, apk_notice_no="7-У")
    assert facts.records == {("apk", "7-У"): Record(OWN, False, DAY)}


def test_an_entry_is_found_by_its_number_as_people_write_it(database: Database) -> None:
    facts = asked(database, apk_notice_no="№ 7–У")
    assert facts.records == {("apk", "7-У"): Record(OWN, True, DAY)}


def test_a_suspension_and_the_last_day_are_told(database: Database) -> None:
    suspended = an_entry("apk", "7-У", "case-1", OWN, DAY, status=Status.SUSPENDED, valid_until=DAY)
    with database.writer.begin() as connection:
        register_entries.enter(connection, suspended)
    facts = asked(database, apk_notice_no="7-У")
    assert facts.records[("apk", "7-У")] == Record(OWN, True, DAY, suspended=True, valid_until=DAY)


def test_every_entry_of_a_group_names_its_own(database: Database) -> None:
    form = replace(FORM, fields=(*FORM.fields, LISTED))
    facts = asked(database, form, notices=[{"apk_notice_no": "7-У"}, {"apk_notice_no": "8"}])
    assert set(facts.records) == {("apk", "7-У"), ("apk", "8")}


def test_an_answer_off_the_path_names_nothing(database: Database) -> None:
    field = replace(NAMED, when=answered("applicant_kind", "ie"))
    form = replace(FORM, fields=(*FORM.fields, field))
    assert asked(database, form, apk_notice_no="7-У").records == {}


def test_nobody_is_no_holder(database: Database) -> None:
    assert asked(database, applicant_bin_iin=None).applicant == ""


def test_what_is_known_whole_comes_from_the_surroundings(database: Database) -> None:
    assert (asked(database).complete, asked(database).pools_exist) == (frozenset(), True)
    around = replace(AROUND, registers_complete=frozenset({"apk"}), pools_exist=False)
    facts = asked(database, around=around)
    assert (facts.complete, facts.pools_exist) == (frozenset({"apk"}), False)


def test_the_check_of_a_draft_is_told_the_facts(database: Database) -> None:
    told: list[Facts] = []

    def check(application: Application, at: datetime, facts: Facts) -> Outcome:
        told.append(facts)
        return validate(application, at, facts)

    draft = Draft("draft-1", "apk_include", "331-2023", "2026-03-11", {"applicant_bin_iin": BIN})
    around = TurnServices(AROUND.secret, check, registers_complete=frozenset({"apk"}))
    with database.writer.begin() as connection:
        hand_in.check(draft, around, Reads(connection), NOW)
    assert [(facts.applicant, facts.complete) for facts in told] == [(OWN, frozenset({"apk"}))]
