"""Ports: what parts of the product ask of each other and of outside services, one Protocol a file.

Where tests use a fake of one, one suite in ``tests/bot/ports`` runs over it and the real one.
"""
