"""One folder per page: `page.py` and the parts that only this page uses."""
