"""What a person said before, by topic: in his open drafts and in earlier applications.

All of it is of one applicant, so that nobody is offered the name of one with the licence of
another. What is said of a register, its number and its day, comes whole from one source.
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
    """The answers that mean something beyond their form."""
    return {
        field.topic: answers[field.key]
        for field in form.fields
        if field.topic and answers.get(field.key) is not None
    }


def in_drafts(session: Session) -> tuple[Topics, ...]:
    """What the open drafts say: the one just left first, then from the last begun on."""
    just_left = [session.draft] if session.draft else []
    others = [each for each in reversed(list(session.drafts.values())) if each.form != session.form]
    return tuple(by_topic(form_of(each), each.answers) for each in (*just_left, *others))


def applicant_of(sources: Iterable[Topics]) -> Topics:
    """The applicant whom the first source names, as far as sources of him say who he is.

    One with a number goes before one without: a draft left after its first answers hides nobody.
    """
    who: dict[str, Any] = {}
    for said in sorted(sources, key=lambda said: IDENTIFIER not in said):
        if is_of(who, said):
            who = {**{each: said[each] for each in (KIND, NAME, IDENTIFIER) if each in said}, **who}
    return who


def is_of(who: Topics, said: Topics) -> bool:
    """Whether a source names an applicant, and the same one: by his number, where it is known.

    While a draft has no number yet, neither the kind nor the name may differ.
    """
    if not {NAME, IDENTIFIER} & said.keys():
        return False
    requires = (IDENTIFIER,) if IDENTIFIER in who and IDENTIFIER in said else (KIND, NAME)
    return all(who.get(each, said.get(each)) == said.get(each, who.get(each)) for each in requires)


def together(sources: Iterable[Topics]) -> dict[str, Any]:
    """What sources of one applicant say together, the first of them before the others."""
    known: dict[str, Any] = {}
    for said in sources:
        registers = {register_of(topic) for topic in known} - {""}
        for topic, value in said.items():
            if register_of(topic) not in registers:
                known.setdefault(topic, value)
    return known


def register_of(topic: str) -> str:
    """The register a topic is about; empty for what it says of the applicant."""
    subject = topic.partition(".")[0]
    return "" if subject == "applicant" else subject
