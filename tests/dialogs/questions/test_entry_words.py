"""An entry in a list: what is asked of every one, then a line for what was asked of this one."""

import pytest

from core.services.catalogue import FORMS
from dialogs.questions import shown
from dialogs.wording.catalogue import LANGUAGES, text
from tests.core.support.whole.lic_issue_1 import CONNECTED_BEFORE, OFF_GRID, ON_GRID

FORM = FORMS["lic_issue_1"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("centre", "lines"),
    [
        pytest.param(OFF_GRID, 3, id="off the grid nothing is said of technical conditions"),
        pytest.param(ON_GRID, 10, id="on the grid all that was asked of them"),
        pytest.param(CONNECTED_BEFORE, 8, id="connected before, another part of it"),
    ],
)
def test_a_centre_is_listed_with_what_was_asked_of_it(
    centre: dict[str, object], lines: int, language: str
) -> None:
    words = shown(FORM, FORM.field("data_centres"), [centre])
    assert words is not None
    assert text(words, language).count("\n") + 1 == lines
