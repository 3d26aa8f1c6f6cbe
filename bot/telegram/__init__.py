"""Telegram: updates in, messages out. No dispatcher, no framework's memory of anybody."""

from bot.telegram import aiogram_lean as aiogram_lean
