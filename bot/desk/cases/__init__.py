"""Pages of the desk about applications: the queue, one case, its steps."""
