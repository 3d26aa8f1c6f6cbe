"""``is_valid`` for validators that raise."""

from collections.abc import Callable
from typing import ParamSpec

from core.errors import Invalid

P = ParamSpec("P")


def passes(validate: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Whether ``validate`` accepts these arguments without raising ``Invalid``."""
    try:
        validate(*args, **kwargs)
    except Invalid:
        return False
    return True
