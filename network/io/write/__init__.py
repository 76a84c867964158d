"""From nodes and documents to YAML that people like to read: one layout, comments kept.

`comments` finds which comment belongs to which entry, `emitter` lays out and quotes so that every YAML
reader reads the same, `from_model` makes nodes of a network, `formatter` lays out a file that is there.

Own code in place of ruamel.yaml, which attaches comments to what stands before them (they end up with the
wrong key when keys are reordered), leaves blanks at line ends and breaks lines beyond the width.
"""

from network.io.write.formatter import format_text
from network.io.write.from_model import to_yaml

__all__ = ["format_text", "to_yaml"]
