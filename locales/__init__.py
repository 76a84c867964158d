"""German and English texts, and numbers and dates as their readers write them.

The catalogues are `locales/de/*.po` and `locales/en/*.po`, one file per area, read once on first
use. Their msgids are keys (`problem.unknown-id`), never sentences, so that both languages are
translations of equal standing. Only the edges of the program (ui, command line) import this.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any, get_args

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from network.model import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
HERE = Path(__file__).resolve().parent

# British English: the same numbers as elsewhere, but day before month as everywhere in Europe.
_LOCALES: dict[str, Locale] = {"de": Locale("de", "DE"), "en": Locale("en", "GB")}


class Translator:
    """The texts of one language.

    `t("key", name="x", n=1234.5)` fills the placeholders `{name}`, `{n}` of a text. Numbers are
    written in the reader's format (1.234,5), strings stand as they are: escaping for HTML is the
    caller's business, and so is passing years and ids as strings.
    """

    def __init__(
        self,
        language: Language,
        entries: dict[str, tuple[str, ...]],
        plural_form: Callable[[int], int],
    ) -> None:
        """Take the language, its entries (one text per key, or its plural forms) and its rule for plurals."""
        self.language = language
        self.locale = _LOCALES[language]
        self._entries = entries
        self._plural_form = plural_form

    def __call__(self, key: str, /, **params: Any) -> str:
        """Return the text of `key` with its placeholders filled; an unknown key is a KeyError."""
        return self._filled(self._entries[key][0], params)

    def plural(self, key: str, n: float, /, **params: Any) -> str:
        """Return the form of `key` for a number of things; `{n}` in it is that number.

        Fractions take the last form, as in every language whose rules gettext can state.
        """
        forms = self._entries[key]
        form = self._plural_form(int(n)) if n == int(n) and len(forms) > 1 else -1
        return self._filled(forms[form], {"n": n, **params})

    def __contains__(self, key: object) -> bool:
        """Return whether there is a text for `key`."""
        return key in self._entries

    @property
    def keys(self) -> frozenset[str]:
        """All keys of this language."""
        return frozenset(self._entries)

    def forms(self, key: str) -> tuple[str, ...]:
        """Return the unfilled texts of `key`: one, or all plural forms."""
        return self._entries[key]

    def number(self, value: float, digits: int | None = None) -> str:
        """Write a number, with exactly `digits` places where given (else at most three)."""
        if digits is None:
            return format_decimal(value, locale=self.locale)
        places = "." + "0" * digits if digits else ""
        return format_decimal(value, format="#,##0" + places, locale=self.locale)

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share of one as a percentage: 0.243 is 24 %."""
        pattern = self.locale.percent_formats[None].pattern
        places = "." + "0" * digits if digits else ""
        return format_percent(share, format=pattern.replace("#,##0", "#,##0" + places), locale=self.locale)

    def date(self, partial: str) -> str:
        """Write YYYY, YYYY-MM or YYYY-MM-DD in words, as far as the date is known."""
        if "-" not in partial:
            return partial
        year, month, *day = map(int, partial.split("-"))
        form = "long" if day else "MMMM y"
        return format_date(datetime.date(year, month, *(day or [1])), form, locale=self.locale)

    def listing(self, items: Iterable[str], either: bool = False) -> str:
        """Join items in words: "a, b und c", or with `either` "a, b oder c"."""
        return format_list(list(items), style="or" if either else "standard", locale=self.locale)

    def _filled(self, template: str, params: dict[str, Any]) -> str:
        numbers = {k: v for k, v in params.items() if isinstance(v, int | float) and not isinstance(v, bool)}
        return template.format(**params | {name: self.number(value) for name, value in numbers.items()})


@cache
def text(language: Language) -> Translator:
    """Return the translator of a language; languages other than de and en are a ValueError."""
    if language not in LANGUAGES:
        raise ValueError(f"no catalogue for language {language!r}")
    return Translator(language, *_catalogue(HERE / language))


def _catalogue(folder: Path) -> tuple[dict[str, tuple[str, ...]], Callable[[int], int]]:
    """Read all files of a language: its entries, and which form its `Plural-Forms` give a number."""
    entries: dict[str, tuple[str, ...]] = {}
    rules = set()
    for file in sorted(folder.glob("*.po")):
        with file.open("rb") as lines:
            catalogue = read_po(lines, abort_invalid=True)
        rules.add(catalogue.plural_expr)
        for message in catalogue:
            key = message.id[0] if isinstance(message.id, list | tuple) else message.id
            forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
            if not key or not all(forms):
                continue  # the header, or an entry still without text
            if key in entries:
                raise ValueError(f"{file}: {key} has a text in another catalogue already")
            entries[key] = tuple(str(form) for form in forms)
    if len(rules) != 1:
        raise ValueError(f"{folder}: its catalogues differ in Plural-Forms: {', '.join(sorted(rules))}")
    return entries, c2py(rules.pop())
