"""Message keys derived from the declarations: forms, states, acts, holidays, regions.

Start-up refuses a declared key without words. Keys written out in the sources are checked by the
tests of the catalogues, so that nothing parses sources at start-up.
"""

from collections.abc import Iterator

from core.cases.givens import GIVENS
from core.cases.givens import Choice as OneOf
from core.cases.transitions import TRANSITIONS
from core.form.field import Field
from core.form.form import Form
from core.form.kinds.texts import NUMBERS
from core.form.steps.states import Actor, State
from core.law.acts import ACTS, Origin
from core.law.providers import PROVIDERS
from core.law.regions import CITIES_AS_REGIONS, REGIONS
from core.law.working_time import HOLIDAYS, Reason
from core.services.catalogue import CARDS, FORMS, SECTIONS
from core.validation.precheck import Unverified, Verdict
from dialogs.questions import kind_of
from dialogs.wording.catalogue import LANGUAGES, catalogue

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
    "staff.check_postponed",
    "staff.serial_taken",
    "staff.infected",
    "message.repeat",
    "group.private",
)
"""Messages of the shell itself; tests of the web page and of the desk check theirs."""


def declared_keys() -> frozenset[str]:
    """Every key of the declarations that may be shown, outside the web page and the desk."""
    return frozenset(
        [
            *(key for form in FORMS.values() for key in form_keys(form)),
            *_of_cases(),
            *_of_menus(),
            *_of_declarations(),
            *SHELL,
        ]
    )


def missing_words() -> tuple[str, ...]:
    """Declared keys without words, such as "kk: apk_include.title", sorted; empty when none is."""
    return tuple(without_words(declared_keys()))


def without_words(keys: frozenset[str]) -> Iterator[str]:
    """Those of the keys that a catalogue has no words for, each with its language."""
    for language in LANGUAGES:
        words = catalogue(language)
        yield from (f"{language}: {key}" for key in sorted(keys) if not words.has(key))


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
        yield from _field_keys(form, field)
    for paper in form.papers:
        yield form.paper_words(paper.doc_id)
    yield from (f"ground.{ground.code}" for ground in form.grounds)
    for review in form.terms.review:
        yield review.words
    if form.filed:
        yield from (f"receipt.channel.{form.filed_at}", f"about.portal.{form.filed_at}")


def _field_keys(form: Form, field: Field) -> Iterator[str]:
    """The ``label`` of every field; of those that are asked also a ``short`` name, the question."""
    yield form.words(field, "label")
    if field.asked:
        yield form.words(field, "short")
        yield from kind_of(field).keys(form, field)


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
    yield from (f"precheck.unverified.{unverified.value}" for unverified in Unverified)


def _of_cases() -> Iterator[str]:
    """States, who acts next, and the news of every step that somebody else takes."""
    yield from (f"state.{state.value}" for state in State)
    yield from (f"status.next.{actor.value}" for actor in Actor)
    yield "status.next.other_body"
    for step in TRANSITIONS:
        if step.actor is not Actor.APPLICANT and not step.records:
            yield f"news.{step.target.value}"
    for given in GIVENS.values():
        if given.told and given.input not in ("papers", "grounds"):
            yield f"told.{given.key}"
        if given.told and isinstance(given, OneOf):
            yield from (f"told.choice.{given.key}.{option}" for option in given.options)


def _of_declarations() -> Iterator[str]:
    """Languages, origins, acts, days off, places and what cannot be read."""
    yield from (f"language.{language}" for language in LANGUAGES)
    yield from (f"source.{origin.value}" for origin in Origin)
    yield from (f"identifier.{number}.{end}" for number in NUMBERS for end in ("ask", "example"))
    yield from (f"law.act.{act}" for act in ACTS)
    yield from (f"holiday.{name}" for name in HOLIDAYS.values())
    yield from (f"proof.{reason.value}" for reason in Reason if reason is not Reason.WEEKEND)
    yield from (f"region.{code}" for code in REGIONS)
    yield from (f"city.{code}" for code in CITIES_AS_REGIONS)
    yield from (f"unreadable.{kind}" for kind in UNREADABLE)
