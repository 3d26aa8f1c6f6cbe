"""Building blocks of legal forms: fields, conditions, papers, grounds, terms, rules."""
