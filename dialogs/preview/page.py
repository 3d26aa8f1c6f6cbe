"""Every screen, Kazakh beside Russian, on one page for lawyers: ``python -m dialogs.preview DIR``.

A visit is played on the engine with invented answers; each screen is shown in both languages at
once. Errors, states and news follow as lists.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from core.cases.transitions import next_actor
from core.errors import Configuration
from core.form.form import Form
from core.form.steps.states import State
from core.law.working_time import TZ
from core.services.catalogue import CARDS, FORMS, by_service
from core.validation import Application, validate
from core.validation.precheck import precheck
from dialogs import journey
from dialogs.actions import Action
from dialogs.effects import CheckDraft, Effect, FindCases, FindEarlier, HandIn, PreCheck
from dialogs.engine import advance
from dialogs.events import (
    CaseChanged,
    CasesFound,
    CaseView,
    Checked,
    CheckPostponed,
    Command,
    EarlierFound,
    Event,
    HandedIn,
    Opened,
    PreChecked,
    Pressed,
    Unreadable,
)
from dialogs.menus.news import case_changed
from dialogs.questions import kind_of
from dialogs.screens import Screen, Toast
from dialogs.session import Session
from dialogs.turn import UserInput
from dialogs.wording.catalogue import catalogue

LANGUAGES = ("kk", "ru")
NOW = datetime(2026, 3, 13, 18, 31, tzinfo=TZ)
PASSES = 4
EARLIER = {
    "applicant.kind": "legal_entity",
    "applicant.name": "«Дала Майнинг» ЖШС",
    "applicant.identifier": "250140999991",
}
TEMPLATES = Path(__file__).parent

Shown = tuple[str, Screen | Toast]


class Visit:
    """One invented visit: events in, screens collected."""

    def __init__(self) -> None:
        self.session = Session("preview", proposed="kk")
        self.shown: list[Shown] = []

    def play(self, heading: str, user_input: UserInput) -> None:
        """One event, and the answers to the effects that follow."""
        events: list[Event] = [
            self._pressed(user_input) if isinstance(user_input, Action) else user_input
        ]
        while events:
            turn = advance(self.session, events.pop(0), NOW)
            self.session = turn.session
            self.shown += [(heading, screen) for screen in turn.screens]
            events += [event for effect in turn.effects for event in _world(effect)]

    def choose(self, heading: str, code: str) -> None:
        """Press the first choice whose code begins so."""
        actions = (choice.action for choice in self.session.choices)
        self.play(heading, next(each for each in actions if each.code.startswith(code)))

    def _pressed(self, action: Action) -> Pressed:
        return Pressed([choice.action for choice in self.session.choices].index(action))


def screens() -> list[Shown]:
    """Every screen of visits to every form and card, each once, then the plain ones."""
    visit = Visit()
    visit.play("start", Opened("kk"))
    visit.choose("start", "language:kk")
    visit.choose("start", "menu")
    for card in CARDS.values():
        visit.choose("menu", f"section:{card.section}")
        visit.choose(card.service, f"card:{card.key}")
        visit.choose(card.service, "menu")
    for form in FORMS.values():
        for pick in range(PASSES):
            _fill(visit, form, pick)
    for place in ("transfer", "precheck"):
        visit.play("menu", Command("start"))
        visit.choose(place, place)
    for command in ("help", "privacy", "status", "language", "cancel"):
        visit.play(f"/{command}", Command(command))
    visit.play("?", Unreadable("sticker"))
    for state in (State.REGISTERED, State.UNDER_REVIEW, State.ISSUED, State.REFUSED_INCOMPLETE):
        told = {"papers": {"doc.apk.right": "missing"}} if state is State.REFUSED_INCOMPLETE else {}
        news = case_changed(CaseChanged(_case("apk.include", state), state.value, told))
        visit.shown += [(f"news: {state.value}", screen) for screen in news]
    return list(_once(visit.shown))


def _once(shown: list[Shown]) -> Iterator[Shown]:
    """Each screen the first time it is shown."""
    seen: set[str] = set()
    for heading, screen in shown:
        looks = repr(_in(screen, "ru"))
        if looks not in seen:
            seen.add(looks)
            yield heading, screen


def page() -> str:
    """The page as HTML."""
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template(
        "preview.html"
    )
    parts: dict[str, list[dict[str, Any]]] = {}
    for heading, screen in screens():
        row = {"heading": heading, **{each: _in(screen, each) for each in LANGUAGES}}
        parts.setdefault(heading.partition(" · ")[0], []).append(row)
    return template.render(parts=parts)


def _fill(visit: Visit, form: Form, pick: int) -> None:
    """A visit to a form, every choice answered with its ``pick``-th option."""
    visit.play(form.service, Command("start"))
    visit.choose("menu", f"section:{form.section}")
    visit.choose(f"{form.service} · section", f"about:{form.key}")
    if form.grounds:
        visit.choose(f"{form.service} · about", "grounds")
        visit.choose(f"{form.service} · grounds", "about")
    visit.choose(f"{form.service} · about", f"begin:{form.key}")
    if visit.session.detail.get("ask") == "first":
        visit.choose(f"{form.service} · begin", "has_it")
    if visit.session.detail.get("ask") == "earlier":
        visit.choose(f"{form.service} · begin", "ask_me")
    while (draft := visit.session.draft) is not None:
        field = journey.position(draft)
        if visit.session.place == "crossroads":
            visit.choose(f"{form.service} · crossroads", "go_on")
        if field is None:
            break
        heading = f"{form.service} · {field.key}"
        visit.choose(f"{heading} · /source", "source")
        for user_input in kind_of(field).sample(field, draft, pick):
            visit.play(heading, user_input)
        if visit.session.draft == draft:  # an applicant of this kind may not apply
            for user_input in kind_of(field).sample(field, draft):
                visit.play(heading, user_input)
        if visit.session.draft == draft:
            raise Configuration(
                f"The sample of field {field.key} of form {form.key}",
                "be an answer that the field accepts",
                "the sample of its kind in dialogs/questions",
            )
    if form.grounds:
        visit.choose(f"{form.service} · pre-check", "precheck")
        visit.choose(f"{form.service} · pre-check", "resume")
    visit.choose(f"{form.service} · hand in", "hand_in" if form.filed else "finish")


def _world(effect: Effect) -> Iterator[Event]:
    """The answers of the shell to an effect, all successful."""
    if isinstance(effect, CheckDraft):
        form = journey.form_of(effect.draft)
        outcome = validate(Application(form, effect.draft.answers), NOW)
        good = tuple(each for each in outcome.findings if each.is_warning)
        yield Checked.of(outcome)
        yield Checked.of(replace(outcome, findings=good))
    elif isinstance(effect, PreCheck):
        form = journey.form_of(effect.draft)
        yield PreChecked(form.key, precheck(Application(form, effect.draft.answers), NOW))
    elif isinstance(effect, FindEarlier):
        yield EarlierFound(EARLIER)
    elif isinstance(effect, HandIn):
        form = journey.form_of(effect.draft)
        outcome = validate(Application(form, effect.draft.answers), NOW)
        case = _case(form.service, State.SUBMITTED)
        yield CheckPostponed()
        yield HandedIn(case, outcome.registration, outcome.promise, out_of_hours=True)
    elif isinstance(effect, FindCases):
        yield CasesFound((_case("apk.include", State.SUBMITTED),))


def _case(service: str, state: State) -> CaseView:
    known = state is not State.SUBMITTED
    return CaseView(
        reference="A7K-3PX-9TC",
        service=service,
        state=state.value,
        language="kk",
        handed_in_at=NOW,
        effective_on=date(2026, 3, 16),
        promise_on=date(2026, 3, 26),
        term=by_service(service).terms.review_of({}),
        actor=next_actor(service, state) or "",
        registration_no="15-22/114" if known else "",
        registered_on=date(2026, 3, 16) if known else None,
        result_no="77" if state is State.ISSUED else "",
        result_on=date(2026, 3, 20) if state is State.ISSUED else None,
    )


def _in(screen: Screen | Toast, language: str) -> dict[str, Any]:
    worded = catalogue(language)
    if isinstance(screen, Toast):
        return {"title": "", "text": [worded.text(screen.text)], "choices": [], "progress": None}
    return {
        "title": worded.text(screen.title) if screen.title else "",
        "text": [worded.text(each) for each in screen.text],
        "choices": [[worded.text(choice.label) for choice in row] for row in screen.choices],
        "progress": screen.progress,
    }


def main(folder: Path) -> None:
    """Write the page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page(), encoding="utf-8")
