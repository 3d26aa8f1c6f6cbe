"""Services of a turn, other than the database; fixed when the product starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.operations.settings import Settings
from bot.telegram.persons import person_of
from core.form.rule import Facts
from core.validation import Application, Outcome, validate

Check = Callable[[Application, datetime, Facts], Outcome]


@dataclass(frozen=True, slots=True)
class TurnServices:
    """Made once, when the product starts."""

    secret: bytes
    """The key of hashes and of tokens on buttons."""
    check: Check
    """The validation module."""
    staff: frozenset[str] = frozenset()
    """The persons who may open the desk."""
    staff_chat: str = ""
    """The chat where officers are told of new cases; empty where there is none."""
    staff_channel: str = "telegram"
    desk_url: str = ""
    """Where one-time links begin."""
    registers_complete: frozenset[str] = frozenset()
    """The registers in which a number that is missing does not exist."""
    pools_exist: bool = True
    """Whether there are accredited pools in the Republic (D-54)."""


def turn_services(settings: Settings) -> TurnServices:
    """The services of a product with these settings."""
    return TurnServices(
        secret=settings.secret_key,
        check=validate,
        staff=frozenset(person_of(each) for each in settings.staff_telegram_ids),
        staff_chat=person_of(settings.staff_chat_id) if settings.staff_chat_id else "",
        desk_url=f"{settings.public_url}/desk/enter",
        registers_complete=settings.registers_complete,
        pools_exist=settings.accredited_pools_exist,
    )
