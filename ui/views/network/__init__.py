"""The page `network`."""
