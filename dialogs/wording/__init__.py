"""Keys and parameters in words of a language."""
