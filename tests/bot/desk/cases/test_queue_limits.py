"""The queue shows the next limit of each case and duty, to the day, and sorts by it."""

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.desk.cases import queue
from bot.desk.cases.queue import PAGE, Filter, Row, Wanted
from bot.storage.engine import Database
from core.cases.case import Case
from core.cases.next_limit import limits, next_limit
from core.cases.transitions import TRANSITIONS
from core.form.steps.states import FINAL, State
from core.form.steps.transition import Transition
from dialogs.screens import Text
from dialogs.wording.catalogue import catalogue
from tests.bot.support.queued import Shown, queued, rows_of
from tests.bot.support.visiting import Officer, at_the_desk
from tests.core.cases.test_next_limit import ROWS, WITHOUT_TERM, case, registered

D = date.fromisoformat
NOBODY_FILED = "Официально еще не подано"
NO_TERM = "Без срока"
TELLING = {"calm": "", "amber": "Срок близко", "red": "Последний день прошел"}


async def test_each_row_of_the_table_is_shown_on_its_day(
    database: Database, tmp_path: Path
) -> None:
    await queued(database, [stands for stands, *_ in ROWS.values()])
    shown, expected = {}, {}
    async with at_the_desk(database, tmp_path) as officer:
        for number, (name, (_, today, *wanted)) in enumerate(ROWS.items(), 1):
            rows = await page_on(officer, today)
            shown[name] = [row for row in rows if row.number == number]
            expected[name] = [as_shown(number, today, *wanted)]
    assert shown == expected


def as_shown(
    number: int, today: str, alarm: str, legal: str, longer: str, step: str, tone: str
) -> Shown:
    words = catalogue("ru")
    mark = "Просрочено" if today > (longer or legal) else TELLING[tone]
    if longer:
        day = f"{D(longer):%d.%m.%Y}"
        longer = words.text(Text("desk.queue.long", {"day": day}))
    told = words.text(Text(f"desk.one_of.next.{step}"))
    return Shown(number, told, alarm, legal, tone, mark, longer)


async def test_each_duty_of_an_issued_case_is_a_row_until_it_is_done(
    database: Database, tmp_path: Path
) -> None:
    day = {"notice_date": D("2026-01-06")}
    waits = registered("trust.change", "issued", "2025-12-15", **day)
    told = registered(
        "trust.change", "issued", "2025-12-15", operator_told_on=D("2026-01-08"), **day
    )
    done = registered(
        "trust.change", "issued", "2025-12-15",
        operator_told_on=D("2026-01-08"), published_on=D("2026-01-08"), **day,
    )  # fmt: skip
    await queued(database, [waits, told, done])
    operator, published = "Направить оператору электронных закупок", "Опубликовать изменение"
    async with at_the_desk(database, tmp_path) as officer:
        rows = await page_on(officer, "2026-01-09")
        closed = await page_on(officer, "2026-01-09", "closed")
    days = ("2026-01-26", "2026-01-27", "calm")
    assert rows == [
        Shown(1, operator, *days),
        Shown(1, published, *days),
        Shown(2, published, *days),
    ]
    assert [(row.number, row.alarm) for row in closed] == [
        (3, ""), (2, "2026-01-26"), (1, "2026-01-26"),
    ]  # fmt: skip


async def test_what_has_no_term_stands_last_and_is_never_late(
    database: Database, tmp_path: Path
) -> None:
    late = registered("apk.include", "registered", "2026-03-16")
    await queued(database, [*WITHOUT_TERM.values(), late])
    async with at_the_desk(database, tmp_path) as officer:
        for today in ("2026-06-05", "2027-01-11"):
            first, *rest = await page_on(officer, today)
            assert (first.number, first.tone) == (5, "red")
            assert rest == [Shown(2, NOBODY_FILED), Shown(1, NO_TERM), Shown(3, NO_TERM)]
            assert await page_on(officer, today, "no_term") == rest


async def test_what_may_be_done_drops_out_after_its_last_day_and_what_must_stays(
    database: Database, tmp_path: Path
) -> None:
    await queued(database, [registered("lic.issue.1", "under_review", "2026-04-20")])
    seen = {
        "2026-05-05": ("2026-05-08", "calm", ""),
        "2026-05-06": ("2026-05-08", "amber", "Срок близко"),
        "2026-05-08": ("2026-05-08", "amber", "Срок близко"),
        "2026-05-09": ("2026-05-14", "calm", ""),
        "2026-05-14": ("2026-05-14", "amber", "Срок близко"),
        "2026-05-15": ("2026-05-14", "red", "Просрочено"),
        "2026-12-31": ("2026-05-14", "red", "Просрочено"),
    }
    async with at_the_desk(database, tmp_path) as officer:
        for today, expected in seen.items():
            (row,) = await page_on(officer, today)
            assert (row.legal, row.tone, row.mark) == expected, today
            overdue = await page_on(officer, today, "overdue")
            assert bool(overdue) == (row.mark == "Просрочено"), today


