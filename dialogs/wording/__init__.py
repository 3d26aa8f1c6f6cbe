"""Messages in a language: catalogues, fees, findings, the keys that need wording."""
