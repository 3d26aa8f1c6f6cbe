"""A question for a consent: its official text, confirmed by a press."""

from collections.abc import Iterator
from typing import Any

from core.errors import Invalid
from core.form.form import Form
from core.form.kinds import Consent
from dialogs.actions import Answer
from dialogs.questions.kind import NoParts, QuestionKind
from dialogs.questions.step import Answered, Step
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Draft
from dialogs.turn import UserInput

YES, NO = "yes", "no"


class ConsentQuestion(QuestionKind[Consent, NoParts]):
    """A consent or a confirmation; a refusal stops here."""

    entry_type = NoParts
    portable = False

    def ask(self, step: Step[Consent]) -> Screen:
        yes, no = "consent.yes.button", "consent.no.button"
        if step.field.confirms:
            yes, no = "confirm.yes.button", "confirm.no.button"
        return Screen(
            text=(step.text("ask"), step.text("official")),
            choices=((Choice(Answer(YES), Text(yes)),), (Choice(Answer(NO), Text(no)),)),
        )

    def take(self, step: Step[Consent], user_input: UserInput) -> Answered | None:
        """Store the consent with its moment, text version and language."""
        if not isinstance(user_input, Answer):
            return None
        if user_input.option != YES:
            raise Invalid(step.field.refusal)
        return step.done(
            {
                "given": True,
                "at": step.now.isoformat(),
                "version": step.field.version,
                "language": step.language,
            }
        )

    def shown(self, form: Form, field: Consent, value: Any) -> Message | None:
        if not value.get("given"):
            return None
        return Text("confirm.given") if field.confirms else Text("consent.given")

    def keys(self, form: Form, field: Consent) -> Iterator[str]:
        yield form.words(field, "ask")
        yield form.words(field, "official")

    def sample(self, field: Consent, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return (Answer(YES),)
