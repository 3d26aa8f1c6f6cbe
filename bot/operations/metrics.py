"""Counters and gauges for Prometheus; no label ever carries a person, a number or a text."""

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

REGISTRY = CollectorRegistry()

UPDATES = Counter("tereze_updates", "Updates stored", ["channel"], registry=REGISTRY)
DUPLICATES = Counter("tereze_duplicates", "Updates seen before", ["channel"], registry=REGISTRY)
QUARANTINED = Counter("tereze_quarantined", "Updates given up", ["fault"], registry=REGISTRY)
MESSAGES = Counter("tereze_messages", "Messages put in the outbox", ["kind"], registry=REGISTRY)
SENDS = Counter("tereze_sends", "Attempts to deliver", ["outcome"], registry=REGISTRY)
SOCKETS = Gauge("tereze_sockets", "Open web chats", registry=REGISTRY)
HELD = Gauge("tereze_updates_held", "Stored updates waiting for their turn", registry=REGISTRY)
WAITING = Gauge("tereze_outbox_waiting", "Messages not yet delivered", registry=REGISTRY)


def exposition() -> bytes:
    """Every metric in Prometheus' text format."""
    return generate_latest(REGISTRY)
