"""Programs that measure the product; nothing of it is part of the product."""
