"""What the product's rooms ask of each other and of the outside: one Protocol a file.

Each has a real adapter and a fake, and one contract suite under ``tests/bot/ports`` over both.
"""
