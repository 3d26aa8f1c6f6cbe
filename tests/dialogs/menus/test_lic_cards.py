"""Suspension, restoration and revocation of a licence: cards only, and nothing invented."""

import datetime as dt
import re

import pytest

from core.services.catalogue import CARDS, FORMS
from dialogs.wording.catalogue import LANGUAGES, catalogue

KEYS = ("lic_suspend", "lic_restore", "lic_revoke")
PHONES = ("1414", "8-800-080-7777")


@pytest.mark.parametrize("key", KEYS)
def test_a_card_cites_the_paragraph_and_its_printed_day_d_59(key: str) -> None:
    card = CARDS[key]
    assert (card.service, card.section) == (key.replace("_", "."), "lic")
    assert (card.law.act, card.law.paragraph) == ("169", "18-1")
    assert card.in_force == dt.date(2024, 2, 13)
    assert card.monthly == ""


def test_nobody_files_them_here_d_58() -> None:
    services = {form.service for form in FORMS.values()}
    assert services.isdisjoint(CARDS[key].service for key in KEYS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_the_text_names_both_laws_and_no_term_sc_066(key: str, language: str) -> None:
    text = catalogue(language).raw(f"{key}.text")
    laws = {
        "kk": ("цифрлық активтер туралы» Заңның 9-бабында", "хабарламалар туралы» Заңның 45-"),
        "ru": ("статьей 9 Закона «О цифровых активах", "статьей 45 Закона «О разрешениях"),
    }
    assert all(law in text for law in laws[language])
    for phone in PHONES:
        text = text.replace(phone, "")
    assert re.findall(r"\d+", text) == ["9", "45"]
