"""What a person sees of his own case as it is stored."""

import pytest

from bot.cases.view import case_view
from core.form.steps.states import State
from core.law.acts import LawRef
from dialogs.menus.status import card
from dialogs.screens import Text
from tests.bot.support.desk_cases import case

CITED = {
    "a complaint about the registry": ("appeal", "apk", LawRef("138", "19", note="D-20")),
    "a complaint about a licence": ("appeal", "lic", LawRef("169", "21", note="D-20")),
    "a complaint about a pool": ("appeal", "pool", LawRef("142", "18", note="D-20")),
    "a complaint about trusted software": ("appeal", "trust", LawRef("53", "32", note="D-20")),
    "an inclusion": ("apk.include", "", LawRef("138", "10", annex="5", item="3")),
}


@pytest.mark.parametrize(("service", "about", "law"), CITED.values(), ids=CITED)
def test_the_status_cites_the_order_that_sets_the_term(
    service: str, about: str, law: LawRef
) -> None:
    answers = {"appealed_service": about, "addressee": "provider"}
    stored = case(service=service, answers=answers, state=State.REGISTERED.value)
    said = [each for each in card(case_view(stored)).text if isinstance(each, Text)]
    assert [each.params["law"] for each in said if each.key == "status.law"] == [law]
