"""What a refusal rests on: papers of the package, or grounds of the order's own list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.cases.case import Case
from core.cases.givens.base import Given, Input
from core.errors import Invalid
from core.form.steps.states import State

OF_A_PACKAGE = frozenset({"missing", "expired"})


def paper_input(doc_id: str) -> str:
    """The name of the choice about one paper."""
    return f"paper:{doc_id}"


def ground_input(code: str) -> str:
    """The name of the tick of one ground."""
    return f"ground:{code}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers(Given):
    """The papers of the package at fault, each with its fault."""

    input: Input = field(init=False, default="papers")

    def options(self, case: Case) -> tuple[str, ...]:
        """What a paper may be refused for.

        At the first look a paper is missing or expired; whether it conforms is for the review, and
        only where the order refuses for it (142¶12).
        """
        first = case.state in (State.SUBMITTED, State.REGISTERED)
        return tuple(
            fault for fault in case.form.paper_faults if not first or fault in OF_A_PACKAGE
        )

    def read(self, typed: Mapping[str, str], case: Case) -> dict[str, str]:
        options = self.options(case)
        chosen = {
            paper.doc_id: typed.get(paper_input(paper.doc_id), "") for paper in case.form.papers
        }
        faulty = {doc_id: fault for doc_id, fault in chosen.items() if fault in options}
        if not faulty:
            raise Invalid(self.missing_code)
        return faulty


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds(Given):
    """Codes of the grounds for refusal, in the order's own order; those of a package are papers."""

    input: Input = field(init=False, default="grounds")

    def options(self, case: Case) -> tuple[str, ...]:
        """The grounds the order lists for a refusal on the merits."""
        return tuple(each.code for each in case.form.grounds if "-R" in each.code)

    def read(self, typed: Mapping[str, str], case: Case) -> tuple[str, ...]:
        codes = tuple(code for code in self.options(case) if typed.get(ground_input(code)))
        if not codes:
            raise Invalid(self.missing_code)
        return codes

    def stored(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def restored(self, value: list[str]) -> tuple[str, ...]:
        return tuple(value)
