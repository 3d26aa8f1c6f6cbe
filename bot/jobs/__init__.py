"""What is done beside turns: files fetched and scanned, drafts forgotten, and when that begins."""
