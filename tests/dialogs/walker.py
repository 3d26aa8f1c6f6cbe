"""Somebody who answers whatever is asked: by the screen alone, with no knowledge of any form."""

from random import Random
from typing import Any

from core.forms import FORMS
from core.forms.base import Field
from core.forms.kinds import Identifier
from core.forms.tables import Group, Table
from dialogs.samples import sample
from dialogs.screens import Text
from tests.dialogs.world import Visit

IDENTIFIERS = {"ie": "000101599992", "individual": "000101599992"}
ADDRESS = {
    "settlement": ("Теміртау", "Целиноград ауданы, Қосшы ауылы"),
    "street": ("Абай даңғылы 10", "мкр Самал-2", "пр. Абая, 10/2, оф. 5"),
    "building": ("58Б", "12 үй"),
    "landmark": ("Өнеркәсіп аймағы, 5-учаске",),
}
LEADS_ON = ("answer", "default", "same", "landmark", "no_expiry", "skip_cell", "cell")
HANDS_IN = ("hand_in", "acknowledge", "edit")


def fields() -> dict[str, Field]:
    """Every field that is asked, columns included, by the key of its question."""
    found: dict[str, Field] = {}
    for form in FORMS.values():
        for field in form.fields:
            columns: tuple[Field, ...] = ()
            if isinstance(field, Group):
                columns = field.columns
            if isinstance(field, Table):
                columns = tuple(column.field for column in field.columns)
            for each in (field, *columns):
                found[f"{form.key}.{each.key}.ask"] = each
    return found


FIELDS = fields()


def asked(person: Visit) -> Field | None:
    """The field or column whose question stands on the screen."""
    keys = [words.key for words in person.screen.text if isinstance(words, Text)]
    return next((FIELDS[key] for key in keys if key in FIELDS), None)


def texts(person: Visit, random: Random) -> list[str]:
    """Right answers that may be typed to the screen."""
    keys = [words.key for words in person.screen.text if isinstance(words, Text)]
    for part, samples in ADDRESS.items():
        if f"address.{part}.ask" in keys:
            return [random.choice(samples)]
    if person.screen.input.kind in ("none", "file"):
        return []
    field = asked(person)
    if isinstance(field, Identifier):
        return [IDENTIFIERS.get(person.answers["applicant_kind"], "250140999991")]
    if isinstance(field, Table):
        return [pasted(person, field)]
    if field is None:
        return []
    number = f"{person.world.now.timestamp():.0f}"
    return [f"{sample(field)}{number if field.key in UNLIKE else ''}"]


UNLIKE = ("apk_model", "item_serial")
"""Columns in which no two rows may say the same."""


def pasted(person: Visit, table: Table) -> str:
    """Lines that fill the table up, none when it is full."""
    standing = person.world.rows[person.draft.draft_id, table.key]
    lines = []
    for entry in person.answers[table.kinds]:
        name = " ".join(str(entry[key]) for key in table.named_by)
        there = sum(row[table.kind_column] == name for row in standing)
        lines += [
            f"{name};SN-{number_of(name)}-{number};95 TH/s;3,25"
            for number in range(there, entry[table.count_from])
        ]
    return "\n".join(lines)


def number_of(name: str) -> int:
    """The same small number for a name in every run."""
    return sum(ord(sign) * place for place, sign in enumerate(name, start=1))


def step(person: Visit, random: Random) -> None:
    """One right answer to whatever is asked."""
    actions = [choice.action for choice in person.session.choices]
    if person.session.place == "check":
        person.presses(next(a for verb in HANDS_IN for a in actions if a.split(":")[0] == verb))
        return
    if person.screen.input.kind == "file":
        person.sends()
        person.file_comes()
        return
    field = asked(person)
    if isinstance(field, Table):
        fill(person, field)
        return
    ways: list[tuple[str, Any]] = [("say", text) for text in texts(person, random)]
    ways += [("press", a) for a in actions if a.split(":")[0] in LEADS_ON and a != "answer:no"]
    if "done" in actions:
        ways += [("press", "done")] * 3 + [("press", "add")] * ("add" in actions)
    way, what = random.choice(ways)
    person.says(what) if way == "say" else person.presses(what)


def fill(person: Visit, table: Table) -> None:
    """The rows that are missing, then on."""
    lines = pasted(person, table)
    if lines:
        person.says(lines)
    else:
        person.presses("done")
