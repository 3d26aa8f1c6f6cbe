"""A whole application of every form that nothing is wrong with, one form a file."""
