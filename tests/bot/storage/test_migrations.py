"""Migrations bring any database to the tables' schema, however many workers start at once."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from typing import Any

import orjson
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, select

from bot.storage import (
    register_entries,
    register_history,
    register_serials,
)
from bot.storage.engine import writing_engine
from bot.storage.migrate import upgrade
from bot.storage.tables import CASES, CHECKLISTS, OUTBOX, SCHEMA, SESSIONS
from core.form.register import Status
from dialogs.actions.drafts import Edit
from dialogs.actions.questions import Answer
from dialogs.screens import Choice, Text
from dialogs.session import Draft, Session, from_json, to_json
from tests.bot.storage.test_stores import CASE
from tests.bot.support.migrating import as_before, upgrade_to
from tests.bot.support.registers import an_entry


def test_migrated_schema_is_the_tables_schema(database_url: str) -> None:
    engine = writing_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SCHEMA) == []
    engine.dispose()


def test_upgrading_again_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    test_migrated_schema_is_the_tables_schema(database_url)


def test_workers_starting_at_once_upgrade_an_empty_database_once(empty_database_url: str) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as workers:
        assert list(workers.map(upgrade, [empty_database_url] * 4)) == [None] * 4
    test_migrated_schema_is_the_tables_schema(empty_database_url)


def test_notices_issued_before_there_were_registers_are_entered(empty_database_url: str) -> None:
    day = date(2026, 3, 9)
    issued = replace(CASE, state="issued", result_no="7-у  a", result_on=day)
    alike = replace(issued, case_id="2", reference="2", draft_id="2", applicant_key="other")
    cases = (
        replace(alike, result_on=date(2026, 3, 10)),
        issued,
        replace(issued, case_id="3", reference="3", draft_id="3", result_no="8"),
        replace(CASE, case_id="4", reference="4", draft_id="4", state="under_review"),
        replace(issued, case_id="5", reference="5", draft_id="5", result_no="9", service="other"),
    )
    upgrade_to("0001", empty_database_url)
    engine = writing_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(insert(CASES), [as_before(one) for one in cases])
    upgrade(empty_database_url)
    with engine.connect() as connection:
        assert register_entries.by_holder(connection, CASE.applicant_key) == [
            an_entry("apk", "7-У A", CASE.case_id, CASE.applicant_key, day),
            an_entry("apk", "8", "3", CASE.applicant_key, day),
        ]
        assert register_entries.by_holder(connection, "other") == []
        assert connection.execute(select(CHECKLISTS)).all() == []
        assert len(connection.execute(select(CASES.c.case_id)).all()) == len(cases)
    engine.dispose()
    test_migrated_schema_is_the_tables_schema(empty_database_url)


OLD_RECORDS = sa.table(
    "registry_records",
    *map(sa.column, ("register", "number", "case_id", "applicant_key")),
    sa.column("issued_on", sa.Date()),
    sa.column("active", sa.Boolean()),
    sa.column("closed_on", sa.Date()),
)
OLD_SERIALS = sa.table(
    "registry_serials", *map(sa.column, ("serial", "case_id")), sa.column("since", sa.Date())
)


def test_records_of_before_are_entries_with_their_units(empty_database_url: str) -> None:
    day, later = date(2026, 3, 9), date(2026, 3, 20)
    records = [
        ("apk", "7-У A", "1", "holder", day, True, None),
        ("apk", "7–УA", "2", "other", later, True, None),
        ("licence_1", "№ 5", "3", "holder", day, False, later),
    ]
    serials = [("A-1", "1", day), ("A-2", "2", later), ("A-3", "4", later)]
    duplicate = replace(CASE, case_id="4", state="issued", result_no="7-у a", result_on=later)
    upgrade_to("0003", empty_database_url)
    engine = writing_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(insert(CASES), as_before(duplicate))
        for table, rows in ((OLD_RECORDS, records), (OLD_SERIALS, serials)):
            keys = [column.name for column in table.columns]
            old = [dict(zip(keys, row, strict=True)) for row in rows]
            connection.execute(insert(table), old)
    upgrade(empty_database_url)
    first = an_entry("apk", "7-У A", "1", "holder", day)
    ended = an_entry("licence_1", "№ 5", "3", "holder", day)
    ended = replace(ended, status=Status.ENDED, status_on=later)
    with engine.begin() as connection:
        assert register_entries.by_holder(connection, "holder") == [first, ended]
        named = [("apk", "7-УA"), ("licence_1", "5")]
        assert register_entries.find(connection, named) == {named[0]: first, named[1]: ended}
        (alike,) = register_entries.by_holder(connection, "other")
        assert alike.number == "7–УA"
        assert register_history.history(connection, first.named) == []
        entry_id = register_entries.entry_id(connection, first.named)
        assert register_serials.of_entry(connection, entry_id) == ["A-1", "A-3"]
        assert register_serials.held(connection, ["A-2"]) == {"A-2"}
        next_one = register_entries.enter(connection, replace(first, number="8"))
        assert next_one == len(records) + 1
    engine.dispose()
    test_migrated_schema_is_the_tables_schema(empty_database_url)


NAMED_BEFORE = {
    "applicant_name": "«Дала Майнинг» ЖШС",
    "contact_mobile": "+77011234567",
    "signer_name": "Тестов Тест",
    "signed_by": "representative",
    "representative_name": "Тестов Тест",
    "representative_poa_no": "7",
    "representative_poa_date": "2026-01-05",
}
NAMED = {
    "applicant_name": "«Дала Майнинг» ЖШС",
    "contact_phone": "+77011234567",
    "signer_name": "Тестов Тест",
    "signed_by": "representative",
    "poa_no": "7",
    "poa_date": "2026-01-05",
}


def test_answers_of_an_inclusion_about_the_applicant_get_the_names_all_forms_share(
    empty_database_url: str,
) -> None:
    finding = {"code": "W-MOBILE", "field": "contact_mobile"}
    case = replace(CASE, answers=NAMED_BEFORE, findings=[finding])
    proxy = {**NAMED_BEFORE, "representative_name": "Өкілов Өкіл"}
    two_names = replace(CASE, case_id="2", reference="2", draft_id="2", answers=proxy)
    no_inclusion = replace(two_names, case_id="3", reference="3", draft_id="3", service="other")
    upgrade_to("0004", empty_database_url)
    engine = writing_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(
            insert(CASES), [as_before(each) for each in (case, two_names, no_inclusion)]
        )
    upgrade(empty_database_url)
    with engine.connect() as connection:
        stored = connection.execute(select(CASES.c.answers).order_by(CASES.c.reference)).scalars()
        assert stored.all() == [
            {**NAMED, "signer_name": "Тестов Тест; Өкілов Өкіл"},
            proxy,
            NAMED,
        ]
        findings = select(CASES.c.findings).where(CASES.c.case_id == case.case_id)
        assert connection.execute(findings).scalar_one() == [{**finding, "field": "contact_phone"}]
    engine.dispose()


def test_a_draft_of_an_inclusion_goes_on_under_the_new_names(empty_database_url: str) -> None:
    draft = Draft("d", "apk_include", "331-2023", "2026-03-16", NAMED_BEFORE)
    other = replace(draft, form="apk_change")
    begun = Session(
        "tg:1",
        drafts={
            draft.form: replace(
                draft,
                at="representative_poa_date",
                entry={"key": "representative_poa_date", "month": "2026-01"},
                offered={"contact_mobile": "+77770000000"},
            ),
            other.form: other,
        },
        choices=(
            Choice(Edit("contact_mobile"), Text("apk_include.contact_mobile.short")),
            Choice(Edit("legal_address"), Text("apk_include.legal_address.short")),
            Choice(Answer("ie"), Text("apk_include.applicant_kind.option.ie")),
        ),
    )
    texts = ["apk_include.applicant_name.ask", "apk_include.applicant_name.label"]
    message = {"text": texts, "form": "apk_include"}
    upgrade_to("0004", empty_database_url)
    engine = writing_engine(empty_database_url)
    with engine.begin() as connection:
        body = orjson.dumps(to_json(begun)).decode()
        row = {"person": "tg:1", "revision": 1, "channel": "telegram", "open": True, "body": body}
        connection.execute(insert(SESSIONS), {**row, "updated_at": CASE.updated_at})
        kept: dict[str, Any] = {"person": "tg:1", "channel": "telegram", "kind": "screen"}
        kept |= {"payload": message, "attempts": 0}
        kept |= {"not_before": CASE.updated_at, "created_at": CASE.updated_at}
        for key in ("pending", "sent"):
            connection.execute(insert(OUTBOX), {**kept, "message_key": key, "state": key})
    upgrade(empty_database_url)
    with engine.connect() as connection:
        body = connection.execute(select(SESSIONS.c.body)).scalar_one()
        assert from_json("tg:1", orjson.loads(body)) == replace(
            begun,
            drafts={
                draft.form: replace(
                    draft,
                    answers=NAMED,
                    at="poa_date",
                    entry={"key": "poa_date", "month": "2026-01"},
                    offered={"contact_phone": "+77770000000"},
                ),
                other.form: other,
            },
            choices=(
                Choice(Edit("contact_phone"), Text("apk_include.contact_phone.short")),
                Choice(Edit("legal_address"), Text("apk_include.legal_address.short")),
                Choice(Answer("ie"), Text("applicant.applicant_kind.option.ie")),
            ),
        )
        payloads = connection.execute(select(OUTBOX.c.payload).order_by(OUTBOX.c.seq)).scalars()
        renamed = ["applicant.applicant_name.ask", "apk_include.applicant_name.label"]
        assert payloads.all() == [{"text": renamed, "form": "apk_include"}, message]
    engine.dispose()


def test_the_serials_of_a_partial_exclusion_become_a_list(empty_database_url: str) -> None:
    given = {"exclusion_scope": "part", "excluded_serials": "a-0001, A-0002;\nA-0003  A-0002"}
    listed = {**given, "excluded_serials": ["A-0001", "A-0002", "A-0003"]}
    case = replace(CASE, service="apk.exclude", answers=given)
    whole = replace(case, case_id="2", reference="2", draft_id="2", answers={"entry_no": "7"})
    draft = Draft("d", "apk_exclude", "331-2023", "2026-03-16", given)
    begun = Session("tg:1", form=draft.form, drafts={draft.form: draft})
    upgrade_to("0005", empty_database_url)
    engine = writing_engine(empty_database_url)
    with engine.begin() as connection:
        connection.execute(insert(CASES), [as_before(case), as_before(whole)])
        body = orjson.dumps(to_json(begun)).decode()
        row = {"person": "tg:1", "revision": 1, "channel": "telegram", "open": True, "body": body}
        connection.execute(insert(SESSIONS), {**row, "updated_at": CASE.updated_at})
    upgrade(empty_database_url)
    with engine.connect() as connection:
        stored = connection.execute(select(CASES.c.answers).order_by(CASES.c.reference)).scalars()
        assert stored.all() == [whole.answers, listed]
        body = connection.execute(select(SESSIONS.c.body)).scalar_one()
    assert from_json("tg:1", orjson.loads(body)).drafts == {
        draft.form: replace(draft, answers=listed)
    }
    engine.dispose()
