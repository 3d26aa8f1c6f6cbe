"""Cases after they were handed in, as rows of one transaction."""
