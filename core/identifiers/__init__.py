"""Identifiers: one kind in each module, all with the same functions.

``compact(s)`` removes separators, ``validate(s)`` returns the compact form or raises ``Invalid``,
``is_valid(s)`` returns a boolean, ``format(s)`` adds separators for reading. ``warnings(s)``, where
a rule has any, returns doubts about a valid identifier.

Every function accepts any text. Numbers accept ASCII digits only.
"""
