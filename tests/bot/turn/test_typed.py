"""A button's label typed is the button, in either language and any letter case."""

import pytest

from bot.turn.typed import index_of
from dialogs.actions import Back, Edit, PickCell
from dialogs.screens import Choice, Text, Verbatim
from dialogs.session import Session, from_json, to_json
from tests.stories.support.words import label

FIX = Text("check.fix.button", {"label": Text("apk_include.units.short")})
SESSION = Session(
    "tg:5",
    language="kk",
    choices=(
        Choice(Back(), Text("nav.back.button")),
        Choice(PickCell(0), Verbatim("Bitmain S19 Pro")),
        Choice(Edit("units"), FIX),
    ),
)
FIX_RU = label("check.fix.button", "ru").format(label=label("apk_include.units.short", "ru"))


@pytest.mark.parametrize(
    ("text", "index"),
    [
        pytest.param(label("nav.back.button", "kk"), 0, id="in Kazakh"),
        pytest.param(label("nav.back.button", "ru").upper(), 0, id="in Russian capitals"),
        pytest.param(f"  {label('nav.back.button', 'ru')} ", 0, id="with blanks around"),
        pytest.param("bitmain  s19 PRO", 1, id="a person's own words"),
        pytest.param(FIX_RU, 2, id="a label with a name in it"),
        pytest.param("x", None, id="another word"),
        pytest.param("", None, id="nothing"),
        pytest.param(label("nav.back.button", "ru") * 50, None, id="a label fifty times"),
    ],
)
def test_a_typed_label_is_its_button(text: str, index: int | None) -> None:
    assert index_of(SESSION, text) == index
    stored = from_json("tg:5", to_json(SESSION))
    assert index_of(stored, text) == index
