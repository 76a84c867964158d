"""One file per kind of gap, each with a `KIND`; nothing else."""
