"""The papers of an application: who may open which, and how they are sent."""

from pathlib import Path

import pytest

from bot.storage.engine import Database
from tests.bot.support.desk_cases import (
    FILE_ID,
    REPLACED_ID,
    answers,
    case,
    paper,
    put_papers,
    stored,
)
from tests.bot.support.visiting import at_the_desk

FILES = {
    "clean": ("clean", True, 200),
    "quarantined, a scanner will look": ("quarantined", True, 404),
    "quarantined, there is no scanner": ("quarantined", False, 200),
    "infected": ("infected", False, 404),
    "still on its way": ("fetching", False, 404),
    "refused": ("refused", False, 404),
}


@pytest.mark.parametrize(("state", "scan_required", "status"), FILES.values(), ids=FILES)
async def test_a_paper_is_opened_by_its_state(
    database: Database, tmp_path: Path, state: str, scan_required: bool, status: int
) -> None:
    stored(database, case())
    with database.writer.begin() as connection:
        put_papers(connection, paper(state=state))
    (tmp_path / FILE_ID).write_bytes(b"%PDF")
    async with at_the_desk(database, tmp_path, scan_required) as officer:
        await officer.sit_down()
        page = await officer.page("/desk/case/case-1")
        response = await officer.get(f"/desk/case/case-1/file/{FILE_ID}")
        assert response.status == status
        assert (f"/file/{FILE_ID}" in page) == (status == 200)
        if status == 200:
            assert await response.read() == b"%PDF"


async def test_a_paper_is_saved_and_never_run(database: Database, tmp_path: Path) -> None:
    stored(database, case())
    with database.writer.begin() as connection:
        put_papers(connection, paper(name='ш\u202eар"т\r\n.pdf'))
    (tmp_path / FILE_ID).write_bytes(b"%PDF")
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        headers = (await officer.get(f"/desk/case/case-1/file/{FILE_ID}")).headers
    assert headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''%D1%88%E2%80%AE%D0%B0%D1%80%22%D1%82%0D%0A.pdf"
    )
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Cache-Control"] == "no-store"


async def test_only_papers_of_the_application_are_opened(
    database: Database, tmp_path: Path
) -> None:
    stored(database, case(), case(2, answers=answers(ownership_doc=None)))
    with database.writer.begin() as connection:
        put_papers(connection, paper(), paper(REPLACED_ID))
    (tmp_path / REPLACED_ID).write_bytes(b"%PDF")
    (tmp_path / FILE_ID).write_bytes(b"%PDF")
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        for path in (
            f"/desk/case/case-1/file/{REPLACED_ID}",
            f"/desk/case/case-2/file/{FILE_ID}",
            f"/desk/case/case-9/file/{FILE_ID}",
            "/desk/case/case-1/file/..%2F..%2Fetc%2Fpasswd",
        ):
            assert (await officer.get(path)).status == 404
