"""A case is copied into a draft by its own person only, with its rows and its edition."""

from dataclasses import replace

from bot.storage import cases, drafts
from bot.storage.engine import Database
from bot.turn import earlier_answers
from core.identifiers import reference_number
from dialogs.effects import CopyCase
from dialogs.events import CaseCopied
from tests.bot.support.desk_cases import case
from tests.bot.support.earlier import LICENCE, OTHER, PERSON, performed, stored


def test_a_case_is_found_for_copying_by_its_own_person_only(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    printed = reference_number.format(LICENCE.reference)
    with database.writer.begin() as connection:
        assert earlier_answers.own_case(connection, PERSON, printed) == LICENCE
        assert earlier_answers.own_case(connection, OTHER, printed) is None
        assert earlier_answers.own_case(connection, PERSON, "no number at all") is None


def test_the_rows_of_an_application_are_copied_with_it(database: Database) -> None:
    old = replace(case(), person=PERSON, draft_id="draft-1")
    rows = [{"item_serial": f"SN-{number:05}"} for number in range(1200)]
    stored(database, cases.add(old), drafts.append("draft-1", "units", 1, rows))
    with database.writer.begin() as connection:
        statements = earlier_answers.copied_rows(connection, old, "draft-2")
    stored(database, *statements)
    with database.writer.begin() as connection:
        assert [row for _, row in drafts.rows(connection, "draft-2", "units")] == rows


def test_a_copy_says_the_edition_it_was_handed_in_on(database: Database) -> None:
    stored(database, cases.add(replace(LICENCE, form_edition="2023")))
    (copied,) = performed(database, CopyCase(reference_number.format(LICENCE.reference), "draft-2"))
    assert copied == CaseCopied("lic_issue_1", "draft-2", LICENCE.answers, "2023")
