"""What a conversation asks the shell to do.

Effects are data. The shell performs each inside the turn's transaction; performing one twice is
harmless, because each carries an id of its own or sets a state rather than adding to it.
"""

from typing import TypeAlias

from dialogs.effects.cases import CopyCase, FindCase, FindCases, FindEarlier
from dialogs.effects.drafts import CheckDraft, DropDraft, HandIn, PreCheck, SendDraft
from dialogs.effects.files import FetchFile
from dialogs.effects.staff import AlertStaff, OpenDesk
from dialogs.effects.tables import DropRow, LoadRows, RenameRows, StoreRows

Effect: TypeAlias = (
    FetchFile
    | StoreRows
    | DropRow
    | RenameRows
    | LoadRows
    | CheckDraft
    | PreCheck
    | HandIn
    | SendDraft
    | DropDraft
    | FindCases
    | FindCase
    | FindEarlier
    | CopyCase
    | AlertStaff
    | OpenDesk
)

__all__ = [
    "AlertStaff",
    "CheckDraft",
    "CopyCase",
    "DropDraft",
    "DropRow",
    "Effect",
    "FetchFile",
    "FindCase",
    "FindCases",
    "FindEarlier",
    "HandIn",
    "LoadRows",
    "OpenDesk",
    "PreCheck",
    "RenameRows",
    "SendDraft",
    "StoreRows",
]
