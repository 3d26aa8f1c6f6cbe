"""Command line of the check: ``python -m core.validation FILE.json``, or ``-`` for standard input.

Prints the outcome as JSON. Exit status 0: nothing found; 1: findings; 2: unusable input.

An entry point outside the layers: it combines the check with the message texts.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import Identifier
from core.identifiers import twelve_digits
from core.validation.check import Outcome, validate
from core.validation.document import Request, Unusable, as_stored, read
from core.validation.schema import OUTPUT_VERSION
from dialogs.wording.catalogue import LANGUAGES, catalogue
from dialogs.wording.finding_texts import problem

CLEAN, FOUND, UNUSABLE = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Check one document, print the outcome and return the exit status."""
    try:
        request = read(_body(arguments))
    except Unusable as fault:
        _print({"version": OUTPUT_VERSION, "error": fault.key, "where": fault.where})
        return UNUSABLE
    outcome = validate(request.application, request.as_of, _facts(request))
    _print(report(request.application.form, outcome))
    return FOUND if outcome.findings else CLEAN


def report(form: Form, outcome: Outcome) -> dict[str, Any]:
    """The outcome as the published schema describes it."""
    due = {"registration": outcome.registration, "promise": outcome.promise, "track": outcome.track}
    return {
        "version": OUTPUT_VERSION,
        "service": form.service,
        "edition": form.edition,
        "effective_date": outcome.effective_on.isoformat(),
        **{f"{name}_date": each.date.isoformat() if each else None for name, each in due.items()},
        "findings": [_finding(form, finding) for finding in outcome.findings],
    }


def _finding(form: Form, finding: Finding) -> dict[str, Any]:
    law = finding.law
    return {
        "code": finding.code,
        "severity": "warning" if finding.is_warning else "error",
        "substantive": finding.is_substantive,
        "field": finding.field,
        "row": finding.row,
        "paragraph": {
            "act": law.act,
            "paragraph": law.paragraph,
            "annex": law.annex,
            "item": law.item,
            **{language: catalogue(language).law(law) for language in LANGUAGES},
        },
        "text": {each: catalogue(each).text(problem(form, finding)) for each in LANGUAGES},
    }


def _facts(request: Request) -> Any:
    """The facts; the applicant is known by the number the application gives."""
    facts, application = request.facts, request.application
    if facts.applicant:
        return facts
    keys = [field.key for field in application.form.fields if isinstance(field, Identifier)]
    number = next((str(application.answers.get(key) or "") for key in keys), "")
    return replace(facts, applicant=as_stored(twelve_digits, number))


def _body(arguments: list[str]) -> Any:
    if len(arguments) != 1:
        raise Unusable("usage", "python -m core.validation FILE.json | -")
    try:
        raw = sys.stdin.buffer.read() if arguments == ["-"] else Path(arguments[0]).read_bytes()
        return json.loads(raw, parse_constant=_no_number)
    except OSError:
        raise Unusable("file.unreadable") from None
    except (ValueError, RecursionError):
        raise Unusable("document.not_json") from None


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _print(body: dict[str, Any]) -> None:
    words = json.dumps(body, ensure_ascii=False, indent=2)
    print(words.encode(errors="replace").decode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
