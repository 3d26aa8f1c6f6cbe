"""Pages of the desk about inspections."""
