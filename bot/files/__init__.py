"""Files people send: quarantined under ids of ours, identified, scanned, then shown."""
