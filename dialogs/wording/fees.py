"""What a screen says about a fee: the formula, the amount, and what no order settles."""

from decimal import Decimal

from core.law.fees import Fee, FeeKind, Money
from dialogs.screens import Message, Text


def fee_words(fee: Fee) -> tuple[Message, ...]:
    """A paragraph each for the formula, the amount and every doubt about it."""
    match fee.kind:
        case FeeKind.FREE:
            return (Text("fee.free"),)
        case FeeKind.NOT_YET:
            return (Text("fee.not_yet", {"since": fee.since, "day": fee.on}),)
        case FeeKind.NOT_STATED:
            return (Text("fee.not_stated"),)
        case FeeKind.DUE:
            return tuple(_due(fee))


def _due(fee: Fee) -> list[Message]:
    paragraphs: list[Message] = [_formula(fee), _amount(fee)]
    if fee.needs_confirmation:
        paragraphs.append(Text("fee.rounding"))
    if fee.near_new_year:
        paragraphs.append(Text("fee.new_year", {"year": fee.on.year + 1}))
    return paragraphs


def _formula(fee: Fee) -> Message:
    if fee.share is None or fee.share == 1:
        return Text("fee.formula", {"count": fee.mci_count})
    params = {"percent": fee.share * 100, "rate": fee.rate, "count": fee.mci_count}
    return Text("fee.formula.share", params)


def _amount(fee: Fee) -> Message:
    year = fee.on.year
    if fee.mci is None or fee.amount is None:
        return Text("fee.mci_unknown", {"year": year})
    params = {"year": year, "mci": Money(Decimal(fee.mci)), "amount": Money(fee.amount)}
    return Text("fee.amount", params)
