"""What an operator meets: settings, logs, metrics, health."""
