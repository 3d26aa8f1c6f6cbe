"""What a granted application changes in the registers of licences and of the annexes to them.

*Law:* 169·A4-A7 (licences and annexes), 169¶12-15 (reissue), 169¶16 (pool of the licence).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from core.form.grant import Grant
from core.form.register import Cause, Enter, RegisterChange, RegisterEntry, Revise, named, parent_of
from core.identifiers import registry_no

ANNEX = "licence_annex"
Subtype = Literal["1", "2"]
_CENTRE = ("dc_address", "power_sourcing")
_HOLDER = {"name": "applicant_name", "bin_iin": "applicant_bin_iin", "address": "legal_address"}
"""Columns about the holder and the answers they come from."""
_SUCCESSION = {
    "name": ("new_name", "successor_name"),
    "bin_iin": ("successor_bin",),
    "address": ("new_address", "legal_address"),
    "activity": ("new_activity_name",),
}
"""Columns a reissue may change and the answers with their new values, the first given counts."""


def issued(subtype: Subtype, grant: Grant) -> Iterator[RegisterChange]:
    """The licence, the annex to a licence, or both, each under its own number and day."""
    if not grant.enters:
        yield from annexed(subtype, grant)
        return
    licence = _entry(grant, register_of(subtype), "notice", _content(subtype, grant))
    yield Enter(licence)
    if grant.answers.get("request_kind") == "both" and grant.given.get("annex_no"):
        yield Enter(_annex(grant, "annex", parent_of(licence.named)))


def annexed(subtype: Subtype, grant: Grant) -> Iterator[RegisterChange]:
    """The annex to the licence that the application names."""
    licence = named(register_of(subtype), str(grant.answers["licence_no"]))
    yield Enter(_annex(grant, "notice", parent_of(licence)))


def reissued(subtype: Subtype, grant: Grant) -> Iterator[RegisterChange]:
    """New versions of the licence, of the annex named, or of both; the other annexes follow.

    The number may stay or change (D-125); the day of the first issue is kept (D-126).
    """
    what, number = grant.answers["reissue_object"], str(grant.answers["licence_no"])
    register = register_of(subtype)
    parent = parent_of(named(register, number))
    annexes = [each for each in grant.known.values() if each.parent == parent and each.active]
    annex = _annex_named(grant, annexes)
    if what in ("licence", "both"):
        old = grant.find(register, number)
        new = _new_version(grant, old, register, "notice")
        new = new.with_content(**_of_holder(grant), subtype=subtype)
        yield from _in_place_of(old, new)
        parent = parent_of(new.named)
        for each in annexes if old else ():
            followed = replace(each, parent=parent, holder=grant.holder)
            if followed != each and not (what == "both" and each == annex):
                yield Revise(each, followed, new.issued_on)
    if what in ("annex", "both"):
        paper = "annex" if what == "both" else "notice"
        if grant.given.get(f"{paper}_no"):
            new = replace(_new_version(grant, annex, ANNEX, paper), parent=parent)
            yield from _in_place_of(annex, new.with_content(**_of_holder(grant)))


def pool_changed(grant: Grant) -> Iterator[RegisterChange]:
    """The pool of the licence, old and new, on the day of the change (169¶16)."""
    answers = grant.answers
    subtype = str(answers.get("subtype", "")).removeprefix("subtype_")
    licence = grant.find(f"licence_{subtype}", answers.get(f"licence_{subtype}_no"))
    if licence is None:
        return
    pool = _pool(answers, "new_pool_name", "new_pool_cert_date")
    on = date.fromisoformat(answers["change_date"])
    yield Revise(licence, licence.with_content(pool=pool), on)


def register_of(subtype: str) -> str:
    """The register of the licences of a subtype."""
    return f"licence_{subtype}"


def _entry(grant: Grant, register: str, paper: str, content: Mapping[str, Any]) -> RegisterEntry:
    """A first issue; ``paper`` is where its number and day stand among what was given."""
    on: date = grant.given[f"{paper}_date"]
    return RegisterEntry(
        register,
        grant.number(f"{paper}_no"),
        grant.case_id,
        grant.holder,
        issued_on=on,
        first_on=on,
        valid_until=grant.given.get("valid_until"),
        content=content,
    )


def _annex(grant: Grant, paper: str, parent: str) -> RegisterEntry:
    content = {**_of_applicant(grant), "centres": _centres(grant.answers)}
    return replace(_entry(grant, ANNEX, paper, content), parent=parent)


def _content(subtype: Subtype, grant: Grant) -> dict[str, Any]:
    """What is printed on a licence and known from its application (169·A4, A5, A11)."""
    answers = grant.answers
    notice = {"no": answers.get("apk_notice_no"), "date": answers.get("apk_notice_date")}
    return {
        "subtype": subtype,
        **_of_applicant(grant),
        "centres": _centres(answers),
        "pool": _pool(answers, "pool_name", "pool_cert_date"),
        "notices": [notice],
    }


def _of_applicant(grant: Grant) -> dict[str, Any]:
    """The columns about the holder, on an annex too, which prints none of them (D-133)."""
    return {column: grant.answers[key] for column, key in _HOLDER.items() if key in grant.answers}


def _centres(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The data centres: own ones with their sources, or the one that hosts the hardware."""
    own = [
        {key: centre[key] for key in _CENTRE if key in centre}
        for centre in answers.get("data_centres", ())
    ]
    hosting = answers.get("hosting_dc_address")
    return own or ([{"dc_address": hosting}] if hosting else [])


