"""HTTP shared by the web chat and the desk: server, assets, cookies, security headers."""
