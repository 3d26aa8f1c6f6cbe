"""Uploads wait for their message, each for its own person."""

import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from bot.chat.kept_uploads import WAITS, KeptUploads
from bot.files.quarantine import Quarantine
from bot.jobs.runner import ATTEMPTS, BACKOFF

PERSON, ANOTHER = "web:1", "web:2"


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def read(uploads: KeptUploads, name: str, person: str) -> bytes:
    return b"".join([piece async for piece in uploads.fetch(name, person)])


async def test_equal_ids_of_two_persons_are_two_files(tmp_path: Path) -> None:
    uploads, name = KeptUploads(Quarantine(tmp_path)), str(uuid4())
    await uploads.keep(PERSON, name, pieces(b"one"))
    await uploads.keep(ANOTHER, name, pieces(b"two"))
    assert (await read(uploads, name, PERSON), await read(uploads, name, ANOTHER)) == (
        b"one",
        b"two",
    )
    for _ in range(2):
        uploads.forget(name, PERSON)
    assert await read(uploads, name, ANOTHER) == b"two"
    with pytest.raises(FileNotFoundError):
        await read(uploads, name, PERSON)


async def test_a_long_file_comes_whole(tmp_path: Path) -> None:
    uploads, content = KeptUploads(Quarantine(tmp_path)), os.urandom(700_000)
    await uploads.keep(PERSON, "1", pieces(content))
    assert await read(uploads, "1", PERSON) == content


def test_an_upload_waits_at_least_as_long_as_a_job_is_tried() -> None:
    tried = sum((BACKOFF.limits(attempt)[1] for attempt in range(1, ATTEMPTS)), timedelta())
    assert tried < WAITS