def _pool(answers: Mapping[str, Any], name: str, accredited: str) -> dict[str, Any] | None:
    """The pool the mining goes through; None when through none."""
    if answers.get("pool_use") != "pool":
        return None
    return {"name": answers.get(name), "accredited_on": answers.get(accredited)}


def _of_holder(grant: Grant) -> dict[str, Any]:
    """The columns about the holder as the application for reissue gives them."""
    given = _of_applicant(grant)
    for column, keys in _SUCCESSION.items():
        new = next((grant.answers[key] for key in keys if grant.answers.get(key)), None)
        given |= {} if new is None else {column: new}
    return given


def _new_version(
    grant: Grant, old: RegisterEntry | None, register: str, paper: str
) -> RegisterEntry:
    """What is issued in place of ``old``; of an unknown licence the applicant told the day."""
    content = dict(old.content) if old else {}
    moved = {key: grant.answers[key] for key in _CENTRE if key in grant.answers}
    if moved:
        content["centres"] = _moved(content.get("centres", []), moved)
    new = _entry(grant, register, paper, content)
    told = new.issued_on
    if register != ANNEX and "licence_date" in grant.answers:
        told = date.fromisoformat(grant.answers["licence_date"])
    return replace(
        new,
        first_on=grant.given.get("first_on") or (old.first_on if old else told),
        valid_until=new.valid_until or (old.valid_until if old else None),
    )


def _moved(centres: Any, changed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The centres with the changed place or source (D-134): of the only one, else beside them."""
    if len(centres) == 1:
        return [{**centres[0], **changed}]
    return [*centres, dict(changed)]


def _in_place_of(old: RegisterEntry | None, new: RegisterEntry) -> Iterator[RegisterChange]:
    """The new version under the same number, or under a new one while the old number ends.

    An earlier day than that of the present version is no reissue of it: the number is taken.
    """
    same = old is not None and registry_no.compact(old.number) == registry_no.compact(new.number)
    if old is not None and not same:
        number, on = new.number, new.issued_on
        yield Revise(old, old.ended(Cause.REISSUED, on, number, replaced_by=number), on)
    if old is not None and same and old.issued_on <= new.issued_on:
        yield Revise(old, new, new.issued_on)
    else:
        yield Enter(new)


def _annex_named(grant: Grant, annexes: list[RegisterEntry]) -> RegisterEntry | None:
    """The annex the application names, by the number before a comma; the only one otherwise."""
    number = registry_no.compact(str(grant.answers.get("annex_ref") or "").partition(",")[0])
    told = (each for each in annexes if registry_no.compact(each.number) == number)
    return next(told, annexes[0] if len(annexes) == 1 else None)
