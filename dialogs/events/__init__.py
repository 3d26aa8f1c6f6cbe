"""What can happen to a conversation: a person acts, an effect is answered, a case changes.

Channels and storage make events; ``dialogs.engine.advance`` takes them one at a time.
"""

from typing import TypeAlias

from dialogs.events.cases import (
    CaseChanged,
    CaseCopied,
    CaseHidden,
    CasesFound,
    CaseView,
    EarlierFound,
    HandedIn,
)
from dialogs.events.drafts import Checked, CheckPostponed, DraftRead, DraftTooLarge, PreChecked
from dialogs.events.failures import Troubled
from dialogs.events.files import FileKept, FileRefused
from dialogs.events.person import (
    Command,
    ContactShared,
    FileSent,
    LanguageChosen,
    Opened,
    Pressed,
    PressedStale,
    Said,
    Unreadable,
)
from dialogs.events.staff import DeskOpened
from dialogs.events.tables import RowsLoaded, RowsRead

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
    | RowsLoaded
    | Checked
    | CheckPostponed
    | PreChecked
    | DraftRead
    | DraftTooLarge
    | HandedIn
    | CasesFound
    | CaseHidden
    | CaseCopied
    | CaseChanged
    | EarlierFound
    | DeskOpened
    | Troubled
)

__all__ = [
    "CaseChanged",
    "CaseCopied",
    "CaseHidden",
    "CaseView",
    "CasesFound",
    "CheckPostponed",
    "Checked",
    "Command",
    "ContactShared",
    "DeskOpened",
    "DraftRead",
    "DraftTooLarge",
    "EarlierFound",
    "Event",
    "FileKept",
    "FileRefused",
    "FileSent",
    "HandedIn",
    "LanguageChosen",
    "Opened",
    "PreChecked",
    "Pressed",
    "PressedStale",
    "RowsLoaded",
    "RowsRead",
    "Said",
    "Troubled",
    "Unreadable",
]
