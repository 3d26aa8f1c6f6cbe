"""What one run came to, and how it is written down."""

import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from os import cpu_count
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing and its goal: at least, or at most, so much.

    ``least`` is what is still bearable where that is less than the goal.
    """

    name: str
    value: float
    goal: float | None = None
    at_most: bool = False
    least: float | None = None
    unit: str = "×"

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        if (self.value <= self.goal) if self.at_most else (self.value >= self.goal):
            return "reached"
        return "bearable" if self.least is not None and self.value >= self.least else "missed"

    @property
    def wanted(self) -> str:
        if self.goal is None:
            return "—"
        goal = f"{'≤' if self.at_most else '≥'} {_number(self.goal)} {self.unit}"
        return goal if self.least is None else f"{goal}, at least {_number(self.least)} {self.unit}"


def write(
    path: Path, figures: Sequence[Figure], raw: Sequence[Figure], sizes: str, day: date
) -> None:
    """Write the page of figures."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        TEXT.format(
            day=day.isoformat(),
            machine=f"{cpu_count()} cores, Python {platform.python_version()}, "
            f"SQLite {sqlite3.sqlite_version}",
            sizes=sizes,
            figures="\n".join(
                f"| {each.name} | {_number(each.value)} {each.unit} | {each.wanted} "
                f"| {each.verdict} |"
                for each in figures
            ),
            raw="\n".join(f"| {each.name} | {_number(each.value)} {each.unit} |" for each in raw),
        ),
        encoding="utf-8",
    )


def lines(figures: Sequence[Figure]) -> list[str]:
    """The figures as they are printed."""
    return [
        f"{each.name:<64} {_number(each.value):>8} {each.unit:<4} {each.wanted:<26} {each.verdict}"
        for each in figures
    ]


def _number(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 20 else f"{value:,.0f}"


TEXT = """\
# Speed and size

Written by `make bench` on {day} ({machine}). Speeds depend on the machine and on whatever else it
does, so what counts are ratios of programs measured in turns within one run; each figure is the
median of its rounds.

| What | Figure | Goal | |
|---|---|---|---|
{figures}

Behind them:

| What | Figure |
|---|---|
{raw}

## What is measured

The unit of work is a turn: a webhook POST with an update arrives, the update is stored once and
acknowledged, the person's session is loaded, the answer checked, the next screen worded with its
signed buttons, and inbox, session and outbox are committed durably (SQLite `synchronous=FULL`,
PostgreSQL `fsync` and `synchronous_commit` on). Turns are counted until the last one is committed,
not until the last POST is answered.

- **Traffic** (`traffic.py`, `visits.py`): persons who walk from `/start` to the check page of the
  first service, and of the form that asks the most; everything typed, files sent, rows pasted, half
  in Kazakh and half in Russian. The same updates go to every program. Afterwards the database is
  asked whether every person arrived there.
- **Load** (`load.py`): 8 keep-alive connections, prebuilt requests, each connection waiting for
  its answer. Its own limit stands in the second table.
- **Echo** (`echo.py`): aiogram's webhook with one handler and no database. **Tutorial**
  (`tutorial.py`): aiogram, `F` filters, an asynchronous ORM session on SQLite.
- **Product** (`product.py`): the product's own webhook, router, writer, dialog and wording on an
  aiohttp server. It does not deliver its messages, as Telegram's answers are not the worker's own
  speed: the outbox grows. *With delivery* it sends each of them as well, to a Bot API that answers
  at once, from the same process; both the turns and the wait until the outbox is empty are shown.
- **Many sessions**: persons who have begun the form, picked evenly from all that are stored.
- **500 rows** (`stores.py`): a row is typed into a long table cell by cell and stored, and each
  time the next question asked, against the answer to the first question of an empty application.
  Of its four turns the one that stores the row costs most; it is also shown alone. The check page
  reads and validates all rows of the whole application, which it has to, once a visit.
- **Memory** is what the kernel holds for the one worker process after that load.

Sizes of this run: {sizes}.
"""
