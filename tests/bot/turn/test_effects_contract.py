"""The world in memory that dialogs are tested with answers effects as the real shell does.

Each scenario is played in both; what a conversation is told must be the same, event for event.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

import pytest

from bot.storage.engine import Database
from bot.storage.plan import Incoming, Reads, write
from bot.turn.effects import perform
from bot.turn.effects.context import TurnContext
from bot.turn.services import TurnServices
from core.identifiers import reference_number
from core.validation import Application, Outcome, validate
from dialogs import effects as ask
from dialogs.effects import Effect
from dialogs.events import CaseHidden, CasesFound, CheckPostponed, Event, HandedIn, RowsLoaded
from dialogs.screens import Text
from dialogs.session import Draft, Session
from tests.dialogs.support.visits import filled
from tests.dialogs.support.world import NOON, World

SOMEBODY, ANOTHER = "web:1", "web:2"
APPLICANT, STRANGER = "250140999991", "990101350015"
TABLE = "units"


class Shell(Protocol):
    """Performs effects for a person and gives back the events that answer them."""

    def perform(self, person: str, effect: Effect) -> tuple[Event, ...]: ...


@dataclass
class RealShell:
    """Each effect is performed in a turn of its own, over a real database."""

    database: Database
    check: Callable[..., Outcome] = validate
    now: datetime = NOON
    turns: int = 0

    def perform(self, person: str, effect: Effect) -> tuple[Event, ...]:
        self.turns += 1
        services = TurnServices(b"x" * 32, self.check)
        incoming = Incoming(f"web:{self.turns}", person, "web", {}, self.now)
        with self.database.writer.begin() as connection:
            session, reads = Session(person, "kk"), Reads(connection)
            made = perform(effect, TurnContext(incoming, session, services, reads, self.now))
            write(connection, *made.statements)
        return made.events


def the_draft() -> Draft:
    """A whole application with two units."""
    return filled().draft


def stored(shell: Shell, draft: Draft) -> None:
    """Put the draft's rows where the shell keeps them."""
    whole = filled()
    rows = tuple(whole.world.rows_of(whole.draft)[TABLE])
    shell.perform(SOMEBODY, ask.StoreRows(draft.draft_id, TABLE, 1, rows, replace=True))


def reference_in(events: tuple[Event, ...]) -> str:
    """The number the case was given."""
    (event,) = events
    assert isinstance(event, HandedIn)
    return event.case.reference


def rows_are_kept_in_their_order(shell: Shell) -> list[Event]:
    told: list[Event] = []

    def show(first: int = 1) -> None:
        told.extend(shell.perform(SOMEBODY, ask.LoadRows("d", TABLE, first, 3)))

    rows = tuple({"serial": each, "kind": "a"} for each in "ABCD")
    shell.perform(SOMEBODY, ask.StoreRows("d", TABLE, 1, rows))
    show()
    show(4)
    show(5)
    shell.perform(SOMEBODY, ask.StoreRows("d", TABLE, 2, ({"serial": "X", "kind": "b"},)))
    shell.perform(SOMEBODY, ask.StoreRows("d", TABLE, 5, ({"serial": "E", "kind": "a"},)))
    show()
    show(4)
    shell.perform(SOMEBODY, ask.DropRow("d", TABLE, 1))
    shell.perform(SOMEBODY, ask.DropRow("d", TABLE, 9))
    show()
    shell.perform(SOMEBODY, ask.RenameRows("d", TABLE, "kind", "a", "c"))
    show()
    shell.perform(SOMEBODY, ask.StoreRows("d", TABLE, 1, ({"serial": "Z"},), replace=True))
    show()
    shell.perform(SOMEBODY, ask.DropDraft("d"))
    show()
    assert all(isinstance(each, RowsLoaded) for each in told)
    return told


def a_draft_is_checked_as_it_stands(shell: Shell) -> list[Event]:
    draft, told = the_draft(), list[Event]()
    for each in (draft, replace(draft, answers={"channel": "portal"})):
        told.extend(shell.perform(SOMEBODY, ask.CheckDraft(each)))
        told.extend(shell.perform(SOMEBODY, ask.PreCheck(each)))
    stored(shell, draft)
    told.extend(shell.perform(SOMEBODY, ask.CheckDraft(draft)))
    told.extend(shell.perform(SOMEBODY, ask.PreCheck(draft)))
    return told


def a_draft_with_errors_is_not_handed_in(shell: Shell) -> list[Event]:
    draft = the_draft()
    return [
        *shell.perform(SOMEBODY, ask.HandIn(draft, "kk")),
        *shell.perform(SOMEBODY, ask.FindCases()),
    ]


def a_draft_is_handed_in_once(shell: Shell) -> list[Event]:
    draft = the_draft()
    stored(shell, draft)
    first = shell.perform(SOMEBODY, ask.HandIn(draft, "kk"))
    again = shell.perform(SOMEBODY, ask.HandIn(draft, "kk"))
    assert reference_in(first) == reference_in(again)
    found = shell.perform(SOMEBODY, ask.FindCases())
    return [*first, *again, *found, *shell.perform(ANOTHER, ask.FindCases())]


