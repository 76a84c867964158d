"""The page `gaps`."""
