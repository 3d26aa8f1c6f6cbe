"""The legal forms: one a file, and what they are made of."""
