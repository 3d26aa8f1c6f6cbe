"""The desk's addresses."""

import re
from collections.abc import Awaitable, Callable, Mapping

import structlog
from aiohttp import hdrs, web

from bot.chat.routes import proposed
from bot.desk import access
from bot.desk.access import Visitor
from bot.desk.cases.routes import Cases
from bot.desk.checklists.routes import Checklists
from bot.desk.office import DeskOffice
from bot.desk.pages import Pages, see
from bot.http import security
from bot.storage import staff
from dialogs.wording.catalogue import LANGUAGES

_OURS = re.compile(
    r"/desk(/(case|checklists?|subject)/[0-9A-Za-z_-]{1,64}|/checklists)?(\?[A-Za-z0-9=&%_.+-]*)?"
)
_LONGEST_SEARCH = 40

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ForVisitor = Callable[[web.Request, Visitor], Awaitable[web.StreamResponse]]
ForForm = Callable[[web.Request, Visitor, Mapping[str, str]], Awaitable[web.StreamResponse]]

log = structlog.get_logger()


def setup(app: web.Application, office: DeskOffice) -> None:
    """Add the desk to ``app``."""
    desk = Desk(office)
    cases = Cases(office, desk.pages)
    app.router.add_get("/desk", desk.seen(cases.queue))
    app.router.add_get("/desk/enter/{token}", desk.door)
    app.router.add_post("/desk/enter/{token}", desk.enter)
    app.router.add_post("/desk/language", desk.posted(desk.language))
    app.router.add_post("/desk/leave", desk.posted(desk.leave))
    app.router.add_get("/desk/case/{case_id}", desk.seen(cases.case))
    app.router.add_post("/desk/case/{case_id}", desk.posted(cases.take_step))
    app.router.add_get("/desk/case/{case_id}/file/{file_id}", desk.seen(cases.file))
    lists = Checklists(office, desk.pages)
    app.router.add_get("/desk/checklists", desk.seen(lists.index))
    app.router.add_get("/desk/checklists/{kind}", desk.seen(lists.fill))
    app.router.add_post("/desk/checklists/{kind}", desk.posted(lists.save))
    app.router.add_get("/desk/checklist/{checklist_id}", desk.seen(lists.show))
    app.router.add_post("/desk/subject", desk.posted(lists.find))
    app.router.add_get("/desk/subject/{key}", desk.seen(lists.subject))
    app.router.add_get("/desk/static/{version}/{name}", desk.pages.assets.serve)


class Desk:
    """What happens at each address."""

    def __init__(self, office: DeskOffice) -> None:
        self._office = office
        self._origin = security.origin(office.public_url)
        self.pages = Pages()

    def seen(self, handler: ForVisitor) -> Handler:
        """Only officers at the desk are served; everybody else gets the same closed door."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            visit = await self._visitor(request)
            return self._closed(request, 403) if visit is None else await handler(request, visit)

        return guarded

    def posted(self, handler: ForForm) -> Handler:
        """As ``seen``; the form must also come from a page of this visit."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            visit = await self._visitor(request)
            if visit is None or not security.same_origin(request, self._origin):
                return self._closed(request, 403)
            posted = await request.post()
            form = {name: value for name, value in posted.items() if isinstance(value, str)}
            if not access.is_form_token(visit, form.get("form", "")):
                return self._closed(request, 403)
            return await handler(request, visit, form)

        return guarded

    async def door(self, request: web.Request) -> web.StreamResponse:
        """The page of a link. Looking at it changes nothing."""
        return self.pages.outside("enter.html", _language(request), 200)

    async def enter(self, request: web.Request) -> web.StreamResponse:
        """The press on that page uses the link up; who is in already is let through."""
        if not security.same_origin(request, self._origin):
            return self._closed(request, 403)
        token, language, now = request.match_info["token"], _language(request), self._office.now()
        cookie = await self._office.writer.transact(
            lambda connection: access.enter(connection, token, language, now)
        )
        if cookie is None:
            seated = await self._visitor(request) is not None
            return see("/desk") if seated else self._closed(request, 410)
        response = see("/desk")
        access.keep(response, cookie)
        return response

    async def language(
        self, request: web.Request, visit: Visitor, form: Mapping[str, str]
    ) -> web.StreamResponse:
        """Show the desk in another language, at the same place."""
        chosen = form.get("language", "")
        if chosen in LANGUAGES:
            change = staff.change_language(visit.session, chosen)
            await self._office.writer.transact(
                lambda connection: connection.execute(change).rowcount
            )
        here = form.get("here", "")
        return see(here if _OURS.fullmatch(here) else "/desk")

    async def leave(
        self, request: web.Request, visit: Visitor, form: Mapping[str, str]
    ) -> web.StreamResponse:
        """End the visit."""
        end = staff.end_session(visit.session)
        await self._office.writer.transact(lambda connection: connection.execute(end).rowcount)
        response = self._closed(request, 200, visit.language)
        access.forget(response)
        return response

    async def _visitor(self, request: web.Request) -> Visitor | None:
        office = self._office
        visit = await access.visitor(request, office.reader, office.secret, office.now())
        return visit if visit is not None and office.is_staff(visit.staff) else None

    def _closed(
        self, request: web.Request, status: int, language: str | None = None
    ) -> web.Response:
        return self.pages.outside("closed.html", language or _language(request), status)


def _language(request: web.Request) -> str:
    """The language of somebody who is not at the desk yet."""
    return proposed(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
