"""The page `what_if`."""
