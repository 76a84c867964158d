"""What the command line does, one file per group of commands.

The words come in through `network.text.Words`: only `network/__main__.py` knows the catalogues.
"""
