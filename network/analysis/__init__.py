"""Answers to questions of people that combine measures, gaps and paths."""
