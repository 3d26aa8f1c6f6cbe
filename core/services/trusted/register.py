"""What a granted application changes in the registry of trusted software and products.

*Law:* 53¶8-10, ¶24, annex 1: the seven columns of the registry.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from core.form.grant import Grant
from core.form.register import Cause, Enter, RegisterChange, RegisterEntry, Revise
from core.services.trusted.shared import REGISTER

_COLUMNS = {
    "name": "product_name",
    "required_software": "required_registry_software",
    "inner_software": "inner_software",
    "holder_name": "applicant_name",
    "bin_iin": "applicant_bin_iin",
    "address": "legal_address",
    "phone": "contact_phone",
    "email": "contact_email",
    "support": "support",
    "enstru_codes": "enstru_codes",
    "category_codes": "category_codes",
}
"""Columns 3 to 6 of annex 1 and the answers of the application they come from."""
_PAPERS = {"is": "is_doc", "rights": "rights_doc", "local": "local_doc"}
"""Documents of the package by the name that a renewal gives them."""


def included(grant: Grant) -> Iterator[RegisterChange]:
    """A new entry; its number is recorded beside that of the notice (53·A1, column 1)."""
    on: date = grant.given["notice_date"]
    answers = grant.answers
    content = {column: answers[key] for column, key in _COLUMNS.items() if key in answers}
    kind: Literal["product", "software"] = "product" if "models" in answers else "software"
    if kind == "product":
        content["brands"] = [each.get("ep_brand_model") for each in answers["models"]]
    papers = {
        name: _paper(answers[key], answers.get(f"{key}_kind"))
        for name, key in _PAPERS.items()
        if key in answers
    }
    yield Enter(
        RegisterEntry(
            REGISTER,
            grant.number("entry_no"),
            grant.case_id,
            grant.applicant,
            issued_on=on,
            first_on=on,
            act_no=grant.number("notice_no"),
            content={"entry_kind": kind, **content, "papers": papers},
        )
    )


def changed(grant: Grant) -> Iterator[RegisterChange]:
    """The entry in its new wording, with the columns the officer gave."""
    entry = grant.find(REGISTER, grant.answers.get("entry_no"))
    if entry is not None:
        yield Revise(entry, _worded(entry, grant), grant.given["notice_date"])


def renewed(grant: Grant) -> Iterator[RegisterChange]:
    """The renewed documents in place of those that expire (53¶9)."""
    entry = grant.find(REGISTER, grant.answers.get("entry_no"))
    if entry is None:
        return
    papers = {
        each["renewed_doc"]: _paper(
            each.get("renewed_file") or {},
            each.get(f"{each['renewed_doc']}_doc_kind"),
            issued_on=each.get("issued_on"),
        )
        for each in grant.answers.get("renewed_docs", ())
    }
    known = entry.content.get("papers", {})
    new = _worded(entry, grant).with_content(papers={**known, **papers})
    yield Revise(entry, new, grant.given["notice_date"])


def excluded(grant: Grant) -> Iterator[RegisterChange]:
    """The entry ends on the holder's own application."""
    entry = grant.find(REGISTER, grant.answers.get("entry_no"))
    if entry is None:
        return
    on: date = grant.given["notice_date"]
    reason = grant.answers.get("exclusion_reason")
    number = grant.number("notice_no")
    yield Revise(entry, entry.ended(Cause.EXCLUDED, on, number, exclusion_reason=reason), on)


def _worded(entry: RegisterEntry, grant: Grant) -> RegisterEntry:
    """The entry with the wording of annex 3, if it changes."""
    old, new = (grant.answers.get(key) for key in ("entry_old_text", "entry_new_text"))
    wording = {"wording": new} if new and new != old else {}
    return entry.with_content(**wording, **grant.given.get("content", {}))


def _paper(file: Mapping[str, Any], kind: Any, **more: Any) -> dict[str, Any]:
    """A document as the entry keeps it: what it is and until when it is valid."""
    kept = {"kind": kind, "expires_on": file.get("expires_on"), **more}
    return {key: value for key, value in kept.items() if value is not None}
