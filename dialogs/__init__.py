"""The conversation: pure functions from a session and an event to a turn."""
