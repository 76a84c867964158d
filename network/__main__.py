"""The command line: `python -m network COMMAND`.

The one place in `network` that knows the catalogues: commands return codes and facts, here they get
their words. Exit codes: 0 done, 1 the data have errors, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from locales import LANGUAGES, Translator, text
from locales.wording import allowed_values, hint, message
from network.commands.arguments import language_in, parser
from network.commands.base import DATA_ERRORS, WRONG_USE, DataError, Terminal, WrongUseError


def main(arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Carry out a command and return its exit code."""
    wanted = language_in(arguments)
    t = text(next((language for language in LANGUAGES if language == wanted), "de"))
    terminal = Terminal(t, out, err, lambda problem: (message(problem, t), hint(problem, t)))
    try:
        options = parser(t).parse_args(list(arguments))
        code: int = options.run(options, terminal)
    except WrongUseError as wrong:
        terminal.say(_complaint(wrong, t))
        return WRONG_USE
    except DataError:
        return DATA_ERRORS
    return code


def _complaint(wrong: WrongUseError, t: Translator) -> str:
    allowed = wrong.params.get("allowed")
    facts = {**wrong.params, "allowed": allowed_values(allowed) if isinstance(allowed, tuple) else ""}
    parts = [t(wrong.key, **facts)]
    if wrong.params.get("suggestion"):
        parts.append(t("problem.suggestion", **facts))
    if allowed:
        parts.append(t("problem.allowed", **facts))
    return " ".join(parts)


def run() -> int:
    """Carry out the command of this process."""
    for stream in (sys.stdout, sys.stderr):
        # Files and pipes get UTF-8 everywhere; an old terminal gets a question mark rather than an error.
        if stream.isatty():
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
        else:
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        code = main(sys.argv[1:], sys.stdout, sys.stderr)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` for one, has closed the pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    return code


if __name__ == "__main__":
    sys.exit(run())
