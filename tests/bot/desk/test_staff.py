"""Who may be at the desk: those on the list, or, without a list, the operator who started it."""

import pytest

from bot.desk.staff import OPERATOR, staff_rule

LISTED = frozenset({"tg:700"})
RULES = {
    "an officer on the list": (LISTED, "tg:700", True),
    "somebody who is not": (LISTED, "tg:5", False),
    "an officer's number in another channel": (LISTED, "web:700", False),
    "the operator, beside a list": (LISTED, OPERATOR, False),
    "the operator, without a list": (frozenset[str](), OPERATOR, True),
    "anybody else, without a list": (frozenset[str](), "tg:700", False),
}


@pytest.mark.parametrize(("listed", "person", "may"), RULES.values(), ids=RULES)
def test_may_be_at_the_desk(listed: frozenset[str], person: str, may: bool) -> None:
    assert staff_rule(listed)(person) is may
