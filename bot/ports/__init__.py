"""Ports: what parts of the product ask of each other and of outside services, one Protocol a file.

Each has a real adapter and a fake, and one contract suite under ``tests/bot/ports`` over both.
"""
