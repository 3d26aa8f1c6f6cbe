"""Figures of the law in TOML files, one for each subject: value, first day, reference."""

import tomllib
from pathlib import Path
from typing import Any


def read(subject: str) -> dict[str, Any]:
    """The tables of ``<subject>.toml`` beside this file."""
    return tomllib.loads(Path(__file__).with_name(f"{subject}.toml").read_text(encoding="utf-8"))
