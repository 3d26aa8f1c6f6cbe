"""Inclusion of a hardware-software complex in the registry.

Order № 138/НҚ of 07.04.2023, Rules in the wording of № 331/НҚ of 11.08.2023: annex 2 is the
application, annex 3 the information on every unit (its table is not in the published text, so its
columns are inferred from annex 7), annex 5 the list of requirements.
"""

from functools import partial

from core.form.declarations import Note, Paper
from core.form.form import Form
from core.form.kinds import LONG, Choice, Code, Contact, Measure, Quantity, Text, Upload
from core.form.kinds.address import Address
from core.form.register_effect import RegisterEffect
from core.form.tables import Column, Group, Table
from core.form.terms import Review, Terms
from core.identifiers import serial, tnved
from core.law.acts import LawRef, Origin
from core.law.fees import Free
from core.services import applicant
from core.services.apk import register, rules, shared
from core.services.apk.steps import INCLUDE

ORDER = partial(LawRef, "138")
ANNEX_2 = partial(LawRef, "138", annex="2")
ANNEX_5 = partial(LawRef, "138", annex="5")
INFERRED = Origin.INFERRED
KIND_NAME = ("apk_brand", "apk_model")

FORM = Form(
    key="apk_include",
    service="apk.include",
    edition="331-2023",
    law=ORDER(paragraph="7"),
    effective_from=None,
    section="apk",
    terms=Terms(
        registration="L-APK-01",
        completeness="L-APK-03",
        review=(Review("L-APK-04"),),
        out_of_hours=ORDER(paragraph="8"),
    ),
    portals=("elicense.kz",),
    fee=Free(ANNEX_5(item="6")),
    effect=RegisterEffect(register="apk", changes=register.included),
    rules=rules.RULES,
    steps=INCLUDE,
    fields=(
        applicant.kind(ORDER(paragraph="2")),
        applicant.channel(ORDER(paragraph="7")),
        applicant.name(ANNEX_2(item="1")),
        applicant.identifier(ANNEX_2(item="2")),
        applicant.address(ANNEX_2(item="3"), own=("label", "short", "ask")),
        Address(
            key="dc_location",
            landmark=True,
            default_from="legal_address",
            law=ANNEX_2(item="4"),
        ),
        applicant.phone(ANNEX_2(item="5"), mobile=True, own=("label", "short", "ask")),
        applicant.email(ANNEX_2(item="5")),
        Group(
            key="complexes",
            named_by=KIND_NAME,
            law=ANNEX_2(item="6"),
            columns=(
                Text(key="apk_full_name", law=ANNEX_2(item="6")),
                Text(key="apk_brand", law=ANNEX_2(item="6")),
                Text(key="apk_model", law=ANNEX_2(item="6")),
                Quantity(key="apk_quantity", law=ANNEX_2(item="6")),
                Code(key="tnved_code", verbs=tnved, law=ANNEX_2(item="7")),
            ),
        ),
        applicant.consent(ANNEX_2(item="8"), version="138-a2-8/2023-08"),
        Upload(key="ownership_doc", doc_id="doc.apk.right", law=ANNEX_2(item="9")),
        Choice(
            key="ownership_basis",
            options=("own", "other_lawful"),
            law=ANNEX_2(item="9"),
        ),
        Text(key="owner_name", default_from="applicant_name", law=ANNEX_2(item="9")),
        Contact(key="owner_contacts", default_from="contact_phone", law=ANNEX_2(item="9")),
        *applicant.signing(ANNEX_2()),
        Table(
            key="units",
            law=LawRef("138", annex="3"),
            origin=INFERRED,
            kinds="complexes",
            named_by=KIND_NAME,
            kind_column="item_brand_model",
            count_from="apk_quantity",
            unique="item_serial",
            columns=(
                Column(
                    field=Text(
                        key="item_brand_model",
                        law=ANNEX_2(item="6"),
                        origin=INFERRED,
                        longest=511,
                    )
                ),
                Column(
                    field=Code(
                        key="item_serial",
                        verbs=serial,
                        law=LawRef("138", annex="7"),
                        origin=INFERRED,
                    )
                ),
                Column(
                    field=Text(
                        key="item_tech",
                        longest=LONG,
                        law=LawRef("138", annex="7"),
                        origin=INFERRED,
                    )
                ),
                Column(
                    field=Measure(
                        key="item_power_kw",
                        required=False,
                        law=LawRef("169", annex="11", item="1"),
                        origin=INFERRED,
                    )
                ),
                Column(
                    field=Code(
                        key="item_tnved", verbs=tnved, law=ANNEX_2(item="7"), origin=INFERRED
                    ),
                    from_kind="tnved_code",
                ),
                Column(
                    field=Text(key="item_location", law=ANNEX_2(item="4"), origin=INFERRED),
                    from_answer="dc_location",
                ),
                Column(
                    field=Text(key="item_owner", law=ANNEX_2(item="9"), origin=INFERRED),
                    from_answer="owner_name",
                ),
            ),
        ),
    ),
    papers=(
        Paper("doc.apk.app", ANNEX_5(item="8")),
        Paper("doc.apk.info", ANNEX_5(item="8"), field="units"),
        Paper("doc.apk.right", ANNEX_5(item="8"), field="ownership_doc"),
    ),
    grounds=shared.grounds(
        requires=("applicant_kind", "applicant_bin_iin", "complexes", "units"),
        papers=("ownership_doc",),
        register="apk",
    ),
    notes=(
        Note("table", LawRef("138", annex="3", note="D-30")),
        Note("licence", LawRef("169", annex="11", item="1")),
        Note("change", ORDER(paragraph="15"), limit_id="L-APK-08"),
    ),
)
