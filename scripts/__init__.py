"""Derivations of the shipped data, run from the project folder: `python -m scripts.derive_actors --help`."""
