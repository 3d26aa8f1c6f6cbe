"""Effects on a draft: check it, pre-check it, hand it in, send it as a file, drop it."""

from dataclasses import dataclass

from dialogs.screens import Message
from dialogs.session import Draft


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """Run the whole check; answered by Checked or CheckPostponed."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class PreCheck:
    """Evaluate the grounds for refusal on a draft; answered by PreChecked or CheckPostponed."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class HandIn:
    """Check again and open one case; answered by HandedIn, Checked or CheckPostponed."""

    draft: Draft
    language: str


@dataclass(frozen=True, slots=True)
class SendDraft:
    """Send the person their draft as a file, with ``caption``.

    Answered by DraftTooLarge where a file cannot hold it.
    """

    draft: Draft
    caption: Message


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Delete the rows and files of a draft that was dropped or replaced."""

    draft_id: str
