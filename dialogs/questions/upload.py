"""A question for a document: a file, then until when it is valid; or why there is none.

A file is an answer as soon as it is fetched; the answer is complete when its validity is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from core.errors import Invalid
from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import LONG, Upload, clean, parse_day, printable
from core.law.working_time import KAZAKHSTAN
from dialogs.actions import AskValidity, Explain, NoExpiry, TypeInstead
from dialogs.effects import FetchFile
from dialogs.events import FileKept, FileRefused, FileSent, Said
from dialogs.questions.calendar import OPEN, Calendar
from dialogs.questions.kind import QuestionKind, shown
from dialogs.questions.step import Answered, Step, notice_of, remark
from dialogs.screens import Choice, Input, Message, Screen, Text, Verbatim
from dialogs.session import Draft
from dialogs.stored import Stored
from dialogs.turn import UserInput

INFECTED = "E-FILE-INFECTED"


@dataclass(frozen=True, slots=True)
class UploadParts(Stored):
    """The part of the answer that is asked, and the month of its calendar that is open."""

    stage: Literal["", "file", "validity", "explain"] = ""
    month: str = ""


class UploadQuestion(QuestionKind[Upload, UploadParts]):
    """A document with its validity."""

    entry_type = UploadParts
    portable = False

    def ask(self, step: Step[Upload]) -> Screen:
        entry = self.entry(step)
        if entry.stage == "explain":
            text = (step.text("explain"), Text("upload.explain.example"))
            return Screen(text=text, input=Input("text"))
        return _ask_validity(step, entry) if _wants_validity(step, entry) else _ask_file(step)

    def take(self, step: Step[Upload], user_input: UserInput) -> Answered | None:
        entry = self.entry(step)
        match user_input:
            case FileSent():
                return _fetch(step, user_input)
            case FileKept():
                return _keep(step, user_input)
            case FileRefused():
                return refused(step, user_input)
        if entry.stage == "explain":
            return _explained(step, user_input.text) if isinstance(user_input, Said) else None
        if _wants_validity(step, entry):
            return self._take_validity(step, user_input)
        match user_input:
            case AskValidity() if _has_file(step):
                return step.keep(UploadParts("validity"))
            case Explain() if step.field.may_explain(step.draft.answers):
                return step.keep(UploadParts("explain"))
        return None

    def _take_validity(self, step: Step[Upload], user_input: UserInput) -> Answered | None:
        match user_input:
            case NoExpiry():
                return step.done({**step.value, "expires_on": None, "no_expiry": True})
            case Said(text):
                return _valid_until(step, parse_day(text))
            case TypeInstead():
                return self.back(step)
        calendar = _calendar(step)
        if month := calendar.turned(user_input, near=calendar.first):
            return step.keep(UploadParts("validity", month))
        day = calendar.picked(user_input)
        return _valid_until(step, day) if day else None

    def back(self, step: Step[Upload]) -> Answered | None:
        """From the calendar to the validity, from that or the explanation to the file."""
        entry = self.entry(step)
        if entry.month:
            return step.keep(UploadParts("validity"))
        if not (_wants_validity(step, entry) or entry.stage == "explain"):
            return None
        if step.field.is_whole(step.value, step.draft.answers):
            return step.start_again()
        return step.keep(UploadParts("file"))

    def shown(self, form: Form, field: Upload, value: Any) -> Message:
        if value.get("explanation"):
            return Text("value.explanation", {"text": Verbatim(str(value["explanation"]))})
        name = Verbatim(str(value.get("name", "")))
        if value.get("no_expiry"):
            return Text("value.file_no_expiry", {"name": name})
        if value.get("expires_on"):
            expires_on = date.fromisoformat(value["expires_on"])
            return Text("value.file_until", {"name": name, "date": expires_on})
        return Text("value.file", {"name": name})

    def keys(self, form: Form, field: Upload) -> Iterator[str]:
        yield form.words(field, "ask")
        if field.explain is not None:
            yield form.words(field, "explain")

    def sample(self, field: Upload, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return sample_file(field, draft, field.key)


def sample_file(field: Upload, draft: Draft, place: str) -> tuple[UserInput, ...]:
    """A file sent and fetched for a place, valid without end."""
    format_ = field.formats[0]
    name = f"құжат.{format_}"
    sent = FileSent("preview:1", name, "application/pdf", 52_000)
    kept = FileKept("1", place, draft.draft_id, name, format_, 52_000)
    return (sent, kept, NoExpiry())


def refused(step: Step[Any], file: FileRefused) -> Answered:
    """A file that cannot be used: nothing changes, and the person is told why."""
    return Answered(step.draft, notices=(notice_of(Text(f"issue.{file.code}", file.params)),))


def _calendar(step: Step[Upload]) -> Calendar:
    """The days until which a document may still be valid."""
    return Calendar(first=KAZAKHSTAN.local_date(step.now))


def _valid_until(step: Step[Upload], day: date) -> Answered:
    """A day in the past is accepted too; what is wrong is shown now, and again by the check."""
    answered = step.done({**step.value, "expires_on": day.isoformat(), "no_expiry": False})
    if day >= KAZAKHSTAN.effective_date(step.now):
        return answered
    law = step.form.law_of("E-DOC-EXPIRED") or step.field.law
    params = {"doc": step.field.doc_id, "date": day}
    expired = Finding("E-DOC-EXPIRED", "", law, params=params)
    return replace(answered, notices=(remark(step.form, expired),))


def _wants_validity(step: Step[Upload], entry: UploadParts) -> bool:
    if not _has_file(step):
        return False
    incomplete = not step.field.is_whole(step.value, step.draft.answers)
    return entry.stage == "validity" or (not entry.stage and incomplete)


def _has_file(step: Step[Upload]) -> bool:
    return bool(step.value and step.value.get("file_id"))


def _explained(step: Step[Upload], text: str) -> Answered:
    """Why there is no such document: stored in its place, and decided on by staff."""
    explanation = clean(text, shortest=2, longest=LONG, lines=True)
    if not explanation:
        raise Invalid("E-REQ")
    answered = step.done({"explanation": explanation})
    return replace(answered, notices=(notice_of(Text("issue.W-MANUAL")),))


def _ask_validity(step: Step[Upload], entry: UploadParts) -> Screen:
    if entry.month:
        return _calendar(step).screen(Text("upload.validity.ask"), entry.month)
    return Screen(
        text=(Text("upload.validity.ask"), Text("upload.validity.example")),
        choices=((Choice(NoExpiry(), Text("upload.no_expiry.button")),), (OPEN,)),
        input=Input("date"),
    )


def _ask_file(step: Step[Upload]) -> Screen:
    field = step.field
    current = shown(step.form, field, step.value) if step.stored_entry else None
    params = {
        "formats": ", ".join(each.upper() for each in field.formats),
        "size": _megabytes(field.largest),
    }
    rows: list[tuple[Choice, ...]] = []
    if _has_file(step):
        rows.append((Choice(AskValidity(), Text("upload.validity.button")),))
    if field.may_explain(step.draft.answers):
        rows.append((Choice(Explain(), Text("upload.explain.button")),))
    return Screen(
        text=(step.text("ask"), Text("upload.limits", params), *([current] if current else [])),
        choices=tuple(rows),
        input=Input("file", accept=",".join(f".{each}" for each in field.formats)),
    )


def _fetch(step: Step[Upload], sent: FileSent) -> Answered:
    field = step.field
    if sent.size > field.largest:
        raise Invalid("E-FILE-SIZE", {"size": _megabytes(field.largest)})
    effect = FetchFile(
        source=sent.source,
        name=printable(sent.name),
        mime=sent.mime,
        size=sent.size,
        field=step.place,
        draft_id=step.draft.draft_id,
        formats=field.formats,
        largest=field.largest,
    )
    awaited = {**step.draft.awaited, step.place: sent.source}
    draft = replace(step.draft, awaited=awaited)
    checking = notice_of(Text("upload.checking"))
    return Answered(draft, notices=(checking,), effects=(effect,), waiting=True)


def _keep(step: Step[Upload], kept: FileKept) -> Answered:
    """The file as the answer, unless a newer one was sent since: the last one sent counts."""
    if kept.source and kept.source != step.draft.awaited.get(step.place):
        return Answered(step.draft, waiting=True)
    file: dict[str, Any] = {
        "file_id": kept.file_id,
        "doc_id": step.field.doc_id,
        "name": printable(kept.name),
        "format": kept.format,
        "size": kept.size,
        "expires_on": None,
        "no_expiry": False,
    }
    if kind := step.draft.answers.get(step.field.kind):
        file["kind"] = kind
    stored = replace(step.stored(file), at=step.draft.at)
    return Answered(stored, notices=(notice_of(Text("upload.kept")),))


def _megabytes(size: int) -> int:
    return size // (1024 * 1024)
