"""The network in other programs' formats, and back.

One file per format. All that comes in passes the same checks as a data file, so that problems carry
their place; all that goes out is safe to open: no cell of a table is taken for a formula.
"""

from network.io.exchange.csv_folder import read_csv_folder, write_csv_folder
from network.io.exchange.safe_csv import from_csv, to_csv
from network.io.exchange.tables import actors_table, ties_table
from network.io.formats import FORMATS, UnknownFormatError, format_of, read_any, write_any

__all__ = [
    "FORMATS",
    "UnknownFormatError",
    "actors_table",
    "format_of",
    "from_csv",
    "read_any",
    "read_csv_folder",
    "ties_table",
    "to_csv",
    "write_any",
    "write_csv_folder",
]
