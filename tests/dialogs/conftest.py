"""The file of a whole draft, made once for the tests that change it."""

from tests.dialogs.support.transferring import whole

__all__ = ["whole"]
