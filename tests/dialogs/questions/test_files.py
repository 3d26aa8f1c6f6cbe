"""Documents: sent, late, refused, infected, and for a draft that is no more."""

from dataclasses import replace

import pytest

from dialogs.effects import FetchFile
from dialogs.events import Command, FileKept, FileRefused, FileSent, LanguageChosen, RowsRead
from tests.core.support.whole import trust_include_sw
from tests.dialogs.support.visits import Visit, begins, begun, filled, keys_of, up_to_file, visit


def asked_for_the_document() -> Visit:
    person = begun()
    up_to_file(person)
    return person


def said(person: Visit) -> list[str]:
    return person.keys_shown()[-12:]


def test_a_file_is_fetched_kept_and_its_validity_asked() -> None:
    person = asked_for_the_document()
    person.sends("ТОО \u202egpj.exe")
    (fetch,) = [each for each in person.world.asked if isinstance(each, FetchFile)]
    assert (fetch.name, fetch.field, fetch.formats) == (
        "ТОО gpj.exe",
        "ownership_doc",
        ("pdf", "jpg", "png"),
    )
    person.file_comes("f-1")
    assert "upload.validity.ask" in keys_of(person.screen)
    person.says("31.12.2027")
    assert person.answers["ownership_doc"]["expires_on"] == "2027-12-31"
    assert person.answers["ownership_doc"]["file_id"] == "f-1"


def test_a_slow_older_file_does_not_take_the_place_of_a_newer_one() -> None:
    person = asked_for_the_document()
    person.sends()
    newer = FileSent("test:newer", "newer.pdf", "application/pdf", 10)
    person.happens(newer)
    draft_id = person.draft.draft_id
    for file_id, source in (("f-2", "test:newer"), ("f-1", "test:older")):
        person.happens(FileKept(file_id, "ownership_doc", draft_id, "a.pdf", "pdf", 10, source))
    person.presses("no_expiry")
    assert person.answers["ownership_doc"]["file_id"] == "f-2"


def test_a_file_too_large_is_refused_before_it_is_fetched() -> None:
    person = asked_for_the_document()
    person.sends(size=20 * 1024 * 1024 + 1)
    assert "issue.E-FILE-SIZE" in said(person)
    assert person.world.fetching == []


def test_a_validity_that_is_no_day_is_asked_again() -> None:
    person = asked_for_the_document()
    person.sends()
    person.file_comes()
    person.says("ұзақ")
    assert "issue.E-DATE" in said(person)
    assert "upload.validity.ask" in keys_of(person.screen)


def test_text_instead_of_a_file_gets_a_hint() -> None:
    person = asked_for_the_document()
    person.says("жібердім")
    assert "unreadable.other" in said(person)
    assert "apk_include.ownership_doc.ask" in keys_of(person.screen)


def test_back_from_the_validity_asks_for_the_file_and_then_leads_on_back() -> None:
    person = asked_for_the_document()
    person.sends()
    person.file_comes()
    person.presses("back")
    assert "apk_include.ownership_doc.ask" in keys_of(person.screen)
    person.presses("validity", "no_expiry")
    assert person.answers["ownership_doc"]["no_expiry"] is True
    person.presses("back", "back")
    assert "applicant.consent_pd.ask" in keys_of(person.screen)


@pytest.mark.parametrize("code", ["E-FILE-CONTENT", "E-DOC-FORMAT", "E-FILE-EMPTY", "E-FILE-GONE"])
def test_a_refused_file_is_told_and_asked_for_again(code: str) -> None:
    person = asked_for_the_document()
    person.sends()
    person.happens(FileRefused("ownership_doc", person.draft.draft_id, code, {"formats": "pdf"}))
    assert f"issue.{code}" in said(person)
    assert "apk_include.ownership_doc.ask" in keys_of(person.screen)
    assert "ownership_doc" not in person.answers


def test_a_late_file_waits_for_its_validity_and_disturbs_no_half_answer() -> None:
    person = asked_for_the_document()
    person.sends()
    person.presses("back", "back")
    person.presses("add")
    person.says("T21 кешені", "Bitmain")
    before = person.session
    person.file_comes("f-late")
    assert before.draft is not None
    assert person.draft.entry == before.draft.entry
    assert person.session.choices == before.choices
    assert person.answers["ownership_doc"]["file_id"] == "f-late"
    person.says("T21", "1", "8471500000")
    person.presses("done")
    assert "upload.validity.ask" in keys_of(person.screen)


def test_a_late_file_is_not_filed_before_its_validity_is_known() -> None:
    person = filled()
    person.edits("ownership_doc")
    person.sends()
    person.presses("back")
    person.file_comes("f-new")
    person.presses("hand_in")
    assert person.world.cases == {}
    assert "upload.validity.ask" in keys_of(person.screen)
    person.presses("no_expiry", "hand_in")
    (handed,) = person.world.handed_in.values()
    assert handed["ownership_doc"]["file_id"] == "f-new"


