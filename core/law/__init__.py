"""The law as dated data: acts, terms, fees, working time."""
