"""What a machine of events sends: hostile texts, commands, and moments at which editions change."""

from datetime import datetime

from hypothesis import strategies as st

from core.law.working_time import TZ
from tests.dialogs.support.world import NOON

HOSTILE = st.sampled_from(
    ["", "  ", "a\x00b", "\u202egnp.exe", "\u200b", "🙂🙂", "<b>x</b>", "=cmd|' /C calc'!A1",
     "{key}", "../../x", "２５０", "٢٥٠", "\ud800", "e" + "\u0301" * 99, "ә" * 100_000,
     "1;2;3\n4;5;6", "%s%n", "-1", "0", "99999999999", "Артқа", "/start"]
)  # fmt: skip


COMMANDS = st.sampled_from(
    ["start", "help", "language", "status", "cancel", "privacy", "resume", "desk", "x"]
)


UNREADABLE = st.sampled_from(["sticker", "voice", "album", "edited", "video", "poll", "other"])


CODES = st.sampled_from(["E-FILE-CONTENT", "E-DOC-FORMAT", "E-FILE-GONE"])


BOUNDARIES = (
    datetime(2023, 12, 29, 12, 0, tzinfo=TZ),
    datetime(2023, 12, 31, 23, 50, tzinfo=TZ),
    datetime(2025, 12, 30, 12, 0, tzinfo=TZ),
    datetime(2025, 12, 31, 23, 50, tzinfo=TZ),
    NOON,
)
"""Moments before and after forms got new editions."""
