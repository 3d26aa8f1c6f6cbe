"""Whether two texts name one company or one settlement."""
