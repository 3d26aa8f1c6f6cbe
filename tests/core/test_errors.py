"""Errors carry codes, never what a person typed."""

import ast
import re
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from core import errors
from core.errors import Configuration, Invalid, Severity
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

ROOT = Path(__file__).resolve().parents[2]
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


def test_a_wrong_setting_is_a_sentence_with_an_example() -> None:
    error = Configuration("PORT", "be a number from 0 to 65535", "PORT=8080")
    assert str(error) == "PORT must be a number from 0 to 65535, for example PORT=8080"


def _declared() -> set[tuple[str, str, str]]:
    """Name, base and module of every class in the product that extends an exception."""
    return {
        (node.name, ast.unparse(base), ".".join(path.relative_to(ROOT).with_suffix("").parts))
        for package in ("core", "dialogs", "bot")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if ast.unparse(base).endswith(("Exception", "Error"))
    }


def test_the_tree_of_errors_names_every_class_and_its_module() -> None:
    branch = r"^[├└]── (\w+) +(?:((?:core|dialogs|bot)[\w.]+):)?"
    drawn = {
        (name, module or "core.errors")
        for name, module in re.findall(branch, errors.__doc__ or "", re.MULTILINE)
    }
    family = {(name, module) for name, base, module in _declared() if base == "TerezeError"}
    assert drawn == family


def test_no_exception_stands_outside_the_family() -> None:
    outside = {name for name, base, _ in _declared() if base != "TerezeError"}
    assert outside == {"TerezeError"}
