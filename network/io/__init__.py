"""Files and other formats in and out: the only place of `network` that reads or writes."""
