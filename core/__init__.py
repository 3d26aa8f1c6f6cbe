"""The law, pure: no clock, no network, no database, no language."""
