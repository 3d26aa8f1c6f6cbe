"""Electricity and place of every data centre of a miner of subtype I.

*Law:* order № 169/НҚ, annex 1 and annex 11, items 1.2 and 1.5.

Technical conditions for connection to the grid, by where the electricity comes from and by the day
of the connection, never by the day the conditions were issued. A data centre that is not connected
yet counts as one connected since 2023-04-01:

=========================  ==================  ===============================================
electricity                connected           technical conditions
=========================  ==================  ===============================================
off the grid               any day             none: the note ``*`` is for the whole item (D-51)
from the single purchaser  before 2023-04-01   of 35 kV and 1 MW, or any with a fitting activity
from the single purchaser  since 2023-04-01    of 35 kV and 1 MW; a producer's: for staff (D-52)
=========================  ==================  ===============================================
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.form.findings import Finding
from core.form.rule import Filing, about
from core.form.tables import folded
from core.law.acts import LawRef

FIELD = "data_centres"
BIG, OLD, EXEMPT = "a_ge35kv_ge1mw", "b_connected_before_2023_04_01", "c_exempt_offgrid"
"""The cases of item 1.5: its first and second paragraph, and its note."""

OLD_UNTIL = date(2023, 4, 1)
LEAST_MW, LEAST_KV = Decimal(1), Decimal(35)
KW_IN_MW = 1000

_UNREGULATED = {"mixed": "D-53", "own_offgrid": "D-77"}
_PLACE = ("country", "region", "city", "settlement", "street", "building", "landmark")


@about(FIELD)
def power_source(filing: Filing) -> Iterator[Finding]:
    """One of two sources of electricity; a mix or own generation is left to the officers.

    *Law:* 169·A1; V-POWERSRC, D-53, D-77.
    """
    for number, centre in _centres(filing):
        note = _UNREGULATED.get(centre["power_sourcing"])
        if note is not None:
            yield Finding("W-MANUAL", FIELD, LawRef("169", annex="1", note=note), row=number)


@about(FIELD)
def title(filing: Filing) -> Iterator[Finding]:
    """The title document names the address of a data centre of the application.

    Only a doubt: an address can be written in many ways, and the order has no such check.

    *Law:* 169·A11.1.2.
    """
    law = LawRef("169", annex="11", item="1.2")
    places = {_place(centre["dc_address"]) for _, centre in _centres(filing)}
    for number, centre in _centres(filing):
        if _place(centre["dc_doc_location"]) not in places:
            yield Finding("W-DC-LOCATION", FIELD, law, row=number)


@about(FIELD)
def technical_conditions(filing: Filing) -> Iterator[Finding]:
    """Every data centre meets the technical conditions of its case (V-TU).

    *Law:* 169·A11.1.5; D-51, D-52.
    """
    for number, centre in _centres(filing):
        for code, note in _of_conditions(centre):
            law = LawRef("169", annex="11", item="1.5", note=note)
            yield Finding(code, FIELD, law, row=number)


def _of_conditions(centre: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Codes of findings, each with its discrepancy."""
    case = centre.get("tu_case")
    if case == EXEMPT and centre["power_sourcing"] == "single_purchaser":
        yield "E-TU-CASE", "D-51"
    if case not in (BIG, OLD):
        return
    connected_on = centre.get("grid_connected_on")
    is_old = connected_on is not None and date.fromisoformat(connected_on) < OLD_UNTIL
    if centre["tu_issuer"] == "producing" and not is_old:
        yield "W-MANUAL", "D-52"
    elif case == OLD and not is_old:
        yield "E-TU-DATE", ""
    elif case == BIG:
        if Decimal(centre["tu_power_mw"]) < LEAST_MW:
            yield "E-TU-POWER", ""
        if Decimal(centre["tu_voltage_kv"]) < LEAST_KV:
            yield "E-TU-VOLT", ""


@about(FIELD)
def equipment(filing: Filing) -> Iterator[Finding]:
    """The equipment draws no more power than the conditions permit (V-POWER-SUM).

    *Law:* 169·A11.1.5.
    """
    law = LawRef("169", annex="11", item="1.5")
    for number, centre in _centres(filing):
        drawn, permitted = centre.get("equipment_power_kw"), centre.get("tu_power_mw")
        if drawn and permitted and Decimal(drawn) > Decimal(permitted) * KW_IN_MW:
            yield Finding("W-POWER-SUM", FIELD, law, row=number)


RULES = (power_source, title, technical_conditions, equipment)


def _centres(filing: Filing) -> Iterator[tuple[int, Mapping[str, Any]]]:
    yield from enumerate(filing.answers.get(FIELD, ()), start=1)


def _place(address: Mapping[str, str]) -> tuple[str, ...]:
    """An address for comparison, without letter case, white space, district and premises."""
    return tuple(folded(address.get(part, "")) for part in _PLACE)
