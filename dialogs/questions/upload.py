"""A document as a file, then until when it is valid.

A file that came is an answer at once; the question is whole when its validity is known.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from core.errors import Invalid
from core.form.findings import Finding
from core.form.kinds import LONG, Upload, clean, parse_day, printable
from core.law.working_time import KAZAKHSTAN
from dialogs.answers import shown
from dialogs.effects import FetchFile
from dialogs.events import FileKept, FileRefused, FileSent, Said
from dialogs.questions.base import Answered, Step, passing, remark
from dialogs.questions.calendar import OPEN, Calendar
from dialogs.screens import Choice, Input, Screen, Text
from dialogs.turn import Chosen, UserInput

INFECTED = "E-FILE-INFECTED"


def ask(step: Step) -> Screen:
    if step.entry.get("stage") == "explain":
        return _ask_explanation(step)
    return _ask_validity(step) if _wants_validity(step) else _ask_file(step)


def take(step: Step, user_input: UserInput) -> Answered | None:
    if isinstance(user_input, FileSent):
        return _fetch(step, user_input)
    if isinstance(user_input, FileKept):
        return _keep(step, user_input)
    if isinstance(user_input, FileRefused):
        return refused(step, user_input)
    if step.entry.get("stage") == "explain":
        return _explained(step, user_input.text) if isinstance(user_input, Said) else None
    if not _wants_validity(step):
        if isinstance(user_input, Chosen) and user_input.verb == "validity" and _has_file(step):
            return step.keep(stage="validity")
        if isinstance(user_input, Chosen) and user_input.verb == "explain" and _may_explain(step):
            return step.keep(stage="explain")
        return None
    if isinstance(user_input, Chosen) and user_input.verb == "no_expiry":
        return step.done({**step.value, "expires_on": None, "no_expiry": True})
    if isinstance(user_input, Said):
        return _valid_until(step, parse_day(user_input.text))
    calendar = _calendar(step)
    if month := calendar.turned(user_input, near=calendar.first):
        return step.keep(stage="validity", month=month)
    if user_input == Chosen("type"):
        return back(step)
    day = calendar.picked(user_input)
    return _valid_until(step, day) if day else None


def back(step: Step) -> Answered | None:
    """From the calendar to the validity, from there or the explanation to the file; else None."""
    if "month" in step.entry:
        return step.keep(stage="validity")
    elsewhere = _wants_validity(step) or step.entry.get("stage") == "explain"
    if elsewhere and step.field.is_whole(step.value, step.draft.answers):
        return Answered(replace(step.draft, entry={}))
    return step.keep(stage="file") if elsewhere else None


def _calendar(step: Step) -> Calendar:
    """The days until which a document may still be valid."""
    return Calendar(first=KAZAKHSTAN.local_date(step.now))


def _valid_until(step: Step, day: date) -> Answered:
    """A day that has passed is taken too: what is wrong is said at once, and again by the check."""
    taken = step.done({**step.value, "expires_on": day.isoformat(), "no_expiry": False})
    if day >= KAZAKHSTAN.effective_date(step.now):
        return taken
    law = step.form.law_of("E-DOC-EXPIRED") or step.field.law
    params = {"doc": _field(step).doc_id, "date": day}
    expired = Finding("E-DOC-EXPIRED", "", law, params=params)
    return replace(taken, said=(remark(step.form, expired),))


def _wants_validity(step: Step) -> bool:
    if not _has_file(step):
        return False
    stage = step.entry.get("stage")
    return stage == "validity" or (
        stage is None and not step.field.is_whole(step.value, step.draft.answers)
    )


def _has_file(step: Step) -> bool:
    return bool(step.value and step.value.get("file_id"))


def _may_explain(step: Step) -> bool:
    return _field(step).may_explain(step.draft.answers)


def _ask_explanation(step: Step) -> Screen:
    return Screen(text=(step.text("explain"), Text("upload.explain.example")), input=Input("text"))


def _explained(step: Step, text: str) -> Answered:
    """Why there is no such document: kept in its place, and decided on by staff."""
    words = clean(text, shortest=2, longest=LONG, lines=True)
    if not words:
        raise Invalid("E-REQ")
    said = passing(Text("issue.W-MANUAL"))
    return replace(step.done({"explanation": words}), said=(said,))


def _ask_validity(step: Step) -> Screen:
    if "month" in step.entry:
        return _calendar(step).screen(Text("upload.validity.ask"), step.entry["month"])
    return Screen(
        text=(Text("upload.validity.ask"), Text("upload.validity.example")),
        choices=((Choice("no_expiry", Text("upload.no_expiry.button")),), (OPEN,)),
        input=Input("date"),
    )


def _ask_file(step: Step) -> Screen:
    field = _field(step)
    given = shown(step.form, field, step.value) if step.entry else None
    params = {
        "formats": ", ".join(each.upper() for each in field.formats),
        "size": _megabytes(field.largest),
    }
    rows: list[tuple[Choice, ...]] = []
    if _has_file(step):
        rows.append((Choice("validity", Text("upload.validity.button")),))
    if _may_explain(step):
        rows.append((Choice("explain", Text("upload.explain.button")),))
    return Screen(
        text=(step.text("ask"), Text("upload.limits", params), *([given] if given else [])),
        choices=tuple(rows),
        input=Input("file", accept=",".join(f".{each}" for each in field.formats)),
    )


def _fetch(step: Step, sent: FileSent) -> Answered:
    field = _field(step)
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
    said = passing(Text("upload.checking"))
    awaited = {**step.draft.awaited, step.place: sent.source}
    draft = replace(step.draft, awaited=awaited)
    return Answered(draft, said=(said,), effects=(effect,), waiting=True)


def _keep(step: Step, kept: FileKept) -> Answered:
    """The file as the answer, unless a newer one was sent since: the last one sent counts."""
    if kept.source and kept.source != step.draft.awaited.get(step.place):
        return Answered(step.draft, waiting=True)
    file: dict[str, Any] = {
        "file_id": kept.file_id,
        "doc_id": _field(step).doc_id,
        "name": printable(kept.name),
        "format": kept.format,
        "size": kept.size,
        "expires_on": None,
        "no_expiry": False,
    }
    if kind := step.draft.answers.get(_field(step).kind):
        file["kind"] = kind
    stored = replace(step.stored(file), at=step.draft.at)
    return Answered(stored, said=(passing(Text("upload.kept")),))


def refused(step: Step, user_input: FileRefused) -> Answered:
    """A file that never became an answer: nothing changes, and the person hears why."""
    return Answered(
        step.draft, said=(passing(Text(f"issue.{user_input.code}", user_input.params)),)
    )


def _megabytes(size: int) -> int:
    return size // (1024 * 1024)


def _field(step: Step) -> Upload:
    assert isinstance(step.field, Upload)
    return step.field
