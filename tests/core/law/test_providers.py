"""Each order names its own provider; nobody's succession is guessed (D-92)."""

import datetime as dt

import pytest

from core.law.providers import provider

DAY = dt.date(2026, 3, 16)


@pytest.mark.parametrize(
    ("act", "name"), [("138", "mdai"), ("169", "mdai"), ("142", "mdai"), ("53", "maidd")]
)
def test_an_order_names_its_provider(act: str, name: str) -> None:
    assert provider(act, DAY) == name


def test_an_act_that_names_none_has_none() -> None:
    assert provider("state_services", DAY) == ""
