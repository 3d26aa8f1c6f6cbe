"""The page of a case: everything an officer may know of it, in words without a language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.cases.offers import Offer, form_of, offers
from bot.desk.cases.queue import Tone, due_on, tone
from bot.storage import audit, cases, drafts, files
from bot.storage.audit import Record
from bot.storage.cases import Case
from bot.storage.files import StoredFile
from core.cases.clocks import Clock, clock, clocks, term_of
from core.cases.transitions import allowed
from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import Consent, Upload
from core.form.steps.states import State
from core.form.tables import Column, Table, parts
from core.identifiers import reference_number
from core.law.acts import LawRef, Origin
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
class Said:
    """A finding of the check at hand-in; ``as_is`` when the applicant filed in spite of it."""

    place: Message
    problem: Message
    law: LawRef
    as_is: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A consent: when, to which version of the words, in which language."""

    label: Message
    at: datetime
    version: str
    language: str


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the package; ``openable`` when its bytes may be looked at."""

    label: Message
    file: StoredFile
    openable: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """All of it."""

    case: Case
    reference: str
    form: Form
    state: State
    due_on: date | None
    tone: Tone
    answers: tuple[Line, ...]
    tables: tuple[TablePart, ...]
    findings: tuple[Said, ...]
    consents: tuple[Given, ...]
    documents: tuple[Document, ...]
    clocks: tuple[Clock, ...]
    trail: tuple[Record, ...]
    offers: tuple[Offer, ...]


async def load(
    connection: AsyncConnection, case_id: str, page: int, scan_required: bool, today: date
) -> CasePage | None:
    """The page of a case with the ``page``-th hundred of its rows; None for an unknown id."""
    case = await cases.read(connection, case_id)
    if case is None:
        return None
    form, state = form_of(case), State(case.state)
    day = due_on(case.service, state, case.effective_on, case.track_on)
    kept = await files.read_by_draft(connection, case.draft_id)
    return CasePage(
        case=case,
        reference=reference_number.format(case.reference),
        form=form,
        state=state,
        due_on=day,
        tone=tone(day, today),
        answers=tuple(_lines(form, case.answers)),
        tables=await connection.run_sync(_tables, form, case, page),
        findings=tuple(_findings(form, case.findings, case.flags)),
        consents=tuple(_consents(form, case.answers)),
        documents=tuple(_documents(form, case.answers, kept, scan_required)),
        clocks=case_clocks(case),
        trail=tuple(await audit.by_case(connection, case_id)),
        offers=offers(case),
    )


def may_open(file: StoredFile, scan_required: bool) -> bool:
    """Clean, or quarantined where no scanner will ever look; never anything else."""
    return file.state == "clean" or (file.state == "quarantined" and not scan_required)


async def openable(
    connection: AsyncConnection, case_id: str, file_id: str, scan_required: bool
) -> StoredFile | None:
    """A paper of the case that may be looked at; None for any other file."""
    case = await cases.read(connection, case_id)
    kept = await files.read(connection, file_id)
    if case is None or kept is None or kept.draft_id != case.draft_id:
        return None
    of_case = {each for _, each in document_ids(form_of(case), case.answers)}
    return kept if file_id in of_case and may_open(kept, scan_required) else None


def document_ids(form: Form, answers: Mapping[str, Any]) -> Iterator[tuple[Upload, str]]:
    """The files the application consists of; what was sent and replaced is not among them."""
    for field in form.journey(answers):
        for part, answer, _ in parts(field, answers.get(field.key) or ()):
            if isinstance(part, Upload) and isinstance(answer, Mapping) and answer.get("file_id"):
                yield part, str(answer["file_id"])


def case_clocks(case: Case) -> tuple[Clock, ...]:
    """The limits that run: before registration its own, and the term where it is promised yet."""
    if case.registered_on is not None:
        return clocks(case.service, case.registered_on, case.answers, case.effective_on)
    if State(case.state).final:
        return ()
    first = allowed(case.service, State.SUBMITTED)[0].limit_id
    at_once = form_of(case).terms.registered_at_once(case.effective_on)
    term = term_of(case.service, case.answers) if at_once else ""
    return tuple(clock(each, case.effective_on) for each in (first, term) if each)


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
) -> Iterator[Said]:
    for each in findings:
        params = {key: _param(key, value) for key, value in (each.get("params") or {}).items()}
        finding = Finding(
            code=str(each["code"]),
            field=str(each.get("field") or ""),
            law=LawRef.read(each["law"]),
            row=int(each.get("row") or 0),
            params=params,
        )
        yield Said(
            place=place(form, finding),
            problem=problem(form, finding),
            law=finding.law,
            as_is=finding.is_substantive and finding.code in flags,
        )


def _param(key: str, value: Any) -> Any:
    """A parameter as the words want it; it was kept as text."""
    return date.fromisoformat(str(value)) if key == "date" else value


def _consents(form: Form, answers: Mapping[str, Any]) -> Iterator[Given]:
    for field in form.fields:
        answer = answers.get(field.key)
        if isinstance(field, Consent) and isinstance(answer, Mapping) and answer.get("given"):
            yield Given(
                label=_label(form, field),
                at=datetime.fromisoformat(str(answer["at"])),
                version=str(answer.get("version", "")),
                language=str(answer.get("language", "")),
            )


def _documents(
    form: Form, answers: Mapping[str, Any], kept: Sequence[StoredFile], scan_required: bool
) -> Iterator[Document]:
    by_id = {file.file_id: file for file in kept}
    for field, file_id in document_ids(form, answers):
        if file_id in by_id:
            file = by_id[file_id]
            yield Document(
                Text(form.paper_words(field.doc_id)), file, may_open(file, scan_required)
            )
