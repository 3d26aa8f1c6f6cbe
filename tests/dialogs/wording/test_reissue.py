"""What a reissue says: numbers as printed (D-44), the misprinted cell (D-43), other ways (D-46)."""

from typing import Any

import pytest

from core.law.working_time import TZ
from core.services.catalogue import FORMS
from dialogs.questions import Step, kind_of, shown
from dialogs.session import Draft
from dialogs.wording.catalogue import LANGUAGES, catalogue, text
from tests.dialogs.support.world import NOON

ONE, TWO = FORMS["lic_reissue_1"], FORMS["lic_reissue_2"]


def asked(form: Any, key: str, language: str) -> list[str]:
    """The paragraphs of a question."""
    field = form.field(key)
    draft = Draft(draft_id="1", form=form.key, edition=form.edition, started_on="2026-03-16")
    screen = kind_of(field).ask(Step(form, field, draft, language, NOON.astimezone(TZ)))
    return [text(each, language) for each in screen.text]


def answered(form: Any, key: str, value: Any, language: str) -> str:
    words = shown(form, form.field(key), value)
    assert words is not None
    return text(words, language)


NUMBERED = {"lic_reissue_1": "№ 4. ", "lic_reissue_2": "№ 3. "}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("form", "number"), NUMBERED.items(), ids=NUMBERED)
def test_a_ground_is_shown_with_the_number_of_its_annex_sc_058(
    form: str, number: str, language: str
) -> None:
    meaning = catalogue(language).raw("lic_reissue.grounds.meaning.subtype_name_change")
    assert number + meaning in asked(FORMS[form], "grounds", language)
    said = answered(FORMS[form], "grounds", ["subtype_name_change"], language)
    assert said == number + meaning


FOURTH = {"kk": "№ 4. бөліп шығару (нысанда: «таңдау»)", "ru": "№ 4. выделение"}


@pytest.mark.parametrize(("language", "words"), FOURTH.items())
def test_separation_is_the_fourth_cell_sc_054_d_43(language: str, words: str) -> None:
    assert words in asked(ONE, "reorg_kind", language)
    assert answered(ONE, "reorg_kind", "separation", language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_for_a_ground_that_is_not_here_is_led_on_sc_056(language: str) -> None:
    said = catalogue(language).raw("issue.E-GROUND-NA")
    for service in ("apk_change", "lic_poolinfo"):
        assert catalogue(language).raw(f"{service}.begin.button") in said
    assert catalogue(language).raw("section.apk.button") in said
