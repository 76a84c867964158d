"""The page `actors`."""
