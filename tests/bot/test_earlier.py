"""What a person said and was issued is offered to him again, and to nobody else."""

from dataclasses import replace
from datetime import date

from bot import earlier
from bot.storage import cases, drafts, records
from bot.storage.engine import Database
from bot.storage.plan import Statement
from bot.storage.records import RegisterRecord
from core import reference_number
from tests.bot.desk.cases import case
from tests.bot.storage.statements import write
from tests.core.whole import lic_issue_1

PERSON, OTHER = "tg:5", "tg:6"
LICENCE = replace(
    case(service="lic.issue.1", state="issued", answers=lic_issue_1.ANSWERS),
    person=PERSON,
    case_id="case-1",
    draft_id="draft-1",
    reference="A7K3PX9TC",
    result_no="KZ-77",
    result_on=date(2026, 3, 2),
)
ENTERED = RegisterRecord("licence_1", "KZ-77", "case-1", LICENCE.applicant_key, date(2026, 3, 2))


def stored(database: Database, *statements: Statement) -> None:
    with database.writer.begin() as connection:
        write(connection, *statements)


def test_a_licence_on_record_is_offered_to_its_holder_for_the_reissue(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    with database.writer.begin() as connection:
        records.enter(connection, ENTERED)
        found = earlier.values(connection, PERSON)
    assert (found["licence_1.number"], found["licence_1.issued_on"]) == ("KZ-77", "2026-03-02")
    assert found["applicant.name"] == lic_issue_1.ANSWERS["applicant_name"]
    assert found["applicant.identifier"] == lic_issue_1.ANSWERS["applicant_bin_iin"]


def test_nobody_else_is_offered_anything_of_it(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    with database.writer.begin() as connection:
        records.enter(connection, ENTERED)
        assert earlier.values(connection, OTHER) == {}


def test_a_licence_that_has_ended_is_not_offered(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    with database.writer.begin() as connection:
        records.enter(connection, ENTERED)
        records.close(connection, ("licence_1", "KZ-77"), LICENCE.applicant_key, date(2026, 3, 9))
        assert "licence_1.number" not in earlier.values(connection, PERSON)


def test_the_newest_answer_of_a_topic_counts(database: Database) -> None:
    newer = replace(
        LICENCE,
        case_id="case-2",
        draft_id="draft-2",
        reference="A7K3PX9TE",
        answers={**lic_issue_1.ANSWERS, "contact_email": "new@example.kz"},
        handed_in_at=LICENCE.handed_in_at.replace(year=2027),
        created_at=LICENCE.created_at.replace(year=2027),
    )
    stored(database, cases.add(LICENCE), cases.add(newer))
    with database.writer.begin() as connection:
        assert earlier.values(connection, PERSON)["applicant.email"] == "new@example.kz"


def test_a_case_is_found_for_copying_by_its_own_person_only(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    printed = reference_number.format(LICENCE.reference)
    with database.writer.begin() as connection:
        assert earlier.own_case(connection, OTHER, printed) is None
        assert earlier.own_case(connection, PERSON, "no number at all") is None


def test_the_rows_of_an_application_are_copied_with_it(database: Database) -> None:
    old = replace(case(), person=PERSON, draft_id="draft-1")
    rows = [{"item_serial": f"SN-{number:05}"} for number in range(1200)]
    stored(database, cases.add(old), drafts.append("draft-1", "units", 1, rows))
    with database.writer.begin() as connection:
        statements = earlier.copied_rows(connection, old, "draft-2")
    stored(database, *statements)
    with database.writer.begin() as connection:
        assert [row for _, row in drafts.rows(connection, "draft-2", "units")] == rows
