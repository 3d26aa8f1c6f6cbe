"""A turn: one update in; a session, statements and messages out."""
