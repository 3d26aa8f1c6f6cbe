"""Rules across answers, a file a form or a family of forms."""
