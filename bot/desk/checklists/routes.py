"""The addresses of checklists and of their subjects.

*Why the number is posted:* a BIN or IIN in an address stays in histories and logs. A subject's page
is found under a keyed hash of the number, a list under an id that says nothing.
"""

import re
import secrets
from collections.abc import Mapping
from datetime import date

from aiohttp import web

from bot.cases.applicant_key import applicant_key
from bot.desk.access import Visitor
from bot.desk.checklists import subject
from bot.desk.checklists.subject import KINDS, Kind, input_name, row_typed
from bot.desk.office import DeskOffice
from bot.desk.pages import Pages, see
from bot.storage import checklists as stored
from core.errors import Invalid
from core.form.kinds import Day, printable
from core.identifiers import bin_or_iin
from core.law.acts import LawRef
from core.law.working_time import KAZAKHSTAN
from core.services.inspection.checklists import CHECKLISTS, RESULTS, Checklist, column
from dialogs.screens import Text
from dialogs.wording.catalogue import LANGUAGES, catalogue

INDEX = "/desk/checklists"
BOTH_LISTS = LawRef("164")
_PAGE = re.compile(r"[A-Za-z0-9_-]{32}")
_KEY = re.compile(r"[0-9a-f]{64}")


class Checklists:
    """What happens at each address; who may come in is proved before."""

    def __init__(self, office: DeskOffice, pages: Pages) -> None:
        self._office = office
        self._pages = pages

    async def index(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """The lists to fill in, and the field that finds a subject."""
        return self._index(visit)

    async def find(
        self, request: web.Request, visit: Visitor, form: Mapping[str, str]
    ) -> web.StreamResponse:
        """On to the page of the subject whose number was typed."""
        number = form.get("number", "")
        try:
            key = applicant_key(self._office.secret, bin_or_iin.validate(number))
        except Invalid as refusal:
            fault = Text(f"issue.{refusal.code}", refusal.params)
            return self._index(visit, 422, number, fault)
        return see(f"/desk/subject/{key}")

    async def subject(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """What the office knows of a subject."""
        key = request.match_info["key"]
        if not _KEY.fullmatch(key):
            return self._pages.absent(visit)
        async with self._office.reader.connect() as connection:
            found = await subject.subject(connection, key)
        return self._pages.inside(
            "subject.html", visit, f"/desk/subject/{key}", subject=found, today=self._today()
        )

    async def fill(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """An empty list."""
        kind = KINDS.get(request.match_info["kind"])
        return self._pages.absent(visit) if kind is None else self._form(visit, kind)

    async def save(
        self, request: web.Request, visit: Visitor, form: Mapping[str, str]
    ) -> web.StreamResponse:
        """Keep the list, or say at the field why not with nothing typed lost."""
        kind, page = KINDS.get(request.match_info["kind"]), form.get("page", "")
        if kind is None:
            return self._pages.absent(visit)
        if not _PAGE.fullmatch(page):
            raise web.HTTPBadRequest
        typed = subject.read(kind.checklist, form, self._today())
        if typed.faults:
            return self._form(visit, kind, 422, typed=form, faults=typed.faults, page=page)
        new = subject.made(
            kind,
            typed.answers,
            subject.id_of(self._office.secret, visit.staff, page),
            applicant_key(self._office.secret, typed.answers["subject_id"]),
            visit.staff,
            self._office.now(),
        )
        if not await self._office.writer.transact(lambda tied: subject.keep(tied, new)):
            return self._form(visit, kind, 409, typed=form, kept_as=new.checklist_id)
        return see(f"/desk/checklist/{new.checklist_id}?done=saved")

    async def show(self, request: web.Request, visit: Visitor) -> web.StreamResponse:
        """A list that was kept, as it is printed: in the language of the order, Russian beside."""
        checklist_id = printable(request.match_info["checklist_id"])
        async with self._office.reader.connect() as connection:
            kept = await stored.read(connection, checklist_id)
        if kept is None:
            return self._pages.absent(visit)
        checklist = CHECKLISTS[kept.form]
        return self._pages.inside(
            "checklist.html",
            visit,
            f"/desk/checklist/{checklist_id}",
            checklist=checklist,
            kept=kept,
            results=RESULTS[:2],
            left_empty=subject.left_empty(checklist, kept.body),
            done=request.query.get("done", "") == "saved",
            official=LANGUAGES,
            in_language=_in_language,
            column=column,
            is_day=_is_day,
        )

    def _index(
        self, visit: Visitor, status: int = 200, number: str = "", fault: Text | None = None
    ) -> web.Response:
        return self._pages.inside(
            "checklists.html",
            visit,
            INDEX,
            status,
            kinds=KINDS.values(),
            law=BOTH_LISTS,
            number=number,
            fault=fault,
        )

    def _form(
        self,
        visit: Visitor,
        kind: Kind,
        status: int = 200,
        *,
        typed: Mapping[str, str] | None = None,
        faults: Mapping[str, Text] | None = None,
        page: str = "",
        kept_as: str = "",
    ) -> web.Response:
        """The page of a list to fill in; ``kept_as`` is the list that was kept from it before."""
        return self._pages.inside(
            "checklist_form.html",
            visit,
            f"{INDEX}/{kind.name}",
            status,
            kind=kind,
            checklist=kind.checklist,
            typed=typed or {},
            faults=faults or {},
            named={name: _named(kind.checklist, name) for name in faults or {}},
            page=page or secrets.token_urlsafe(24),
            kept_as=kept_as,
            results=RESULTS,
            today=self._today(),
            column=column,
            is_day=_is_day,
            input_name=input_name,
            row_typed=row_typed,
        )

    def _today(self) -> date:
        return KAZAKHSTAN.local_date(self._office.now())


def _named(checklist: Checklist, name: str) -> Text:
    """What an input is called over the page."""
    key, _, row = name.partition(":")
    if row:
        return Text("desk.checklist.official", {"number": row})
    if any(item.key == key for item in checklist.items):
        return Text(f"{checklist.key}.{key}.short")
    field = next(each for each in checklist.fields if each.key == key)
    return Text(checklist.label(field))


def _in_language(language: str, key: str, **params: object) -> str:
    return catalogue(language).text(Text(key, params))


def _is_day(field: object) -> bool:
    return isinstance(field, Day)
