"""The door of the desk: one link, one visit, no strangers."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.desk import access, links
from bot.storage.engine import Database
from bot.storage.tables import DESK_SESSIONS, STAFF_LINKS
from tests.bot.support.desk_cases import case, put
from tests.bot.support.visiting import ORIGIN, STAFF, at_the_desk


async def test_a_link_opens_the_desk_once(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        link = await officer.link()
        first = await officer.post(link)
        assert (first.status, first.headers["Location"]) == (303, "/desk")
        assert "Очередь заявлений" in await officer.page("/desk")
        officer.cookie = ""
        assert (await officer.post(link)).status == 410
        assert officer.cookie == ""


async def test_the_cookie_is_kept_from_scripts_and_other_sites(
    database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        response = await officer.post(await officer.link())
    cookie = response.cookies["__Host-desk"]
    assert (cookie["path"], cookie["domain"], cookie["samesite"]) == ("/", "", "Strict")
    assert (cookie["secure"], cookie["httponly"], cookie["max-age"]) == (True, True, "43200")


async def test_looking_at_a_link_does_not_use_it_up(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        link = await officer.link()
        for _ in range(3):
            page = await officer.page(link)
        assert '<span lang="kk">Кіру</span> / <span lang="ru">Войти</span>' in page
        assert (await officer.client.head(link)).status == 200
        assert (await officer.post(link)).status == 303


NO_GOOD = ["expired", "used", "unknown", "malformed"]


@pytest.mark.parametrize("kind", NO_GOOD)
async def test_every_bad_link_gets_the_same_answer(
    database: Database, tmp_path: Path, kind: str
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        link = await officer.link()
        if kind == "expired":
            officer.clock.pass_by(links.LINK_LIVES)
        elif kind == "used":
            await officer.post(link)
            officer.cookie = ""
        elif kind == "unknown":
            link = f"/desk/enter/{'A' * 43}"
        else:
            link = "/desk/enter/%00%F0%9F%98%80"
        response = await officer.post(link)
        words = await response.text()
        assert response.status == 410
        assert "Вход завершен или ссылка недействительна" in words
        unknown = await officer.post("/desk/enter/nothing")
        assert (unknown.status, await unknown.text()) == (410, words)


async def test_who_is_in_already_is_let_through(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        link = await officer.link()
        await officer.post(link)
        again = await officer.post(link)
        assert (again.status, again.headers["Location"]) == (303, "/desk")


async def test_a_link_is_good_until_its_tenth_minute(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        link = await officer.link()
        officer.clock.pass_by(links.LINK_LIVES - timedelta(seconds=1))
        assert (await officer.post(link)).status == 303


async def test_only_digests_are_stored(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        link = await officer.link()
        await officer.post(link)
    with database.writer.begin() as connection:
        stored = str(connection.execute(select(STAFF_LINKS)).all())
        stored += str(connection.execute(select(DESK_SESSIONS)).all())
    assert link.rpartition("/")[2] not in stored
    assert officer.cookie not in stored


STRANGERS = ["", "A" * 43, "'; DROP TABLE cases; --", "ү"]


@pytest.mark.parametrize("cookie", STRANGERS, ids=["none", "invented", "hostile", "not ASCII"])
@pytest.mark.parametrize("path", ["/desk", "/desk/case/case-1", "/desk/case/case-1/file/x"])
async def test_a_stranger_sees_nothing(
    database: Database, tmp_path: Path, cookie: str, path: str
) -> None:
    with database.writer.begin() as connection:
        put(connection, case())
    async with at_the_desk(database, tmp_path) as officer:
        officer.cookie = cookie
        response = await officer.get(path)
        words = await response.text()
    assert response.status == 403
    assert "TPT-9H4-KAA" not in words
    assert "Рабочее место закрыто" in words


async def test_a_visit_ends_after_twelve_hours(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        officer.clock.pass_by(access.SESSION_LIVES - timedelta(seconds=1))
        assert (await officer.get("/desk")).status == 200
        officer.clock.pass_by(timedelta(seconds=1))
        assert (await officer.get("/desk")).status == 403


async def test_who_is_taken_off_the_list_is_out_at_once(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert (await officer.get("/desk")).status == 200
        officer.struck_off.add(STAFF)
        assert (await officer.get("/desk")).status == 403


async def test_who_leaves_has_to_come_in_again(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        cookie = officer.cookie
        assert (await officer.send("/desk/leave")).status == 200
        assert officer.cookie == ""
        officer.cookie = cookie
        assert (await officer.get("/desk")).status == 403


FORGED = {
    "no origin": "",
    "another site": "https://evil.example",
    "an origin that is withheld": "null",
    "a look-alike of ours": f"{ORIGIN}.evil.example",
}


@pytest.mark.parametrize("origin", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("path", ["/desk/leave", "/desk/language", "/desk/case/case-1"])
async def test_forms_of_other_sites_are_refused(
    database: Database, tmp_path: Path, path: str, origin: str
) -> None:
    with database.writer.begin() as connection:
        put(connection, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        form = {"form": await officer.form_token(), "step": "registered", "revision": "1"}
        assert (await officer.post(path, form, origin)).status == 403
        assert (await officer.get("/desk")).status == 200
        assert (await officer.post(await officer.link(), {}, origin)).status == 403


TOKENS = ["", "0" * 64, "ү"]


@pytest.mark.parametrize("token", TOKENS, ids=["none", "invented", "not ASCII"])
async def test_forms_without_the_token_of_the_visit_are_refused(
    database: Database, tmp_path: Path, token: str
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert (await officer.post("/desk/leave", {"form": token})).status == 403
        assert (await officer.get("/desk")).status == 200


async def test_a_token_of_another_visit_is_refused(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        token = await officer.form_token()
        await officer.sit_down()
        assert (await officer.post("/desk/leave", {"form": token})).status == 403


async def test_the_language_changes_at_the_same_place(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        here = "/desk?show=all&page=1"
        response = await officer.send("/desk/language", language="kk", here=here)
        assert (response.status, response.headers["Location"]) == (303, here)
        assert '<html lang="kk">' in await officer.page(here)
        response = await officer.send("/desk/language", language="de", here=here)
        assert '<html lang="kk">' in await officer.page("/desk")


ELSEWHERE = ["https://evil.example", "//evil.example", "/desk/../x", "/deskx", "/desk\r\nX: y"]


@pytest.mark.parametrize("here", ELSEWHERE)
async def test_nobody_is_sent_elsewhere(database: Database, tmp_path: Path, here: str) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send("/desk/language", language="kk", here=here)
    assert response.headers["Location"] == "/desk"


async def test_every_page_is_kept_private(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        link = await officer.link()
        pages = [await officer.get(link), await officer.post(link), await officer.get("/desk")]
    for response in pages:
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "same-origin"
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "script-src" not in policy
