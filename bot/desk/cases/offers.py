"""What the desk offers to decide, and reading what an officer typed. Pure.

The steps come from ``core.cases.transitions``; the table here only says which of them have a form
on the page and what it asks for. Hearings get their forms by rows of this table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, cast

from bot.storage.cases import Case
from core.cases.transitions import allowed
from core.errors import Invalid
from core.form.form import Form
from core.form.kinds import clean, parse_day
from core.form.steps.states import State
from core.form.steps.transition import Channel, Transition
from core.identifiers import registry_no
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import by_service
from dialogs.screens import Text

LONGEST_NUMBER = 64
AFTER = ("notice_date", "refusal_date", "updated_on", "forwarded_on", "answer_date")
HEARD = frozenset(
    {
        State.PRELIM_REFUSAL,
        State.HEARING_NOTIFIED,
        State.HEARING_HELD,
        State.HEARING_MISSED,
        State.REFUSED,
    }
)

Faults = Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a decision needs; ``key`` is among the ``needs`` of its step."""

    key: str
    kind: Literal["number", "day", "papers"]


KINDS: Mapping[str, Literal["number", "day", "papers"]] = MappingProxyType(
    {
        "registration_no": "number",
        "registered_on": "day",
        "reason": "papers",
        "notice_no": "number",
        "notice_date": "day",
        "entry_no": "number",
        "refusal_no": "number",
        "refusal_date": "day",
        "updated_on": "day",
        "forwarded_on": "day",
        "answer_no": "number",
        "answer_date": "day",
    }
)
"""What a step may need and the desk can ask for; a hearing and its ground it cannot, as yet."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A lawful step of a case and what it asks for."""

    step: Transition
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read of a form: values good for themselves, and the faults of the others."""

    given: Mapping[str, Any]
    faults: Faults


def channel_of(case: Case) -> Channel:
    """How the application was filed."""
    return cast(Channel, case.filing_channel)


def offers(case: Case) -> tuple[Offer, ...]:
    """What may be decided about a case now, the ordinary step first. Staff act for all offices."""
    state, channel = State(case.state), channel_of(case)
    steps = allowed(case.service, state, channel=channel, answers=case.answers)
    return tuple(Offer(step, inputs_of(step)) for step in steps if _is_offered(step))


def inputs_of(step: Transition) -> tuple[Input, ...]:
    """What a step asks for."""
    return tuple(Input(key, KINDS[key]) for key in step.needs)


def _is_offered(step: Transition) -> bool:
    """Refusals wait for their hearing, and a hearing for its notice."""
    both = {step.source, step.target}
    return not both & HEARD and all(key in KINDS for key in step.needs)


def read(inputs: tuple[Input, ...], typed: Mapping[str, str], form: Form) -> Typed:
    """The values of a form as the browser sent it."""
    given: dict[str, Any] = {}
    faults: dict[str, Text] = {}
    for each in inputs:
        try:
            given[each.key] = _READERS[each.kind](each.key, typed, form)
        except Invalid as refusal:
            papers = each.kind == "papers"
            words = Text(f"issue.{refusal.code}", refusal.params)
            faults[each.key] = Text("desk.fault.papers") if papers else words
    return Typed(given, faults)


def against(case: Case, given: Mapping[str, Any], today: date) -> Faults:
    """What stands against good values in the face of the case.

    Days out of order, and a number that nobody could name where the case is entered in a register.
    """
    faults: dict[str, Text] = {}
    earliest = {
        "registered_on": (KAZAKHSTAN.local_date(case.handed_in_at), "desk.fault.before_filing"),
        **dict.fromkeys(AFTER, (case.registered_on, "desk.fault.before_registration")),
    }
    for key, (first, words) in earliest.items():
        day = given.get(key)
        if day is not None and day > today:
            faults[key] = Text("issue.E-DATE-FUTURE")
        elif day is not None and first is not None and day < first:
            faults[key] = Text(words, {"day": f"{first:%d.%m.%Y}"})
    key = number_key(given)
    if key in given and form_of(case).effect.register and not registry_no.is_valid(given[key]):
        faults[key] = Text("issue.E-REGISTRY-NO")
    return faults


def number_key(given: Mapping[str, Any]) -> str:
    """Under which key stands the number a register knows the case by."""
    return "entry_no" if "entry_no" in given else "notice_no"


def form_of(case: Case) -> Form:
    """The form of a case."""
    return by_service(case.service)


def paper_input(doc_id: str) -> str:
    """The name of the choice about one paper."""
    return f"paper:{doc_id}"


def _number(key: str, typed: Mapping[str, str], form: Form) -> str:
    text = clean(typed.get(key, ""))
    if not text:
        raise Invalid("E-REQ")
    if len(text) > LONGEST_NUMBER:
        raise Invalid("E-TEXT-LEN", {"shortest": 1, "longest": LONGEST_NUMBER})
    return text


def _day(key: str, typed: Mapping[str, str], form: Form) -> date:
    text = typed.get(key, "")
    if not text.strip():
        raise Invalid("E-REQ")
    return parse_day(text)


def _papers(key: str, typed: Mapping[str, str], form: Form) -> dict[str, str]:
    """The faulty papers of the package, in its order, each with what its order refuses it for."""
    chosen = {paper.doc_id: typed.get(paper_input(paper.doc_id), "") for paper in form.papers}
    faulty: dict[str, str] = {
        doc_id: fault for doc_id, fault in chosen.items() if fault in form.paper_faults
    }
    if not faulty:
        raise Invalid("E-REQ")
    return faulty


_READERS: Mapping[str, Callable[[str, Mapping[str, str], Form], Any]] = MappingProxyType(
    {"number": _number, "day": _day, "papers": _papers}
)
