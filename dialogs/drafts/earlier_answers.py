"""Earlier answers of a person by topic: of their open drafts and earlier applications.

All of them are of one applicant, so that the name of one is never offered with the licence of
another. The number and the day of a register entry come from one source.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from core.form.conditions import Answers
from core.form.form import Form
from dialogs.journey import form_of
from dialogs.session import Session

Topics: TypeAlias = Mapping[str, Any]
"""The answers of one draft or case, by topic."""

KIND, NAME, IDENTIFIER = "applicant.kind", "applicant.name", "applicant.identifier"


def by_topic(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers to fields with a topic, which other forms share."""
    return {
        field.topic: answers[field.key]
        for field in form.fields
        if field.topic and answers.get(field.key) is not None
    }


def in_drafts(session: Session) -> tuple[Topics, ...]:
    """The answers of the open drafts: the one just left first, then the last begun first."""
    just_left = [session.draft] if session.draft else []
    others = [each for each in reversed(list(session.drafts.values())) if each.form != session.form]
    return tuple(by_topic(form_of(each), each.answers) for each in (*just_left, *others))


def applicant_of(sources: Iterable[Topics]) -> Topics:
    """The applicant named by the first source, as far as its sources identify it.

    One with a number goes before one without: a draft left after its first answers hides no other.
    """
    who: dict[str, Any] = {}
    for source in sorted(sources, key=lambda source: IDENTIFIER not in source):
        if is_of(who, source):
            who = {
                **{each: source[each] for each in (KIND, NAME, IDENTIFIER) if each in source},
                **who,
            }
    return who


def is_of(who: Topics, source: Topics) -> bool:
    """Whether a source names an applicant, and the same one: by its number, where that is known.

    While a draft has no number yet, neither the kind nor the name may differ.
    """
    if not {NAME, IDENTIFIER} & source.keys():
        return False
    requires = (IDENTIFIER,) if IDENTIFIER in who and IDENTIFIER in source else (KIND, NAME)
    return all(
        who.get(each, source.get(each)) == source.get(each, who.get(each)) for each in requires
    )


def together(sources: Iterable[Topics]) -> dict[str, Any]:
    """The answers of all sources of one applicant; earlier sources take precedence."""
    known: dict[str, Any] = {}
    for source in sources:
        registers = {register_of(topic) for topic in known} - {""}
        for topic, value in source.items():
            if register_of(topic) not in registers:
                known.setdefault(topic, value)
    return known


def register_of(topic: str) -> str:
    """The register a topic is about; empty for a topic of the applicant."""
    subject = topic.partition(".")[0]
    return "" if subject == "applicant" else subject
