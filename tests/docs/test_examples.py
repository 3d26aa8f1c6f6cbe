"""The examples of CONTRIBUTING.md run."""

import re
import tomllib
from io import BytesIO
from typing import Any

import pytest
from babel.messages.pofile import read_po

from core.form.form import Form
from core.form.verification import verify
from tests.docs.support.citations import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## (.+)\n((?:(?!## ).*\n)*)", re.MULTILINE)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    pytest.param(language, code, id=f"{title}, {language} {number}")
    for title, section in SECTION.findall(TEXT)
    for number, (language, code) in enumerate(BLOCK.findall(section), 1)
]


@pytest.mark.parametrize(("language", "code"), EXAMPLES)
def test_an_example_runs(language: str, code: str) -> None:
    names: dict[str, Any] = {"__name__": "example"}
    match language:
        case "python":
            exec(compile(code, "CONTRIBUTING.md", "exec"), names)
        case "toml":
            assert tomllib.loads(code)
        case "po":
            assert len(read_po(BytesIO(code.encode()))) == 1
        case _:
            pytest.fail(f"no way to run {language}")
    for each in names.values():
        if isinstance(each, Form):
            assert verify((each,))


def test_every_kind_of_addition_has_an_example() -> None:
    lacking = [
        title
        for title, section in SECTION.findall(TEXT)
        if title.startswith(("A ", "An ")) and not BLOCK.search(section)
    ]
    assert lacking == []
