"""A world in memory: performs what the dialog asks for and answers it, as the shell would."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import orjson

from core.cases.case import Case
from core.cases.clocks import expected
from core.form.kinds import Identifier
from core.form.rule import Facts
from core.form.steps.states import State
from core.identifiers import reference_number
from core.identifiers.reference_number import compact
from core.law.working_time import KAZAKHSTAN, TZ
from core.services.catalogue import by_service
from core.validation import Application, Outcome, validate
from core.validation.precheck import precheck
from dialogs import effects as ask
from dialogs.drafts.earlier_answers import Topics, applicant_of, by_topic, is_of, together
from dialogs.drafts.file import document
from dialogs.effects import Effect
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
    HandedIn,
    PreChecked,
    RowsLoaded,
)
from dialogs.journey import form_of
from dialogs.session import Draft

MOST_FAILURES = 5
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
    failures: Counter[str] = field(default_factory=Counter)
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
                for key in [key for key in self.rows if key[0] == draft_id]:
                    del self.rows[key]
            case ask.SendDraft(draft):
                self.sent.append(orjson.loads(orjson.dumps(document(draft, self.rows_of(draft)))))
            case ask.CheckDraft(draft):
                return (self._check(draft),)
            case ask.HandIn(draft):
                return (self._hand_in(person, effect, draft),)
            case ask.FetchFile():
                self.fetching.append((person, effect))
            case ask.FindCases():
                found = [
                    self._as_of_today(key, case)
                    for key, case in reversed(self.cases.items())
                    if self.owners[key] == person
                ]
                return (CasesFound(tuple(found)),)
            case ask.FindCase(reference, identifier):
                return (self._find(person, reference, identifier),)
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
                    if row.get(column) == old:
                        row[column] = new
            case ask.LoadRows(first=first, count=count):
                found = rows[first - 1 : first - 1 + count]
                return (RowsLoaded(tuple(dict(row) for row in found), first),)
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

    def _find(self, person: str, reference: str, identifier: str) -> CasesFound | CaseHidden:
        """A case by its number and its applicant's; five failures block the person."""
        if self.failures[person] >= MOST_FAILURES:
            return CaseHidden(blocked=True)
        for key, case in self.cases.items():
            own = self.owners[key] == person and reference == compact(case.reference)
            if own and identifier == _applicant(case, self.handed_in[key]):
                return CasesFound((self._as_of_today(key, case),))
        self.failures[person] += 1
        return CaseHidden()

    def _as_of_today(self, key: str, case: CaseView) -> CaseView:
        return self._as_of(key, case, KAZAKHSTAN.local_date(self.now))

    def _as_of(self, key: str, case: CaseView, day: date) -> CaseView:
        """The case with the last day there would be if its documents arrived on a day."""
        if case.state != State.SUBMITTED or case.received_at is not None:
            return case
        waiting = Case(
            service=case.service,
            state=State.SUBMITTED,
            channel="portal",
            handed_in_at=case.handed_in_at,
            answers=self.handed_in[key],
        )
        end = expected(waiting, day)
        return replace(case, expected=(end.proof.day_zero, end.date) if end else None)

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
        late = False
        if draft.draft_id not in self.cases:
            late = any(finding.code == "W-OUT-OF-HOURS" for finding in outcome.findings)
            number = reference_number.issue(lambda _: len(self.cases))
            self.cases[draft.draft_id] = CaseView(
                reference=reference_number.format(number),
                service=form_of(draft).service,
                state="submitted",
                language=effect.language,
                handed_in_at=self.now,
                effective_on=outcome.effective_on,
                promise_on=None,
                term=form_of(draft).terms.review_of(draft.answers),
                act=form_of(draft).act_of(draft.answers),
                actor="applicant",
            )
            self.owners[draft.draft_id] = person
            self.handed_in[draft.draft_id] = dict(draft.answers)
            self.editions[draft.draft_id] = draft.edition
        case = self._as_of(draft.draft_id, self.cases[draft.draft_id], outcome.effective_on)
        return HandedIn(case, outcome.registration, outcome.promise, late)


def _applicant(case: CaseView, answers: Mapping[str, Any]) -> str:
    """The BIN or IIN of a case's applicant."""
    fields = by_service(case.service).fields
    return next(str(answers.get(each.key)) for each in fields if isinstance(each, Identifier))
