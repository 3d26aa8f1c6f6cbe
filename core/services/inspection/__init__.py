"""Inspections: the checklists of joint order № 164/НҚ and № 49."""
