"""From nodes and documents to YAML that people like to read: one layout, comments kept.

`comments` notes which comment belongs to which entry, `scalars` decides how a value is written so that
every YAML reader reads the same, `lines` lays out, `trees` makes nodes of a network.

Own code in place of ruamel.yaml, which attaches comments to what stands before them (they end up with the
wrong key when keys are reordered), leaves blanks at line ends and breaks lines beyond the width.
"""

from network.io.write.formatter import format_text, to_yaml

__all__ = ["format_text", "to_yaml"]
