"""The services, one family a folder: all the law of an order in one place."""
