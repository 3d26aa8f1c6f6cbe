"""When two names mean one company (V-CHAN2)."""

import pytest

from core.likeness.companies import same_company

COMPANIES = {
    "quotation marks and legal form": ("АО «Первая связь»", 'первая связь"', True),
    "the legal form in full": ("Акционерное общество Первая связь", "АО «Первая связь»", True),
    "in Kazakh": ("«Бірінші байланыс» АҚ", "Бірінші Байланыс акционерлік қоғамы", True),
    "blanks and a hyphen": ("ТОО «Теле-Ком»", "ТОО «Теле Ком»", True),
    "one with its BIN": ("Связь, БИН 250140999991", "Связь", True),
    "one BIN under two names": ("Связь 250140999991", "Филиал связи 250140999991", True),
    "two BINs under one name": ("Связь 250140999991", "Связь 250140999097", False),
    "two companies": ("АО «Первая связь»", "АО «Вторая связь»", False),
    "a name that is all legal form": ("ТОО", "АО", False),
}


@pytest.mark.parametrize(("one", "other", "same"), COMPANIES.values(), ids=COMPANIES)
def test_providers_are_compared_by_bin_or_name(one: str, other: str, same: bool) -> None:
    assert same_company(one, other) is same_company(other, one) is same
