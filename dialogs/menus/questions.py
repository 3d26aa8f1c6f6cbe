"""The questions of a form: show the one asked now, take its answer, go back, leave."""

from dataclasses import replace
from datetime import datetime

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import Choice as ChoiceField
from core.form.tables import Group, Table
from core.services.applicant import REFUSED
from core.validation import remarks
from dialogs import journey
from dialogs.actions import Back, Edit, Keep, Resume, Save, ShowSource, Skip
from dialogs.effects import AlertStaff
from dialogs.events import FileKept, FileRefused, RowsLoaded, RowsRead
from dialogs.menus import menu, screen_registry
from dialogs.menus.details import CrossroadsDetail
from dialogs.menus.screen_registry import Place
from dialogs.questions import Answered, Step, kind_of
from dialogs.questions.current_answer import kept, with_current_answer
from dialogs.questions.entries import with_unfinished_entry
from dialogs.questions.row_renames import row_renames
from dialogs.questions.step import notice_of, remark
from dialogs.questions.upload import INFECTED
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Draft, Session
from dialogs.turn import Turn, UserInput, notice, present


def enter(session: Session, now: datetime) -> Turn:
    """The question asked now, or the check page when none is left."""
    step = _step(session, now)
    if step is None:
        return screen_registry.enter(_all_given(session).move("check"), now)
    asked = with_current_answer(step, kind_of(step.field).ask(step))
    number, total = journey.progress(step.draft, step.field)
    screen = replace(
        asked,
        title=step.text("label"),
        progress=(number, total),
        choices=(*asked.choices, *_navigation(step)),
    )
    return present(session, screen)


def resume(session: Session, now: datetime) -> Turn:
    """Back to the question that is asked now."""
    resumed = notice("form.resumed", service=Text(f"{session.form}.title"))
    return enter(session.move("question"), now).preceded_by(resumed)


def ask_next(session: Session, now: datetime) -> Turn:
    """The first question still to answer."""
    return enter(session.move("question"), now)


def open_(session: Session, action: Resume, now: datetime) -> Turn | None:
    if action.form not in session.drafts:
        return None
    return resume(replace(session, form=action.form), now)


def edit_field(session: Session, action: Edit, now: datetime) -> Turn | None:
    return None if session.draft is None else edit(session, action.field, now)


def back(session: Session, action: Back, now: datetime) -> Turn | None:
    step = _step(session, now)
    return None if step is None else _back(session, step, now)


def skip(session: Session, action: Skip, now: datetime) -> Turn | None:
    step = _step(session, now)
    if step is None or not kind_of(step.field).may_skip(step):
        return None
    return _go_on(session, step.done(None), now)


def keep(session: Session, action: Keep, now: datetime) -> Turn | None:
    """On with the current answer."""
    step = _step(session, now)
    same = None if step is None else kept(step)
    return None if same is None else _go_on(session, same, now)


def show_source(session: Session, action: ShowSource, now: datetime) -> Turn | None:
    step = _step(session, now)
    return None if step is None else enter(session, now).preceded_by(_source(step))


def save(session: Session, action: Save, now: datetime) -> Turn | None:
    return None if _step(session, now) is None else leave(session, now)


def take(session: Session, user_input: UserInput, now: datetime) -> Turn | None:
    """Any other input is taken by the question kind."""
    step = _step(session, now)
    if step is None:
        return None
    try:
        answered = kind_of(step.field).take(step, user_input)
    except Invalid as refusal:
        return enter(session, now).preceded_by(_refusal(refusal, step.form))
    return None if answered is None else _answered(session, step, answered, now)


def _answered(session: Session, step: Step[Field], answered: Answered, now: datetime) -> Turn:
    """On to the next question, after what the rules find in this answer at once.

    An answer that another form serves better leads to the crossroads. An applicant who may not
    apply at all is told so and asked again: no other answer would help.
    """
    key, before, answers = step.field.key, step.draft.answers, answered.draft.answers
    if isinstance(step.field, Group):
        renamed = row_renames(step.form, step.draft, answered.draft)
        answered = replace(answered, effects=(*answered.effects, *renamed))
    if key not in answers or answers[key] == before.get(key):
        return _go_on(session, answered, now)
    found = _remarks(step, answers, now)
    answered = replace(
        answered, notices=(*answered.notices, *(remark(step.form, each) for each in found))
    )
    if any(each.code == REFUSED for each in found):
        return enter(session, now).preceded_by(*answered.notices)
    to = step.field.leads_to.get(answers[key]) if isinstance(step.field, ChoiceField) else None
    if to is None:
        return _go_on(session, answered, now)
    says = step.form.words(step.field, f"leads.{answers[key]}")
    there = session.with_draft(answered.draft).move("crossroads", CrossroadsDetail(says, to))
    return (
        screen_registry.enter(there, now)
        .preceded_by(*answered.notices)
        .with_effects(*answered.effects)
    )


def _remarks(step: Step[Field], answers: Answers, now: datetime) -> tuple[Finding, ...]:
    """What the rules find in the new answer and did not find in the one before."""
    if isinstance(step.field, Table):
        return ()
    found = remarks(step.form, answers, step.field.key, now)
    known = remarks(step.form, step.draft.answers, step.field.key, now) if found else ()
    return tuple(finding for finding in found if finding not in known)


