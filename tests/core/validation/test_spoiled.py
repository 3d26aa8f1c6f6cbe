"""Whatever stands in one place of an application, the check says something and never fails."""

import copy
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from core.form.rule import Facts
from core.services.catalogue import FORMS
from core.validation import Application, remarks, validate
from core.validation.precheck import precheck
from dialogs.wording.catalogue import LANGUAGES, catalogue
from dialogs.wording.finding_texts import problem
from tests.core.services.test_every_form import MONDAY, WHOLES
from tests.examples import examples

Path = tuple[str | int, ...]

NASTY: tuple[Any, ...] = (
    None, "", " ", "x", "\ud800", "NaN", "-1", "1,5", "1e9", "0", "KZ", "no", "yes", "other",
    "0001-01-01", "1980-05-05", "1991-01-15", "15.09.2025", "2026-3-2", "2024-02-29", "9999-12-31",
    0, -1, 1, 10**30, 1.5, float("inf"), True, False, [], {}, [None], [{}], ["x", "x"],
    {"given": True}, {"file_id": "1"}, {"explanation": "x"}, {"count": 3}, {"country": "Россия"},
    {"explanation": "own", "expires_on": "junk"}, {"region": ["KZ-75"]}, {"a": {"b": {"c": []}}},
)  # fmt: skip
"""Values that are good somewhere, and values that are good nowhere."""

DAYS = (MONDAY - timedelta(days=1050), MONDAY - timedelta(days=91), MONDAY)


def places(value: Any, here: Path = ()) -> Iterator[Path]:
    """Every place inside an answer, the answer itself included."""
    yield here
    keys: Iterable[str | int] = value if isinstance(value, dict) else ()
    for key in range(len(value)) if isinstance(value, list) else keys:
        yield from places(value[key], (*here, key))


BASES = [(key, base) for key, whole in WHOLES.items() for base in whole.bases()]
PLACES = [[path for path in places(dict(base)) if path] for _, base in BASES]


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A form and its whole application with something nasty in one or two places."""
    number = draw(st.integers(0, len(BASES) - 1))
    key, base = BASES[number]
    answers = copy.deepcopy(dict(base))
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(PLACES[number]))
        inside: Any = answers
        try:
            for step in path[:-1]:
                inside = inside[step]
            inside[path[-1]] = copy.deepcopy(draw(st.sampled_from(NASTY)))
        except (KeyError, IndexError, TypeError):
            continue  # what the first one put there has no such place
    return key, answers


@settings(max_examples=examples(1000))
@given(spoiled(), st.sampled_from(DAYS), st.booleans())
def test_one_spoiled_place_is_told_of_in_words_and_nothing_fails(
    application: tuple[str, dict[str, Any]], as_of: Any, pools_exist: bool
) -> None:
    key, answers = application
    form, facts = FORMS[key], Facts(pools_exist=pools_exist)
    given_ = Application(form, answers, WHOLES[key].rows)
    findings = list(validate(given_, as_of, facts).findings)
    for field in form.on(as_of.date()).asked:
        findings += remarks(form.on(as_of.date()), answers, field.key, as_of)
    for assessment in precheck(given_, as_of, facts):
        findings += assessment.findings
    for finding in findings:
        for language in LANGUAGES:
            assert "{" not in catalogue(language).text(problem(form, finding))
