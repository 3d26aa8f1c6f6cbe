"""Measure a turn of the product beside the bare echo and the tutorial stack: ``make bench``.

python -m bench.run            a few minutes; writes bench/README.md
python -m bench.run --quick    some seconds, too short for figures that mean anything
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from sqlalchemy import text

from bench import figures, stores
from bench.figures import Figure
from bench.programs import PATIENCE, Program, Round, measure, percentile, running
from bench.sizes import FULL, QUICK, Sizes
from bot.storage.engine import writing_engine

FAR = 10_000_000
"""Persons from here on are nobody else's."""


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


class Persons:
    """Ranges of persons who have not been before."""

    def __init__(self) -> None:
        self._next = 1

    @property
    def taken(self) -> int:
        """How many there are so far."""
        return self._next - 1

    def take(self, count: int) -> range:
        """So many more."""
        first, self._next = self._next, self._next + count
        return range(first, self._next)


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
        named = ", ".join(f"{name} {size:,}" for name, size in asdict(sizes).items())
        figures.write(where, bench.figures, bench.raw, named.replace("_", " "), date.today())


def _limit(bench: Bench) -> None:
    with running(("-m", "bench.nothing")) as nothing:
        seen = measure(nothing, "walk", range(1, bench.sizes.persons + 1))
    bench.tell("the load generator alone, POSTs", seen.rate, "/s")


def _on_sqlite(bench: Bench) -> None:
    sizes, url = bench.sizes, stores.sqlite(bench.folder, "product")
    database = ("--database", str(bench.folder / "tutorial.db"))
    persons = Persons()
    echoes: list[Round] = []
    tutorials: list[Round] = []
    products: list[Round] = []
    with running(("bench/tutorial.py", *database)) as tutorial, _product(url) as product:
        measure(product, "walk", persons.take(sizes.warming))
        for _ in range(sizes.rounds):
            these = persons.take(sizes.persons)
            echoes.append(measure(bench.echo, "walk", these))
            tutorials.append(measure(tutorial, "walk", these[: sizes.tutorial_persons]))
            products.append(measure(product, "walk", these))
    _all_arrived(url, persons.taken)
    bench.reach("turns / echo, SQLite", _ratio(products, echoes), 1.0, least=0.6)
    bench.reach("turns / tutorial stack, SQLite", _ratio(products, tutorials), 5.0)
    bench.reach("p99 of the answer / echo's", _p99(products, echoes), 3.0, at_most=True)
    for name, rounds in (("echo", echoes), ("tutorial", tutorials), ("product, SQLite", products)):
        bench.tell(name, median(one.rate for one in rounds), "/s")
    for name, hundredth in (("p50", 50), ("p99", 99)):
        for who, rounds in (("echo", echoes), ("product", products)):
            waits = median(percentile(one.answers, hundredth) for one in rounds)
            bench.tell(f"{who}, {name} of the answer", waits, "ms")
        waits = median(percentile(one.commits, hundredth) for one in products)
        bench.tell(f"product, {name} until committed", waits, "ms")


def _delivering(bench: Bench) -> None:
    url = stores.sqlite(bench.folder, "delivering")
    persons = Persons()
    turns, sent = [], []
    with running(("-m", "bench.nothing")) as telegram:
        address = f"http://127.0.0.1:{telegram.ports[0]}"
        with _product(url, "--telegram", address) as product:
            for _ in range(min(bench.sizes.rounds, 3)):
                these = persons.take(bench.sizes.persons)
                beside = measure(bench.echo, "walk", these)
                seen = measure(product, "walk", these)
                turns.append(seen.rate / beside.rate)
                took = _sent(url) - seen.began
                sent.append(len(seen.answers) / took / beside.rate)
    bench.tell("turns / echo, SQLite, with delivery", median(turns))
    bench.tell("the same until everything is sent / echo", median(sent))


def _on_postgresql(bench: Bench) -> None:
    persons = Persons()
    echoes, products = [], []
    with stores.postgresql() as url:
        with _product(url, workers=2) as product:
            measure(product, "walk", persons.take(bench.sizes.warming))
            for _ in range(bench.sizes.rounds):
                these = persons.take(bench.sizes.persons)
                echoes.append(measure(bench.echo, "walk", these))
                products.append(measure(product, "walk", these))
        _all_arrived(url, persons.taken)
    ratio = _ratio(products, echoes)
    bench.reach("turns / echo, PostgreSQL, two workers", ratio, 0.6)
    rate = median(one.rate for one in products)
    bench.tell("product, PostgreSQL, two workers", rate, "/s")


def _stored(bench: Bench) -> None:
    """The same steps where few and where many sessions are stored, and the memory they take."""
    sizes = bench.sizes
    few, many, held = (
        stores.sqlite(bench.folder, f"{name}-stored") for name in ("few", "many", "held")
    )
    for url, count in ((few, sizes.few_stored), (many, sizes.many_stored), (held, sizes.held)):
        stores.fill(url, range(count))
    each = sizes.few_stored // (sizes.rounds + 1) // 8 * 8
    with _product(few) as small, _product(many) as large:
        seen = [
            (
                measure(small, "form", _spread(sizes.few_stored, each, number)),
                measure(large, "form", _spread(sizes.many_stored, each, number)),
            )
            for number in range(sizes.rounds + 1)
        ][1:]
    with _product(held) as product:
        memory = measure(product, "form", _spread(sizes.held, sizes.persons * 2, 0)).rss
    ratio = median(a.rate / b.rate for a, b in seen)
    name = f"turn with {sizes.many_stored:,} sessions / with {sizes.few_stored:,}"
    bench.reach(name, ratio, 1.2, at_most=True)
    name = f"memory of a worker, {sizes.held:,} persons stored"
    bench.reach(name, memory / 1e6, 200, at_most=True, unit="MB")


def _table(bench: Bench) -> None:
    sizes, url = bench.sizes, stores.sqlite(bench.folder, "table")
    rows, persons, all_ = sizes.table_rows, sizes.table_persons, sizes.table_persons * sizes.rounds
    stores.fill(url, range(all_))
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


def _spread(stored: int, count: int, number: int) -> range:
    """So many persons, evenly out of all that are stored; others for another number."""
    step = stored // count
    return range(number % step, step * count, step)


def _ratio(ours: Sequence[Round], theirs: Sequence[Round]) -> float:
    return median(a.rate / b.rate for a, b in zip(ours, theirs, strict=True))


def _p99(ours: Sequence[Round], theirs: Sequence[Round]) -> float:
    return median(
        percentile(a.answers, 99) / percentile(b.answers, 99)
        for a, b in zip(ours, theirs, strict=True)
    )


def _all_arrived(url: str, persons: int) -> None:
    """RuntimeError unless every person's session has the last answer of the walk."""
    _expect(url, "SELECT count(*) FROM sessions WHERE body LIKE '%\"consent_pd\"%'", persons)
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
