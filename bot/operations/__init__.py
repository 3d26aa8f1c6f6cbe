"""Operations: settings, start checks, logs, metrics, health, back-off."""
