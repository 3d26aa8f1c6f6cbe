"""Telegram: updates into events, messages into calls of the Bot API. Knows no form."""