def edit(session: Session, key: str, now: datetime) -> Turn:
    """Ask one field again and come back to the check page."""
    draft = session.draft
    assert draft is not None
    laid = with_unfinished_entry(draft)
    edited = replace(laid, at=key, entry={}, returning=True)
    renamed = row_renames(journey.form_of(draft), draft, laid)
    return enter(session.with_draft(edited).move("question"), now).with_effects(*renamed)


def leave(session: Session, now: datetime) -> Turn:
    """Save and leave: all answers are kept."""
    draft = session.draft
    filed = draft is None or journey.form_of(draft).filed
    return menu.enter(session, now).preceded_by(
        notice("form.saved" if filed else "form.self_check_saved")
    )


def _all_given(session: Session) -> Session:
    """The session with its draft complete: no question is under way."""
    draft = session.draft
    if draft is None:
        return session
    return session.with_draft(replace(draft, at="", entry={}, returning=False))


def _step(session: Session, now: datetime) -> Step[Field] | None:
    draft = session.draft
    field = journey.position(draft) if draft is not None else None
    if draft is None or field is None:
        return None
    return _step_of(session, draft, field, now)


def _step_of(session: Session, draft: Draft, field: Field, now: datetime) -> Step[Field]:
    return Step(journey.form_of(draft), field, draft, session.language, now)


def _go_on(session: Session, answered: Answered, now: datetime) -> Turn:
    kept = session.with_draft(answered.draft)
    if answered.waiting:
        return Turn(kept, answered.notices, answered.effects)
    return enter(kept, now).preceded_by(*answered.notices).with_effects(*answered.effects)


def late(session: Session, user_input: FileKept | FileRefused | RowsRead, now: datetime) -> Turn:
    """A file that was fetched or refused, perhaps after the person went on or dropped the draft."""
    drafts = {draft.draft_id: draft for draft in session.drafts.values()}
    draft = drafts.get(user_input.draft_id)
    field = journey.field_of(draft, user_input.field.partition("/")[0]) if draft else None
    if draft is None or field is None:
        return _of_no_draft(session, user_input)
    if isinstance(user_input, FileRefused) and user_input.file_id:
        refusal = _refusal(Invalid(user_input.code, user_input.params))
        answered = Answered(journey.without_file(draft, user_input.file_id), notices=(refusal,))
    else:
        taken = kind_of(field).take(_step_of(session, draft, field, now), user_input)
        assert taken is not None
        answered = taken
    asked = journey.position(draft) is field
    if session.place == "question" and session.form == draft.form and asked:
        return _go_on(session, answered, now)
    kept = answered.draft if asked else replace(answered.draft, at=draft.at, entry=draft.entry)
    drafts_now = {**session.drafts, draft.form: kept}
    return Turn(replace(session, drafts=drafts_now), answered.notices, answered.effects)


def _of_no_draft(session: Session, user_input: FileKept | FileRefused | RowsRead) -> Turn:
    """The draft or its question is gone: only what is wrong with the file is shown.

    Officers may hold an infected paper already, so they are told as well.
    """
    if not isinstance(user_input, FileRefused):
        return Turn(session)
    alerts = (AlertStaff("staff.infected"),) if user_input.code == INFECTED else ()
    return Turn(session, (_refusal(Invalid(user_input.code, user_input.params)),), alerts)


def _back(session: Session, step: Step[Field], now: datetime) -> Turn:
    part = kind_of(step.field).back(step)
    if part is not None:
        return _go_on(session, part, now)
    freed = replace(step.draft, at="", entry={}, returning=False)
    if step.draft.returning and journey.position(freed) is not step.field:
        return enter(session.with_draft(freed), now)
    earlier = journey.before(step.draft, step.field)
    if earlier is None:
        return menu.enter(session, now)
    return enter(session.with_draft(replace(freed, at=earlier.key)), now)


def _navigation(step: Step[Field]) -> tuple[tuple[Choice, ...], ...]:
    first = [Choice(Back(), Text("nav.back.button"))]
    if kind_of(step.field).may_skip(step):
        first.append(Choice(Skip(), Text("nav.skip.button")))
    first.append(Choice(ShowSource(), Text("nav.source.button")))
    return (tuple(first), (Choice(Save(), Text("nav.save.button")),))


def _source(step: Step[Field]) -> Screen:
    """Where the question comes from, and whether the order prints it."""
    field = kind_of(step.field).asked_now(step)
    text: tuple[Message, ...] = (
        Text("source.text", {"law": field.law}),
        Text(f"source.{field.origin.value}"),
    )
    return Screen(title=step.text("label", field), text=text, current=False)


def _refusal(refusal: Invalid, form: Form | None = None) -> Screen:
    params = dict(refusal.params)
    if form is not None and "doc" in params:
        params["doc"] = Text(form.paper_words(str(params["doc"])))
    return notice_of(Text(f"issue.{refusal.code}", params))


PLACE = Place(
    name="question",
    enter=enter,
    handles={Back: back, Skip: skip, Keep: keep, ShowSource: show_source, Save: save},
    opened_by={Resume: open_},
    answers={RowsLoaded: take},
    otherwise=take,
)
