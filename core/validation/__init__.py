"""Validation of an application; ``python -m core.validation FILE`` runs it on a JSON document."""

from core.validation.check import NOTHING_KNOWN, Application, Outcome, remarks, validate

__all__ = ["NOTHING_KNOWN", "Application", "Outcome", "remarks", "validate"]
