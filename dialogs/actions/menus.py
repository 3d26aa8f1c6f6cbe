"""Actions that lead from one screen to another."""

from dataclasses import dataclass

from dialogs.actions.base import Action, ActionOn, stored_as


@stored_as("menu")
@dataclass(frozen=True, slots=True)
class OpenMenu(Action):
    """Open the menu."""


@stored_as("services")
@dataclass(frozen=True, slots=True)
class OpenServices(Action):
    """Open the menu to choose a service from."""


@stored_as("section")
@dataclass(frozen=True, slots=True)
class OpenSection(ActionOn):
    """Open the services of a section."""

    section: str


@stored_as("about")
@dataclass(frozen=True, slots=True)
class OpenAbout(ActionOn):
    """Open the page about a service."""

    form: str


@stored_as("grounds")
@dataclass(frozen=True, slots=True)
class OpenGrounds(ActionOn):
    """Open the grounds for refusal of a service."""

    form: str


@stored_as("card")
@dataclass(frozen=True, slots=True)
class OpenCard(ActionOn):
    """Open a card of information."""

    card: str


@stored_as("precheck")
@dataclass(frozen=True, slots=True)
class ChoosePreCheck(Action):
    """Open the pre-check to choose a draft from."""


@stored_as("precheck")
@dataclass(frozen=True, slots=True)
class OpenPreCheck(ActionOn):
    """Open the pre-check of a draft."""

    form: str


@stored_as("transfer")
@dataclass(frozen=True, slots=True)
class OpenTransfer(Action):
    """Open the export and import of drafts."""


@stored_as("status")
@dataclass(frozen=True, slots=True)
class OpenStatus(Action):
    """Open the person's own cases."""


@stored_as("help")
@dataclass(frozen=True, slots=True)
class OpenHelp(Action):
    """Open the help."""


@stored_as("language")
@dataclass(frozen=True, slots=True)
class OpenLanguages(Action):
    """Open the choice of a language."""


@stored_as("language")
@dataclass(frozen=True, slots=True)
class ChooseLanguage(ActionOn):
    """Use a language from now on."""

    language: str


@stored_as("by_number")
@dataclass(frozen=True, slots=True)
class FindByNumber(Action):
    """Ask for the number of a case."""
