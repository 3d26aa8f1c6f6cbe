"""What a granted application changes in the register of accredited pools.

*Law:* 142¶3, ¶12, annex 3. The certificate has no number: the number of the registration stands for
it inside (D-67).
"""

from collections.abc import Iterator
from datetime import date

from core.form.grant import Grant
from core.form.register import Enter, RegisterChange, RegisterEntry, Revise
from core.identifiers import registry_no
from core.law.accreditation import last_day
from core.services.pool.shared import REGISTER

_CONTENT = {
    "name": "legal_name",
    "bin": "bin",
    "server_location": "server_location",
    "channel_1": "channel_provider_1",
    "channel_2": "channel_provider_2",
    "reserve": "reserve",
}
"""Columns of the register and the answers of the application they come from."""
_CHANGED = {"legal_name": "name", "server_location": "server_location"}
"""Options of ``changed_fields`` whose new value the application asks, and their columns."""


def accredited(grant: Grant) -> Iterator[RegisterChange]:
    """A certificate for a year; an earlier one runs to its own last day (D-27)."""
    on: date = grant.given["notice_date"]
    yield Enter(
        RegisterEntry(
            REGISTER,
            registry_no.format(grant.registration_no),
            grant.case_id,
            grant.applicant,
            issued_on=on,
            first_on=on,
            valid_until=last_day(on),
            content={
                column: grant.answers[key]
                for column, key in _CONTENT.items()
                if key in grant.answers
            },
        )
    )


def reissued(grant: Grant) -> Iterator[RegisterChange]:
    """Changed columns and the day of reissue; day of issue and last day stay (D-26, D-116)."""
    issued = str(grant.answers.get("cert_issue_date"))
    certificate = next(
        (
            entry
            for entry in grant.known.values()
            if entry.register == REGISTER
            and entry.holder == grant.applicant
            and entry.active
            and entry.issued_on.isoformat() == issued
        ),
        None,
    )
    if certificate is None:
        return
    on: date = grant.given["notice_date"]
    asked = (key for key in grant.answers.get("changed_fields", ()) if key in _CHANGED)
    content = {_CHANGED[key]: grant.answers[key] for key in asked if key in grant.answers}
    days = [*certificate.content.get("reissued_on", ()), on.isoformat()]
    yield Revise(certificate, certificate.with_content(**content, reissued_on=days), on)
