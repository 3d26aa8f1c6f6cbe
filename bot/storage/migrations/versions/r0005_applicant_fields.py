"""Rename the answers of an inclusion about the applicant to the names all forms share.

``contact_mobile`` becomes ``contact_phone``, ``representative_poa_no`` and
``representative_poa_date`` become ``poa_no`` and ``poa_date``. The representative is who signs:
``representative_name`` becomes ``signer_name``, beside the name that stood there if it was another.

Cases and drafts are renamed, and the message keys in stored screens and waiting messages with them.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

FIELDS: Mapping[str, str] = {
    "contact_mobile": "contact_phone",
    "representative_poa_no": "poa_no",
    "representative_poa_date": "poa_date",
    "representative_name": "signer_name",
}
SHARED = (
    *("applicant_kind", "channel", "applicant_name", "applicant_bin_iin", "contact_mobile"),
    *("contact_email", "consent_pd", "signer_name", "signed_by", "representative_name"),
    *("representative_poa_no", "representative_poa_date", "signature", "filled_on"),
)
"""Fields of the form whose words now stand in ``applicant.po`` …"""
OWN: Mapping[str, tuple[str, ...]] = {
    "applicant_name": ("label",),
    "applicant_bin_iin": ("label",),
    "contact_mobile": ("label", "short", "ask"),
    "contact_email": ("label",),
}
"""… except these."""


CASES = sa.table("cases", *map(sa.column, ("case_id", "service", "answers", "findings")))
SESSIONS = sa.table("sessions", *map(sa.column, ("person", "body")))
OUTBOX = sa.table("outbox", *map(sa.column, ("seq", "state", "payload")))


def upgrade() -> None:
    connection = op.get_bind()
    inclusions = sa.select(CASES.c.case_id, CASES.c.answers, CASES.c.findings).where(
        CASES.c.service == "apk.include"
    )
    for case_id, answers, findings in connection.execute(inclusions).all():
        renamed = {"answers": _json(_answers, answers), "findings": _json(_findings, findings)}
        this = CASES.c.case_id == case_id
        connection.execute(sa.update(CASES).where(this).values(renamed))
    conversations = sa.select(SESSIONS).where(SESSIONS.c.body.contains("apk_include"))
    for person, body in connection.execute(conversations).all():
        this = SESSIONS.c.person == person
        connection.execute(sa.update(SESSIONS).where(this).values(body=_json(_session, body)))
    waiting = sa.select(OUTBOX.c.seq, OUTBOX.c.payload).where(
        OUTBOX.c.state.in_(("pending", "sending")), OUTBOX.c.payload.contains("apk_include")
    )
    for seq, payload in connection.execute(waiting).all():
        this = OUTBOX.c.seq == seq
        connection.execute(sa.update(OUTBOX).where(this).values(payload=_json(_texts, payload)))


def _json(rename: Callable[[Any], Any], stored: str) -> str:
    return json.dumps(rename(json.loads(stored)), ensure_ascii=False, separators=(",", ":"))


def _answers(given: Mapping[str, Any]) -> dict[str, Any]:
    """Values by field key under the new keys, in their order."""
    renamed: dict[str, Any] = {}
    for key, value in given.items():
        if key == "representative_name":
            value = _signer(given.get("signer_name"), value)
        renamed[FIELDS.get(key, key)] = value
    return renamed


def _signer(signer: Any, representative: Any) -> Any:
    if not (isinstance(signer, str) and isinstance(representative, str)):
        return signer or representative
    return signer if signer == representative else f"{signer}; {representative}"


def _findings(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**each, "field": FIELDS.get(each["field"], each["field"])} for each in found]


def _session(body: dict[str, Any]) -> dict[str, Any]:
    drafts = [
        _draft(each) if each["form"] == "apk_include" else each for each in body.get("drafts", ())
    ]
    renamed: dict[str, Any] = _texts({**body, "drafts": []})
    return {**renamed, "drafts": drafts}


def _draft(draft: dict[str, Any]) -> dict[str, Any]:
    by_field = {
        name: _answers(draft.get(name) or {}) for name in ("answers", "aside", "offered", "awaited")
    }
    entry = {
        name: FIELDS.get(value, value) if name == "key" else value
        for name, value in (draft.get("entry") or {}).items()
    }
    at = draft.get("at", "")
    return {**draft, **by_field, "entry": entry, "at": FIELDS.get(at, at)}


def _texts(value: Any) -> Any:
    """A stored value with its message keys and button codes renamed, at any depth."""
    match value:
        case str():
            return _text(value)
        case list():
            return [_texts(each) for each in value]
        case dict():
            return {key: _texts(each) for key, each in value.items()}
        case _:
            return value


def _text(text: str) -> str:
    verb, colon, field = text.partition(":")
    if colon and field in FIELDS:
        return f"{verb}:{FIELDS[field]}"
    stem, _, rest = text.partition(".")
    field, _, end = rest.partition(".")
    if stem != "apk_include" or field not in SHARED:
        return text
    own = end.partition(".")[0] in OWN.get(field, ())
    return f"{stem if own else 'applicant'}.{FIELDS.get(field, field)}.{end}"
