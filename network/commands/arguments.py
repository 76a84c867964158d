"""The command line's grammar, with its help in the reader's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from network.commands import analysis, data, path, report
from network.commands.base import DATA, Command, WrongUseError
from network.commands.selection import add_options
from network.io.suggestions import nearest
from network.text import Words

SCHEMA = Path("data/actors.schema.json")
MISTAKES = (
    (r"invalid choice: '(?P<value>.*?)' \(choose from (?P<allowed>.*)\)", "cli.mistake.choice"),
    (r"unrecognized arguments: (?P<value>.*)", "cli.mistake.unknown"),
    (r"the following arguments are required: (?P<value>.*)", "cli.mistake.missing"),
    (r"argument (?P<option>\S+).*: expected one argument", "cli.mistake.no-value"),
    (r"argument (?P<option>\S+): invalid int value: '(?P<value>.*)'", "cli.mistake.no-number"),
    (r"ambiguous option: (?P<option>\S+) could match (?P<value>.*)", "cli.mistake.ambiguous"),
)
"""Messages of argparse, and the keys of the same in our words."""


class Parser(argparse.ArgumentParser):
    """An argparse parser whose help and complaints are in the reader's language."""

    words: Words

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "add_help": False, "allow_abbrev": False})
        self._positionals.title = self.words("cli.arguments")
        self._optionals.title = self.words("cli.options")
        self.add_argument("-h", "--help", action="help", help=self.words("cli.option.help"))
        self.add_argument("--language", choices=("de", "en"), help=self.words("cli.option.language"))

    def error(self, message: str) -> NoReturn:
        """Raise a WrongUseError in our words for a mistake that argparse has found."""
        for pattern, key in MISTAKES:
            if found := re.search(pattern, message):
                facts: dict[str, Any] = found.groupdict()
                if "allowed" in facts:
                    allowed = tuple(facts["allowed"].replace("'", "").split(", "))
                    facts |= {"allowed": allowed, "suggestion": nearest(facts["value"], allowed)}
                raise WrongUseError(key, **facts)
        raise WrongUseError("cli.mistake.other", value=message)

    def format_help(self) -> str:
        """Return the help, with its first word in the language."""
        return super().format_help().replace("usage:", self.words("cli.usage"), 1)


def parser(t: Words) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""

    class LocalisedParser(Parser):
        words = t

    root = LocalisedParser(prog="python -m network", description=t("cli.description"))
    commands = root.add_subparsers(
        title=t("cli.commands"), metavar="COMMAND", required=True, parser_class=LocalisedParser
    )
    _add_commands(partial(_command, commands, t), t)
    return root


def _command(
    commands: Any, t: Words, name: str, run: Command, *formats: str, takes_data: bool = True
) -> Parser:
    text = t(f"cli.command.{name}")
    made: Parser = commands.add_parser(name, help=text, description=text)
    made.set_defaults(run=run)
    if takes_data:
        about = t("cli.argument.data", default=str(DATA))
        made.add_argument("data", nargs="?", type=Path, default=DATA, metavar="DATA", help=about)
    if formats:
        made.add_argument("--format", choices=formats, default=formats[0], help=t("cli.option.format"))
    return made


def _add_commands(command: Callable[..., Parser], t: Words) -> None:
    command("check", data.check, "text", "json")

    measures = command("measures", analysis.measures, "table", "csv", "json")
    measures.add_argument("--directed", action="store_true", help=t("cli.option.directed"))
    measures.add_argument("--weighted", action="store_true", help=t("cli.option.weighted"))
    measures.add_argument("--backend", metavar="NAME", help=t("cli.option.backend"))
    measures.add_argument("--draws", type=int, default=500, metavar="N", help=t("cli.option.draws"))
    add_options(measures, t)

    gaps = command("gaps", analysis.gaps, "table", "csv", "json")
    gaps.add_argument("--kind", action="append", metavar="K", help=t("cli.option.kind"))
    add_options(gaps, t)

    between = command("path", path.path, "text", "json")
    between.add_argument("source", metavar="FROM", help=t("cli.argument.from"))
    between.add_argument("target", metavar="TO", help=t("cli.argument.to"))
    between.add_argument("--ways", type=int, metavar="N", help=t("cli.option.ways", most=path.MOST_PATHS))
    between.add_argument("--directed", action="store_true", help=t("cli.option.directed"))
    add_options(between, t)

    written = command("report", report.report)
    metavar = t("cli.metavar.file") + ".html|.docx"
    written.add_argument("--out", type=Path, required=True, metavar=metavar, help=t("cli.option.report-out"))
    add_options(written, t)

    convert = command("convert", data.convert, takes_data=False)
    convert.add_argument("source", type=Path, metavar="IN", help=t("cli.argument.in"))
    convert.add_argument("target", type=Path, metavar="OUT", help=t("cli.argument.out"))

    command("format", data.format_).add_argument("--check", action="store_true", help=t("cli.option.check"))

    schema = command("schema", data.schema, takes_data=False)
    schema.add_argument("--out", type=Path, default=SCHEMA, help=t("cli.option.out", default=str(SCHEMA)))
    schema.add_argument("--check", action="store_true", help=t("cli.option.check"))


def language_in(arguments: Sequence[str]) -> str | None:
    """Return the language asked for, before the rest can be read in it."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--language", nargs="?")
    language: str | None = early.parse_known_args(arguments)[0].language
    return language
