"""What the web chat and the officers' desk share: assets, cookies, security headers."""
