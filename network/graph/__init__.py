"""A network as a NetworkX graph, and paths in it."""
