"""From YAML files to a `Network`, or to all problems at once.

`reader` opens files, `yaml_tree` takes YAML apart and remembers places, `syntax_errors` explains YAML that
cannot be parsed, `validation` checks the content against the models, `references` and `consistency` what
refers to what and what contradicts itself.
"""

from network.io.read.reader import Reading, data_files, read, read_nodes, reading_of

__all__ = ["Reading", "data_files", "read", "read_nodes", "reading_of"]
