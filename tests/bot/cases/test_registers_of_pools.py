"""Pools in the office's registers: the certificate of one, and the pool of a licence."""

from dataclasses import replace
from typing import Any

from bot.storage.engine import Database
from tests.bot.support.desk_cases import registered, reviewed
from tests.bot.support.registers import FIRST, NOTICE, entered, granting, known

NOTIFIED: dict[str, Any] = {
    "subtype": "subtype_2",
    "licence_2_no": "7-у",
    "change_date": "2026-03-13",
    "pool_use": "pool",
    "new_pool_name": "Жаңа",
}


def test_a_notice_of_another_pool_is_written_to_the_licence(database: Database) -> None:
    """169¶16: the order knows no answer, so the case is closed without a number or a day."""
    entered(database, replace(FIRST, register="licence_2", content={"pool": {"name": "Ескі"}}))
    granting(database, registered(service="lic.poolinfo", answers=NOTIFIED), {})
    (licence,) = known(database)
    assert licence.content["pool"]["name"] == "Жаңа"
    assert licence.active


def test_d_67_a_certificate_is_kept_under_the_number_of_its_registration(
    database: Database,
) -> None:
    """Its form has no number, so the number of the notice is not its key."""
    case = reviewed(service="pool.accredit", answers={"legal_name": "«Дала пулы» ЖШС"})
    granting(database, case)
    later = replace(case, case_id="case-2", registration_no="№ 16")
    granting(database, later, {**NOTICE, "notice_no": "15"})
    assert [each.named for each in known(database)] == [("pool", "15"), ("pool", "16")]
