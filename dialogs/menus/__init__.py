"""Screens outside the questions of a form: one a file, each with ``enter`` and ``handle``."""
