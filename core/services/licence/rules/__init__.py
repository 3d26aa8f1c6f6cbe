"""Rules across the answers of applications under order № 169/НҚ."""
