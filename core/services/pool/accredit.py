"""Accreditation of a digital mining pool.

Order № 142/НҚ of 11.04.2023, Rules in the wording of № 404/НҚ of 13.09.2023: paragraph 4 has the
seven conditions, annex 1 is the application, annex 2 the list of requirements. Annex 1 has one
location and no contacts; what else proves the conditions is added (D-62, D-66).

*Why no question about the settlement of the main complex:* it is a part of ``server_location``.
"""

from core.form.conditions import answered
from core.form.declarations import Note, Paper, Validity
from core.form.form import Form
from core.form.kinds import Choice, Day, MultiChoice, Text, Upload
from core.form.kinds.address import Address
from core.form.register_effect import RegisterEffect
from core.form.tables import Group
from core.form.terms import Review, Terms
from core.law.accreditation import last_day, last_registration
from core.law.acts import LawRef, Origin
from core.law.fees import Free
from core.services.pool import register, rules
from core.services.pool.shared import (
    FREE,
    ORDER,
    PACKAGE,
    REGISTER,
    applicant_lines,
    grounds,
    last_lines,
    server_contract,
)
from core.services.pool.steps import ACCREDIT

INFERRED = Origin.INFERRED
HAS_LETTER = answered("integration_positive", "yes")
PAPERS = (
    "reserve_letter",
    "server_contract",
    "support_letter",
    "ui_letter",
    "integration_positive",
    "integration_letter",
)


def _condition(item: str, note: str = "") -> LawRef:
    """A condition of accreditation: a sub-item of paragraph 4."""
    return ORDER(paragraph="4", item=item, note=note)


FORM = Form(
    key="pool_accredit",
    service="pool.accredit",
    edition="404-2023",
    law=ORDER(paragraph="5"),
    effective_from=None,
    section="pool",
    terms=Terms(
        registration="L-POOL-01",
        completeness="L-POOL-02",
        review=(Review("L-POOL-03"),),
        out_of_hours=ORDER(paragraph="6"),
    ),
    portals=("elicense.kz",),
    fee=Free(FREE),
    validity=Validity(last_day, last_registration),
    effect=RegisterEffect(register=REGISTER, changes=register.accredited),
    rules=rules.ACCREDIT,
    steps=ACCREDIT,
    notes=(
        Note("gateway", ORDER(paragraph="13", note="D-61")),
        Note("renewal", ORDER(paragraph="3", note="D-27")),
    ),
    fields=(
        *applicant_lines(),
        Text(key="channel_provider_1", law=_condition("4"), origin=INFERRED),
        Text(key="channel_provider_2", law=_condition("4"), origin=INFERRED),
        Group(
            key="reserve",
            law=_condition("3", "D-62"),
            origin=INFERRED,
            columns=(
                Address(
                    key="reserve_address",
                    abroad=True,
                    landmark=True,
                    law=_condition("3"),
                    origin=INFERRED,
                ),
                Choice(
                    key="settlement_category",
                    options=(
                        "capital",
                        "republican_city",
                        "regional_city",
                        "district_city",
                        "village",
                        "other",
                    ),
                    explained=True,
                    law=_condition("3"),
                    origin=INFERRED,
                ),
                Text(key="reserve_channel_provider_1", law=_condition("4"), origin=INFERRED),
                Text(key="reserve_channel_provider_2", law=_condition("4"), origin=INFERRED),
            ),
        ),
        Upload(key="reserve_letter", doc_id="doc.pool.reserve_letter", law=PACKAGE),
        *server_contract(),
        Choice(
            key="support_24x7",
            options=("yes", "no"),
            law=_condition("5"),
            origin=INFERRED,
        ),
        Upload(key="support_letter", doc_id="doc.pool.support_letter", law=PACKAGE),
        Choice(
            key="support_letter_scope",
            options=("full", "short"),
            law=ORDER(annex="2", item="8", note="D-63"),
            origin=Origin.DESIGN,
        ),
        MultiChoice(
            key="ui_languages",
            options=("kk", "ru", "en"),
            law=_condition("6"),
            origin=INFERRED,
        ),
        Upload(key="ui_letter", doc_id="doc.pool.ui_letter", law=PACKAGE),
        Choice(
            key="integration_positive",
            options=("yes", "no"),
            law=_condition("7"),
            origin=INFERRED,
        ),
        Upload(
            key="integration_letter",
            doc_id="doc.pool.integration_letter",
            when=HAS_LETTER,
            law=PACKAGE,
        ),
        Text(
            key="integration_letter_no",
            shortest=1,
            longest=64,
            when=HAS_LETTER,
            law=_condition("7"),
            origin=INFERRED,
        ),
        Day(
            key="integration_letter_date",
            when=HAS_LETTER,
            law=_condition("7"),
            origin=INFERRED,
        ),
        Upload(
            key="test_act",
            doc_id="doc.pool.test_act",
            required=False,
            law=_condition("2", "D-61"),
            origin=Origin.DESIGN,
        ),
        *last_lines(),
    ),
    papers=(
        Paper("doc.pool.app", PACKAGE),
        Paper("doc.pool.reserve_letter", PACKAGE, field="reserve_letter"),
        Paper("doc.pool.server_contract", PACKAGE, field="server_contract"),
        Paper("doc.pool.support_letter", PACKAGE, field="support_letter"),
        Paper("doc.pool.ui_letter", PACKAGE, field="ui_letter"),
        Paper("doc.pool.integration_letter", PACKAGE, field="integration_letter"),
    ),
    grounds=grounds(
        PAPERS,
        expired=ORDER(paragraph="7"),
        evidence=(
            "E-SETTLE-SAME",
            "E-SETTLE-CAT",
            "E-CHANNELS",
            "E-SUPPORT247",
            "E-UI-LANGS",
            "E-DOC-MISSING@integration_positive",
        ),
        doubts=("W-SUPPORT-LETTER",),
        unsure=("W-SUPPORT-LETTER@channel",),
        requires=(
            "channel_provider_1",
            "channel_provider_2",
            "reserve",
            "support_24x7",
            "support_letter_scope",
            "ui_languages",
            "integration_positive",
            "test_act",
        ),
    ),
)
