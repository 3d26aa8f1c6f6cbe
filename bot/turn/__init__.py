"""One update worked: the session, what it asks of the world, the messages it leaves."""
