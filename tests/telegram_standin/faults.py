"""Trouble made to order, the same at every run.

Each method of `Faults` adds one rule. A rule counts the calls that reach it and fires on the
`nth` and the `times - 1` after it. Rules are asked in the order they were added; the first that
fires takes the call, so rules stack into a sequence ("429, then 502, then fine"). Only delays
and stalls let the call go on to the next rule.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypedDict, Unpack

from tests.telegram_standin import refusals
from tests.telegram_standin.refusals import Refusal


class Trouble(Enum):
    """The kinds of trouble."""

    DELAY = "delay"
    STALL = "stall"
    REFUSE = "refuse"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after_accept"


class Scope(TypedDict, total=False):
    """Which calls a rule meets: all, unless narrowed by method or chat."""

    method: str
    chat: int
    nth: int
    times: int


@dataclass
class Fault:
    """One rule, and how often it has fired so far."""

    trouble: Trouble
    method: str | None
    chat: int | None
    nth: int
    times: int
    seconds: float = 0.0
    refusal: Refusal | None = None
    seen: int = 0
    fired: int = 0

    def meets(self, method: str, chat: int | None) -> bool:
        """Counts the call if it is one of this rule's; true if the rule fires on it."""
        if self.method is not None and self.method.lower() != method.lower():
            return False
        if self.chat is not None and self.chat != chat:
            return False
        self.seen += 1
        if not self.nth <= self.seen < self.nth + self.times:
            return False
        self.fired += 1
        return True


@dataclass
class Plan:
    """What shall happen to one call; seconds to wait before and after it is carried out."""

    delay: float = 0.0
    stall: float = 0.0
    refusal: Refusal | None = None
    drop_before: bool = False
    drop_after: bool = False


class Faults:
    """The rules in force."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []
        self.duplicates_due = 0
        self.reorder_due = 0

    def delay(self, seconds: float, **scope: Unpack[Scope]) -> Fault:
        """The call is carried out `seconds` later."""
        return self._add(Trouble.DELAY, scope, seconds=seconds)

    def stall(self, seconds: float, **scope: Unpack[Scope]) -> Fault:
        """The call is carried out at once; its answer comes `seconds` later."""
        return self._add(Trouble.STALL, scope, seconds=seconds)

    def too_many(self, retry_after: int, **scope: Unpack[Scope]) -> Fault:
        """429; `retry_after` in seconds."""
        return self._add(Trouble.REFUSE, scope, refusal=refusals.too_many(retry_after))

    def forbidden(self, **scope: Unpack[Scope]) -> Fault:
        """403, as from somebody who blocked the bot."""
        return self._add(Trouble.REFUSE, scope, refusal=refusals.forbidden())

    def bad_request(self, reason: str, **scope: Unpack[Scope]) -> Fault:
        """400 with this reason."""
        return self._add(Trouble.REFUSE, scope, refusal=refusals.bad_request(reason))

    def server_error(self, code: int = 502, **scope: Unpack[Scope]) -> Fault:
        """5xx."""
        return self._add(Trouble.REFUSE, scope, refusal=refusals.server_error(code))

    def drop_before(self, **scope: Unpack[Scope]) -> Fault:
        """The connection breaks and nothing is carried out."""
        return self._add(Trouble.DROP_BEFORE, scope)

    def drop_after_accept(self, **scope: Unpack[Scope]) -> Fault:
        """Carried out and recorded, but the connection breaks before the answer."""
        return self._add(Trouble.DROP_AFTER, scope)

    def duplicate_next(self, count: int = 1) -> None:
        """The next `count` updates are delivered twice each, with the same update_id."""
        self.duplicates_due = count

    def reorder_next(self, count: int = 2) -> None:
        """The next `count` updates are held until all are there and delivered last first."""
        self.reorder_due = count

    def clear(self) -> None:
        """Fair weather again; updates already held stay held until their number is full."""
        self._rules.clear()
        self.duplicates_due = 0

    def plan(self, method: str, chat: int | None) -> Plan:
        """What shall happen to this call."""
        plan = Plan()
        for rule in self._rules:
            if not rule.meets(method, chat):
                continue
            if rule.trouble is Trouble.DELAY:
                plan.delay += rule.seconds
            elif rule.trouble is Trouble.STALL:
                plan.stall += rule.seconds
            else:
                plan.refusal = rule.refusal
                plan.drop_before = rule.trouble is Trouble.DROP_BEFORE
                plan.drop_after = rule.trouble is Trouble.DROP_AFTER
                break
        return plan

    def _add(
        self,
        trouble: Trouble,
        scope: Scope,
        *,
        seconds: float = 0.0,
        refusal: Refusal | None = None,
    ) -> Fault:
        fault = Fault(
            trouble,
            scope.get("method"),
            scope.get("chat"),
            scope.get("nth", 1),
            scope.get("times", 1),
            seconds,
            refusal,
        )
        self._rules.append(fault)
        return fault
