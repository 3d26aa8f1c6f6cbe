"""What a form must not ask: what the provider fetches himself, and what nobody printed."""

import pytest

from core.form.kinds import Upload
from core.form.tables import Group
from core.services.catalogue import FORMS

LICENCES = [key for key in FORMS if key.startswith("lic_")]
FETCHED = ("identity", "passport", "registration", "receipt", "payment", "test_act")


def uploads(key: str) -> set[str]:
    """Every document a form asks for, those of its groups included."""
    found: set[str] = set()
    for field in FORMS[key].fields:
        for part in (field, *(field.columns if isinstance(field, Group) else ())):
            if isinstance(part, Upload):
                found.add(part.doc_id)
    return found


@pytest.mark.parametrize("key", LICENCES)
def test_sc050_no_licence_asks_for_what_comes_through_the_gateway(key: str) -> None:
    listed = {
        "doc.lic.dc",
        "doc.lic.tu",
        "doc.lic.pool",
        "doc.lic.metering",
        "doc.lic.change",
    }
    assert uploads(key) <= listed
    assert not [each for each in uploads(key) if any(name in each for name in FETCHED)]


@pytest.mark.parametrize("key", ["trust_include_sw", "trust_include_ep"])
def test_sc106_annex_4_goes_from_item_6_to_item_8(key: str) -> None:
    items = {
        int(field.law.item)
        for field in FORMS[key].fields
        if field.law.annex == "4" and field.law.item.isdecimal()
    }
    assert items == {1, 2, 3, 4, 5, 6, 8, 9, 10, 11}
