"""The steps a case may take: what a form declares of them."""
