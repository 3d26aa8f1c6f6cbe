"""Inclusion of software in the registry of trusted software and electronic-industry products.

Order № 53/НҚ: annex 4 is the application, whose item 7 is missing in the published text (D-78),
annex 10 the technical support, annex 2 the list of requirements. The criteria are those of
paragraph 5; from 2026-01-01 on one of them is excluded and one added whose text is not known
(D-82).
"""

from core.form.conditions import answered
from core.form.declarations import Note, Paper
from core.form.kinds import LONG, Choice, MultiChoice, RecordNo, Text
from core.form.register_effect import RegisterEffect
from core.law.acts import Origin
from core.services.trusted import inclusion, register, rules, shared
from core.services.trusted.steps import steps

ANNEX_4, RULES = inclusion.ANNEX_4, shared.RULES
NOT_STANDALONE = answered("is_standalone", "no")

FORM = shared.form(
    key="trust_include_sw",
    service="trust.include.sw",
    changes=(inclusion.without_certificate("5"),),
    effect=RegisterEffect(register=shared.REGISTER, changes=register.included),
    rules=(*rules.INCLUSION, rules.local_share("calculation")),
    steps=steps("trust.include.sw"),
    notes=(
        Note("criteria", RULES(paragraph="5", note="D-82")),
        shared.PUBLICATION,
    ),
    fields=(
        *inclusion.producer(),
        *inclusion.product(),
        MultiChoice(
            key="supply_variant",
            options=("goods", "ict_service"),
            explained=True,
            missing_code="E-SUPPLY",
            law=ANNEX_4(item="9"),
        ),
        Choice(
            key="is_standalone",
            options=("yes", "no"),
            law=RULES(paragraph="5"),
            origin=Origin.INFERRED,
        ),
        Text(
            key="platform_description",
            longest=LONG,
            lines=True,
            missing_code="E-PLATFORM",
            when=NOT_STANDALONE,
            law=ANNEX_4(item="10"),
        ),
        RecordNo(
            key="required_registry_software",
            register=shared.REGISTER,
            anybody=True,
            unknown="E-PLATFORM",
            missing_code="E-PLATFORM",
            when=NOT_STANDALONE,
            law=RULES(paragraph="5"),
            origin=Origin.INFERRED,
        ),
        *inclusion.security("certificate", "protocols"),
        inclusion.rights(),
        *inclusion.localisation("calculation"),
        inclusion.support(),
        *inclusion.signing(),
    ),
    papers=(
        Paper("doc.tr.app", shared.PACKAGE),
        Paper("doc.tr.is", shared.PACKAGE, field="is_doc"),
        Paper("doc.tr.rights", shared.PACKAGE, field="rights_doc", words="doc.tr.sw.rights"),
        Paper("doc.tr.local", shared.PACKAGE, field="local_doc", words="doc.tr.sw.local"),
        Paper("doc.tr.support", shared.PACKAGE, field="support"),
    ),
    grounds=inclusion.grounds(
        "is_standalone", "platform_description", "required_registry_software"
    ),
)
