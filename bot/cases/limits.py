"""Computing the limits of stored cases that have none, as those of before limits were stored.

*Why:* the queue is read from stored limits, which are written with each step. A case without them
would stand among those without a term.
"""

from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.cases.view import law_case
from bot.storage import case_events, case_limits, cases
from bot.storage.writer import Writer
from core.cases.next_limit import limits

BATCH = 100
"""Cases to a transaction, so that turns need not wait for all of them."""


async def recompute(writer: Writer, now: datetime) -> int:
    """Compute the limits of every case that has none computed; how many cases those were.

    To be called at start. Several workers may do so at once; a second run finds nothing to do.
    """
    computed = 0
    while found := await writer.transact(partial(_compute_some, now=now)):
        computed += found
    return computed


def _compute_some(connection: Connection, now: datetime) -> int:
    found = case_limits.not_computed(connection, BATCH)
    for case_id in found:
        case = cases.get(connection, case_id)
        assert case is not None
        known = law_case(case, case_events.latest(case_events.of_case(connection, case_id)))
        case_limits.replace(connection, case, limits(known), now)
    return len(found)
