"""Every form the office knows, in the order of its menus; adding one is one line here."""

from collections.abc import Mapping
from importlib import import_module
from typing import get_args

from core import cards
from core.cards import Card
from core.forms.base import Form, Section
from core.forms.verification import verify

FORMS = verify(
    tuple(
        import_module(f"core.forms.{name}").FORM
        for name in (
            "apk_include",
            "apk_exclude",
            "apk_change",
            "lic_issue_1",
            "lic_issue_2",
            "lic_annex_1",
            "lic_annex_2",
            "lic_reissue_1",
            "lic_reissue_2",
            "lic_poolinfo",
            "pool_accredit",
            "pool_reissue",
            "trust_include_sw",
            "trust_include_ep",
            "trust_exclude",
            "trust_change",
            "trust_renewdocs",
            "insp_miner",
            "insp_pool",
            "appeal",
            # the next form
        )
    )
)
CARDS: Mapping[str, Card] = {card.key: card for card in cards.CARDS}
_SHOWN = {form.section for form in FORMS.values()} | {card.section for card in CARDS.values()}
SECTIONS = tuple(section for section in get_args(Section) if section in _SHOWN)


def by_service(service: str) -> Form:
    """The form of a service code such as ``apk.include``. Raises ``KeyError``."""
    return _BY_SERVICE[service]


_BY_SERVICE = {form.service: form for form in FORMS.values()}
