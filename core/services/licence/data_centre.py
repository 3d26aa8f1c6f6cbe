"""Fields on the data centres of a miner of subtype I: one entry each, as annex 11 asks.

*Law:* order № 169/НҚ, annex 1 (address, way of getting electricity) and annex 11, item 1. The words
stand in ``lic_1.po``.
*Why one entry for each:* every data centre has a title document, one source of electricity (D-53)
and a connection to the grid, by which its technical conditions are judged.
"""

from core.form.conditions import answered, every_entry
from core.form.declarations import Paper
from core.form.field import Field
from core.form.kinds import Choice, Day, Measure, Upload
from core.form.kinds.address import Address
from core.form.tables import Group
from core.law.acts import LawRef, Origin
from core.services.licence.rules.data_centre import BIG, EXEMPT, OLD
from core.services.licence.shared import PUT_OFF

WORDS = "lic_1"
ANNEX_1 = LawRef("169", annex="1")
TITLE = LawRef("169", annex="11", item="1.2")
METERING = LawRef("169", annex="11", item="1.4", note="D-50")
CONDITIONS = LawRef("169", annex="11", item="1.5", note="D-51")
WITH_CONDITIONS = answered("tu_case", BIG, OLD)

PAPERS = (
    Paper("doc.lic.dc", TITLE, field="data_centres"),
    Paper("doc.lic.metering", METERING, field="metering_doc"),
    Paper("doc.lic.tu", CONDITIONS, field="data_centres"),
)


def data_centres() -> Group:
    """Every data centre: address, source of electricity, and the documents on both."""
    return Group(
        key="data_centres",
        words=WORDS,
        law=ANNEX_1,
        columns=(*_place(), *_title(), *_grid()),
    )


def metering() -> Upload:
    """The document on metering and load disconnection, in force since 2024-01-01 (V-METER).

    Miners off the grid may explain why there is none: the order prints no exemption, the officers
    decide (D-50). One file covers all data centres, so all of them have to be off the grid.
    """
    return Upload(
        key="metering_doc",
        doc_id="doc.lic.metering",
        missing_code="E-METER",
        since=PUT_OFF.on,
        explain=every_entry("data_centres", "power_sourcing", "offgrid_producer", "own_offgrid"),
        words=WORDS,
        law=METERING,
    )


def _place() -> tuple[Field, ...]:
    return (
        Address(key="dc_address", landmark=True, words=WORDS, law=ANNEX_1),
        Choice(
            key="power_sourcing",
            options=("single_purchaser", "offgrid_producer", "mixed", "own_offgrid"),
            explained=True,
            missing_code="E-POWERSRC",
            words=WORDS,
            law=LawRef("169", annex="1", note="D-53"),
        ),
    )


def _title() -> tuple[Field, ...]:
    return (
        Upload(key="dc_doc", doc_id="doc.lic.dc", words=WORDS, law=TITLE),
        Choice(key="dc_basis", options=("own", "other_lawful"), words=WORDS, law=TITLE),
        Address(
            key="dc_doc_location",
            landmark=True,
            default_from="dc_address",
            words=WORDS,
            law=TITLE,
        ),
    )


def _grid() -> tuple[Field, ...]:
    """Technical conditions for connection to the grid; see the rules of ``data_centre``.

    Figures and dates stand in the conditions, not on the form: they are asked to check them before
    the provider does. Conditions of the first case may be shown before the connection.
    """
    big = answered("tu_case", BIG)
    return (
        Choice(
            key="tu_case",
            options=(BIG, OLD, EXEMPT),
            explained=True,
            when=answered("power_sourcing", "single_purchaser", "mixed"),
            words=WORDS,
            law=CONDITIONS,
        ),
        Choice(
            key="tu_issuer",
            options=("transmission", "producing"),
            when=WITH_CONDITIONS,
            words=WORDS,
            law=LawRef("169", annex="11", item="1.5", note="D-52"),
            origin=Origin.INFERRED,
        ),
        Upload(
            key="tu_doc",
            doc_id="doc.lic.tu",
            missing_code="E-TU-MISSING",
            when=WITH_CONDITIONS,
            words=WORDS,
            law=CONDITIONS,
        ),
        Day(
            key="grid_connected_on",
            future=True,
            optional_when=big,
            when=WITH_CONDITIONS,
            words=WORDS,
            law=CONDITIONS,
            origin=Origin.INFERRED,
        ),
        Measure(key="tu_power_mw", when=big, words=WORDS, law=CONDITIONS, origin=Origin.INFERRED),
        Measure(key="tu_voltage_kv", when=big, words=WORDS, law=CONDITIONS, origin=Origin.INFERRED),
        Measure(
            key="equipment_power_kw",
            required=False,
            when=big,
            words=WORDS,
            law=CONDITIONS,
            origin=Origin.DESIGN,
        ),
        Choice(
            key="tu_activity",
            options=("data_centre", "production_building", "industrial_building"),
            when=answered("tu_case", OLD),
            words=WORDS,
            law=CONDITIONS,
        ),
    )
