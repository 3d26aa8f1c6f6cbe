"""Figures of the law, one TOML file a subject: value, start date, reference."""

import tomllib
from pathlib import Path
from typing import Any


def read(subject: str) -> dict[str, Any]:
    """The tables of ``<subject>.toml`` beside this file."""
    return tomllib.loads(Path(__file__).with_name(f"{subject}.toml").read_text(encoding="utf-8"))
