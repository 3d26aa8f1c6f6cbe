"""Accreditation of mining pools: order № 142/НҚ."""
