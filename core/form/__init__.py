"""What a legal form is made of."""
