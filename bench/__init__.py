"""How fast is the product beside the plain way? `python3 start.py bench` measures both in one run.

One file per question; `results.md` is what the last complete run found. Nothing here is a test: times
depend on the machine, so they are reported and never asserted.
"""
