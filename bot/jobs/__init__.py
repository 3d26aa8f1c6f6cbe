"""What is done beside turns: messages sent, files fetched, links forgotten."""
