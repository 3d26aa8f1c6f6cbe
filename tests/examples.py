"""How many examples and walks a run draws: ``TEREZE_EXAMPLES=10`` draws ten times as many.

What is drawn is the same in every run of a length; a longer run draws the shorter one first.
"""

import os

TIMES = int(os.environ.get("TEREZE_EXAMPLES", "1"))


def examples(count: int) -> int:
    """So many in a common run, more in a long one."""
    return count * TIMES
