"""The shell: every input and output of the product."""
