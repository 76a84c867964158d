"""From YAML files to a `Network`, or to all problems at once.

`reader` opens files, `nodes` takes YAML apart and remembers places, `slips` explains YAML that cannot be
parsed, `validation` holds the content against the models, `references` and `consistency` look at what
refers to what and at what contradicts itself.
"""

from network.io.read.reader import MAX_BYTES, Reading, data_files, read, read_nodes, reading_of

__all__ = ["MAX_BYTES", "Reading", "data_files", "read", "read_nodes", "reading_of"]
