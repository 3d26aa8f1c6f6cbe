"""What each screen needs to be shown again: stored with the session beside its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dialogs.stored import Stored


@dataclass(frozen=True, slots=True)
class LanguageDetail(Stored):
    """The screen to come back to when a language is chosen, with its own detail."""

    back: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SectionDetail(Stored):
    """The section whose services are shown."""

    section: str = ""


@dataclass(frozen=True, slots=True)
class FormDetail(Stored):
    """The form that a page is about."""

    form: str = ""


@dataclass(frozen=True, slots=True)
class CardDetail(Stored):
    """The card that is shown."""

    card: str = ""


@dataclass(frozen=True, slots=True)
class BeginDetail(Stored):
    """The form that is begun, and what is asked before its questions."""

    form: str = ""
    ask: Literal["", "first", "earlier"] = ""


@dataclass(frozen=True, slots=True)
class CrossroadsDetail(Stored):
    """The message that says why, and the form that serves better."""

    says: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class StatusDetail(Stored):
    """What is asked to find a case, and the number given."""

    ask: Literal["", "number", "identifier"] = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class TransferDetail(Stored):
    """A file that would replace a draft, and the form of both."""

    form: str = ""
    body: Mapping[str, Any] | None = None
