"""Fields that applications on an existing entry share: holder, entry, new wording.

*Law:* order № 53/НҚ, annexes 3 (change) and 5 (exclusion).
"""

from dataclasses import replace
from typing import Any

from core.form.field import Field
from core.form.kinds import LONG, Choice, Phone, RecordNo, Several, Signature, Text
from core.law.acts import Origin
from core.services import applicant
from core.services.trusted.shared import KINDS, REGISTER, RULES, WORDS, consent


def holder(annex: str) -> tuple[Field, ...]:
    """The holder and the number of the entry; annexes 3 and 5 do not ask them (D-80)."""
    law = RULES(annex=annex, note="D-80")
    return (
        applicant.kind(RULES(paragraph="2"), KINDS),
        replace(applicant.name(law), own=(), origin=Origin.INFERRED),
        replace(applicant.identifier(law), own=(), origin=Origin.INFERRED),
        Choice(
            key="how_many",
            options=("one", "several"),
            words=WORDS,
            law=RULES(annex=annex),
            origin=Origin.DESIGN,
        ),
        RecordNo(
            key="entry_no",
            register=REGISTER,
            unknown="E-ENTRY-REF",
            topic="trusted.number",
            words=WORDS,
            law=law,
            origin=Origin.INFERRED,
        ),
    )


def contacts(annex: str) -> tuple[Field, ...]:
    """Contacts, consent and signature of the holder."""
    law = RULES(annex=annex)
    return (
        Several(
            key="contact_phones",
            of=Phone(key="contact_phone", law=law),
            words=WORDS,
            law=law,
        ),
        replace(
            applicant.email(replace(law, note="D-80")),
            own=(),
            origin=Origin.INFERRED,
        ),
        consent(f"53-a{annex}/2025-11"),
        Signature(
            key="signature", words=WORDS, law=replace(law, note="D-80"), origin=Origin.INFERRED
        ),
    )


def new_wording(**changes: Any) -> tuple[Text, ...]:
    """The lines of annex 3: present wording, new wording, reason.

    ``changes`` are those of a form in which the entry may stay as it is.
    """
    law = RULES(annex="3")
    return (
        Text(key="entry_old_text", longest=LONG, lines=True, words=WORDS, law=law),
        Text(key="entry_new_text", longest=LONG, lines=True, words=WORDS, law=law, **changes),
        Text(key="change_reason", longest=LONG, lines=True, words=WORDS, law=law),
    )
