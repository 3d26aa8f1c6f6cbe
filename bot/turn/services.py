"""What a turn needs besides the database: fixed when the product starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.form.rule import Facts
from core.validation import Application, Outcome

Check = Callable[[Application, datetime, Facts], Outcome]


@dataclass(frozen=True, slots=True)
class TurnServices:
    """``check`` is the validation module; ``staff`` who may open the desk, ``staff_chat`` where
    officers are told of new cases. ``desk_url`` is where one-time links begin.

    A number missing from one of ``registers_complete`` does not exist; ``pools_exist``: there are
    accredited pools in the Republic (D-54).
    """

    secret: bytes
    check: Check
    staff: frozenset[str] = frozenset()
    staff_chat: str = ""
    desk_url: str = ""
    registers_complete: frozenset[str] = frozenset()
    pools_exist: bool = True
