"""The registry of hardware-software complexes: order № 138/НҚ."""
