"""Work for later, claimed with a lease by whichever worker is free; one job a kind and subject.

A job is waiting, running, done or dead. A running one whose lease ran out is claimed again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.storage.plan import WithRows
from bot.storage.tables import JOBS, JOBS_WAITING


@dataclass(frozen=True, slots=True)
class Job:
    """A job to be run now; `attempts` counts this one."""

    job_id: int
    kind: str
    subject: str
    payload: Any
    attempts: int


_DUE = (
    select(JOBS.c.job_id, JOBS.c.kind, JOBS.c.subject, JOBS.c.payload, JOBS.c.attempts + 1)
    .where(
        JOBS_WAITING,
        JOBS.c.run_at <= bindparam("now"),
        or_(JOBS.c.lease_until.is_(None), JOBS.c.lease_until <= bindparam("now")),
    )
    .order_by(JOBS.c.run_at, JOBS.c.job_id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_START = (
    update(JOBS)
    .where(JOBS.c.job_id.in_(bindparam("ids", expanding=True)))
    .values(state="running", attempts=JOBS.c.attempts + 1, lease_until=bindparam("lease"))
)
_RUNNING = update(JOBS).where(JOBS.c.job_id == bindparam("row"), JOBS.c.state == "running")
_DONE = _RUNNING.values(state="done", lease_until=None, fault=None)
_LATER = _RUNNING.values(
    state="waiting", lease_until=None, run_at=bindparam("later"), fault=bindparam("class_name")
)
_ABANDONED = update(JOBS).where(JOBS_WAITING, JOBS.c.state == "running").values(lease_until=None)
_DEAD = _RUNNING.values(state="dead", lease_until=None, fault=bindparam("class_name"))
_NEW = insert(JOBS)
_ENQUEUE = _NEW.on_conflict_do_update(  # PostgreSQL's construct; SQLite's grammar is the same
    index_elements=["kind", "subject"],
    set_={
        name: _NEW.excluded[name]
        for name in ("payload", "run_at", "state", "attempts", "lease_until", "fault")
    },
)


def enqueue(kind: str, subject: str, payload: Any, run_at: datetime) -> WithRows:
    """Plan a job; one of the same kind and subject is planned again, whatever became of it."""
    wanted = {"kind": kind, "subject": subject, "payload": payload, "run_at": run_at}
    return _ENQUEUE, [{**wanted, "state": "waiting", "attempts": 0}]


def claim(connection: Connection, now: datetime, lease: timedelta, limit: int) -> list[Job]:
    """Start at most `limit` due jobs, the longest due first."""
    rows = connection.execute(_DUE, {"now": now, "most": limit}).all()
    if rows:
        ids = [row.job_id for row in rows]
        connection.execute(_START, {"ids": ids, "lease": now + lease})
    return [Job(*row) for row in rows]


def abandon(connection: Connection) -> None:
    """Release the leases of jobs under way, as no worker is running any."""
    connection.execute(_ABANDONED)


def finish(connection: Connection, job_id: int) -> None:
    """The job is done, unless it was planned again while it ran."""
    connection.execute(_DONE, {"row": job_id})


def postpone(connection: Connection, job_id: int, until: datetime, fault: str | None) -> None:
    """Run the job again at `until`; `fault` is an exception's class name."""
    connection.execute(_LATER, {"row": job_id, "later": until, "class_name": fault})


def bury(connection: Connection, job_id: int, fault: str) -> None:
    """Never run the job again; `fault` is an exception's class name."""
    connection.execute(_DEAD, {"row": job_id, "class_name": fault})