def cases_are_found_newest_first(shell: Shell) -> list[Event]:
    first = the_draft()
    second = replace(first, draft_id="second")
    told: list[Event] = []
    for draft in (first, second):
        stored(shell, draft)
        told.extend(shell.perform(SOMEBODY, ask.HandIn(draft, "kk")))
        shell.now = shell.now.replace(minute=1)  # type: ignore[attr-defined]
    handed = [each.case.reference for each in told if isinstance(each, HandedIn)]
    (found,) = shell.perform(SOMEBODY, ask.FindCases())
    assert isinstance(found, CasesFound)
    assert [each.reference for each in found.cases] == handed[::-1]
    return [found]


def only_its_applicant_finds_a_case(shell: Shell) -> list[Event]:
    draft = the_draft()
    stored(shell, draft)
    number = reference_in(shell.perform(SOMEBODY, ask.HandIn(draft, "kk")))
    number = reference_number.compact(number)
    own = shell.perform(SOMEBODY, ask.FindCase(number, APPLICANT))
    assert isinstance(own[0], CasesFound)
    return [
        *own,
        *shell.perform(SOMEBODY, ask.FindCase(number, STRANGER)),
        *shell.perform(SOMEBODY, ask.FindCase("none", APPLICANT)),
        *shell.perform(ANOTHER, ask.FindCase(number, APPLICANT)),
    ]


def who_guesses_is_blocked(shell: Shell) -> list[Event]:
    told = [
        event
        for _ in range(6)
        for event in shell.perform(SOMEBODY, ask.FindCase("none", APPLICANT))
    ]
    assert told == [CaseHidden()] * 5 + [CaseHidden(blocked=True)]
    return [*told, *shell.perform(ANOTHER, ask.FindCase("none", APPLICANT))]


def a_case_is_copied_by_its_applicant(shell: Shell) -> list[Event]:
    draft = the_draft()
    stored(shell, draft)
    number = reference_in(shell.perform(SOMEBODY, ask.HandIn(draft, "kk")))
    return [
        *shell.perform(SOMEBODY, ask.CopyCase(number, "copy")),
        *shell.perform(SOMEBODY, ask.LoadRows("copy", TABLE, 1, 9)),
        *shell.perform(ANOTHER, ask.CopyCase(number, "stolen")),
        *shell.perform(ANOTHER, ask.LoadRows("stolen", TABLE, 1, 9)),
        *shell.perform(SOMEBODY, ask.CopyCase("none", "copy of nothing")),
    ]


def earlier_answers_are_offered_to_their_own_applicant(shell: Shell) -> list[Event]:
    draft = the_draft()
    stored(shell, draft)
    before = shell.perform(SOMEBODY, ask.FindEarlier())
    shell.perform(SOMEBODY, ask.HandIn(draft, "kk"))
    after = shell.perform(SOMEBODY, ask.FindEarlier())
    assert before != after
    return [*before, *after, *shell.perform(ANOTHER, ask.FindEarlier())]


def what_is_only_done_is_answered_by_nothing(shell: Shell) -> list[Event]:
    draft = the_draft()
    fetch = ask.FetchFile("upload:1", "a.pdf", "application/pdf", 5, "f", "d", ("pdf",), 9)
    caption = Text("transfer.file", {"service": "a", "button": "b"})
    for effect in (fetch, ask.SendDraft(draft, caption), ask.AlertStaff("staff.check_down")):
        assert shell.perform(SOMEBODY, effect) == ()
    return [*shell.perform(SOMEBODY, ask.OpenDesk())]


SCENARIOS = (
    rows_are_kept_in_their_order,
    a_draft_is_checked_as_it_stands,
    a_draft_with_errors_is_not_handed_in,
    a_draft_is_handed_in_once,
    cases_are_found_newest_first,
    only_its_applicant_finds_a_case,
    who_guesses_is_blocked,
    a_case_is_copied_by_its_applicant,
    earlier_answers_are_offered_to_their_own_applicant,
    what_is_only_done_is_answered_by_nothing,
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.__name__)
async def test_both_shells_answer_alike(
    scenario: Callable[[Shell], list[Event]], database: Database
) -> None:
    real, memory = scenario(RealShell(database)), scenario(World())
    assert real
    assert [_unnumbered(each) for each in real] == [_unnumbered(each) for each in memory]


async def test_both_shells_say_that_the_check_is_down(database: Database) -> None:
    def down(application: Application, now: datetime, facts: Any) -> Outcome:
        raise RuntimeError

    draft = the_draft()
    for shell in (RealShell(database, down), World(answers=False)):
        stored(shell, draft)
        for effect in (ask.CheckDraft(draft), ask.HandIn(draft, "kk")):
            assert shell.perform(SOMEBODY, effect) == (CheckPostponed(),)
        assert shell.perform(SOMEBODY, ask.FindCases()) == (CasesFound(()),)


def _unnumbered(event: Event) -> Event:
    """An event without the numbers of cases, which are drawn."""
    match event:
        case HandedIn():
            return replace(event, case=replace(event.case, reference=""))
        case CasesFound():
            return CasesFound(tuple(replace(each, reference="") for each in event.cases))
    return event
