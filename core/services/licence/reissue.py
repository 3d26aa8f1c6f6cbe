"""Fields of an application for reissue; the subtypes differ only in the grounds.

*Law:* order № 169/НҚ, annexes 9 (subtype I) and 10 (subtype II). A ground has one number in annex
9 and another in annex 10, so it is stored by name and numbered by the form (D-44). Beside each
ground the form prints a blank line; what has to stand on it is asked here (D-45).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Literal, TypeAlias

from core.form.conditions import Condition, all_of, answered, same
from core.form.field import Field
from core.form.kinds import (
    LONG,
    Choice,
    Day,
    Filled,
    Identifier,
    MultiChoice,
    RecordNo,
    Succession,
    Text,
    Upload,
)
from core.form.kinds.address import Address
from core.form.register_effect import RegisterEffect
from core.form.terms import Review
from core.law.acts import LawRef, Origin
from core.services import applicant
from core.services.licence import shared

WORDS = "lic_reissue"
CHANGE_PAPER = "doc.lic.change"
CHANGE_LAW = LawRef("169", annex="3", item="9.2")

REORGANISATIONS: Mapping[str, int] = MappingProxyType(
    {"merger": 1, "transformation": 2, "accession": 3, "separation": 4, "division": 5}
)
"""The kinds of reorganisation by the cell of the form; the fourth is misprinted there (D-43)."""

_OF_A_LICENCE = answered("reissue_object", "licence", "both")
form = partial(
    shared.form,
    law=LawRef("169", paragraph="12"),
    terms=replace(shared.TERMS, completeness="L-LIC-07", review=(Review("L-LIC-08"),)),
)
"""An application for reissue."""

EFFECT = RegisterEffect(
    enters_when=_OF_A_LICENCE,
    closes="licence_no",
    closes_when=_OF_A_LICENCE,
    successor="successor_bin",
)
"""The new licence closes the old one; after a reorganisation the successor holds it, whichever of
the two applied. Subtypes add their register."""

Subtype: TypeAlias = Literal["1", "2"]


def fields(
    annex: str,
    subtype: Subtype,
    grounds: Mapping[str, int],
    not_here: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Field, ...]:
    """All fields of the form, in order.

    ``grounds`` are those of the annex with the numbers it prints, ``not_here`` the findings for
    grounds that the annex does not have.
    """
    law = LawRef("169", annex=annex)
    return (
        applicant.kind(LawRef("169", paragraph="4")),
        Filled(key="provider_name", words="lic", law=law),
        applicant.name(law),
        applicant.identifier(law),
        *_licence(law, subtype, LawRef("169", annex=annex, item=str(grounds["reorganisation"]))),
        MultiChoice(
            key="grounds",
            options=tuple(grounds),
            numbers=grounds,
            not_here=not_here,
            explained=True,
            missing_code="E-GROUND-NONE",
            words=WORDS,
            law=law,
        ),
        *_new_values(annex, grounds),
        applicant.address(law, default_from="new_address"),
        applicant.email(law),
        applicant.phone(law),
        *_papers(law),
        *shared.confirmations(annex),
        *applicant.signing(law),
    )


def _licence(law: LawRef, subtype: Subtype, reorganisation: LawRef) -> Iterator[Field]:
    """The licence or the annex to it that is reissued.

    After a reorganisation the successor may apply for what the predecessor still holds.
    """
    register = f"licence_{subtype}"
    yield Choice(key="reissue_object", options=("licence", "annex", "both"), words=WORDS, law=law)
    yield Day(key="licence_date", topic=f"{register}.issued_on", words=WORDS, law=law)
    yield RecordNo(
        key="licence_no",
        register=register,
        unknown="E-LIC-REF",
        dated_by="licence_date",
        succession=Succession(same("successor_bin", "applicant_bin_iin"), reorganisation),
        topic=f"{register}.number",
        words=WORDS,
        law=law,
    )
    yield Text(
        key="annex_ref",
        shortest=1,
        when=answered("reissue_object", "annex", "both"),
        words=WORDS,
        law=law,
        origin=Origin.INFERRED,
    )
    yield Text(key="licence_issuer", words=WORDS, law=law)
    yield Choice(
        key="activity_name",
        options=(f"subtype_{subtype}", "other_wording"),
        explained=True,
        words=WORDS,
        law=law,
    )
    yield Text(
        key="activity_wording",
        longest=LONG,
        when=answered("activity_name", "other_wording"),
        words=WORDS,
        law=law,
        origin=Origin.DESIGN,
    )


def _new_values(annex: str, grounds: Mapping[str, int]) -> Iterator[Field]:
    """Fields for the line beside each ground of the form, in order."""
    for ground, number in grounds.items():
        law = LawRef("169", annex=annex, item=str(number), note="D-45")
        yield from _VALUES[ground](law, answered("grounds", ground))


def _reregistration(law: LawRef, when: Condition) -> Iterator[Field]:
    yield MultiChoice(
        key="reregistered",
        options=("name", "place"),
        missing_code="E-GROUND-TEXT",
        when=when,
        words=WORDS,
        law=law,
        origin=Origin.INFERRED,
    )
    named = all_of(when, answered("reregistered", "name"))
    yield replace(_line("new_name", law, named), renews="applicant.name")
    yield Address(
        key="new_address",
        renews="applicant.address",
        missing_code="E-GROUND-TEXT",
        when=all_of(when, answered("reregistered", "place")),
        words=WORDS,
        law=law,
        origin=Origin.INFERRED,
    )


def _reorganisation(law: LawRef, when: Condition) -> Iterator[Field]:
    """Fields on a reorganisation, asked of legal entities only (V-REORG)."""
    legal = all_of(when, answered("applicant_kind", "legal_entity", "state_body"))
    yield Choice(
        key="reorg_kind",
        options=tuple(REORGANISATIONS),
        numbers=REORGANISATIONS,
        explained=True,
        missing_code="E-REORG-KIND",
        when=legal,
        words=WORDS,
        law=LawRef("169", annex=law.annex, item=law.item, note="D-43"),
    )
    yield _line("successor_name", law, legal, default_from="applicant_name")
    yield Identifier(
        key="successor_bin",
        missing_code="E-GROUND-TEXT",
        when=legal,
        default_from="applicant_bin_iin",
        words=WORDS,
        law=law,
        origin=Origin.INFERRED,
    )


def _dc_location(law: LawRef, when: Condition) -> Iterator[Field]:
    yield Address(
        key="dc_address",
        landmark=True,
        missing_code="E-GROUND-TEXT",
        when=when,
        words=WORDS,
        law=law,
        origin=Origin.INFERRED,
    )


def _subtype_name(law: LawRef, when: Condition) -> Iterator[Field]:
    yield _line("new_activity_name", law, when, longest=LONG)


def _power_source(law: LawRef, when: Condition) -> Iterator[Field]:
    yield Choice(
        key="power_sourcing",
        options=("single_purchaser", "offgrid_producer"),
        explained=True,
        missing_code="E-GROUND-TEXT",
        when=when,
        words=WORDS,
        law=law,
        origin=Origin.INFERRED,
    )


def _law_requirement(law: LawRef, when: Condition) -> Iterator[Field]:
    yield _line("law_citation", law, when, longest=LONG)


_VALUES: Mapping[str, Callable[[LawRef, Condition], Iterator[Field]]] = {
    "reregistration": _reregistration,
    "reorganisation": _reorganisation,
    "dc_location_change": _dc_location,
    "subtype_name_change": _subtype_name,
    "power_source_change": _power_source,
    "law_requirement": _law_requirement,
}


def _line(
    key: str, law: LawRef, when: Condition, longest: int = 255, default_from: str = ""
) -> Text:
    """A typed value for a ground."""
    return Text(
        key=key,
        longest=longest,
        missing_code="E-GROUND-TEXT",
        when=when,
        default_from=default_from,
        words=WORDS,
        law=law,
        origin=Origin.INFERRED,
    )


def _papers(law: LawRef) -> Iterator[Field]:
    """Copies of documents on the change, unless state information systems have them all."""
    yield Choice(
        key="docs_in_systems",
        options=("yes", "no"),
        words=WORDS,
        law=CHANGE_LAW,
        origin=Origin.DESIGN,
    )
    yield Upload(
        key="change_doc",
        doc_id=CHANGE_PAPER,
        when=answered("docs_in_systems", "no"),
        words=WORDS,
        law=CHANGE_LAW,
    )
    yield Filled(key="sheets", words="lic", law=law)
