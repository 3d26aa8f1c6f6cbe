"""What a conversation can ask of the world.

Effects are data. The shell performs each inside the turn's transaction; doing one twice is
harmless, because each carries an id of its own or sets a state rather than adding to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from dialogs.screens import Words
from dialogs.session import Draft

Want: TypeAlias = Literal["file", "rows", "draft"]


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Bring a file into quarantine and look at it.

    Answered later by FileRefused or by what is wanted: FileKept, RowsRead or DraftRead.
    """

    source: str
    name: str
    mime: str
    size: int
    field: str
    draft_id: str
    formats: tuple[str, ...]
    largest: int
    want: Want = "file"


@dataclass(frozen=True, slots=True)
class StoreRows:
    """Keep rows of a table at the given numbers; ``replace`` drops all others first."""

    draft_id: str
    table: str
    first: int
    rows: tuple[Mapping[str, Any], ...]
    replace: bool = False


@dataclass(frozen=True, slots=True)
class DropRow:
    """Remove one row; those behind it move up by one."""

    draft_id: str
    table: str
    number: int


@dataclass(frozen=True, slots=True)
class RenameRows:
    """Write another name into a column of every row that has the old one there."""

    draft_id: str
    table: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LoadRows:
    """Read rows for showing; answered by RowsLoaded."""

    draft_id: str
    table: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Forget the rows and files of a draft the person has thrown away."""

    draft_id: str


@dataclass(frozen=True, slots=True)
class SendDraft:
    """Send the person his draft as a file, ``caption`` with it.

    Answered by DraftTooLarge where a file cannot hold it.
    """

    draft: Draft
    caption: Words


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """Run the whole check; answered by Checked or CheckPostponed."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class HandIn:
    """Check once more and open one case; answered by HandedIn, Checked or CheckPostponed."""

    draft: Draft
    language: str


@dataclass(frozen=True, slots=True)
class FindCases:
    """Answered by CasesFound."""


@dataclass(frozen=True, slots=True)
class FindCase:
    """Look for a case by number and identifier; answered by CasesFound or CaseHidden."""

    reference: str
    identifier: str


@dataclass(frozen=True, slots=True)
class FindEarlier:
    """What did the person say in earlier applications? Answered by EarlierFound.

    ``drafted`` is what his open drafts say by topic, the one just left first.
    """

    drafted: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class CopyCase:
    """Copy the rows of an own case to a new draft; answered by CaseCopied or CaseHidden."""

    reference: str
    draft_id: str


@dataclass(frozen=True, slots=True)
class PreCheck:
    """How do the grounds for refusal stand with this draft? Answered by PreChecked.

    CheckPostponed when the check does not answer.
    """

    draft: Draft


@dataclass(frozen=True, slots=True)
class AlertStaff:
    """Tell the officers' chat something without personal data."""

    key: str


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """Answered by DeskOpened."""


Effect: TypeAlias = (
    FetchFile
    | StoreRows
    | DropRow
    | RenameRows
    | LoadRows
    | DropDraft
    | SendDraft
    | CheckDraft
    | HandIn
    | FindCases
    | FindCase
    | FindEarlier
    | CopyCase
    | PreCheck
    | AlertStaff
    | OpenDesk
)
