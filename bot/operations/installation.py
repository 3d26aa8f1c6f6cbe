"""Refuses a worker whose key or folder is not that of the database's other workers.

*Why:* applicants are found by hashes made with the key, and their files lie in the folder. A worker
with another key finds no applicant; one with another folder has rows of files that it lacks.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from bot.storage import installation
from bot.storage.writer import Writer
from core.errors import Configuration

FOLDER_ID = "folder.id"
KEY, FOLDER = "secret_key", "data_dir"


async def claim(writer: Writer, secret: bytes, folder: Path) -> None:
    """Record this worker's facts if it is the first; refuse it if it differs from the others."""
    own = facts(secret, folder)
    check(own, await writer.transact(lambda connection: installation.record(connection, own)))


def facts(secret: bytes, folder: Path) -> dict[str, str]:
    """What identifies an installation; the folder gets an id of its own when it has none."""
    fingerprint = hmac.digest(secret, b"installation", hashlib.sha256).hex()
    return {KEY: fingerprint, FOLDER: _id_of(folder)}


def check(own: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Raises ``Configuration`` where a worker's facts are not those the database knows."""
    if own[KEY] != known[KEY]:
        raise Configuration(
            "SECRET_KEY",
            "be the key this database was first started with, the same for every worker",
            "SECRET_KEY copied from the other workers, or DATA_DIR/secret.key from the backup",
        )
    if own[FOLDER] != known[FOLDER]:
        raise Configuration(
            "DATA_DIR",
            "be the folder this database was first started with, shared by every worker and "
            f"restored together with its {FOLDER_ID}",
            "DATA_DIR=/srv/tereze on a disk all workers have",
        )


def _id_of(folder: Path) -> str:
    """The folder's id, written whole or not at all; the first of several workers wins."""
    path = folder / FOLDER_ID
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{FOLDER_ID}.{uuid4().hex}")
        try:
            with part.open("w") as file:
                file.write(str(uuid4()))
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                path.hardlink_to(part)
        finally:
            part.unlink()
    return path.read_text()
