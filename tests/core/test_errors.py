"""Errors carry codes, never what a person typed."""

import traceback
from collections.abc import Callable

import pytest

from core.errors import Configuration, Invalid, Severity, TerezeError, TransitionNotAllowed
from core.identifiers import (
    bin,
    bin_iin,
    category_code,
    email,
    enstru,
    iin,
    phone,
    registry_no,
    serial,
    tnved,
)
from core.identifiers.reference_number import validate as validate_reference

SECRET = "сырлы-secret@@77"


@pytest.mark.parametrize(
    "refuse",
    [
        pytest.param(bin.validate, id="bin"),
        pytest.param(iin.validate, id="iin"),
        pytest.param(lambda text: bin_iin.validate(text, "ie"), id="bin or iin"),
        pytest.param(phone.validate, id="phone"),
        pytest.param(email.validate, id="email"),
        pytest.param(tnved.validate, id="tnved"),
        pytest.param(serial.validate, id="serial"),
        pytest.param(enstru.validate, id="ENS TRU"),
        pytest.param(lambda text: category_code.validate(text * 4), id="category"),
        pytest.param(lambda text: registry_no.validate(text * 5), id="registry number"),
        pytest.param(validate_reference, id="reference number"),
    ],
)
def test_a_refusal_does_not_quote_the_answer(refuse: Callable[[str], str]) -> None:
    with pytest.raises(Invalid) as caught:
        refuse(SECRET)
    error = caught.value
    told = f"{error!r} {error} {error.params} {''.join(traceback.format_exception_only(error))}"
    assert "secret" not in told.lower()
    assert error.__context__ is None


def test_severity_is_the_first_letter() -> None:
    assert Invalid("E-PHONE").severity is Severity.ERROR
    assert Invalid("W-MOBILE").severity is Severity.WARNING


def test_params_are_copied_and_kept_out_of_the_text() -> None:
    params = {"doc": "doc.apk.right"}
    error = Invalid("E-DOC-MISSING", params)
    params["doc"] = "other"
    assert (error.params, str(error)) == ({"doc": "doc.apk.right"}, "E-DOC-MISSING")


def test_a_wrong_wiring_says_where() -> None:
    assert str(Configuration("form.duplicate", {"form": "apk"})) == "form.duplicate form=apk"


def test_a_forbidden_step_says_which_and_what_it_lacks() -> None:
    error = TransitionNotAllowed("apk.include", "submitted", "registered", "chancellery", ("no",))
    assert str(error) == "apk.include: submitted -> registered by chancellery lacks no"


def test_one_family() -> None:
    for error in (Invalid("E-PHONE"), Configuration("x"), TransitionNotAllowed("a", "b", "c", "d")):
        assert isinstance(error, TerezeError)
