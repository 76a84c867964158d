"""The page `who_helps`."""
