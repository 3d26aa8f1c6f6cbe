"""Measure a turn of the product beside the bare echo and the tutorial stack: ``make bench``.

python -m bench.run            a few minutes; writes bench/README.md
python -m bench.run --quick    some seconds, too short for figures that mean anything
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bench import figures, stores, visits
from bench.figures import Figure
from bench.programs import PATIENCE, Program, Round, measure, percentile, running
from bench.rounds import VISITS, Persons, Rounds, p99_ratio, rate_ratio, spread
from bench.sizes import FULL, QUICK, Sizes
from bench.traffic import FIRST_SERVICE, LANGUAGES
from bot.storage.engine import writing_engine

FAR = 10_000_000
"""Numbers of persons from here on are used by no other measurement."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One run: its sizes, its folder, the echo everything is measured beside, what it came to."""

    sizes: Sizes
    folder: Path
    echo: Program
    figures: list[Figure] = field(default_factory=list)
    raw: list[Figure] = field(default_factory=list)

    def reach(
        self,
        name: str,
        value: float,
        goal: float,
        *,
        least: float | None = None,
        at_most: bool = False,
        unit: str = "×",
    ) -> None:
        """Note a figure that has a goal."""
        self.figures.append(Figure(name, value, goal, at_most, least, unit))

    def tell(self, name: str, value: float, unit: str = "×") -> None:
        """Note a figure behind the others."""
        self.raw.append(Figure(name, value, unit=unit))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", type=Path, default=None, help="where the figures go")
    given = parser.parse_args()
    sizes = QUICK if given.quick else FULL
    where = given.write or (None if given.quick else Path(__file__).parent / "README.md")
    Path("var").mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="bench", dir="var") as folder,
        running(("bench/echo.py",)) as echo,
    ):
        bench = Bench(sizes, Path(folder), echo)
        for part in (_limit, _on_sqlite, _delivering, _on_postgresql, _stored, _table):
            part(bench)
    print("\n".join((*figures.lines(bench.figures), "", *figures.lines(bench.raw))))
    if where is not None:
        figures.write(where, bench.figures, bench.raw, _of_this_run(sizes), date.today())


def _of_this_run(sizes: Sizes) -> str:
    """How much was measured, and the two visits."""
    named = ", ".join(f"{name} {size:,}" for name, size in asdict(sizes).items())
    longest = visits.longest().key
    told = (
        f"{name} `{key}`, {len(visits.whole(key, LANGUAGES[0]).said)} messages"
        for name, key in (("first service", FIRST_SERVICE), ("longest form", longest))
    )
    return f"{named.replace('_', ' ')}; {'; '.join(told)}"


def _limit(bench: Bench) -> None:
    with running(("-m", "bench.nothing")) as nothing:
        seen = measure(nothing, "service", range(1, bench.sizes.persons + 1))
    bench.tell("the load generator alone, POSTs", seen.rate, "/s")


def _on_sqlite(bench: Bench) -> None:
    """Both visits, in turns with the echo; the tutorial stack has the traffic of the first."""
    sizes, url = bench.sizes, stores.sqlite(bench.folder, "product")
    database = ("--database", str(bench.folder / "tutorial.db"))
    persons, rounds = Persons(), Rounds()
    tutorials: list[Round] = []
    with running(("bench/tutorial.py", *database)) as tutorial, _product(url) as product:
        measure(product, "service", persons.take(sizes.warming))
        for _ in range(sizes.rounds):
            tutorials.append(measure(tutorial, "service", range(1, sizes.tutorial_persons + 1)))
            rounds.play(bench.sizes, bench.echo, product, persons)
    _all_arrived(url, persons.taken)
    service = rounds.products["service"]
    for kind, of in VISITS.items():
        bench.reach(f"turns / echo, SQLite{of}", rounds.ratio(kind), 1.0, least=0.6)
    bench.reach("turns / tutorial stack, SQLite", rate_ratio(service, tutorials), 5.0)
    for kind, of in VISITS.items():
        ratio = p99_ratio(rounds.products[kind], rounds.echoes[kind])
        bench.reach(f"p99 of the answer / echo's{of}", ratio, 3.0, at_most=True)
    bench.tell("tutorial", median(one.rate for one in tutorials), "/s")
    for kind, of in VISITS.items():
        seen = (("echo", rounds.echoes[kind]), ("product, SQLite", rounds.products[kind]))
        for name, those in seen:
            bench.tell(f"{name}{of}", median(one.rate for one in those), "/s")
        for name, hundredth in (("p50", 50), ("p99", 99)):
            for who, those in seen:
                waits = median(percentile(one.answers, hundredth) for one in those)
                bench.tell(f"{who}, {name} of the answer{of}", waits, "ms")
            waits = median(percentile(one.commits, hundredth) for one in rounds.products[kind])
            bench.tell(f"product, {name} until committed{of}", waits, "ms")


def _delivering(bench: Bench) -> None:
    url = stores.sqlite(bench.folder, "delivering")
    persons = Persons()
    turns, sent = [], []
    with running(("-m", "bench.nothing")) as telegram:
        address = f"http://127.0.0.1:{telegram.ports[0]}"
        with _product(url, "--telegram", address) as product:
            for _ in range(min(bench.sizes.rounds, 3)):
                these = persons.take(bench.sizes.persons)
                beside = measure(bench.echo, "service", these)
                seen = measure(product, "service", these)
                turns.append(seen.rate / beside.rate)
                took = _sent(url) - seen.began
                sent.append(len(seen.answers) / took / beside.rate)
    bench.tell("turns / echo, SQLite, with delivery", median(turns))
    bench.tell("the same until everything is sent / echo", median(sent))


