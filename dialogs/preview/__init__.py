"""Every screen on one page."""
