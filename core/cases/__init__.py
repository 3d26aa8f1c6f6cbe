"""A case at the provider: its states, the steps between them and its clocks."""
