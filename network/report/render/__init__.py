"""Blocks and figures as a page and as a Word file."""
