"""Inclusion of an electronic-industry product in the registry of trusted software and products.

Order № 53/НҚ: annex 4 is the application, whose item 7 is missing in the published text (D-78),
annex 10 the service centre, annex 11 the description of every model, annex 2 the list of
requirements. The criteria are those of paragraph 6; from 2026-01-01 on one of them is excluded and
one added whose text is not known (D-82).
"""

from core.form.declarations import Note, Paper
from core.form.kinds import LONG, Filled, Text, Upload
from core.form.register_effect import RegisterEffect
from core.form.tables import Group
from core.services.trusted import inclusion, register, rules, shared
from core.services.trusted.steps import steps

RULES = shared.RULES
ANNEX_11 = RULES(annex="11")

FORM = shared.form(
    key="trust_include_ep",
    service="trust.include.ep",
    changes=(inclusion.without_certificate("6"),),
    effect=RegisterEffect(register=shared.REGISTER, changes=register.included),
    rules=(*rules.INCLUSION, rules.local_share("extract")),
    steps=steps("trust.include.ep"),
    notes=(
        Note("criteria", RULES(paragraph="6", note="D-82")),
        shared.PUBLICATION,
    ),
    fields=(
        *inclusion.producer(),
        *inclusion.product(),
        Filled(key="platform_description", law=inclusion.ANNEX_4(item="10")),
        *inclusion.security("certificate", "protocols", "impossible"),
        inclusion.rights(),
        *inclusion.localisation("extract"),
        inclusion.support(),
        Group(
            key="models",
            law=ANNEX_11,
            columns=(
                Text(key="ep_name", default_from="product_name", law=ANNEX_11),
                Text(key="ep_brand_model", law=ANNEX_11),
                Text(key="ep_short_description", longest=LONG, lines=True, law=ANNEX_11),
                Text(key="ep_technical", longest=LONG, lines=True, law=ANNEX_11),
                Text(key="ep_operational", longest=LONG, lines=True, law=ANNEX_11),
                Upload(
                    key="ep_description",
                    doc_id="doc.tr.descr",
                    formats=("pdf",),
                    law=ANNEX_11,
                ),
            ),
        ),
        *inclusion.signing(),
    ),
    papers=(
        Paper("doc.tr.app", shared.PACKAGE),
        Paper("doc.tr.is", shared.PACKAGE, field="is_doc"),
        Paper("doc.tr.rights", shared.PACKAGE, field="rights_doc", words="doc.tr.ep.rights"),
        Paper("doc.tr.local", shared.PACKAGE, field="local_doc", words="doc.tr.ep.local"),
        Paper("doc.tr.support", shared.PACKAGE, field="support"),
        Paper("doc.tr.descr", shared.PACKAGE, field="models"),
    ),
    grounds=inclusion.grounds(),
)
