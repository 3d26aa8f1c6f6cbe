"""Forms as data: what stops the start, and that ours are whole."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.errors import Configuration
from core.form.conditions import answered
from core.form.declarations import Ground, Note, Paper
from core.form.kinds import Identifier, Text
from core.form.register_effect import RegisterEffect
from core.form.terms import Review, Terms
from core.form.verification import verify
from core.law.acts import ACTS, LawRef
from core.law.limits import LIMITS
from core.services.apk.include import FORM
from core.services.catalogue import FORMS, by_service

LAW = LawRef("138")
NAME = Text(key="name", law=LAW)


def test_a_form_is_found_by_its_service() -> None:
    assert by_service("apk.include") is FORM
    assert FORMS[FORM.key] is FORM
    with pytest.raises(KeyError):
        by_service("apk.fly")


def test_every_field_paper_and_ground_cites_an_act_we_know() -> None:
    for form in FORMS.values():
        cited = [form.law, *filter(None, [form.terms.out_of_hours])]
        cited += [field.law for field in form.fields]
        cited += [paper.law for paper in form.papers]
        cited += [ground.law for ground in form.grounds]
        assert all(law.act in ACTS for law in cited)
        assert LIMITS.keys() >= set(form.terms.limit_ids())


def test_an_inclusion_asks_what_annex_2_prints_in_its_order() -> None:
    printed = [field.key for field in FORM.fields if field.origin.value == "official"]
    assert printed == [
        "applicant_name", "applicant_bin_iin", "legal_address", "dc_location", "contact_phone",
        "contact_email", "complexes", "consent_pd", "ownership_doc", "ownership_basis",
        "owner_name", "owner_contacts", "signer_name", "signature", "filled_on",
    ]  # fmt: skip


def test_signature_and_day_of_filling_are_never_asked() -> None:
    asked = {field.key for field in FORM.journey({})}
    assert asked.isdisjoint({"signature", "filled_on"})


def test_a_power_of_attorney_is_asked_of_a_representative_only() -> None:
    own = {field.key for field in FORM.journey({"signed_by": "applicant"})}
    proxy = {field.key for field in FORM.journey({"signed_by": "representative"})}
    assert proxy - own == {
        "poa_no",
        "poa_date",
        "poa_until",
    }


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a field twice": (
        {"fields": (NAME, NAME)}, "must have a key of its own"
    ),
    "a field without law": (
        {"fields": (replace(NAME, law=LawRef("")),)}, "must cite the paragraph it comes from"
    ),
    "a condition on a later answer": (
        {"fields": (replace(NAME, when=answered("later", "x")),)},
        "must read only answers asked before it",
    ),
    "a default from a later answer": (
        {"fields": (replace(NAME, default_from="later"),)}, "must name a field asked before it"
    ),
    "a number of an unknown kind of applicant": (
        {"fields": (Identifier(key="n", law=LAW, kind_from="later"),)},
        "must depend only on answers asked before it",
    ),
    "optional at times outside a group": (
        {"fields": (replace(NAME, optional_when=answered("kind", "x")),)},
        "because it only works inside a group",
    ),
    "a paper of no field": (
        {"fields": (NAME,), "papers": (Paper("doc.x", LAW, field="y"),)},
        "must be the key of one of its fields",
    ),
    "a ground told by no field": (
        {"grounds": (Ground("X-R1", LAW, requires=("y",)),)}, "must be the key of one of its fields"
    ),
    "a ground marked with no field": (
        {"grounds": (Ground("X-R1", LAW, evidence=("E-REQ@y",)),)},
        "must be the key of one of its fields",
    ),
    "a note of an unknown limit": (
        {"notes": (Note("x", LAW, limit_id="L-APK-99"),)},
        "must be an id of core/law/parameters/limits.toml",
    ),
    "a day of no edition": (
        {"fields": (replace(NAME, since=date(2024, 1, 1)),)},
        "must be days on which the form has a Change",
    ),
    "an unknown limit": (
        {"terms": replace(FORM.terms, review=(Review("L-APK-99"),))},
        "must be an id of core/law/parameters/limits.toml"
    ),
    "a form to come after that is not there": (
        {"comes_after": "apk_fly"}, "must be the key of a form"
    ),
    "a record to close of no field": (
        {"effect": RegisterEffect(closes="nothing")}, "must be the key of one of its fields"
    ),
    "filed without a rule on office hours": (
        {"terms": Terms()}, "terms must cite the rule on a filing after office hours"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "sentence"), WRONG.values(), ids=WRONG)
def test_a_form_that_cannot_be_right_stops_the_start(
    changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Configuration) as stop:
        verify((replace(FORM, **{"papers": (), "grounds": (), **changes}),))
    assert sentence in str(stop.value)


def test_two_forms_of_one_key_stop_the_start() -> None:
    with pytest.raises(Configuration, match="must have a key of its own"):
        verify((FORM, FORM))


EXPIRED = {
    "apk_include": "9",
    "apk_exclude": "9",
    "lic_issue_1": "7",
    "lic_issue_2": "7",
    "lic_annex_1": "7",
    "lic_annex_2": "7",
    "lic_reissue_1": "14",
    "lic_reissue_2": "14",
    "pool_accredit": "7",
    "pool_reissue": "12",
    "trust_include_sw": "19",
    "trust_include_ep": "19",
    "trust_exclude": "19",
    "trust_change": "19",
    "trust_renewdocs": "19",
}


def test_an_expired_document_is_refused_by_the_paragraph_of_its_order() -> None:
    laws = {key: form.law_of("E-DOC-EXPIRED") for key, form in FORMS.items()}
    assert {key: law.paragraph for key, law in laws.items() if law is not None} == EXPIRED
