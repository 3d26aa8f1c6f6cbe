"""The change of a name: an invented family, for the proof that a form is new files and one line."""
