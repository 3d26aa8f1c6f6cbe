"""The officers' web desk: the queue, the page of a case, decisions."""
