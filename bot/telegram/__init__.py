"""The Telegram channel: reads updates, renders and delivers messages; no dispatcher, no state."""

from bot.telegram import aiogram_lean as aiogram_lean
