"""A JSON file of a stranger is read whole or refused with one code."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.files import drafts
from bot.files.drafts import DEEPEST, LONGEST_TEXT, MOST_BRACKETS
from core.errors import Invalid
from tests.examples import examples

MEBIBYTE = 1024 * 1024


def with_answer(value: str) -> bytes:
    """A draft's file with one answer, given as JSON."""
    return f'{{"tereze":"draft","answers":{{"a":{value}}}}}'.encode()


def nested(depth: int) -> bytes:
    """Lists so deep inside the file, its own two mappings included."""
    return with_answer("[" * (depth - 2) + "]" * (depth - 2))


def read(folder: Path, content: bytes) -> dict[str, Any]:
    path = folder / "draft"
    path.write_bytes(content)
    return drafts.read(path)


GOOD = {
    "a text": (with_answer('"қазақша"'), "қазақша"),
    "a mark before the text": (b"\xef\xbb\xbf" + with_answer('"a"'), "a"),
    "an escaped character of two halves": (with_answer(r'"\ud83d\ude00"'), "😀"),
    "the longest text": (with_answer(json.dumps("ә" * LONGEST_TEXT)), "ә" * LONGEST_TEXT),
    "the largest number": (with_answer("9" * 15), 10**15 - 1),
    "nothing": (with_answer("null"), None),
    "as deep as may be": (nested(DEEPEST), None),
}


@pytest.mark.parametrize(("content", "answer"), GOOD.values(), ids=GOOD)
def test_is_read(tmp_path: Path, content: bytes, answer: Any) -> None:
    found = read(tmp_path, content)["answers"]["a"]
    assert found == answer or answer is None


BAD = {
    "no JSON": b"SN-0001;95 TH/s",
    "half of it": with_answer('"a"')[:-2],
    "something behind it": with_answer('"a"') + b"{}",
    "another encoding": with_answer('"әә"').decode().encode("utf-16"),
    "bytes that are no text": b"\xff\xfe\x00{}",
    "a list": b'["tereze","draft"]',
    "a word": b'"draft"',
    "another mark": b'{"tereze":"case"}',
    "a mark that is a list": b'{"tereze":["draft"]}',
    "a name twice": b'{"tereze":"draft","answers":{"a":1,"a":2}}',
    "the mark twice": b'{"tereze":"draft","tereze":"draft"}',
    "not a number": with_answer("NaN"),
    "endless": with_answer("-Infinity"),
    "a fraction": with_answer("1.5"),
    "a power": with_answer("1e400"),
    "a number nobody can store": with_answer("9" * 16),
    "a number of a million digits": with_answer("9" * MEBIBYTE),
    "half a character": with_answer(r'"\ud83d"'),
    "half a character in a name": b'{"tereze":"draft","\\ud83d":1}',
    "too long a text": with_answer(json.dumps("a" * (LONGEST_TEXT + 1))),
    "too long a name": b'{"tereze":"draft","%s":1}' % (b"a" * (LONGEST_TEXT + 1)),
    "too deep": nested(DEEPEST + 1),
    "deeper than any stack": b"[" * (4 * MEBIBYTE),
    "mappings deeper than any stack": b'{"a":' * (MEBIBYTE // 2),
    "more brackets than a draft has": with_answer("[" + "{}," * MOST_BRACKETS + "{}]"),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Invalid) as refusal:
        read(tmp_path, content)
    assert (refusal.value.code, refusal.value.params) == ("E-DRAFT-FILE", {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


FILES = JSON.map(lambda value: json.dumps({"tereze": "draft", "answers": value}).encode())


@given(content=st.binary() | FILES)
@settings(
    max_examples=examples(200),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_is_read_can_be_stored_and_read_again(tmp_path: Path, content: bytes) -> None:
    with suppress(Invalid):
        found = read(tmp_path, content)
        assert orjson.loads(orjson.dumps(found)) == found
