"""The page of a case: everything an officer may know of it, in words without a language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cases.view import law_case
from bot.desk.cases.documents import Document, documents
from bot.desk.cases.history import Entry, history
from bot.desk.cases.offers import Offer, offers
from bot.storage import case_events, cases, drafts, files
from bot.storage.cases import Case
from core.cases.case import Case as LawCase
from core.cases.clocks import Clock, clock
from core.cases.move import Faults
from core.cases.next_limit import Limit, limits, next_limit
from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import Consent
from core.form.steps.states import State
from core.form.tables import Column, Table
from core.identifiers import reference_number
from core.law.acts import LawRef, Origin
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import by_service
from dialogs.questions import shown
from dialogs.screens import Message, Text, Verbatim
from dialogs.wording.finding_texts import place, problem

ROWS = 100
OURS = (Origin.INFERRED, Origin.DESIGN)


@dataclass(frozen=True, slots=True)
class Line:
    """An answer. ``ours`` when the official form has no such field."""

    label: Message
    value: Message
    ours: bool


@dataclass(frozen=True, slots=True)
class TablePart:
    """A page of the rows of a table; a row is its number and its cells."""

    label: Message
    columns: tuple[tuple[Message, bool], ...]
    rows: tuple[tuple[int, tuple[Message, ...]], ...]
    page: int
    pages: int
    count: int

    @property
    def ours(self) -> bool:
        """Whether the official form prints none of its columns."""
        return all(ours for _, ours in self.columns)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding of the check at hand-in; ``as_is`` when the applicant filed in spite of it."""

    place: Message
    problem: Message
    law: LawRef
    as_is: bool


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A consent: when, to which version of the words, in which language."""

    label: Message
    at: datetime
    version: str
    language: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page shows."""

    case: Case
    reference: str
    form: Form
    known: LawCase
    state: State
    limit: Limit | None
    """The next limit; None without a term."""
    answers: tuple[Line, ...]
    tables: tuple[TablePart, ...]
    findings: tuple[FindingLine, ...]
    consents: tuple[ConsentLine, ...]
    documents: tuple[Document, ...]
    clocks: tuple[Clock, ...]
    history: tuple[Entry, ...]
    offers: tuple[Offer, ...]


async def load(
    connection: AsyncConnection,
    case_id: str,
    page: int,
    scan_required: bool,
    now: datetime,
    faults: Faults | None = None,
) -> CasePage | None:
    """The page of a case with the ``page``-th hundred of its rows; None for an unknown id.

    ``faults`` are those of a step that was just tried.
    """
    case = await cases.read(connection, case_id)
    if case is None:
        return None
    form, state = by_service(case.service), State(case.state)
    events = await case_events.read_of_case(connection, case_id)
    known = law_case(case, case_events.latest(events))
    kept = await files.read_by_draft(connection, case.draft_id)
    return CasePage(
        case=case,
        reference=reference_number.format(case.reference),
        form=form,
        known=known,
        state=state,
        limit=next_limit(known, KAZAKHSTAN.local_date(now)),
        answers=tuple(_lines(form, case.answers)),
        tables=await connection.run_sync(_tables, form, case, page),
        findings=tuple(_findings(form, case.findings, case.flags)),
        consents=tuple(_consents(form, case.answers)),
        documents=tuple(documents(form, case.answers, kept, scan_required)),
        clocks=tuple(clocks_of(known)),
        history=history(form, events),
        offers=offers(known, now, faults),
    )


def clocks_of(case: LawCase) -> Iterator[Clock]:
    """The limits before a case, each once, with how their days are counted."""
    for limit_id in dict.fromkeys(limit.limit_id for limit in limits(case)):
        running = clock(case, limit_id)
        if running is not None:
            yield running


def _label(form: Form, field: Field) -> Text:
    return Text(form.words(field, "label"))


def _lines(form: Form, answers: Mapping[str, Any]) -> Iterator[Line]:
    for field in form.fields:
        value = shown(form, field, answers.get(field.key)) if field.applies(answers) else None
        if value is not None:
            yield Line(_label(form, field), value, field.origin in OURS)


def _tables(connection: Connection, form: Form, case: Case, page: int) -> tuple[TablePart, ...]:
    shown_parts = []
    for field in form.fields:
        if not isinstance(field, Table):
            continue
        count = drafts.count(connection, case.draft_id, field.key)
        pages = max(1, -(-count // ROWS))
        at = min(max(1, page), pages)
        first = (at - 1) * ROWS + 1
        bodies = drafts.page(connection, case.draft_id, field.key, first, ROWS)
        rows = tuple(
            (
                number,
                tuple(_cell(form, field, column, body, case.answers) for column in field.columns),
            )
            for number, (_, body) in enumerate(bodies, start=first)
        )
        heads = tuple(
            (_label(form, column.field), column.field.origin in OURS) for column in field.columns
        )
        shown_parts.append(TablePart(_label(form, field), heads, rows, at, pages, count))
    return tuple(shown_parts)


def _cell(
    form: Form,
    field: Table,
    column: Column,
    body: Mapping[str, Any],
    answers: Mapping[str, Any],
) -> Message:
    """A cell; one left to us shows the answer it is taken from."""
    value = body.get(column.key)
    if value is None and column.from_answer:
        source = form.field(column.from_answer)
        taken = shown(form, source, answers.get(source.key))
        return taken or Verbatim("—")
    if value is None and column.from_kind:
        kind = field.kind_of(str(body.get(field.kind_column) or ""), answers)
        value = kind[column.from_kind] if kind else None
    return Verbatim("—" if value is None else str(value))


def _findings(
    form: Form, findings: Sequence[Mapping[str, Any]], flags: Sequence[str]
) -> Iterator[FindingLine]:
    for each in findings:
        params = {key: _param(key, value) for key, value in (each.get("params") or {}).items()}
        finding = Finding(
            code=str(each["code"]),
            field=str(each.get("field") or ""),
            law=LawRef.read(each["law"]),
            row=int(each.get("row") or 0),
            params=params,
        )
        yield FindingLine(
            place=place(form, finding),
            problem=problem(form, finding),
            law=finding.law,
            as_is=finding.is_substantive and finding.code in flags,
        )


def _param(key: str, value: Any) -> Any:
    """A parameter as the words want it; it was kept as text."""
    return date.fromisoformat(str(value)) if key == "date" else value


def _consents(form: Form, answers: Mapping[str, Any]) -> Iterator[ConsentLine]:
    for field in form.fields:
        answer = answers.get(field.key)
        if isinstance(field, Consent) and isinstance(answer, Mapping) and answer.get("given"):
            yield ConsentLine(
                label=_label(form, field),
                at=datetime.fromisoformat(str(answer["at"])),
                version=str(answer.get("version", "")),
                language=str(answer.get("language", "")),
            )
