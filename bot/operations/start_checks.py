"""What is checked before anything starts, so that a fault of the build is not met by a person."""

from core.errors import Configuration
from core.law.working_time import check_time_zone
from dialogs.wording.keys import missing_words

_NAMED = 10


def check() -> None:
    """Raises ``Configuration`` on tz data that still says UTC+6, or for a key without words."""
    check_time_zone()
    missing = missing_words()
    if missing:
        raise Configuration(
            f"The keys {', '.join(sorted(missing)[:_NAMED])}",
            "have words in both languages under locales",
            'msgid "pool_reissue.title"',
        )
