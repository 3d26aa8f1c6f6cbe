"""A whole application to include an electronic-industry product of one model."""

from collections.abc import Mapping
from typing import Any

from tests.core.support.pieces import paper
from tests.core.support.whole.trust_include_sw import APPLICANT, SIGNED, SUPPORT

ALLOWED: frozenset[str] = frozenset()

MODEL: Mapping[str, Any] = {
    "ep_name": "«Дала» маршрутизаторы",
    "ep_brand_model": "«Дала» R-100",
    "ep_short_description": "жергілікті желіге арналған маршрутизатор",
    "ep_technical": "8 порт, салмағы 2 кг",
    "ep_operational": "температура 0–40 градус",
    "ep_description": paper("doc.tr.descr"),
}
ANSWERS: Mapping[str, Any] = {
    **APPLICANT,
    "product_name": "«Дала» маршрутизаторы",
    "category_codes": ["2.1"],
    "enstru_codes": ["262013.000.000011"],
    "is_doc_kind": "impossible",
    "is_doc": paper("doc.tr.is"),
    "rights_doc": paper("doc.tr.rights"),
    "local_doc_kind": "extract",
    "local_share": "30",
    "local_doc": paper("doc.tr.local"),
    "support": [SUPPORT],
    "models": [MODEL],
    **SIGNED,
}
VARIANTS: tuple[Mapping[str, Any], ...] = ({"is_doc_kind": "certificate", "is_trust_level": "4"},)
