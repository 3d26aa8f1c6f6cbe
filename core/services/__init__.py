"""Services, one folder for each family: all the law of one order in one place."""
