"""Every word that the glossary places in the code is there."""

import re

import pytest

from tests.docs.support.citations import cited, document

NAMES = sorted(set(re.findall(r"\| `([^`]+)` \|$", document("glossary.md"), re.MULTILINE)))
WORDS = cited(r"\w+", ("core", "dialogs", "bot")).keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_the_glossary_is_used_in_the_code(name: str) -> None:
    assert name.strip('"').rsplit(".", 1)[-1] in WORDS
