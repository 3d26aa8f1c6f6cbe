"""The papers of a case: which files belong to it, and which may be opened."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import cases, files
from bot.storage.files import StoredFile
from core.form.form import Form
from core.form.kinds import Upload
from core.form.tables import parts
from core.services.catalogue import by_service
from dialogs.screens import Message, Text


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the package; ``openable`` when its bytes may be looked at."""

    label: Message
    file: StoredFile
    openable: bool


def documents(
    form: Form, answers: Mapping[str, Any], kept: Sequence[StoredFile], scan_required: bool
) -> Iterator[Document]:
    """The papers of the package whose files are here, in the order of the form."""
    by_id = {file.file_id: file for file in kept}
    for field, file_id in _file_ids(form, answers):
        if file_id in by_id:
            file = by_id[file_id]
            yield Document(
                Text(form.paper_words(field.doc_id)), file, _may_open(file, scan_required)
            )


async def openable(
    connection: AsyncConnection, case_id: str, file_id: str, scan_required: bool
) -> StoredFile | None:
    """A paper of the case that may be looked at; None for any other file."""
    case = await cases.read(connection, case_id)
    kept = await files.read(connection, file_id)
    if case is None or kept is None or kept.draft_id != case.draft_id:
        return None
    of_case = {each for _, each in _file_ids(by_service(case.service), case.answers)}
    return kept if file_id in of_case and _may_open(kept, scan_required) else None


def _may_open(file: StoredFile, scan_required: bool) -> bool:
    """Clean, or quarantined where no scanner will ever look; never anything else."""
    return file.state == "clean" or (file.state == "quarantined" and not scan_required)


def _file_ids(form: Form, answers: Mapping[str, Any]) -> Iterator[tuple[Upload, str]]:
    """The files the application consists of; what was sent and replaced is not among them."""
    for field in form.journey(answers):
        for part, answer, _ in parts(field, answers.get(field.key) or ()):
            if isinstance(part, Upload) and isinstance(answer, Mapping) and answer.get("file_id"):
                yield part, str(answer["file_id"])
