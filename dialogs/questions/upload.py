"""A document as a file, then until when it is valid.

A file that came is an answer at once; the question is whole when its validity is known.
"""

from dataclasses import replace
from typing import Any

from core.errors import Invalid
from core.forms.kinds import Upload, parse_day, printable
from dialogs.answers import shown
from dialogs.effects import FetchFile
from dialogs.events import FileKept, FileRefused, FileSent, Said
from dialogs.journey import forget, store
from dialogs.questions.base import Step, Taken, passing
from dialogs.screens import Choice, Input, Screen, Text
from dialogs.turn import Chosen, Heard

INFECTED = "E-FILE-INFECTED"


def ask(step: Step) -> Screen:
    return _ask_validity() if _wants_validity(step) else _ask_file(step)


def take(step: Step, heard: Heard) -> Taken | None:
    if isinstance(heard, FileSent):
        return _fetch(step, heard)
    if isinstance(heard, FileKept):
        return _keep(step, heard)
    if isinstance(heard, FileRefused):
        return _refused(step, heard)
    if not _wants_validity(step):
        if isinstance(heard, Chosen) and heard.verb == "validity" and step.value:
            return step.keep(stage="validity")
        return None
    if isinstance(heard, Chosen) and heard.verb == "no_expiry":
        return step.done({**step.value, "expires_on": None, "no_expiry": True})
    if isinstance(heard, Said):
        until = parse_day(heard.text).isoformat()
        return step.done({**step.value, "expires_on": until, "no_expiry": False})
    return None


def back(step: Step) -> Taken | None:
    """From the validity to the file; None when the file is asked for."""
    return step.keep(stage="file") if _wants_validity(step) else None


def _wants_validity(step: Step) -> bool:
    if not step.value:
        return False
    stage = step.entry.get("stage")
    return stage == "validity" or (stage is None and not step.field.is_whole(step.value))


def _ask_validity() -> Screen:
    return Screen(
        text=(Text("upload.validity.ask"), Text("upload.validity.example")),
        choices=((Choice("no_expiry", Text("upload.no_expiry.button")),),),
        input=Input("date"),
    )


def _ask_file(step: Step) -> Screen:
    field, given = _field(step), shown(step.form, step.field, step.value)
    params = {
        "formats": ", ".join(each.upper() for each in field.formats),
        "size": _megabytes(field.largest),
    }
    return Screen(
        text=(step.text("ask"), Text("upload.limits", params), *([given] if given else [])),
        choices=((Choice("validity", Text("upload.validity.button")),),) if given else (),
        input=Input("file", accept=",".join(f".{each}" for each in field.formats)),
    )


def _fetch(step: Step, sent: FileSent) -> Taken:
    field = _field(step)
    if sent.size > field.largest:
        raise Invalid("E-FILE-SIZE", {"size": _megabytes(field.largest)})
    effect = FetchFile(
        source=sent.source,
        name=printable(sent.name),
        mime=sent.mime,
        size=sent.size,
        field=field.key,
        draft_id=step.draft.draft_id,
        formats=field.formats,
        largest=field.largest,
    )
    said = passing(Text("upload.checking"))
    awaited = {**step.draft.awaited, field.key: sent.source}
    draft = replace(step.draft, awaited=awaited)
    return Taken(draft, said=(said,), effects=(effect,), waiting=True)


def _keep(step: Step, kept: FileKept) -> Taken:
    """The file as the answer, unless a newer one was sent since: the last one sent counts."""
    if kept.source and kept.source != step.draft.awaited.get(step.field.key, kept.source):
        return Taken(step.draft, waiting=True)
    file: dict[str, Any] = {
        "file_id": kept.file_id,
        "doc_id": _field(step).doc_id,
        "name": printable(kept.name),
        "format": kept.format,
        "size": kept.size,
        "expires_on": None,
        "no_expiry": False,
    }
    stored = replace(store(step.draft, step.field, file), at=step.draft.at)
    return Taken(stored, said=(passing(Text("upload.kept")),))


def _refused(step: Step, refused: FileRefused) -> Taken:
    """A file found infected later is taken out again, unless another has come in its place."""
    said = passing(Text(f"issue.{refused.code}", refused.params))
    same = step.value and refused.file_id in ("", step.value["file_id"])
    if refused.code == INFECTED and same:
        return Taken(forget(step.draft, step.field), said=(said,))
    return Taken(step.draft, said=(said,))


def _megabytes(size: int) -> int:
    return size // (1024 * 1024)


def _field(step: Step) -> Upload:
    assert isinstance(step.field, Upload)
    return step.field
