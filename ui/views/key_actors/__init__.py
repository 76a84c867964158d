"""The page `key_actors`."""
