"""Files people send: quarantined under names of our own, looked at, scanned, then shown."""
