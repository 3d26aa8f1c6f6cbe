"""The measured programs as processes of their own, and one measured round of load on them."""

import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.request import urlopen

import orjson

PATIENCE = 60.0
"""Seconds for a program to start, or to finish what it has accepted."""


@dataclass(frozen=True, slots=True)
class Program:
    """A running program; a load is dealt out over its ports. ``watched`` tells of its turns."""

    ports: tuple[int, ...]
    watched: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One load: units a second, waits for the answer and for the commit (ms), memory (bytes).

    ``began`` is a moment of the monotonic clock, in seconds.
    """

    began: float
    rate: float
    answers: tuple[float, ...]
    commits: tuple[float, ...] = ()
    rss: int = 0


@contextmanager
def running(*commands: Sequence[str], watched: bool = False) -> Iterator[Program]:
    """Each command with a port of its own, until the block is left."""
    ports = tuple(_free_port() for _ in commands)
    processes = [
        subprocess.Popen([sys.executable, *command, "--port", str(port)], stdout=subprocess.DEVNULL)
        for command, port in zip(commands, ports, strict=True)
    ]
    try:
        for process, port in zip(processes, ports, strict=True):
            _wait_for(process, port)
        yield Program(ports, watched)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(PATIENCE)


def measure(program: Program, kind: str, persons: range) -> Round:
    """One round of a kind of traffic by these persons.

    RuntimeError when an answer was not 200 or not every accepted update was worked.
    """
    ports = [str(port) for port in program.ports]
    who = [str(bound) for bound in (persons.start, persons.stop, persons.step)]
    load = subprocess.Popen(
        [sys.executable, "-m", "bench.load", "--ports", *ports, "--kind", kind, "--persons", *who],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert load.stdin is not None
    assert load.stdout is not None
    load.stdout.readline()
    load.stdin.write(b"go\n")
    load.stdin.flush()
    seen = orjson.loads(load.stdout.read())
    if load.wait() or seen["refused"]:
        raise RuntimeError(f"{seen['refused']} updates refused")
    began, answers = seen["began"], tuple(seen["waits"])
    if not program.watched:
        return Round(began, len(answers) / (seen["ended"] - began), answers)
    commits, last, rss = _settled(program, len(answers))
    return Round(began, len(answers) / (last - began), answers, commits, rss)


def _settled(program: Program, turns: int) -> tuple[tuple[float, ...], float, int]:
    """Waits until the commit of all turns, the moment of the last one, memory of the largest."""
    commits: list[float] = []
    last, rss = 0.0, 0
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for port in program.ports:
            figures = _figures(port)
            commits.extend(figures["waits"])
            last, rss = max(last, figures["last"]), max(rss, figures["rss"])
        if len(commits) >= turns:
            return tuple(commits), last, rss
        time.sleep(0.05)
    raise RuntimeError(f"{turns - len(commits)} accepted updates were not worked")


def _figures(port: int) -> dict[str, Any]:
    with urlopen(f"http://127.0.0.1:{port}/figures", timeout=PATIENCE) as answer:
        figures: dict[str, Any] = orjson.loads(answer.read())
    return figures


def percentile(values: Sequence[float], hundredth: int) -> float:
    """The value that so many hundredths stay below."""
    return statistics.quantiles(values, n=100)[hundredth - 1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("a measured program did not start")
