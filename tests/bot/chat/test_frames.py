"""What a browser may say."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.frames import FRAME_LIMIT, Frame, FrameRefused, read, read_hello
from bot.chat.uploads import shown_name

ID = "5f0c1d0e-8f7b-4a55-9d3e-0a3f6f3b1c2d"


@pytest.mark.parametrize(
    ("told", "body"),
    [
        pytest.param({"type": "opened", "language": "kk"}, None, id="the page was opened"),
        pytest.param(
            {"type": "said", "text": "Сәлем\n\n=cmd <b>"}, None, id="a text stays as it is"
        ),
        pytest.param({"type": "said", "text": "x" * 5000}, None, id="a long text is the dialog's"),
        pytest.param({"type": "pressed", "token": "a.0.mac"}, None, id="a button"),
        pytest.param({"type": "day", "value": "2026-11-21"}, None, id="a day"),
        pytest.param({"type": "language", "value": "ru"}, None, id="the other language"),
        pytest.param({"type": "earlier", "before": 7}, None, id="older lines"),
        pytest.param(
            {"type": "said", "text": "a", "person": "web:other"},
            {"type": "said", "text": "a"},
            id="unknown fields are left out",
        ),
        pytest.param(
            {"type": "file", "upload_id": ID, "name": "../a\u202e\n.pdf", "mime": "m", "size": 9},
            {"type": "file", "upload_id": ID, "name": "a.pdf", "mime": "m", "size": 9},
            id="a file's name loses folders and control characters",
        ),
    ],
)
def test_a_well_formed_frame(told: dict[str, Any], body: dict[str, Any] | None) -> None:
    assert read(orjson.dumps({"id": ID, **told}).decode()) == Frame(ID, body or told)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("", id="nothing"),
        pytest.param("{", id="not JSON"),
        pytest.param("[]", id="not an object"),
        pytest.param('{"type": "said", "text": "a"}', id="no id"),
        pytest.param('{"id": "1", "type": "said", "text": "a"}', id="an id that is no uuid"),
        pytest.param('{"id": 1, "type": "said", "text": "a"}', id="an id that is a number"),
        *(
            pytest.param(f'{{"id": "{ID}", {rest}}}', id=sentence)
            for rest, sentence in (
                ('"type": "hello", "after": 0', "a second hello"),
                ('"type": ["said"]', "a type that is a list"),
                ('"type": "said"', "no text"),
                ('"type": "said", "text": null', "a text that is null"),
                ('"type": "said", "text": "\\ud800"', "half a character"),
                ('"type": "opened", "language": "en"', "a language we do not speak"),
                ('"type": "language", "value": {}', "a language that is an object"),
                (f'"type": "pressed", "token": "{"x" * 65}"', "a token longer than 64"),
                ('"type": "day", "value": "21.11.2026"', "a day that is not ISO"),
                ('"type": "day", "value": "2026-02-30"', "a day that is not in the calendar"),
                ('"type": "earlier", "before": true', "a seq that is true"),
                ('"type": "earlier", "before": -1', "a seq below nothing"),
            )
        ),
    ],
)
def test_a_malformed_frame(raw: str) -> None:
    with pytest.raises(FrameRefused) as refused:
        read(raw)
    assert refused.value.key == "web.refused.malformed"


def test_a_frame_over_64_kib_is_refused_by_its_id() -> None:
    whole = orjson.dumps({"id": ID, "type": "said", "text": "ә" * (FRAME_LIMIT // 2)}).decode()
    with pytest.raises(FrameRefused) as refused:
        read(whole)
    assert (refused.value.key, refused.value.id) == ("web.refused.too_long", ID)


@pytest.mark.parametrize(
    "raw",
    ['{"type":"hello"}', '{"type":"said","after":1}', '{"type":"hello","after":"1"}', "null"],
)
def test_a_bad_hello(raw: str) -> None:
    with pytest.raises(FrameRefused):
        read_hello(raw)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("Шарт №1.pdf", "Шарт №1.pdf", id="an ordinary name stays"),
        pytest.param("C:\\papers\\a.pdf", "a.pdf", id="a Windows path loses its folders"),
        pytest.param("/etc/passwd", "passwd", id="a Unix path loses its folders"),
        pytest.param("a\x00\u202efdp.exe", "afdp.exe", id="NUL and bidi marks go"),
        pytest.param("x" * 500 + ".pdf", "x" * 116 + ".pdf", id="a long name keeps its ending"),
    ],
)
def test_the_name_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_kinds = st.sampled_from(["opened", "said", "pressed", "file", "day", "language", "earlier"])
_fields = ("language", "text", "token", "value", "upload_id", "name", "mime", "size", "before")


@given(_kinds | _json, st.fixed_dictionaries({}, optional=dict.fromkeys(_fields, _json)))
def test_whatever_comes_is_taken_or_refused(kind: Any, fields: dict[str, Any]) -> None:
    raw = orjson.dumps({"id": ID, "type": kind, **fields}).decode()
    try:
        frame_id: str | None = read(raw).id
    except FrameRefused as refusal:
        frame_id = refusal.id
    assert frame_id == ID
