"""Every key that needs words in both languages: counted up, so that start-up can refuse a gap.

Whole keys and issue codes are read from the sources of ``core`` and ``dialogs``; keys put together
at run time are derived from the declarations: forms, states, acts, holidays, regions.

*Why:* a screen, a field or a rule without words must stop the start, not a person.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import core
from core.cases.transitions import TRANSITIONS
from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Choice, Consent, MultiChoice, Upload
from core.form.kinds.address import CITIES_AS_REGIONS, Address, regions
from core.form.kinds.texts import NUMBERS
from core.form.steps.states import Actor, State
from core.form.tables import Group, Table
from core.law.acts import ACTS, Origin
from core.law.providers import PROVIDERS
from core.law.working_time import HOLIDAYS, Reason
from core.services.catalogue import CARDS, FORMS, SECTIONS
from core.validation.precheck import Unseen, Verdict
from dialogs.wording.catalogue import LANGUAGES, Catalogue, catalogue

SOURCES = (Path(core.__file__).parent, Path(__file__).parents[1])
KEY = re.compile(r"[a-z_]+(?:\.[a-z0-9_]+)+")
ISSUE = re.compile(r"""["'.]([EW]-[A-Z0-9]+(?:-[A-Z0-9]+)*)["']""")

SHOW_NOTHING = frozenset({"page.py", "samples.py", "keys.py"})
"""Sources whose strings are samples or parts, not words for a person."""

UNREADABLE = (
    "album",
    "animation",
    "audio",
    "edited",
    "location",
    "other",
    "poll",
    "sticker",
    "video",
    "voice",
)
"""The kinds of ``Unreadable`` that channels make."""

SHELL_ISSUES = (
    "E-DATE-FUTURE",
    "E-FILE-CONTENT",
    "E-FILE-EMPTY",
    "E-FILE-GONE",
    "E-SHEET",
    "E-SHEET-LONG",
)
"""Issue codes that the shell raises and neither ``core`` nor ``dialogs`` does."""

SHELL = (
    "bot.name",
    "bot.description",
    "bot.short_description",
    "command.start",
    "command.help",
    "command.language",
    "command.status",
    "command.cancel",
    "command.privacy",
    "command.resume",
    "staff.new_case",
    "staff.new_case_no_term",
    "staff.check_postponed",
    "staff.serial_taken",
    "staff.infected",
    "message.repeat",
    "group.private",
)
"""What the shell says on its own account; the web page and the desk prove their own words."""

_SUFFIXES: dict[type[Field], tuple[str, ...]] = {
    Choice: ("ask",),
    MultiChoice: ("ask",),
    Consent: ("ask", "official"),
    Upload: ("ask",),
    Address: ("ask",),
    Group: ("listed", "entry", "kept", "add.button", "change.button", "remove.button"),
    Table: ("ask", "example", "row"),
}


def used_keys() -> frozenset[str]:
    """Every key that may be shown to a person or to staff, outside the web page and the desk."""
    return frozenset(
        [
            *_whole_keys(),
            *(f"issue.{code}" for code in (*_issues(), *SHELL_ISSUES)),
            *(key for form in FORMS.values() for key in form_keys(form)),
            *_of_cases(),
            *_of_menus(),
            *_of_declarations(),
            *SHELL,
        ]
    )


def missing_words() -> tuple[str, ...]:
    """Keys without words, such as "kk: menu.title", sorted; empty when all is well."""
    return tuple(
        f"{language}: {key}"
        for language in LANGUAGES
        for key in sorted(_silent(catalogue(language)))
    )


def form_keys(form: Form) -> Iterator[str]:
    """The keys of one form: its own, of its fields and their parts, of its papers and grounds."""
    for name in ("title", "intro", "begin.button", "resume.button"):
        yield f"{form.key}.{name}"
    if form.comes_after:
        yield f"{form.key}.first"
    if form.validity:
        yield f"{form.key}.validity"
    yield from (note.words_in(form.key) for note in form.notes)
    yield from (f"{form.key}.change.{change.edition}" for change in form.changes)
    for field in form.fields:
        yield from (form.words(each, end) for each, end in _ends(field))
        if isinstance(field, Address):
            yield from _of_address(field)
    for paper in form.papers:
        yield form.paper_words(paper.doc_id)
    yield from (f"ground.{ground.code}" for ground in form.grounds)
    for review in form.review:
        yield review.words
    if form.filed:
        yield from (f"receipt.channel.{form.filed_at}", f"about.portal.{form.filed_at}")


def _ends(field: Field) -> Iterator[tuple[Field, str]]:
    """``label`` of every field; of those that are asked also a ``short`` name and the question."""
    yield field, "label"
    if not field.asked:
        return
    yield field, "short"
    yield from _asked(field)
    if isinstance(field, Group):
        for part in field.columns:
            yield part, "label"
            if part.when is not None:
                yield part, "line"
            yield from _asked(part)
    elif isinstance(field, Table):
        for column in field.columns:
            ends = ("label",) if column.filled else ("label", "ask", "example")
            yield from ((column.field, end) for end in ends)


def _asked(field: Field) -> Iterator[tuple[Field, str]]:
    """The question of a field and its options."""
    yield from ((field, end) for end in _SUFFIXES.get(type(field), ("ask", "example")))
    if isinstance(field, Choice | MultiChoice):
        yield from ((field, f"option.{option}") for option in field.options)
        if field.explained:
            yield from ((field, f"meaning.{option}") for option in field.options)
    if isinstance(field, Choice):
        yield from ((field, f"leads.{option}") for option in field.leads_to)
    if isinstance(field, Choice | MultiChoice):
        yield from ((field, f"option.{option}") for option in field.not_here)
    if isinstance(field, Upload) and field.explain is not None:
        yield field, "explain"


def _of_address(field: Address) -> Iterator[str]:
    """The questions of every part that is typed, with a street or with a landmark."""
    for part in {*field.parts({}), *field.parts({"landmark": ""})} - {"region", "country"}:
        yield f"address.{part}.ask"
        yield f"address.{part}.example"


def _of_menus() -> Iterator[str]:
    """Sections, cards, providers and the verdicts on grounds for refusal."""
    for named in PROVIDERS.values():
        yield from (f"provider.{edition.value}" for edition in named.editions)
    for section in SECTIONS:
        yield from (f"section.{section}.button", f"section.{section}.title")
    for card in CARDS.values():
        ends = ("title", "text", "open.button", *(("next",) if card.monthly else ()))
        yield from (f"{card.key}.{end}" for end in ends)
    yield from (f"precheck.{verdict.value}" for verdict in Verdict)
    yield from (f"precheck.unseen.{unseen.value}" for unseen in Unseen)


def _of_cases() -> Iterator[str]:
    """States, who acts next, and the news of every step that somebody else takes."""
    yield from (f"state.{state.value}" for state in State)
    yield from (f"status.next.{actor.value}" for actor in Actor)
    for step in TRANSITIONS:
        if step.actor is not Actor.APPLICANT:
            yield f"news.{step.target.value}"


def _of_declarations() -> Iterator[str]:
    """Languages, origins, acts, days off, places and what cannot be read."""
    yield from (f"language.{language}" for language in LANGUAGES)
    yield from (f"source.{origin.value}" for origin in Origin)
    yield from (f"identifier.{number}.{end}" for number in NUMBERS for end in ("ask", "example"))
    yield from (f"law.act.{act}" for act in ACTS)
    yield from (f"holiday.{name}" for name in HOLIDAYS.values())
    yield from (f"proof.{reason.value}" for reason in Reason if reason is not Reason.WEEKEND)
    yield from (f"region.{code}" for code in regions())
    yield from (f"city.{code}" for code in CITIES_AS_REGIONS)
    yield from (f"unreadable.{kind}" for kind in UNREADABLE)


def _whole_keys() -> Iterator[str]:
    """Strings that look like keys in ``dialogs``, besides topics, ends of keys and faults."""
    topics = {field.topic for form in FORMS.values() for field in form.fields}
    for path in SOURCES[1].rglob("*.py"):
        if path.name in SHOW_NOTHING:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        ours = {
            id(node.args[0])
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and node.args and _is_no_key(node.func)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in ours:
                continue
            value = node.value
            if isinstance(value, str) and KEY.fullmatch(value) and value not in topics:
                yield value


def _is_no_key(called: ast.expr) -> bool:
    """``step.text("add.button")`` names the end of a key, ``Configuration`` none at all."""
    if isinstance(called, ast.Attribute):
        return called.attr == "text"
    return isinstance(called, ast.Name) and called.id == "Configuration"


def _issues() -> Iterator[str]:
    for folder in SOURCES:
        for path in folder.rglob("*.py"):
            yield from ISSUE.findall(path.read_text(encoding="utf-8"))


def _silent(words: Catalogue) -> Iterator[str]:
    return (key for key in used_keys() if not words.has(key))
