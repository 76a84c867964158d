"""The network in other programs' formats, and back; `network.io.formats` is their registry.

One file per format. All that comes in passes the same checks as a data file, so that problems have
their place; all that goes out is safe to open: no cell of a table is taken for a formula.
"""
