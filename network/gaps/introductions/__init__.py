"""Whom to introduce to whom, and what one new tie would change."""
