"""Fields that several forms share, with one wording for all of them."""
