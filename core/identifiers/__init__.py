"""Numbers and codes, one kind a file, all with the same verbs.

``compact(s)`` drops what people add for reading, ``validate(s)`` answers the compact form or
raises ``Invalid``, ``is_valid(s)`` answers yes or no, ``format(s)`` writes it for reading.
``warnings(s)``, where a rule has any, answers the doubts about a valid one.

Any text may come in. What is made of digits takes ASCII digits only.
"""
