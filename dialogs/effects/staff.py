"""Effects for officers: alert their chat, open their desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertStaff:
    """Send a message without personal data to the officers' chat."""

    key: str


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """Make a one-time link to the officers' desk; answered by DeskOpened."""
