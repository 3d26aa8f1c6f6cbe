"""The registry of trusted software and electronic products: order № 53/НҚ."""