def _on_postgresql(bench: Bench) -> None:
    persons, rounds = Persons(), Rounds()
    with stores.postgresql() as url:
        with _product(url, workers=2) as product:
            measure(product, "service", persons.take(bench.sizes.warming))
            for _ in range(bench.sizes.rounds):
                rounds.play(bench.sizes, bench.echo, product, persons)
        _all_arrived(url, persons.taken)
    for kind, of in VISITS.items():
        bench.reach(f"turns / echo, PostgreSQL, two workers{of}", rounds.ratio(kind), 0.6)
        rate = median(one.rate for one in rounds.products[kind])
        bench.tell(f"product, PostgreSQL, two workers{of}", rate, "/s")


def _stored(bench: Bench) -> None:
    """The same steps where few and where many sessions are stored, and the memory they take."""
    sizes, key = bench.sizes, visits.longest().key
    few, many, held = (
        stores.sqlite(bench.folder, f"{name}-stored") for name in ("few", "many", "held")
    )
    for url, count in ((few, sizes.few_stored), (many, sizes.many_stored), (held, sizes.held)):
        stores.fill(url, range(count), key)
    each = sizes.few_stored // (sizes.rounds + 1) // 16 * 8
    with _product(few) as small, _product(many) as large:
        seen = [
            (
                measure(small, "questions", spread(sizes.few_stored, each, number)),
                measure(large, "questions", spread(sizes.many_stored, each, number)),
            )
            for number in range(sizes.rounds + 1)
        ][1:]
    with _product(held) as product:
        memory = measure(product, "questions", spread(sizes.held, sizes.persons, 0)).rss
    ratio = median(a.rate / b.rate for a, b in seen)
    name = f"turn with {sizes.many_stored:,} sessions / with {sizes.few_stored:,}"
    bench.reach(name, ratio, 1.2, at_most=True)
    name = f"memory of a worker, {sizes.held:,} persons stored"
    bench.reach(name, memory / 1e6, 200, at_most=True, unit="MB")


def _table(bench: Bench) -> None:
    sizes, url = bench.sizes, stores.sqlite(bench.folder, "table")
    rows, persons, all_ = sizes.table_rows, sizes.table_persons, sizes.table_persons * sizes.rounds
    stores.fill(url, range(all_), FIRST_SERVICE)
    stores.fill_tables(url, range(FAR, FAR + all_), rows - 1, "row")
    stores.fill_tables(url, range(2 * FAR, 2 * FAR + all_), rows - 1, "cell")
    stores.fill_tables(url, range(3 * FAR, 3 * FAR + sizes.checks), rows, "check")
    typed, stored = [], []
    with _product(url) as product:
        for number in range(sizes.rounds):
            these = range(number * persons, (number + 1) * persons)
            first, row, cell = (
                measure(product, kind, range(far + these.start, far + these.stop))
                for kind, far in (("first", 0), ("row", FAR), ("cell", 2 * FAR))
            )
            typed.append(first.rate / row.rate)
            stored.append(first.rate / cell.rate)
        whole = measure(product, "check", range(3 * FAR, 3 * FAR + sizes.checks))
    last = f"SELECT count(*) FROM draft_rows WHERE row_no = {rows}"
    _expect(url, last, 2 * all_ + sizes.checks)
    name = f"turn while typing row {rows} / answering the first question"
    bench.reach(name, median(typed), 1.5, at_most=True)
    bench.tell(f"its turn that stores row {rows} / the first question", median(stored))
    bench.tell(f"check page of {rows} rows / the first question", first.rate / whole.rate)
    bench.tell(f"check page of {rows} rows", 1000 / whole.rate, "ms")


@contextmanager
def _product(url: str, *more: str, workers: int = 1) -> Iterator[Program]:
    command = ("-m", "bench.product", "--database", url, *more)
    with running(*[command] * workers, watched=True) as program:
        yield program


def _all_arrived(url: str, persons: int) -> None:
    """RuntimeError unless every person came to the check page."""
    _expect(url, 'SELECT count(*) FROM sessions WHERE body LIKE \'%"place":"check"%\'', persons)
    _expect(url, "SELECT count(*) FROM inbox WHERE state <> 'done'", 0)


def _expect(url: str, query: str, count: int) -> None:
    with writing_engine(url).connect() as connection:
        found = connection.execute(text(query)).scalar_one()
    if found != count:
        raise RuntimeError(f"{found} instead of {count}: {query}")


def _sent(url: str) -> float:
    """The moment nothing waits in the outbox any more."""
    waiting = text("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')")
    deadline = time.monotonic() + PATIENCE
    engine = writing_engine(url)
    while time.monotonic() < deadline:
        with engine.connect() as connection:
            if not connection.execute(waiting).scalar_one():
                return time.monotonic()
        time.sleep(0.1)
    raise RuntimeError("the outbox was not emptied")


if __name__ == "__main__":
    main()
