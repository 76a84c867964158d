"""Shortest paths, cut points and detours on numpy and scipy; NetworkX is the reference."""
