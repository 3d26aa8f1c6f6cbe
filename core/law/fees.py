"""Fees: what a service costs on a day, and how the amount is calculated.

*Law:* 169·A3.7, in force since 2024-01-01; the rates stand in ``parameters/fees.toml``, the monthly
calculation index (MCI) in ``parameters/mci.toml``.
*Why:* no amount is named without a rule (D-47), and every amount can be recalculated: by the MCI of
the payment day, exact, not rounded (D-48).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

from core.errors import Configuration, NotKnown
from core.law.acts import LawRef
from core.law.dated import Dated
from core.law.parameters import read
from core.law.terms import due

_LONGEST_REVIEW = "L-LIC-04"


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of tenge."""

    tenge: Decimal


class Condition(Protocol):
    """A condition on answers, as ``core.form.conditions`` has them."""

    def holds(self, answers: Mapping[str, Any], /) -> bool: ...


def _read(unit: str) -> Mapping[str, Dated[Decimal]]:
    return MappingProxyType(
        {
            name: Dated.read(f"fees.{unit}.{name}", rows, lambda row: Decimal(row["value"]))
            for name, rows in read("fees")[unit].items()
        }
    )


RATES: Mapping[str, Dated[Decimal]] = _read("mci")
"""How many MCI a licence costs, by the service that issues it."""

SHARES: Mapping[str, Dated[Decimal]] = _read("percent")
"""How many per cent of the rate for issuing another service costs."""

MCI: Dated[int] = Dated.read("mci", read("mci")["mci"], lambda row: int(row["value"]))
"""The monthly calculation index in tenge."""


@dataclass(frozen=True, slots=True)
class Free:
    """The order says that the service is free."""

    law: LawRef
    """Where it says so."""


@dataclass(frozen=True, slots=True)
class NotStated:
    """The order does not mention a fee: no amount is calculated (D-47)."""

    law: LawRef
    """Where it would stand."""


@dataclass(frozen=True, slots=True)
class Charged:
    """A fee of so many MCI. Raises ``Configuration`` for a name that ``fees.toml`` lacks."""

    rate: str
    """Name of the rate in ``RATES``."""
    share: str = ""
    """Name of the share in ``SHARES`` that is paid; empty for the whole rate."""
    unstated_when: Condition | None = None
    """Condition under which the order does not mention a fee (D-47)."""

    def __post_init__(self) -> None:
        if self.rate not in RATES or (self.share and self.share not in SHARES):
            raise Configuration(
                f"Rate {self.rate!r} and share {self.share!r}",
                "be names of core/law/parameters/fees.toml",
                'Charged("lic_issue_1", share="reissue")',
            )


FeeRule: TypeAlias = Free | NotStated | Charged
"""How a form declares its fee."""


class FeeKind(StrEnum):
    """Whether a fee is paid."""

    FREE = "free"
    """The service is free."""
    NOT_YET = "not_yet"
    """The fee comes into force later."""
    NOT_STATED = "not_stated"
    """The order does not mention a fee."""
    DUE = "due"
    """A fee is paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """The fee of one payment day. Only a fee that is ``DUE`` has figures."""

    kind: FeeKind
    """Whether a fee is paid."""
    law: LawRef
    """Where the order sets it."""
    on: dt.date
    """Payment day."""
    rate: Decimal | None = None
    """Number of MCI for issuing."""
    share: Decimal | None = None
    """Part of the rate that is paid: 1, or 0.1."""
    mci: int | None = None
    """Monthly calculation index in tenge; None while it is not known."""
    near_new_year: bool = False
    """The payment may fall into the next year, which has another MCI."""
    since: dt.date | None = None
    """First day of a fee that is ``NOT_YET`` in force."""

    @property
    def mci_count(self) -> Decimal | None:
        """How many MCI are due."""
        return None if self.rate is None or self.share is None else self.rate * self.share

    @property
    def amount(self) -> Decimal | None:
        """The exact sum in tenge."""
        count = self.mci_count
        return None if count is None or self.mci is None else count * self.mci

    @property
    def needs_confirmation(self) -> bool:
        """Whether the sum is not whole; the order does not say how to round it (D-48)."""
        return self.amount is not None and self.amount % 1 != 0


def fee(rule: FeeRule, on: dt.date, answers: Mapping[str, Any] = MappingProxyType({})) -> Fee:
    """Calculate the fee for a payment on ``on``, with these answers.

    Raises ``NotInForce`` for a rate that has been repealed.

    >>> fee(Charged("lic.issue.1"), dt.date(2026, 3, 16)).amount
    Decimal('8650000')
    """
    match rule:
        case Free(law):
            return Fee(kind=FeeKind.FREE, law=law, on=on)
        case NotStated(law):
            return Fee(kind=FeeKind.NOT_STATED, law=law, on=on)
        case Charged():
            return _charged(rule, on, answers)


def _charged(rule: Charged, on: dt.date, answers: Mapping[str, Any]) -> Fee:
    rate = RATES[rule.rate]
    if on < rate.first_day:
        law = rate.editions[0].law
        return Fee(kind=FeeKind.NOT_YET, law=law, on=on, since=rate.first_day)
    law = rate.edition(on).law
    if rule.unstated_when is not None and rule.unstated_when.holds(answers):
        return Fee(kind=FeeKind.NOT_STATED, law=replace(law, note="D-47"), on=on)
    return Fee(
        kind=FeeKind.DUE,
        law=law,
        on=on,
        rate=rate.in_force(on),
        share=SHARES[rule.share].in_force(on) / 100 if rule.share else Decimal(1),
        mci=_mci(on),
        near_new_year=_near_new_year(on),
    )


def _mci(on: dt.date) -> int | None:
    try:
        return MCI.in_force(on)
    except NotKnown:
        return None


def _near_new_year(on: dt.date) -> bool:
    """Whether a review that starts that day ends in the next year (D-48).

    *Why:* the fee may be paid until the decision; the longest review is that of an issue.
    """
    return due(_LONGEST_REVIEW, on).date.year > on.year
