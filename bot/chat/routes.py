"""Routes of the web chat: the page, its files, the socket, uploads."""

from pathlib import Path

import jinja2
from aiohttp import hdrs, web

from bot.chat import documents, socket, uploads
from bot.chat.frames import FRAME_LIMIT
from bot.chat.hub import Hub
from bot.chat.socket import Tempo
from bot.chat.words import LANGUAGES, WORDS
from bot.http import cookies, security
from bot.http.assets import Assets
from bot.operations import metrics
from bot.ports.web_office import Language, WebOffice
from core.errors import Configuration

FOLDER = Path(__file__).parent
STATIC, TEMPLATES = FOLDER / "static", FOLDER / "templates"


def setup(
    app: web.Application, office: WebOffice, public_url: str, tempo: Tempo | None = None
) -> Hub:
    """Add the chat to ``app``; tell the returned hub of every commit for a ``web:`` person.

    Every response of ``app`` gets the security headers. Errors: ``Configuration`` when the page
    lacks words.
    """
    hub, assets = Hub(), Assets(STATIC)
    metrics.SOCKETS.set_function(lambda: hub.open_sockets)
    public_origin = security.origin(public_url)
    page = Page(office, assets)
    app.router.add_get("/", page.serve)
    app.router.add_get("/static/{version}/{name}", assets.serve)
    app.router.add_get("/socket", socket.handler(office, hub, public_origin, tempo or Tempo()))
    app.router.add_get(documents.PATH, documents.handler(office))
    app.router.add_post("/upload", uploads.handler(office, public_origin))
    app.on_response_prepare.append(security.headers_for(public_url))

    async def end(_app: web.Application) -> None:
        await hub.close()

    app.on_shutdown.append(end)
    return hub


class Page:
    """The one page, rendered once for each language it may open in."""

    def __init__(self, office: WebOffice, assets: Assets) -> None:
        texts = {language: dict(office.texts(language)) for language in LANGUAGES}
        for language, words in texts.items():
            for key in WORDS:
                if not words.get(key):
                    raise Configuration(
                        f"Key {key} of the web chat",
                        f"have words in {language}",
                        f"locales/{language}/LC_MESSAGES/web.po",
                    )
        template = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        ).get_template("chat.html")
        self._rendered = {
            language: template.render(
                language=language,
                words=texts[language],
                texts=texts,
                asset=assets.address,
                scripts=assets.scripts,
                file_limit=uploads.FILE_LIMIT,
                frame_limit=FRAME_LIMIT,
            )
            for language in LANGUAGES
        }

    async def serve(self, request: web.Request) -> web.Response:
        """The page and the browser's cookie."""
        language = proposed(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
        response = web.Response(
            text=self._rendered[language],
            content_type="text/html",
            headers={"Cache-Control": "no-store", "Vary": "Accept-Language"},
        )
        cookies.keep(request, response)
        response.enable_compression()
        return response


def proposed(accepted: str) -> Language:
    """The first of our languages in an Accept-Language header; Kazakh, the state language, else.

    >>> proposed("en-GB, ru;q=0.8, kk;q=0.5"), proposed("de")
    ('ru', 'kk')
    """
    for choice in accepted.split(","):
        for language in LANGUAGES:
            if choice.strip()[:2].lower() == language:
                return language
    return "kk"
