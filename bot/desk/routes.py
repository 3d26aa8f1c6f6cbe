"""The desk's addresses."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import partial
from urllib.parse import quote

import structlog
from aiohttp import hdrs, web
from sqlalchemy.exc import SQLAlchemyError

from bot.chat.routes import proposed
from bot.desk import access
from bot.desk.access import Visitor
from bot.desk.cases import case_page, queue
from bot.desk.cases.decisions import Decision, Done, Faulty, Forbidden, Late, Unknown, decide
from bot.desk.cases.offers import Faults
from bot.desk.checklists.routes import Checklists
from bot.desk.office import DeskOffice
from bot.desk.pages import HEADERS, Pages, detail, limit_name, proven, see
from bot.http import security
from bot.storage import staff
from bot.storage.writer import WriterClosed
from bot.turn.facts import applicant_key
from core.form.kinds import printable
from core.form.steps.states import State
from core.law.working_time import KAZAKHSTAN
from dialogs.screens import Text
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
    app.router.add_get("/desk", desk.seen(desk.queue))
    app.router.add_get("/desk/enter/{token}", desk.door)
    app.router.add_post("/desk/enter/{token}", desk.enter)
    app.router.add_post("/desk/language", desk.posted(desk.language))
    app.router.add_post("/desk/leave", desk.posted(desk.leave))
    app.router.add_get("/desk/case/{case_id}", desk.seen(desk.case))
    app.router.add_post("/desk/case/{case_id}", desk.posted(desk.decide))
    app.router.add_get("/desk/case/{case_id}/file/{file_id}", desk.seen(desk.file))
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
        """Besides, the form must come from a page of this very visit."""

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

    async def queue(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """The queue."""
        asked = request.query.get("show", "open")
        wanted = queue.Wanted(
            filter=next((each for each in queue.FILTERS if each == asked), "open"),
            search=printable(request.query.get("find", ""))[:_LONGEST_SEARCH],
            page=_number(request.query.get("page", "1")),
        )
        async with self._office.reader.connect() as connection:
            found = await queue.load(connection, wanted, self._today())
        here = str(request.rel_url)
        return self.pages.inside("queue.html", visit, here, queue=found, filters=queue.FILTERS)

    async def case(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """The page of a case; ``done`` is set by our own redirect after a decision."""
        case_id, done = _id(request, "case_id"), request.query.get("done", "")
        return await self._case(request, visit, case_id, done=done)

    async def decide(
        self, request: web.Request, visit: Visitor, form: Mapping[str, str]
    ) -> web.StreamResponse:
        """Make a decision, or say at the field why not with nothing typed lost."""
        case_id, now, office = _id(request, "case_id"), self._office.now(), self._office
        try:
            decision = Decision(State(form.get("target", "")), form)
        except ValueError:
            raise web.HTTPBadRequest from None
        revision = _number(form.get("revision", ""))
        step = partial(
            decide,
            case_id=case_id,
            revision=revision,
            staff=visit.staff,
            decision=decision,
            now=now,
            key_of=partial(applicant_key, office.secret),
        )
        outcome = await office.writer.transact(step)
        match outcome:
            case Done():
                await self._wake()
                return see(f"/desk/case/{case_id}?done={decision.target.value}")
            case Faulty(_, faults):
                return await self._case(
                    request, visit, case_id, 422, target=decision.target, typed=form, faults=faults
                )
            case Late():
                notice = Text("desk.notice.late")
            case Forbidden():
                notice = Text("desk.notice.forbidden")
            case Unknown():
                return self.pages.absent(visit)
        return await self._case(request, visit, case_id, 409, notice=notice)

    async def file(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """A paper of a case, to be saved and never shown by the browser as a page of ours."""
        case_id, file_id = _id(request, "case_id"), _id(request, "file_id")
        async with self._office.reader.connect() as connection:
            kept = await case_page.openable(
                connection, case_id, file_id, self._office.scan_required
            )
        path = None if kept is None else self._office.file_path(file_id)
        if kept is None or path is None or not path.is_file():
            return self.pages.absent(visit)
        return web.FileResponse(
            path,
            headers={
                **HEADERS,
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Content-Type": kept.mime or "application/octet-stream",
                "Content-Disposition": _attachment(kept.name),
            },
        )

    async def _case(
        self,
        request: web.Request,
        visit: Visitor,
        case_id: str,
        status: int = 200,
        *,
        done: str = "",
        notice: Text | None = None,
        target: State | None = None,
        typed: Mapping[str, str] | None = None,
        faults: Faults | None = None,
    ) -> web.StreamResponse:
        rows = _number(request.query.get("rows", "1"))
        async with self._office.reader.connect() as connection:
            page = await case_page.load(
                connection, case_id, rows, self._office.scan_required, self._today()
            )
        if page is None:
            return self.pages.absent(visit)
        return self.pages.inside(
            "case.html",
            visit,
            f"/desk/case/{case_id}",
            status,
            page=page,
            done=done == page.state.value,
            notice=notice,
            target=target,
            typed=typed or {},
            faults=faults or {},
            today=self._today(),
            limit_name=limit_name,
            proven=proven,
            detail=detail,
        )

    async def _wake(self) -> None:
        """Have the news of a decision told now; if that fails, the next round of recovery does."""
        try:
            await self._office.writer.recover(self._office.now())
        except (SQLAlchemyError, WriterClosed) as fault:
            log.warning("desk.news_postponed", fault=type(fault).__name__)

    async def _visitor(self, request: web.Request) -> Visitor | None:
        office = self._office
        visit = await access.visitor(request, office.reader, office.secret, office.now())
        return visit if visit is not None and office.is_staff(visit.staff) else None

    def _closed(
        self, request: web.Request, status: int, language: str | None = None
    ) -> web.Response:
        return self.pages.outside("closed.html", language or _language(request), status)

    def _today(self) -> date:
        return KAZAKHSTAN.local_date(self._office.now())


def _language(request: web.Request) -> str:
    """The language of somebody who is not at the desk yet."""
    return proposed(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))


def _id(request: web.Request, name: str) -> str:
    """An id out of an address, without signs that no database takes: with one it is unknown."""
    return printable(request.match_info[name])


def _number(text: str) -> int:
    """A small whole number out of an address or a form; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else 0


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name, safe='', errors='replace')}"
