"""From evidence and curation to the content of data/actors.yaml, part by part."""
