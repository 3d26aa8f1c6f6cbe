"""What can happen to a conversation.

The first group is done by a person, the second is the world's answer to an effect or news of a
case. Channels and storage make them; ``dialogs.engine.advance`` takes them one at a time.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from core.form.findings import Finding
from core.law.terms import Due
from core.validation import Outcome
from core.validation.precheck import Standing


@dataclass(frozen=True, slots=True)
class Opened:
    """The person came: ``/start`` or the page was opened. ``proposed`` is the client's language."""

    proposed: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the menu, without its slash: help, language, status, cancel, …"""

    name: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """The language was chosen outside the conversation (the page's own switch)."""

    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text, typed or picked."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of the current screen; the shell has proved that the token is ours."""

    index: int


@dataclass(frozen=True, slots=True)
class PressedStale:
    """A button of an older screen, of another person, or a forged one."""


@dataclass(frozen=True, slots=True)
class ContactShared:
    """A contact card; ``own`` when the number is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file, not yet here; ``source`` is what the shell needs to fetch it."""

    source: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is no answer: ``kind`` is sticker, album, voice, edited, other, …"""

    kind: str


@dataclass(frozen=True, slots=True)
class FileKept:
    """The file was fetched, and it is what it says; ``source`` is that of its FileSent."""

    file_id: str
    field: str
    draft_id: str
    name: str
    format: str
    size: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class FileRefused:
    """The file cannot be used; ``code`` says why.

    ``file_id`` is given for a file that was kept before and found infected later.
    """

    field: str
    draft_id: str
    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The cells of a spreadsheet or a text file with rows, line by line."""

    field: str
    draft_id: str
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DraftRead:
    """What stands in a file that may be a draft: JSON of any shape, its size already bounded."""

    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DraftTooLarge:
    """The draft was not sent: with all its rows it is larger than a file may be."""


@dataclass(frozen=True, slots=True)
class RowsLoaded:
    """Stored rows of a table, for showing; ``first`` is the number of the first one, from 1."""

    rows: tuple[Mapping[str, Any], ...]
    first: int


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of the check of a whole draft."""

    findings: tuple[Finding, ...]
    effective_on: date
    registration: Due | None
    promise: Due | None

    @classmethod
    def of(cls, outcome: Outcome) -> "Checked":
        """The outcome as the conversation hears of it."""
        return cls(outcome.findings, outcome.effective_on, outcome.registration, outcome.promise)


@dataclass(frozen=True, slots=True)
class CheckPostponed:
    """The check could not be made now; nothing was handed in."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """What a person may know of his own case.

    ``term`` is the limit it is to be answered within, empty where none is promised, ``act`` the one
    that sets it; ``actor`` who acts next, empty when it is closed.
    """

    reference: str
    service: str
    state: str
    language: str
    handed_in_at: datetime
    effective_on: date
    promise_on: date | None
    term: str = ""
    act: str = ""
    actor: str = ""
    registration_no: str = ""
    registered_on: date | None = None
    result_no: str = ""
    result_on: date | None = None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The application is in the officers' hands: exactly one case a draft."""

    case: CaseView
    registration: Due | None
    promise: Due | None
    out_of_hours: bool


@dataclass(frozen=True, slots=True)
class CasesFound:
    """The person's own cases, newest first."""

    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class EarlierFound:
    """What the person said in drafts and earlier applications, by topic, all of one applicant."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseCopied:
    """The answers of an earlier application of this person; its rows wait under ``draft_id``.

    ``edition`` is that of the form it was handed in on.
    """

    form: str
    draft_id: str
    answers: Mapping[str, Any]
    edition: str


@dataclass(frozen=True, slots=True)
class PreChecked:
    """How each ground for refusal stands with a draft, without anything being filed."""

    form: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class CaseHidden:
    """Not this person's, a wrong pair or no such number: all the same answer.

    ``blocked`` after too many attempts.
    """

    blocked: bool = False


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """An officer moved a case of this person. ``reason`` names the missing papers, if any."""

    case: CaseView
    missing: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeskOpened:
    """A one-time link to the officers' desk; empty when the person is not on the list."""

    url: str


@dataclass(frozen=True, slots=True)
class Troubled:
    """What the person sent last could not be worked; nothing of it was kept."""


Event: TypeAlias = (
    Opened
    | Command
    | LanguageChosen
    | Said
    | Pressed
    | PressedStale
    | ContactShared
    | FileSent
    | Unreadable
    | FileKept
    | FileRefused
    | RowsRead
    | DraftRead
    | DraftTooLarge
    | RowsLoaded
    | Checked
    | CheckPostponed
    | HandedIn
    | CasesFound
    | EarlierFound
    | CaseCopied
    | PreChecked
    | CaseHidden
    | CaseChanged
    | DeskOpened
    | Troubled
)
