"""Outlines, places and where names stand on maps."""
