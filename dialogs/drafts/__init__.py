"""Drafts: carried as a file, copied, moved to another edition, helped by earlier answers."""
