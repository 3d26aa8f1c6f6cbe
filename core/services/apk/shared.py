"""Fields and grounds that the applications to the registry of complexes share.

Their messages stand in ``apk.po``.
"""

from functools import partial

from core.form.conditions import Condition
from core.form.declarations import Ground
from core.form.field import Field
from core.form.kinds import Code, Day, RecordNo, Several
from core.identifiers import serial
from core.law.acts import LawRef, Origin

WORDS = "apk"
ORDER = partial(LawRef, "138")
ANNEX_5 = partial(LawRef, "138", annex="5")
MOST_LEAVING = 200
"""Serial numbers that fit into one message; for more, another application is filed."""


def entry(law: LawRef) -> tuple[Field, ...]:
    """Number and date of the notice of inclusion, which identify the entry.

    No form of the order asks for them; without them the entry cannot be found (D-31, D-32).
    """
    return (
        RecordNo(
            key="entry_no",
            register="apk",
            unknown="E-APKNOTICE",
            dated_by="entry_date",
            topic="apk.number",
            words=WORDS,
            law=law,
            origin=Origin.INFERRED,
        ),
        Day(
            key="entry_date",
            topic="apk.issued_on",
            words=WORDS,
            law=law,
            origin=Origin.INFERRED,
        ),
    )


def leaving_units(key: str, when: Condition) -> Several:
    """The serial numbers of the units of an entry that leave the registry (V-SERIAL).

    *Law:* 138¶4, 14; no form of the order asks for them (D-33).
    """
    law = ORDER(paragraph="4, 14", note="D-33")
    return Several(
        key=key,
        of=Code(key="serial", verbs=serial, law=law, origin=Origin.INFERRED),
        most=MOST_LEAVING,
        when=when,
        law=law,
        origin=Origin.INFERRED,
    )


def grounds(
    requires: tuple[str, ...], papers: tuple[str, ...], *, register: str = ""
) -> tuple[Ground, ...]:
    """The grounds for refusing inclusion or exclusion.

    ``requires`` are the fields that show whether the Rules are met, ``papers`` the documents of the
    package; ``register`` is the one the serial numbers are compared with.

    *Law:* 138·A5.9 (R), 138¶9 (P).
    """
    return (
        Ground(
            "APK-R1",
            _ground("1"),
            doubts=("W-OWNER", "W-BIN-DATE", "W-IIN-DATE"),
        ),
        Ground(
            "APK-R2",
            _ground("2"),
            evidence=("E-EXCLUDED", "E-APKNOTICE", "E-SERIAL-DUP", "E-SERIAL-TAKEN"),
            doubts=("W-MANUAL", "W-NOTCHECKED", "W-BIN-BRANCH", "W-BIN-NONRES"),
            requires=requires,
            register=register,
        ),
        Ground("APK-R3", _ground("3")),
        Ground("APK-R4", _ground("4")),
        Ground("APK-R5", _ground("5")),
        Ground("APK-R6", _ground("6"), evidence=("E-CONSENT",), requires=("consent_pd",)),
        Ground(
            "APK-P1",
            ORDER(paragraph="9"),
            evidence=("E-DOC-MISSING", "E-DOC-FORMAT", "E-SERIAL-COUNT"),
        ),
        Ground(
            "APK-P2",
            ORDER(paragraph="9"),
            evidence=("E-DOC-EXPIRED",),
            doubts=("W-EXP-UNKNOWN",),
            requires=papers,
        ),
    )


def _ground(item: str) -> LawRef:
    return ANNEX_5(item=f"9.{item}")
