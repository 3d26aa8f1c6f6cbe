"""The web chat: the same dialogs as in Telegram, in a browser."""
