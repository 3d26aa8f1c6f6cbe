"""A thousand persons fill in every form at random; each comes to its end."""

import os

import pytest

from core.services.catalogue import FORMS
from tests.dialogs.test_graph import walked

WALKS = int(os.environ.get("TEREZE_WALKS", "1000"))


@pytest.mark.parametrize("key", FORMS)
def test_every_walk_through_a_form_comes_to_its_end(key: str) -> None:
    for seed in range(WALKS):
        person, _ = walked(seed, key)
        assert len(person.world.cases) == int(FORMS[key].filed)
