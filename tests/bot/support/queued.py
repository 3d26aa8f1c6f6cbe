"""Cases of every service in the queue, and the queue's page read back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import unescape

from bot.cases.limits import recompute
from bot.storage import case_events, cases
from bot.storage.case_events import HANDED_IN, CaseEvent
from bot.storage.cases import Case
from bot.storage.engine import Database
from core.cases.case import Case as LawCase
from core.law.working_time import KAZAKHSTAN
from tests.bot.support.desk_cases import NOW, case
from tests.bot.support.writing import writing

_ROW = re.compile(r'<tr role="row">\s*(<th scope="row".*?)</tr>', re.DOTALL)
_CELL = re.compile(r"<t[hd]([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_TONE = re.compile(r'class="(calm|amber|red)"')


@dataclass(frozen=True)
class Shown:
    """A row of the page, as an officer sees it."""

    number: int
    step: str
    alarm: str = ""
    legal: str = ""
    tone: str = ""
    mark: str = ""
    longer: str = ""


def as_stored(number: int, law: LawCase) -> tuple[Case, CaseEvent]:
    """A case as the law sees it, as rows: the case, and one step with all that was given."""
    made = case(
        number,
        service=law.service,
        state=law.state.value,
        filing_channel=law.channel,
        handed_in_at=law.handed_in_at,
        received_at=law.received_at,
        effective_on=law.effective_on or KAZAKHSTAN.effective_date(law.handed_in_at),
        registered_on=law.registered_on,
        answers=dict(law.answers),
        cause=law.cause,
        since=law.since,
    )
    event = CaseEvent(
        made.case_id, 1, NOW, "applicant", HANDED_IN, None, made.state, given=law.given
    )
    return made, event


async def queued(database: Database, laws: Iterable[LawCase]) -> None:
    """Store cases, numbered from one, and compute their limits."""
    with database.writer.begin() as connection:
        for number, law in enumerate(laws, 1):
            made, event = as_stored(number, law)
            connection.execute(cases.add(made))
            connection.execute(case_events.add(event))
    async with writing(database) as (writer, _):
        await recompute(writer, NOW)


def rows_of(page: str) -> list[Shown]:
    """The rows of the queue's page in order."""
    return [_shown(_CELL.findall(row)) for row in _ROW.findall(page)]


def _shown(cells: list[tuple[str, str]]) -> Shown:
    (_, reference), _, _, (_, step), (kind, alarm), (_, legal), _, _ = cells
    number = re.search(r"case-(\d+)", reference)
    tone = _TONE.search(kind)
    assert number is not None
    return Shown(
        int(number[1]),
        _text(step),
        _time(alarm),
        _time(legal),
        tone[1] if tone else "",
        _text("".join(re.findall(r"<strong.*?</strong>", alarm))),
        _text("".join(re.findall(r'<span class="longer">.*?</span>', legal))),
    )


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def _time(html: str) -> str:
    found = re.search(r'datetime="([0-9-]+)"', html)
    return "" if found is None else str(date.fromisoformat(found[1]))
