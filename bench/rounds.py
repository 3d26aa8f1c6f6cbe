"""Rounds of visits on two programs side by side, and what the one came to beside the other."""

from collections.abc import Sequence
from statistics import median

from bench.programs import Program, Round, measure, percentile
from bench.sizes import Sizes

VISITS = {"service": "", "longest": ", longest form"}
"""The kinds of traffic that go through a whole form, and how their figures are told apart."""


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


class Rounds:
    """Rounds of both visits, the echo's beside the product's."""

    def __init__(self) -> None:
        self.echoes: dict[str, list[Round]] = {kind: [] for kind in VISITS}
        self.products: dict[str, list[Round]] = {kind: [] for kind in VISITS}

    def play(self, sizes: Sizes, echo: Program, product: Program, persons: Persons) -> None:
        """One round of each visit, on both programs by the same persons."""
        for kind, count in (("service", sizes.persons), ("longest", sizes.longest_persons)):
            these = persons.take(count)
            self.echoes[kind].append(measure(echo, kind, these))
            self.products[kind].append(measure(product, kind, these))

    def ratio(self, kind: str) -> float:
        """Turns of the product for one of the echo."""
        return rate_ratio(self.products[kind], self.echoes[kind])


def spread(stored: int, count: int, number: int) -> range:
    """So many persons, evenly out of all that are stored; others for another number."""
    step = stored // count
    return range(number % step, step * count, step)


def rate_ratio(ours: Sequence[Round], theirs: Sequence[Round]) -> float:
    """Turns of ours for one of theirs, the middle of the rounds."""
    return median(a.rate / b.rate for a, b in zip(ours, theirs, strict=True))


def p99_ratio(ours: Sequence[Round], theirs: Sequence[Round]) -> float:
    """The slowest hundredth of our answers beside theirs, the middle of the rounds."""
    return median(
        percentile(a.answers, 99) / percentile(b.answers, 99)
        for a, b in zip(ours, theirs, strict=True)
    )
