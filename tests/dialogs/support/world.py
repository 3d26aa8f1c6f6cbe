"""A world in memory: performs what the dialog asks for and answers it, as the shell would.

A visit is played with ``says``, ``presses``, ``sends``; nothing is lost between two steps but what
a restart loses, because the session is written as JSON and read again after every one.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson

from core.form.rule import Facts
from core.law.working_time import TZ
from core.services.catalogue import FORMS, by_service
from core.validation import Application, Outcome, validate
from core.validation.precheck import precheck
from dialogs import effects as ask
from dialogs.drafts.earlier_answers import Topics, applicant_of, by_topic, is_of, together
from dialogs.drafts.file import document
from dialogs.effects import Effect
from dialogs.engine import advance
from dialogs.events import (
    CaseCopied,
    CaseHidden,
    CasesFound,
    CaseView,
    Checked,
    CheckPostponed,
    DeskOpened,
    EarlierFound,
    Event,
    FileKept,
    FileSent,
    HandedIn,
    Opened,
    PreChecked,
    Pressed,
    RowsLoaded,
    Said,
)
from dialogs.journey import form_of
from dialogs.screens import Screen, Text, Toast
from dialogs.session import Draft, Session, from_json, to_json
from dialogs.turn import Turn

NOON = datetime(2026, 3, 16, 12, 0, tzinfo=TZ)
Rows = dict[tuple[str, str], list[dict[str, Any]]]


@dataclass(slots=True)
class World:
    """Drafts' rows, cases and alerts of every person. ``answers`` off: the check is down."""

    now: datetime = NOON
    rows: Rows = field(default_factory=lambda: defaultdict(list))
    cases: dict[str, CaseView] = field(default_factory=dict)
    handed_in: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    editions: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    alerts: list[str] = field(default_factory=list)
    fetching: list[tuple[str, ask.FetchFile]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    asked: list[Effect] = field(default_factory=list)
    taken_serials: frozenset[str] = frozenset()
    answers: bool = True

    def perform(self, person: str, effect: Effect) -> tuple[Event, ...]:
        """Do what an effect asks and give back the events that answer it."""
        self.asked.append(effect)
        match effect:
            case ask.StoreRows() | ask.DropRow() | ask.RenameRows() | ask.LoadRows():
                return self._rows(effect)
            case ask.DropDraft(draft_id):
                self.dropped.append(draft_id)
            case ask.SendDraft(draft):
                self.sent.append(orjson.loads(orjson.dumps(document(draft, self.rows_of(draft)))))
            case ask.CheckDraft(draft):
                return (self._check(draft),)
            case ask.HandIn(draft):
                return (self._hand_in(person, effect, draft),)
            case ask.FetchFile():
                self.fetching.append((person, effect))
            case ask.FindCases():
                own = [case for key, case in self.cases.items() if self.owners[key] == person]
                return (CasesFound(tuple(own)),)
            case ask.FindCase(reference):
                found = [case for case in self.cases.values() if case.reference == reference]
                return (CasesFound(tuple(found)) if found else CaseHidden(),)
            case ask.FindEarlier(drafted):
                return (EarlierFound(self._earlier(person, drafted)),)
            case ask.PreCheck(draft):
                return (self._pre_check(draft),)
            case ask.CopyCase(reference, draft_id):
                return (self._copy(person, reference, draft_id),)
            case ask.AlertStaff(key):
                self.alerts.append(key)
            case ask.OpenDesk():
                return (DeskOpened(""),)
        return ()

    def _rows(
        self, effect: ask.StoreRows | ask.DropRow | ask.RenameRows | ask.LoadRows
    ) -> tuple[Event, ...]:
        rows = self.rows[effect.draft_id, effect.table]
        match effect:
            case ask.StoreRows(first=first, rows=given, replace=replace):
                if replace:
                    rows.clear()
                rows[first - 1 : first - 1 + len(given)] = [dict(row) for row in given]
            case ask.DropRow(number=number):
                del rows[number - 1 : number]
            case ask.RenameRows(column=column, old=old, new=new):
                for row in rows:
                    row[column] = new if row[column] == old else row[column]
            case ask.LoadRows(first=first, count=count):
                return (RowsLoaded(tuple(rows[first - 1 : first - 1 + count]), first),)
        return ()

    def rows_of(self, draft: Draft) -> dict[str, list[dict[str, Any]]]:
        """The rows of a draft by table."""
        return {
            table: rows
            for (draft_id, table), rows in self.rows.items()
            if draft_id == draft.draft_id
        }

    def _application(self, draft: Draft) -> Application:
        return Application(form_of(draft), draft.answers, self.rows_of(draft))

    def _outcome(self, draft: Draft) -> Outcome:
        facts = Facts(taken_serials=self.taken_serials)
        return validate(self._application(draft), self.now, facts)

    def _pre_check(self, draft: Draft) -> PreChecked | CheckPostponed:
        if not self.answers:
            return CheckPostponed()
        return PreChecked(draft.form, precheck(self._application(draft), self.now))

    def _earlier(self, person: str, drafted: Sequence[Topics]) -> dict[str, Any]:
        filed = [
            by_topic(by_service(case.service), self.handed_in[draft_id])
            for draft_id, case in reversed(self.cases.items())
            if self.owners[draft_id] == person
        ]
        sources = [*drafted, *filed]
        who = applicant_of(sources)
        return together(said for said in sources if is_of(who, said))

    def _copy(self, person: str, reference: str, draft_id: str) -> CaseCopied | CaseHidden:
        for old, case in self.cases.items():
            if case.reference == reference and self.owners[old] == person:
                for (draft, table), rows in list(self.rows.items()):
                    if draft == old:
                        self.rows[draft_id, table] = [dict(row) for row in rows]
                form, edition = by_service(case.service), self.editions[old]
                return CaseCopied(form.key, draft_id, self.handed_in[old], edition)
        return CaseHidden()

    def _check(self, draft: Draft) -> Checked | CheckPostponed:
        if not self.answers:
            return CheckPostponed()
        outcome = self._outcome(draft)
        return Checked.of(outcome)

    def _hand_in(
        self, person: str, effect: ask.HandIn, draft: Draft
    ) -> HandedIn | Checked | CheckPostponed:
        if not self.answers:
            return CheckPostponed()
        outcome = self._outcome(draft)
        open_ = [each for each in outcome.to_acknowledge if each.code not in draft.acknowledged]
        if draft.draft_id not in self.cases and (open_ or not outcome.may_be_ready):
            return Checked.of(outcome)
        if draft.draft_id not in self.cases:
            self.cases[draft.draft_id] = CaseView(
                reference=f"TRZ-{len(self.cases):04}",
                service=form_of(draft).service,
                state="submitted",
                language=effect.language,
                handed_in_at=self.now,
                effective_on=outcome.effective_on,
                promise_on=outcome.promise.date if outcome.promise else None,
                term=form_of(draft).terms.review_of(draft.answers),
                actor="chancellery",
            )
            self.owners[draft.draft_id] = person
            self.handed_in[draft.draft_id] = dict(draft.answers)
            self.editions[draft.draft_id] = draft.edition
        late = any(finding.code == "W-OUT-OF-HOURS" for finding in outcome.findings)
        case = self.cases[draft.draft_id]
        return HandedIn(case, outcome.registration, outcome.promise, late)


@dataclass(slots=True)
class Visit:
    """One person in the world, and everything shown to him."""

    world: World
    session: Session
    shown: list[Screen | Toast] = field(default_factory=list)
    after: Callable[[Turn], None] = lambda turn: None

    @property
    def draft(self) -> Draft:
        draft = self.session.draft
        assert draft is not None
        return draft

    @property
    def answers(self) -> Mapping[str, Any]:
        return self.draft.answers

    @property
    def screen(self) -> Screen:
        """The screen that is answered now."""
        return [each for each in self.shown if isinstance(each, Screen) and each.current][-1]

    def happens(self, event: Event) -> list[Screen | Toast]:
        """One turn with all its rounds; what was shown in it."""
        self.world.now += timedelta(seconds=1)
        shown: list[Screen | Toast] = []
        events = [event]
        while events:
            turn = advance(self.session, events.pop(0), self.world.now)
            self.after(turn)
            self.session = restarted(turn.session)
            shown += turn.screens
            for effect in turn.effects:
                events += self.world.perform(self.session.person, effect)
        self.shown += shown
        return shown

    def says(self, *texts: str) -> list[Screen | Toast]:
        shown: list[Screen | Toast] = []
        for text in texts:
            shown += self.happens(Said(text))
        return shown

    def presses(self, *actions: str) -> list[Screen | Toast]:
        shown: list[Screen | Toast] = []
        for action in actions:
            offered = [choice.action for choice in self.session.choices]
            assert action in offered, f"{action} is not among {offered}"
            shown += self.happens(Pressed(offered.index(action)))
        return shown

    def sends(self, name: str = "құжат.pdf", size: int = 1000) -> list[Screen | Toast]:
        return self.happens(FileSent("source", name, "application/pdf", size))

    def file_comes(self, file_id: str = "file-1", format_: str = "pdf") -> list[Screen | Toast]:
        """The file sent last has been fetched and is what it says."""
        _, wanted = self.world.fetching[-1]
        kept = FileKept(file_id, wanted.field, wanted.draft_id, wanted.name, format_, wanted.size)
        return self.happens(kept)

    def edits(self, field: str) -> None:
        """From the check page to one field."""
        self.presses("fields:0")
        while f"edit:{field}" not in [choice.action for choice in self.session.choices]:
            turning = [c.action for c in self.session.choices if c.action.startswith("fields:")]
            self.presses(turning[-1])
        self.presses(f"edit:{field}")

    def user_input(self) -> list[str]:
        """The keys of everything shown so far, in order."""
        return [key for each in self.shown for key in keys_of(each)]


def keys_of(shown: Screen | Toast) -> list[str]:
    """Message keys of a screen: its title and its paragraphs, those inside included."""
    words: list[Any] = [shown.text] if isinstance(shown, Toast) else [shown.title, *shown.text]
    keys: list[str] = []
    while words:
        each = words.pop(0)
        if isinstance(each, Text):
            keys.append(each.key)
            words[:0] = each.params.values()
        elif isinstance(each, list | tuple):
            words[:0] = each
    return keys


def restarted(session: Session) -> Session:
    """The session as another process reads it; not a word of it may differ."""
    again = from_json(session.person, orjson.loads(orjson.dumps(to_json(session))))
    assert again == session
    return again


def visit(world: World | None = None, language: str = "kk", person: str = "web:1") -> Visit:
    """A person who has chosen a language and stands at the menu."""
    person_ = Visit(world or World(), Session(person))
    person_.happens(Opened(language))
    person_.presses(f"language:{language}", "menu")
    return person_


def begun(world: World | None = None, language: str = "kk") -> Visit:
    """A person at the first question of an inclusion."""
    person = visit(world, language)
    begins(person, "apk_include")
    return person


def begins(person: Visit, form: str) -> None:
    """From the menu through the page about a service to its first question."""
    section = FORMS[form].section
    person.presses(f"section:{section}", f"about:{form}", f"begin:{form}")
    if person.session.detail.get("ask") == "first":
        person.presses("has_it")
    if person.session.detail.get("ask") == "earlier":
        person.presses("ask_me")


def filled(world: World | None = None, language: str = "kk", quantity: int = 2) -> Visit:
    """A person at the check page of a whole inclusion."""
    person = begun(world, language)
    up_to_file(person, quantity)
    person.sends()
    person.file_comes()
    person.presses("no_expiry", "answer:own", "default", "default")
    person.says("Серік Ахметов")
    person.presses("answer:applicant")
    person.says("\n".join(f"SN-{number:04}; 95 TH/s; 3,25" for number in range(1, quantity + 1)))
    person.presses("done")
    assert person.session.place == "check"
    return person


def up_to_file(person: Visit, quantity: int = 2) -> None:
    """Answers everything before the document."""
    person.presses("answer:legal_entity", "answer:portal")
    person.says("«Дала Майнинг» ЖШС", "250140999991")
    person.presses("answer:KZ-75")
    person.says("Абай даңғылы, 10/2, оф. 5")
    person.presses("default")
    person.says("8 (701) 123-45-67", "office@example.kz")
    person.says("Antminer S19 кешені", "Bitmain", "S19", str(quantity), "8471 50 0000")
    person.presses("done", "answer:yes")
