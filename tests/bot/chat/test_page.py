"""The page: its cookie, its headers, its language, its files."""

import re

import pytest
from aiohttp import ClientSession

from bot.chat.routes import proposed
from bot.chat.words import LANGUAGES
from bot.ports.web_office import Language
from tests.bot.chat.conftest import Serve, Served
from tests.bot.support import words
from tests.bot.support.visitor import cookie_of

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_new_browser_gets_a_random_cookie_that_only_the_server_can_read(
    served: Served,
) -> None:
    async with ClientSession() as session:
        first = await session.get(served.origin)
        second = await session.get(served.origin, headers={"Cookie": "__Host-tereze=forged"})
    given = first.headers["Set-Cookie"]
    for attribute in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=34560000"):
        assert attribute in given
    assert "Domain" not in given
    assert len(cookie_of(first)) == 43
    assert cookie_of(second) not in ("forged", cookie_of(first))


async def test_a_known_browser_keeps_its_cookie(served: Served) -> None:
    async with ClientSession() as session:
        cookie = cookie_of(await session.get(served.origin))
        again = await session.get(served.origin, headers={"Cookie": f"__Host-tereze={cookie}"})
    assert cookie_of(again) == cookie


@pytest.mark.parametrize("path", ["/", "/nowhere", "/socket", "/static/x/chat.js"])
async def test_every_response_carries_the_security_headers(served: Served, path: str) -> None:
    async with ClientSession() as session, session.get(served.origin + path) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize(
    ("public_url", "told"),
    [
        pytest.param("https://tereze.example", True, id="https says to stay on https"),
        pytest.param("http://127.0.0.1:8080", False, id="http cannot promise https"),
        pytest.param("", False, id="an unknown address promises nothing"),
    ],
)
async def test_strict_transport(serve: Serve, public_url: str, told: bool) -> None:
    served = await serve(public_url=public_url)
    async with ClientSession() as session, session.get(served.origin) as page:
        assert ("Strict-Transport-Security" in page.headers) is told


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        pytest.param("kk-KZ,kk;q=0.9,ru;q=0.8", "kk", id="a Kazakh browser opens in Kazakh"),
        pytest.param("ru-RU,ru;q=0.9,en;q=0.8", "ru", id="a Russian browser opens in Russian"),
        pytest.param("en-US,en;q=0.9,ru;q=0.5", "ru", id="the first language we know is taken"),
        pytest.param("de-DE", "kk", id="a stranger's browser opens in the state language"),
        pytest.param("", "kk", id="a silent browser opens in the state language"),
    ],
)
async def test_the_browser_proposes_the_language(
    served: Served, accepted: str, language: Language
) -> None:
    assert proposed(accepted) == language
    async with ClientSession() as session:
        page = await session.get(served.origin, headers={"Accept-Language": accepted})
        body = await page.text()
    assert f'<html lang="{language}">' in body
    assert words.texts(language)["web.text.placeholder"] in body
    for either in LANGUAGES:
        assert words.texts(either)["web.noscript"] in body


async def test_nothing_in_the_page_is_inline_or_from_elsewhere(served: Served) -> None:
    async with ClientSession() as session:
        body = await (await session.get(served.origin)).text()
        addresses = re.findall(r'(?:src|href)="(/[^"]*)"', body)
        for address in addresses:
            response = await session.get(served.origin + address)
            assert response.status == 200
            assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert len(addresses) >= 10
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|https?://", body)


async def test_an_old_version_of_a_file_is_answered_but_not_kept(served: Served) -> None:
    async with ClientSession() as session:
        response = await session.get(f"{served.origin}/static/0000/chat.css")
        assert response.headers["Cache-Control"] == "no-cache"
        assert response.content_type == "text/css"
        assert (await session.get(f"{served.origin}/static/0000/..%2froutes.py")).status == 404
