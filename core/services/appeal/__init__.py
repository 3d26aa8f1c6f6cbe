"""Complaints, alike in four orders."""
