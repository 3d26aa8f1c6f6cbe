"""Licences for digital mining: order № 169/НҚ."""
