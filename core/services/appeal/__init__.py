"""Complaints: the same chapter in orders № 138/НҚ, № 169/НҚ, № 142/НҚ and № 53/НҚ."""
