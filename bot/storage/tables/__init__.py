"""Every table of the schema, by subject.

Partial indexes keep the waiting rows cheap to find however many rows are finished: a query uses
them only by repeating their conditions (``INBOX_PENDING``, ``DUTIES``) literally.
"""

from bot.storage.tables.access import BLOCKS, DESK_SESSIONS, STAFF_LINKS, STATUS_ATTEMPTS
from bot.storage.tables.cases import (
    AUDIT,
    CASE_EVENTS,
    CASE_LIMITS,
    CASES,
    CASES_WITHOUT_LIMITS,
    DUTIES,
)
from bot.storage.tables.conversation import (
    DRAFT_ROWS,
    INBOX,
    INBOX_PENDING,
    OUTBOX,
    OUTBOX_WAITING,
    SESSIONS,
)
from bot.storage.tables.files import FILES, JOBS, JOBS_WAITING
from bot.storage.tables.installation import INSTALLATION
from bot.storage.tables.registers import (
    CHECKLISTS,
    REGISTER_ENTRIES,
    REGISTER_HISTORY,
    REGISTER_SERIALS,
)
from bot.storage.tables.types import SCHEMA, moment_text

__all__ = [
    "AUDIT",
    "BLOCKS",
    "CASES",
    "CASES_WITHOUT_LIMITS",
    "CASE_EVENTS",
    "CASE_LIMITS",
    "CHECKLISTS",
    "DESK_SESSIONS",
    "DRAFT_ROWS",
    "DUTIES",
    "FILES",
    "INBOX",
    "INBOX_PENDING",
    "INSTALLATION",
    "JOBS",
    "JOBS_WAITING",
    "OUTBOX",
    "OUTBOX_WAITING",
    "REGISTER_ENTRIES",
    "REGISTER_HISTORY",
    "REGISTER_SERIALS",
    "SCHEMA",
    "SESSIONS",
    "STAFF_LINKS",
    "STATUS_ATTEMPTS",
    "moment_text",
]
