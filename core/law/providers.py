"""The provider of a service as the order names it on a day (D-92)."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from core.law.dated import Dated
from core.law.parameters import read

PROVIDERS: Mapping[str, Dated[str]] = MappingProxyType(
    {
        act: Dated.read(f"provider.{act}", rows, lambda row: str(row["name"]))
        for act, rows in read("providers")["providers"].items()
    }
)
"""Providers by act; the value is the end of the message key of the name."""


def provider(act: str, on: dt.date) -> str:
    """The provider that an act names on a day; empty for an act that names none."""
    return PROVIDERS[act].in_force(on) if act in PROVIDERS else ""
