"""Store the serial numbers of a partial exclusion as a list, as those of a change are.

They were one free text. Its parts between commas, semicolons, blanks and line breaks become the
list: in cases as they stand, in capitals; in drafts the next check judges them.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = "excluded_serials"
CASES = sa.table("cases", *map(sa.column, ("case_id", "service", "answers")))
SESSIONS = sa.table("sessions", *map(sa.column, ("person", "body")))


def upgrade() -> None:
    connection = op.get_bind()
    partial = sa.select(CASES.c.case_id, CASES.c.answers).where(
        CASES.c.service == "apk.exclude", CASES.c.answers.contains(KEY)
    )
    for case_id, answers in connection.execute(partial).all():
        this = CASES.c.case_id == case_id
        connection.execute(sa.update(CASES).where(this).values(answers=_json(_listed, answers)))
    conversations = sa.select(SESSIONS).where(SESSIONS.c.body.contains(KEY))
    for person, body in connection.execute(conversations).all():
        this = SESSIONS.c.person == person
        connection.execute(sa.update(SESSIONS).where(this).values(body=_json(_session, body)))


def _json(change: Callable[[Any], Any], stored: str) -> str:
    return json.dumps(change(json.loads(stored)), ensure_ascii=False, separators=(",", ":"))


def _listed(answers: dict[str, Any]) -> dict[str, Any]:
    text = answers.get(KEY)
    if not isinstance(text, str):
        return answers
    serials = [each.upper() for each in re.split(r"[\s,;]+", text) if each]
    return {**answers, KEY: list(dict.fromkeys(serials))}


def _session(body: dict[str, Any]) -> dict[str, Any]:
    drafts = [
        {**each, "answers": _listed(each["answers"])} if each["form"] == "apk_exclude" else each
        for each in body["drafts"]
    ]
    return {**body, "drafts": drafts}
