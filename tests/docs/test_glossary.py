"""Every word that the glossary places in the code is there."""

import re

import pytest

from tests.docs.support.citations import cited, document

NAMES = sorted(set(re.findall(r"\| `([^`]+)` \|$", document("glossary.md"), re.MULTILINE)))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_the_glossary_is_used_in_the_code(name: str) -> None:
    last = name.rsplit(".", 1)[-1]
    bounds = (r"(?<!\w)", r"(?!\w)") if last[0].isalpha() else ("", "")
    assert cited(bounds[0] + re.escape(last) + bounds[1], ("core", "dialogs", "bot"))
