"""What is computed once for all visitors: data, results, long work."""
