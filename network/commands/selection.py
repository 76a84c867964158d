"""The selection options, the same for all commands and in the app's address."""

from __future__ import annotations

import argparse
from typing import NoReturn

from network.commands.base import WrongUseError
from network.filters import OPTIONS, YEARS, FilterOption, Selection
from network.io.read.field_specs import INTEGER
from network.io.suggestions import nearest
from network.model import Network
from network.text import Words


def add_options(parser: argparse.ArgumentParser, t: Words) -> None:
    """Add the selection options to a command."""
    group = parser.add_argument_group(t("cli.selection"))
    for option in OPTIONS:
        if option.limits is None:
            action, metavar = "append", "|".join(option.known(None)) or "ID"
        elif option.limits == YEARS:
            action, metavar = "store", t("cli.metavar.year")
        else:
            action, metavar = "store", "|".join(map(str, range(option.limits[0], option.limits[1] + 1)))
        group.add_argument(
            f"--{option.id}",
            dest=f"select_{option.field}",
            action=action,
            metavar=metavar,
            help=t(f"cli.option.{option.id}"),
        )


def selection_of(arguments: argparse.Namespace, network: Network) -> Selection:
    """Return the selection asked for; WrongUseError names a value that means nothing in this network."""
    chosen: dict[str, object] = {}
    for option in OPTIONS:
        given = getattr(arguments, f"select_{option.field}")
        if given is None:
            continue
        if option.limits is None:
            chosen[option.field] = _checked(option, given, network)
        else:
            chosen[option.field] = _number(option, given)
    return Selection(**chosen)  # type: ignore[arg-type]


def _checked(option: FilterOption, given: list[str], network: Network) -> tuple[str, ...]:
    known = option.known(network)
    for value in given:
        if value not in known:
            named = {name.de if name else key: key for key, name in known.items()}
            unknown(f"--{option.id}", value, named, tuple(known))
    return tuple(dict.fromkeys(given))


def unknown(
    option: str, value: str, named: dict[str, str], allowed: tuple[str, ...] | None = None
) -> NoReturn:
    """Raise the WrongUseError that names an unknown value, what may have been meant and what is allowed.

    `named`: from what things are called to their values.
    """
    meant = nearest(value, allowed or named.values(), named)
    raise WrongUseError("cli.unknown-value", option=option, value=value, suggestion=meant, allowed=allowed)


def _number(option: FilterOption, given: str) -> int:
    low, high = option.limits or (0, 0)
    if not INTEGER.fullmatch(given) or not low <= int(given) <= high:
        raise WrongUseError(
            "cli.bad-number", option=f"--{option.id}", value=given, min=str(low), max=str(high)
        )
    return int(given)
