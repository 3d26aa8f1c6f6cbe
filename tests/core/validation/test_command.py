"""The check on its own: what it reads, prints and says by its exit status."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import jsonschema
import pytest

from core.form.rule import Record
from core.services.catalogue import FORMS
from core.validation.__main__ import main
from core.validation.document import read
from core.validation.schema import input_schema, output_schema, published

ROOT = Path(__file__).resolve().parents[3]
MONDAY = "2026-03-16T10:00:00+05:00"
EMPTY = {"service": "apk.include", "as_of": MONDAY}
WHOLE = {
    **EMPTY,
    "channel": "portal",
    "fields": {
        "applicant_kind": "legal_entity",
        "applicant_name": "«Дала Майнинг» ЖШС",
        "applicant_bin_iin": "250140999991",
        "legal_address": {
            "country": "KZ",
            "region": "KZ-75",
            "city": "Алматы",
            "street": "Абай даңғылы",
            "building": "10",
        },
        "dc_location": {
            "country": "KZ",
            "region": "KZ-35",
            "settlement": "Теміртау",
            "landmark": "Өнеркәсіп аймағы, 5-учаске",
        },
        "contact_phone": "8 (701) 123-45-67",
        "contact_email": "office@example.kz",
        "complexes": [
            {
                "apk_full_name": "Antminer S19 кешені",
                "apk_brand": "Bitmain",
                "apk_model": "S19",
                "apk_quantity": 1,
                "tnved_code": "8471500000",
            }
        ],
        "consent_pd": True,
        "ownership_basis": "own",
        "owner_name": "«Дала Майнинг» ЖШС",
        "owner_contacts": "+7 701 123 45 67",
        "signer_name": "Серік Ахметов",
        "signed_by": "applicant",
    },
    "rows": {
        "units": [
            {"item_brand_model": "Bitmain S19", "item_serial": "SN-00001", "item_tech": "95 TH/s"}
        ]
    },
    "documents": [
        {
            "doc_id": "doc.apk.right",
            "file_name": "right.pdf",
            "mime": "application/pdf",
            "size": 1000,
            "no_expiry": True,
        }
    ],
}
UNUSABLE = {
    "not JSON": ("{", "document.not_json"),
    "a number that is none": ('{"as_of": NaN}', "document.not_json"),
    "nested without end": ("[" * 100_000, "document.not_json"),
    "a list": ("[]", "document.not_an_object"),
    "no moment": ('{"service": "apk.include"}', "as_of.not_a_moment"),
    "a moment without a zone": (
        json.dumps({**EMPTY, "as_of": "2026-03-16T10:00:00"}),
        "as_of.without_zone",
    ),
    "a year nobody counts": (
        json.dumps({**EMPTY, "as_of": "9999-03-16T10:00:00+05:00"}),
        "as_of.outside_the_calendar",
    ),
    "an unknown service": (json.dumps({**EMPTY, "service": "apk"}), "service.unknown"),
    "an unknown part": (json.dumps({**EMPTY, "answers": {}}), "document.unknown_part"),
    "an unknown field": (json.dumps({**EMPTY, "fields": {"bin": "1"}}), "field.unknown"),
    "an unknown document": (
        json.dumps({**EMPTY, "documents": [{"doc_id": "doc.x"}]}),
        "document.unknown",
    ),
    "facts that are none": (json.dumps({**EMPTY, "facts": {"records": [1]}}), "facts.unreadable"),
    "facts nobody asks for": (json.dumps({**EMPTY, "facts": {"weather": 1}}), "facts.unknown"),
    "yes in words": (
        json.dumps({**EMPTY, "facts": {"pools_exist": "false"}}),
        "facts.unreadable",
    ),
    "a channel that is none": (json.dumps({**EMPTY, "channel": "telegram"}), "channel.unknown"),
    "half a character": ('{"\\ud800": 1, "as_of": 1}', "document.unknown_part"),
    "a moment before all days": (
        json.dumps({**EMPTY, "as_of": "0001-01-01T00:00:00+14:00"}),
        "as_of.outside_the_calendar",
    ),
    "a term that ends outside the calendar": (
        json.dumps({**EMPTY, "as_of": "2100-12-30T10:00:00+05:00"}),
        "as_of.outside_the_calendar",
    ),
    "one document twice": (
        json.dumps({**EMPTY, "documents": [{"doc_id": "doc.apk.right"}] * 2}),
        "document.given_twice",
    ),
}


def test_a_record_is_read_with_its_suspension_and_its_last_day() -> None:
    told: dict[str, Any] = {"register": "licence_1", "number": "№ 5", "holder": "250140999991"}
    told |= {"suspended": True, "valid_until": "2027-06-30"}
    document = {**EMPTY, "facts": {"records": [told]}}
    jsonschema.validate(document, input_schema())
    record = Record("250140999991", suspended=True, valid_until=date(2027, 6, 30))
    assert read(document).facts.records == {("licence_1", "5"): record}


def run(text: str, *arguments: str) -> tuple[int, Any]:
    """The exit status and what was printed, without a process of its own."""
    printed = io.StringIO()
    typed = io.TextIOWrapper(io.BytesIO(text.encode()))
    with mock.patch("sys.stdin", typed), redirect_stdout(printed):
        status = main([*(arguments or ("-",))])
    return status, json.loads(printed.getvalue())


def command(text: str, *arguments: str) -> tuple[int, Any]:
    """``run`` as a process; standard error must stay empty."""
    done = subprocess.run(
        [sys.executable, "-m", "core.validation", *(arguments or ("-",))],
        input=text.encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == b""
    return done.returncode, json.loads(done.stdout)


PROCESSES = {
    "nothing found": (json.dumps(WHOLE), 0),
    "findings": (json.dumps(EMPTY), 1),
    "unusable input with half a character": (UNUSABLE["half a character"][0], 2),
}


@pytest.mark.parametrize(("text", "status"), PROCESSES.values(), ids=PROCESSES)
def test_as_a_command_it_prints_and_exits_the_same(text: str, status: int) -> None:
    as_process = command(text)
    assert as_process[0] == status
    assert as_process == run(text)


def changed(**fields: Any) -> dict[str, Any]:
    return {**WHOLE, "fields": {**WHOLE["fields"], **fields}}  # type: ignore[dict-item]


def test_a_whole_application_is_clean_and_its_dates_are_told() -> None:
    status, told = run(json.dumps(WHOLE))
    assert (status, told["findings"]) == (0, [])
    assert told["effective_date"] == "2026-03-16"
    assert (told["promise_date"], told["track_date"]) == ("2026-03-26", "2026-03-26")


def test_a_finding_has_its_code_field_paragraph_and_both_texts() -> None:
    status, told = run(json.dumps(changed(applicant_bin_iin="250140999992")))
    (finding,) = told["findings"]
    assert (status, finding["code"], finding["field"]) == (
        1,
        "E-ID-CHECKSUM",
        "applicant_bin_iin",
    )
    place = finding["paragraph"]
    assert (place["act"], place["annex"], place["item"]) == ("138", "2", "2")
    assert "приложение 2" in place["ru"]
    assert "2-қосымша" in place["kk"]
    assert "контрольный разряд" in finding["text"]["ru"]
    assert "бақылау разряды" in finding["text"]["kk"]


@pytest.mark.parametrize("service", [form.service for form in FORMS.values()])
def test_the_outcome_has_its_version_and_no_id_of_our_documents(service: str) -> None:
    _, told = run(json.dumps({"service": service, "as_of": MONDAY}))
    assert told["version"] == 2
    assert not re.search(r"\b(?:[DQS]-\d|SC-\d|V-[A-Z])", json.dumps(told, ensure_ascii=False))


def test_a_warning_alone_is_a_finding_too() -> None:
    status, told = run(json.dumps({**WHOLE, "as_of": "2026-03-13T18:31:00+05:00"}))
    assert (status, [each["severity"] for each in told["findings"]]) == (1, ["warning"])
    assert told["effective_date"] == "2026-03-16"


def test_a_file_is_read_as_standard_input_is(tmp_path: Path) -> None:
    path = tmp_path / "whole.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    assert run("", str(path)) == run(json.dumps(WHOLE))


def test_a_file_that_is_not_there_is_unusable() -> None:
    assert run("", "/nowhere/at/all.json") == (
        2,
        {"version": 2, "error": "file.unreadable", "where": ""},
    )


@pytest.mark.parametrize(("text", "error"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_checked_is_said_to_be_unusable(text: str, error: str) -> None:
    status, told = run(text)
    assert (status, told["error"]) == (2, error)
    jsonschema.validate(told, output_schema())


def test_the_published_schemas_are_those_of_the_forms() -> None:
    for name, text in published().items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text


def test_the_schemas_are_schemas_and_take_what_the_check_takes_and_prints() -> None:
    for schema in (input_schema(), output_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(WHOLE, input_schema())
    for body in (WHOLE, changed(applicant_bin_iin="250140999992")):
        jsonschema.validate(run(json.dumps(body))[1], output_schema())


@pytest.mark.parametrize(
    "wrong",
    [
        changed(applicant_kind="nobody"),
        changed(nothing_of_the_kind=1),
        {**WHOLE, "service": "apk"},
        {**WHOLE, "documents": [{"file_name": "a.pdf"}]},
    ],
    ids=["an option", "a field", "a service", "a document"],
)
def test_the_input_schema_refuses_what_is_not_there(wrong: Mapping[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, input_schema())


def test_an_explanation_stands_in_for_a_document_where_the_order_lets_it() -> None:
    said = {"doc_id": "doc.pool.server_contract", "explanation": "Собственное помещение"}
    body = {
        "service": "pool.accredit",
        "as_of": MONDAY,
        "fields": {"premises": "own"},
        "documents": [said],
    }
    jsonschema.validate(body, input_schema())
    told = run(json.dumps(body))[1]["findings"]
    assert [each["code"] for each in told if each["field"] == "server_contract"] == ["W-MANUAL"]


def test_a_document_of_another_edition_is_not_missed_and_not_minded() -> None:
    body = {
        "service": "lic.issue.1",
        "as_of": "2023-06-15T10:00:00+06:00",
        "documents": [{"doc_id": "doc.lic.metering", "file_name": "a.pdf"}],
    }
    status, told = run(json.dumps(body))
    assert status == 1
    assert all(each["field"] != "metering_doc" for each in told["findings"])


def test_a_second_localisation_paper_goes_where_the_second_one_is_asked_for() -> None:
    body = {
        "service": "trust.include.sw",
        "as_of": "2025-12-15T10:00:00+05:00",
        "fields": {"local_doc_kind": "industrial_certificate"},
        "documents": [
            {"doc_id": "doc.tr.local", "file_name": f"{name}.pdf", "no_expiry": True}
            for name in ("certificate", "calculation")
        ],
    }
    told = run(json.dumps(body))[1]["findings"]
    assert "W-CERT-2026" not in {each["code"] for each in told}


def test_every_service_has_a_place_in_the_schema() -> None:
    titles = [each["title"] for each in input_schema()["oneOf"]]
    assert titles == [form.service for form in FORMS.values()]
