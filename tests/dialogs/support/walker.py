"""Somebody who answers whatever is asked: by the screen alone, with no knowledge of any form."""

from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any
from zlib import crc32

from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Consent, Day, Identifier, Text, Upload
from core.form.tables import Group, Table
from dialogs.events import Said
from dialogs.journey import form_of
from dialogs.questions import kind_of
from dialogs.screens import Text as Words
from tests.dialogs.support.visits import Visit

IDENTIFIERS = {"ie": "000101599992", "individual": "000101599992"}
ADDRESS = {
    "settlement": ("Теміртау", "Целиноград ауданы, Қосшы ауылы"),
    "street": ("Абай даңғылы 10", "мкр Самал-2", "пр. Абая, 10/2, оф. 5"),
    "building": ("58Б", "12 үй"),
    "country": ("Қазақстан", "Өзбекстан"),
    "landmark": ("Өнеркәсіп аймағы, 5-учаске",),
}
LEADS_ON = (
    "answer", "default", "earlier", "same", "landmark", "no_expiry", "skip_cell", "skip_part",
    "skip", "cell", "pick", "go_on",
)  # fmt: skip
HANDS_IN = ("hand_in", "acknowledge", "edit", "finish")


@cache
def fields(form: Form) -> Mapping[str, Field]:
    """Every field of a form that is asked, columns included, by the key of its question.

    A number is asked for in words of its own, by who applies: it is known by its title.
    """
    found: dict[str, Field] = {}
    for field in form.fields:
        columns: tuple[Field, ...] = ()
        if isinstance(field, Group):
            columns = field.columns
        if isinstance(field, Table):
            columns = tuple(column.field for column in field.columns)
        for each in (field, *columns):
            found[form.words(each, "ask")] = each
            if isinstance(each, Identifier):
                found[form.words(each, "label")] = each
    return found


def asked(person: Visit) -> Field | None:
    """The field or column whose question stands on the screen."""
    if person.session.draft is None:
        return None
    known = fields(form_of(person.draft))
    lines = (person.screen.title, *person.screen.text)
    keys = [words.key for words in lines if isinstance(words, Words)]
    return next((known[key] for key in keys if key in known), None)


def texts(person: Visit, random: Random) -> list[str]:
    """Right answers that may be typed to the screen."""
    keys = [words.key for words in person.screen.text if isinstance(words, Words)]
    for part, samples in ADDRESS.items():
        if f"address.{part}.ask" in keys:
            return [random.choice(samples)]
    if any(key.endswith(".explain") for key in keys):
        return ["Құрылғы желіге қосылмаған."]
    if person.screen.input.kind in ("none", "file"):
        return []
    field = asked(person)
    if isinstance(field, Identifier):
        kind = person.answers.get(field.kind_from)
        return [IDENTIFIERS.get(str(kind), "250140999991")]
    if isinstance(field, Table):
        return [pasted(person, field)]
    if field is None:
        return []
    if isinstance(field, Day) and not field.future:
        return [f"01.{person.world.now:%m.%Y}"]
    unlike = isinstance(field, Text) or field.key == "item_serial"
    number = f"{person.world.now.timestamp():.0f}"
    (typed,) = kind_of(field).sample(field, person.draft)
    assert isinstance(typed, Said)
    return [f"{typed.text}{number if unlike else ''}"]


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
    """The same number for a name in every run, and another for another name."""
    return crc32(name.encode())


def step(person: Visit, random: Random) -> None:
    """One right answer to whatever is asked."""
    actions = person.offered
    if person.session.place == "check":
        verbs = [verb for verb in HANDS_IN if any(a.split(":")[0] == verb for a in actions)]
        person.presses(random.choice([a for a in actions if a.split(":")[0] == verbs[0]]))
        return
    field = asked(person)
    if person.screen.input.kind == "file" and isinstance(field, Upload):
        explain = "explain" in actions and random.random() < 0.3
        if explain:
            person.presses("explain")
        else:
            person.sends(f"құжат.{field.formats[0]}")
            number = len(person.world.fetching)
            person.file_comes(f"file-{number}", format_=field.formats[0])
        return
    if isinstance(field, Table):
        fill(person, field)
        return
    ways: list[tuple[str, Any]] = [("say", text) for text in texts(person, random)]
    refused = "answer:no" if isinstance(field, Consent) else ""
    ways += [("press", a) for a in actions if a.split(":")[0] in LEADS_ON and a != refused]
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
