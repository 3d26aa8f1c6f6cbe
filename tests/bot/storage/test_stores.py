"""The small stores: jobs, drafts, cases, files, staff, audit and limits, on both databases."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.storage import audit, cases, drafts, files, jobs, staff, status_attempts
from bot.storage.engine import Database
from bot.storage.plan import write
from bot.storage.tables import moment_text
from tests.bot.support.writing import NOW, writing

LEASE = timedelta(minutes=1)
CASE = cases.Case(
    case_id="0b0e4b5e-0000-4000-8000-000000000001",
    reference="T-234-567-K",
    draft_id="draft-1",
    service="apk.include",
    form_edition="2023-04-01",
    person="tg:1",
    channel="telegram",
    language="kk",
    state="submitted",
    revision=1,
    filing_channel="portal",
    handed_in_at=NOW,
    received_at=None,
    effective_on=date(2026, 3, 2),
    promise_on=date(2026, 3, 10),
    track_on=date(2026, 3, 9),
    registration_no=None,
    registered_on=None,
    result_no=None,
    result_on=None,
    cause="",
    since=None,
    answers={"applicant_name": "«Қуат» ЖШС", "apk_quantity": 2},
    findings=[],
    flags=["W-MOBILE"],
    applicant_key="8f1d",
    created_at=NOW,
    updated_at=NOW,
)
FILE = files.StoredFile(
    file_id="0b0e4b5e-0000-4000-8000-00000000000f",
    person="tg:1",
    draft_id="draft-1",
    purpose="ownership_doc",
    name="../../шарт.pdf",
    claimed_mime="application/pdf",
    mime=None,
    size=None,
    sha256=None,
    state="received",
    source={"telegram": "AgAD"},
    created_at=NOW,
)


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A transaction that is rolled back."""
    with database.writer.connect() as opened:
        yield opened
        opened.rollback()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC)),
        (datetime(2026, 1, 1, 4, tzinfo=timezone(timedelta(hours=5))), NOW),
        (datetime(999, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
    ids=["a microsecond", "another zone", "a long time"],
)
def test_moments_sort_as_text(earlier: datetime, later: datetime) -> None:
    assert moment_text(earlier) < moment_text(later)
    assert len(moment_text(earlier)) == 32


def test_a_job_runs_when_due_and_again_when_its_lease_ran_out(connection: Connection) -> None:
    write(connection, jobs.enqueue("remind", "case-1", {"day": 1}, NOW))
    assert jobs.claim(connection, NOW - LEASE, LEASE, 5) == []
    (first,) = jobs.claim(connection, NOW, LEASE, 5)
    assert (first.payload, first.attempts) == ({"day": 1}, 1)
    assert jobs.claim(connection, NOW, LEASE, 5) == []
    (again,) = jobs.claim(connection, NOW + LEASE, LEASE, 5)
    assert again.attempts == 2
    jobs.postpone(connection, again.job_id, NOW + 3 * LEASE, "TimeoutError")
    assert jobs.claim(connection, NOW + 2 * LEASE, LEASE, 5) == []
    (last,) = jobs.claim(connection, NOW + 3 * LEASE, LEASE, 5)
    jobs.finish(connection, last.job_id)
    assert jobs.claim(connection, NOW + 9 * LEASE, LEASE, 5) == []


def test_a_job_planned_twice_runs_once_with_the_last_plan(connection: Connection) -> None:
    for day in (1, 2):
        write(connection, jobs.enqueue("remind", "case-1", {"day": day}, NOW))
    (job,) = jobs.claim(connection, NOW, LEASE, 5)
    assert job.payload == {"day": 2}
    jobs.bury(connection, job.job_id, "ValueError")
    assert jobs.claim(connection, NOW + 9 * LEASE, LEASE, 5) == []
    write(connection, jobs.enqueue("remind", "case-1", {"day": 3}, NOW))
    assert [one.attempts for one in jobs.claim(connection, NOW, LEASE, 5)] == [1]


def test_a_job_planned_anew_while_it_runs_runs_again(connection: Connection) -> None:
    write(connection, jobs.enqueue("scan", "file-1", {}, NOW))
    (job,) = jobs.claim(connection, NOW, LEASE, 5)
    write(connection, jobs.enqueue("scan", "file-1", {}, NOW))
    jobs.finish(connection, job.job_id)
    assert len(jobs.claim(connection, NOW, LEASE, 5)) == 1


def test_draft_rows_keep_their_numbers(connection: Connection) -> None:
    assert drafts.next_row_no(connection, "d", "units") == 1
    write(connection, drafts.append("d", "units", 1, [{"serial": str(n)} for n in range(500)]))
    write(connection, drafts.append("d", "other", 1, [{}]))
    write(connection, drafts.replace("d", "units", 2, {"serial": "new"}))
    write(connection, drafts.remove("d", "units", 1))
    assert drafts.count(connection, "d", "units") == 499
    assert drafts.rows(connection, "d", "units")[:2] == [
        (2, {"serial": "new"}),
        (3, {"serial": "2"}),
    ]
    assert drafts.next_row_no(connection, "d", "units") == 501
    write(connection, drafts.remove("d", "units"))
    assert drafts.count(connection, "d", "units") == 0
    write(connection, drafts.discard("d"))
    assert drafts.count(connection, "d", "other") == 0


def test_rows_of_one_name_get_another_and_nothing_else_changes(connection: Connection) -> None:
    old, new = 'Bitmain "S19"', "Битмейн\\S21"
    other = {"kind": f"{old} Pro", "note": f'"kind":"{old}"', "tech": old}
    write(connection, drafts.append("d", "units", 1, [{"kind": old, "note": old}, other]))
    write(connection, drafts.append("d", "other", 1, [{"kind": old}]))
    write(connection, drafts.append("e", "units", 1, [{"kind": old}]))
    for _ in range(2):
        write(connection, drafts.rename("d", "units", "kind", old, new))
    assert drafts.rows(connection, "d", "units") == [(1, {"kind": new, "note": old}), (2, other)]
    assert drafts.rows(connection, "d", "other") == [(1, {"kind": old})]
    assert drafts.rows(connection, "e", "units") == [(1, {"kind": old})]


def test_a_case_is_found_by_every_key_it_has(connection: Connection) -> None:
    write(connection, cases.add(CASE))
    assert cases.get(connection, CASE.case_id) == CASE
    assert cases.by_reference(connection, CASE.reference) == CASE
    assert cases.by_draft(connection, CASE.draft_id) == CASE
    assert cases.by_person(connection, CASE.person) == [CASE]
    assert cases.get(connection, "'; DROP TABLE cases") is None


@pytest.mark.parametrize("kept", ["reference", "draft_id"])
def test_a_reference_and_a_draft_have_one_case(connection: Connection, kept: str) -> None:
    write(connection, cases.add(CASE))
    names = {"case_id": "2", "reference": "T-2", "draft_id": "draft-2"}
    second = replace(CASE, **(names | {kept: getattr(CASE, kept)}))
    with pytest.raises(IntegrityError):
        write(connection, cases.add(second))


def test_a_case_changes_only_from_the_revision_seen(connection: Connection) -> None:
    write(connection, cases.add(CASE))
    later = NOW + LEASE
    change = {"state": "registered", "registered_on": date(2026, 3, 2), "updated_at": later}
    assert cases.change(connection, CASE.case_id, 1, **change)
    assert not cases.change(connection, CASE.case_id, 1, **change)
    changed = cases.get(connection, CASE.case_id)
    assert changed == replace(
        CASE, revision=2, state="registered", registered_on=date(2026, 3, 2), updated_at=later
    )


async def test_a_case_is_read_outside_turns(database: Database) -> None:
    with database.writer.begin() as connection:
        write(connection, cases.add(CASE))
    async with database.reader.connect() as reader:
        assert await cases.read(reader, CASE.case_id) == CASE
        assert await cases.read(reader, "none") is None


async def test_a_file_changes_state_only_from_a_state_named(database: Database) -> None:
    with database.writer.begin() as connection:
        write(connection, files.add(FILE))
        assert not files.change_state(connection, FILE.file_id, ["fetching"], "clean")
        assert files.change_state(
            connection, FILE.file_id, ["received", "fetching"], "quarantined", size=5
        )
        changed = replace(FILE, state="quarantined", size=5)
        assert files.get(connection, FILE.file_id) == changed
        assert files.by_draft(connection, "draft-1") == [changed]
    async with database.reader.connect() as reader:
        assert await files.read(reader, FILE.file_id) == changed
        assert await files.read_by_draft(reader, "draft-1") == [changed]


async def test_a_staff_link_opens_the_desk_once_however_often_pressed(database: Database) -> None:
    async with writing(database) as (writer, _):
        await writer.transact(
            lambda connection: write(connection, staff.issue_link("hash", "officer-1", NOW + LEASE))
        )
        presses = await asyncio.gather(
            *(writer.transact(lambda one: staff.consume_link(one, "hash", NOW)) for _ in range(20))
        )
    assert sorted(filter(None, presses)) == ["officer-1"]


@pytest.mark.parametrize(
    ("token", "at"),
    [("hash", NOW + LEASE), ("other", NOW)],
    ids=["a link at the end of its time", "an unknown link"],
)
def test_a_staff_link_is_refused(connection: Connection, token: str, at: datetime) -> None:
    write(connection, staff.issue_link("hash", "officer-1", NOW + LEASE))
    assert staff.consume_link(connection, token, at) is None


async def test_a_desk_session_lasts_until_it_expires_or_ends(database: Database) -> None:
    session = staff.DeskSession("officer-1", "kk", NOW + LEASE)
    with database.writer.begin() as connection:
        write(connection, staff.begin_session("hash", session))
        write(connection, staff.change_language("hash", "ru"))
        write(connection, staff.begin_session("ended", session))
        write(connection, staff.end_session("ended"))
    async with database.reader.connect() as reader:
        assert await staff.read_session(reader, "hash", NOW) == replace(session, language="ru")
        assert await staff.read_session(reader, "hash", NOW + LEASE) is None
        assert await staff.read_session(reader, "ended", NOW) is None


async def test_audit_is_read_in_the_order_it_was_written(database: Database) -> None:
    first = audit.Record(NOW, "applicant", "case-1", "submit", "draft", "submitted")
    second = audit.Record(
        NOW, "officer-1", "case-1", "register", "submitted", "registered", {"n": 1}
    )
    with database.writer.begin() as connection:
        for record in (first, second, replace(first, case_id="case-2")):
            write(connection, audit.add(record))
    async with database.reader.connect() as reader:
        assert await audit.by_case(reader, "case-1") == [first, second]


def test_failed_guesses_are_counted_within_their_window(connection: Connection) -> None:
    for minute, ok in ((0, False), (10, False), (11, True), (12, False)):
        write(connection, status_attempts.record("tg:1", NOW + timedelta(minutes=minute), ok))
    write(connection, status_attempts.record("tg:2", NOW + timedelta(minutes=12), False))
    assert status_attempts.failures_since(connection, "tg:1", NOW) == 2


def test_a_block_is_prolonged_not_doubled(connection: Connection) -> None:
    assert status_attempts.blocked_until(connection, "tg:1") is None
    for hours in (1, 2):
        write(connection, status_attempts.block("tg:1", NOW + timedelta(hours=hours)))
    assert status_attempts.blocked_until(connection, "tg:1") == NOW + timedelta(hours=2)
