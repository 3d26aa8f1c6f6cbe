"""Finds the button whose label a person typed, in either language."""

from dialogs.session import Session
from dialogs.wording.catalogue import LANGUAGES, catalogue


def index_of(session: Session, text: str) -> int | None:
    """The button of the current screen whose label this text is, whatever its letter case."""
    if len(text) > 80:
        return None
    wanted = _folded(text)
    for language in LANGUAGES:
        words = catalogue(language)
        for index, choice in enumerate(session.choices):
            if _folded(words.text(choice.label)) == wanted:
                return index
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