def infected(person: Visit, file_id: str = "") -> list[str]:
    shown = person.happens(
        FileRefused("ownership_doc", person.draft.draft_id, "E-FILE-INFECTED", {}, file_id)
    )
    return [key for each in shown for key in keys_of(each)]


def test_an_infected_file_is_taken_out_and_asked_for_again() -> None:
    person = filled()
    assert "issue.E-FILE-INFECTED" in infected(person, "file-1")
    assert "ownership_doc" not in person.answers
    person.presses("hand_in")
    assert person.world.cases == {}
    assert "apk_include.ownership_doc.ask" in keys_of(person.screen)


def test_an_infected_file_that_never_was_an_answer_takes_nothing_with_it() -> None:
    person = filled()
    before = person.answers
    assert "issue.E-FILE-INFECTED" in infected(person)
    assert person.answers == before


def test_an_infected_file_that_was_replaced_takes_nothing_with_it() -> None:
    person = filled()
    before = person.answers
    assert "issue.E-FILE-INFECTED" in infected(person, "file-0")
    assert person.answers == before


def test_an_infected_file_of_a_draft_that_is_no_more_is_still_told() -> None:
    for last in ("hand_in", "drop"):
        person = filled()
        draft_id = person.draft.draft_id
        if last == "drop":
            person.happens(Command("cancel"))
        person.presses(last)
        before = person.session
        (screen,) = person.happens(FileRefused("ownership_doc", draft_id, "E-FILE-INFECTED"))
        assert keys_of(screen) == ["issue.E-FILE-INFECTED"]
        assert person.session == before


def test_a_file_for_a_draft_that_is_no_more_changes_nothing() -> None:
    person = filled()
    draft_id = person.draft.draft_id
    person.happens(Command("cancel"))
    person.presses("drop")
    before = person.session
    kept = FileKept("f", "ownership_doc", draft_id, "a.pdf", "pdf", 1)
    assert person.happens(kept) == []
    assert person.happens(RowsRead("units", draft_id, (("SN-0001", "x"),))) == []
    assert person.session == before


def test_a_second_file_takes_the_place_of_the_first() -> None:
    person = asked_for_the_document()
    person.sends()
    person.sends()
    person.file_comes("f-1")
    person.file_comes("f-2")
    person.presses("no_expiry")
    assert person.answers["ownership_doc"]["file_id"] == "f-2"


def test_a_file_given_as_one_document_does_not_stand_for_another() -> None:
    person = visit()
    answers = {**trust_include_sw.ANSWERS, "local_doc_kind": "industrial_certificate"}
    del answers["local_doc"]
    begins(person, "trust_include_sw")
    person.session = person.session.with_draft(replace(person.draft, answers=answers))
    person.happens(Command("resume"))
    person.sends()
    person.file_comes("certificate")
    person.presses("no_expiry", "fields:0")
    person.presses("check")
    person.edits("local_doc_kind")
    person.presses("answer:calculation")
    assert "trust.local_doc.ask" in keys_of(person.screen)
    assert "local_doc" not in person.answers
    person.sends()
    person.file_comes("calculation")
    person.presses("no_expiry")
    person.edits("local_doc_kind")
    person.presses("answer:industrial_certificate")
    assert person.answers["local_doc"]["file_id"] == "certificate"


def test_a_file_while_the_language_changes_is_not_lost() -> None:
    person = asked_for_the_document()
    person.sends()
    person.happens(LanguageChosen("ru"))
    person.file_comes()
    assert "upload.validity.ask" in keys_of(person.screen)


EXPIRES = {
    "yesterday": ("15.03.2026", True),
    "years ago": ("01.01.2020", True),
    "today": ("16.03.2026", False),
    "tomorrow": ("17.03.2026", False),
}


@pytest.mark.parametrize(("day", "is_said"), EXPIRES.values(), ids=EXPIRES)
def test_that_a_document_has_expired_is_said_at_once_and_the_day_taken(
    day: str, is_said: bool
) -> None:
    person = asked_for_the_document()
    person.sends()
    person.file_comes()
    shown = [key for each in person.says(day) for key in keys_of(each)]
    assert ("issue.E-DOC-EXPIRED" in shown) is is_said
    assert ("question.remark" in shown) is is_said
    assert person.answers["ownership_doc"]["expires_on"] is not None
    assert "upload.validity.ask" not in keys_of(person.screen)


def test_an_expired_document_may_be_given_another_day_without_a_file() -> None:
    person = filled()
    person.edits("ownership_doc")
    person.presses("validity")
    person.says("01.03.2026")
    assert "issue.E-DOC-EXPIRED" in keys_of(person.screen)
    person.presses("edit:ownership_doc", "validity")
    person.says("01.03.2030")
    assert "check.ready" in keys_of(person.screen)
