"""All forms, in the order of the menus; a new form is one line here."""

from collections.abc import Mapping
from importlib import import_module
from typing import get_args

from core.form.form import Form, Section
from core.form.verification import verify
from core.services import cards
from core.services.cards import Card

FORMS = verify(
    tuple(
        import_module(f"core.services.{name}").FORM
        for name in (
            "apk.include",
            "apk.exclude",
            "apk.change",
            "licence.issue_1",
            "licence.issue_2",
            "licence.annex_1",
            "licence.annex_2",
            "licence.reissue_1",
            "licence.reissue_2",
            "licence.poolinfo",
            "pool.accredit",
            "pool.reissue",
            "trusted.include_sw",
            "trusted.include_ep",
            "trusted.exclude",
            "trusted.change",
            "trusted.renewdocs",
            "inspection.miner",
            "inspection.pool",
            "appeal.complaint",
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