MARKS = {
    "kk": ("Мерзімі жақын", "Соңғы күні өтті", "Мерзімі өтті"),
    "ru": ("Срок близко", "Последний день прошел", "Просрочено"),
}


@pytest.mark.parametrize("language", MARKS)
async def test_overdue_is_said_only_after_the_longer_reading(
    database: Database, tmp_path: Path, language: str
) -> None:
    await queued(database, [registered("lic.reissue.1", "under_review", "2026-03-16")])
    amber, red, overdue = MARKS[language]
    said = {"2026-03-16": "", "2026-03-17": amber, "2026-03-19": red, "2026-03-20": overdue}
    words = catalogue(language)
    async with at_the_desk(database, tmp_path) as officer:
        officer.headers["Accept-Language"] = language
        for today, mark in said.items():
            (row,) = await page_on(officer, today)
            assert row.mark == mark
            assert row.longer == words.text(Text("desk.queue.long", {"day": "19.03.2026"}))
            assert row.step == words.text(Text("desk.one_of.next.issued"))


def of_all_services(count: int) -> list[Case]:
    """Cases of every service and in every state they can be in, arrived on many days."""
    drawn, made = random.Random(212), []
    services = sorted({step.service for step in TRANSITIONS})
    for number in range(count):
        service = services[number % len(services)]
        state = drawn.choice(sorted({step.source for step in steps_of(service)}))
        arrived = datetime(2026, 2, 2, 10, 0) + timedelta(hours=drawn.randrange(24 * 60))
        day = str(arrived.date() + timedelta(days=drawn.randrange(3)))
        filed = state is not State.SUBMITTED or drawn.random() < 0.5
        facts = {"notice_date": D(day)} if state is State.ISSUED else {}
        answers = {
            "addressee": drawn.choice(("provider", "quality_body")),
            "appeal_act": drawn.choice(("138", "169", "142", "53")),
        }
        made.append(
            case(
                service,
                state,
                f"{arrived:%Y-%m-%d %H:%M}" if filed else "",
                day if state is not State.SUBMITTED else "",
                answers if service == "appeal" else {},
                **facts,
            )
        )
    return made


def steps_of(service: str) -> tuple[Transition, ...]:
    return tuple(step for step in TRANSITIONS if step.service == service)


async def test_five_hundred_cases_of_all_services_are_sorted_and_none_is_lost(
    database: Database,
) -> None:
    made, today = of_all_services(500), D("2026-03-11")
    await queued(database, made)
    rows = await everything(database, "open", today)
    days = [(row.limit.alarm, row.limit.legal) for row in rows if row.limit is not None]
    assert days == sorted(days)
    assert [row.limit is None for row in rows] == sorted(row.limit is None for row in rows)
    due = {
        (number, track): next_limit(law, today, track=track)
        for number, law in enumerate(made, 1)
        for track in tracks(law)
    }
    assert {(number(row), row.limit.track if row.limit else ""): row.limit for row in rows} == due
    assert len(rows) == len(due)
    assert len({row.queued.service for row in rows}) == len({law.service for law in made})
    lists: dict[Filter, list[Row]] = {
        each: await everything(database, each, today) for each in queue.FILTERS
    }
    assert Counter(map(number, lists["all"])) == Counter(range(1, 501))
    assert {*map(number, rows), *map(number, lists["closed"])} == set(range(1, 501))
    assert lists["no_term"] == [row for row in rows if row.limit is None]
    assert lists["overdue"] == [row for row in rows if row.mark == "overdue"]
    assert all(lists.values())


def tracks(law: Case) -> set[str]:
    """What is to be a row of a case: itself while it is open, and each of its duties."""
    return ({""} if law.state not in FINAL else set()) | {each.track for each in limits(law)}


async def everything(database: Database, wanted: Filter, today: date) -> list[Row]:
    """All pages of a list; the count on each is right."""
    rows: list[Row] = []
    async with database.reader.connect() as connection:
        last = await queue.load(connection, Wanted(wanted, "", 10**6), today)
        for page in range(1, last.pages + 1):
            found = await queue.load(connection, Wanted(wanted, "", page), today)
            assert found.count == last.count
            assert len(found.rows) == min(PAGE, found.count - len(rows))
            rows += found.rows
    assert len(rows) == last.count
    return rows


def number(row: Row) -> int:
    return int(row.queued.case_id.removeprefix("case-"))


async def page_on(officer: Officer, today: str, show: str = "open") -> list[Shown]:
    """The rows of a list at eleven in Almaty."""
    officer.clock.at = datetime.combine(D(today), time(6), UTC)
    await officer.sit_down()
    await officer.sit_down()
    return rows_of(await officer.page(f"/desk?show={show}"))
