"""The addresses of the desk about applications: the queue, one case, its steps, its papers."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import quote

from aiohttp import web

from bot.cases.applicant_key import applicant_key
from bot.cases.apply import Done, Faulty, Forbidden, Late, Step, Unknown, apply
from bot.desk.access import Visitor
from bot.desk.cases import case_page, documents, queue
from bot.desk.cases.offers import fault_texts, hint_of
from bot.desk.office import DeskOffice
from bot.desk.pages import HEADERS, Pages, limit_name, proven, see
from bot.desk.requests import id_of, number_of
from core.cases.move import Faults
from core.form.kinds import printable
from core.law.working_time import KAZAKHSTAN
from dialogs.menus.status import state_name
from dialogs.screens import Text

_LONGEST_SEARCH = 40


class Cases:
    """What happens at each address."""

    def __init__(self, office: DeskOffice, pages: Pages) -> None:
        self._office = office
        self._pages = pages

    async def queue(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """The queue."""
        asked = request.query.get("show", "open")
        wanted = queue.Wanted(
            filter=next((each for each in queue.FILTERS if each == asked), "open"),
            search=printable(request.query.get("find", ""))[:_LONGEST_SEARCH],
            page=number_of(request.query.get("page", "1")),
        )
        async with self._office.reader.connect() as connection:
            today = KAZAKHSTAN.local_date(self._office.now())
            found = await queue.load(connection, wanted, today)
        here = str(request.rel_url)
        return self._pages.inside("queue.html", visit, here, queue=found, filters=queue.FILTERS)

    async def case(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """The page of a case; ``done`` is set by our own redirect after a step."""
        case_id, done = id_of(request, "case_id"), request.query.get("done", "")
        return await self._case(request, visit, case_id, done=done)

    async def take_step(
        self, request: web.Request, visit: Visitor, form: Mapping[str, str]
    ) -> web.StreamResponse:
        """Take a step, or say at each input why not with nothing typed lost."""
        case_id, office = id_of(request, "case_id"), self._office
        wanted = Step(form.get("step", ""), form)
        outcome = await office.writer.transact_with_arrivals(
            partial(
                apply,
                case_id=case_id,
                revision=number_of(form.get("revision", "")),
                actor=visit.staff,
                wanted=wanted,
                now=office.now(),
                key_of=partial(applicant_key, office.secret),
            )
        )
        match outcome:
            case Done():
                return see(f"/desk/case/{case_id}?done={wanted.name}")
            case Faulty(_, faults):
                return await self._case(
                    request, visit, case_id, 422, step=wanted.name, typed=form, faults=faults
                )
            case Late():
                notice = Text("desk.notice.late")
            case Forbidden():
                notice = Text("desk.notice.forbidden")
            case Unknown():
                return self._pages.absent(visit)
        return await self._case(request, visit, case_id, 409, notice=notice)

    async def file(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """A paper of a case, to be saved; the browser never shows it as a page of ours."""
        case_id, file_id = id_of(request, "case_id"), id_of(request, "file_id")
        async with self._office.reader.connect() as connection:
            kept = await documents.openable(
                connection, case_id, file_id, self._office.scan_required
            )
        path = None if kept is None else self._office.file_path(file_id)
        if kept is None or path is None or not path.is_file():
            return self._pages.absent(visit)
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
        step: str = "",
        typed: Mapping[str, str] | None = None,
        faults: Faults | None = None,
    ) -> web.StreamResponse:
        rows, now = number_of(request.query.get("rows", "1")), self._office.now()
        async with self._office.reader.connect() as connection:
            page = await case_page.load(
                connection, case_id, rows, self._office.scan_required, now, faults
            )
        if page is None:
            return self._pages.absent(visit)
        last = page.history[-1].event.step if page.history else ""
        return self._pages.inside(
            "case.html",
            visit,
            f"/desk/case/{case_id}",
            status,
            page=page,
            done=bool(done) and done == last,
            notice=notice,
            tried=step,
            typed=typed or {},
            faults=fault_texts(faults or {}),
            today=KAZAKHSTAN.local_date(now),
            limit_name=limit_name,
            proven=proven,
            hint_of=hint_of,
            state_name=state_name,
        )


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name, safe='', errors='replace')}"
