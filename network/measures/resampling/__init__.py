"""Ranges under missing ties: random draws, and what stays the same in them."""
