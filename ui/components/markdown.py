"""Other people's texts and names, shown as text in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from locales import Translator
from network.io.suggestions import slug
from network.model import Actor

SPECIAL = "\\`*_{}[]()<>#+-.!|~$:&^=@/"


def escape(text: str) -> str:
    """Escape a text for Streamlit's Markdown: no pictures, formulas, icons or HTML come of it.

    A bare web address still becomes a link to what it says.
    """
    return "".join(f"\\{c}" if c in SPECIAL else c for c in " ".join(text.split()))


def text_labels(names: Mapping[str, str]) -> dict[str, str]:
    """Return the labels of choices by id, as they stand; where two read alike, the id tells them apart.

    For lists that show text as text. Streamlit knows a choice by its label.
    """
    read = {key: " ".join(name.split()) for key, name in names.items()}
    often = Counter(read.values())
    return {key: name if often[name] == 1 else f"{name} ({key})" for key, name in read.items()}


def searchable_name(name: str, actor: Actor, t: Translator) -> str:
    """Return an actor's name for a list that finds only what it shows: with the names that it had.

    Of former ids, those that spell a name or former name are left out.
    """
    past = [former.name for former in actor.formerly]
    spelled = {slug(text) for text in (actor.name, actor.label, *past)}
    past += [alias for alias in actor.aliases if alias not in spelled]
    return f"{name} · {t('actor.formerly', names=', '.join(past))}" if past else name


def option_labels(names: Mapping[str, str]) -> dict[str, str]:
    """Return the labels of choices by id, escaped for where Streamlit reads them as Markdown (pills)."""
    return {key: escape(label) for key, label in text_labels(names).items()}


def link(label: str, address: str) -> str:
    """Return a Markdown link; addresses that are not http(s) stay text."""
    if not address.startswith(("http://", "https://")):
        return escape(label)
    return f"[{escape(label)}]({quote(address, safe=':/?#@!$&*+,;=%~-._')})"


def some_of(names: Sequence[str], most: int, others: str, t: Translator, spare: int = 1) -> str:
    """Return names listed in words; of more than `most` + `spare`, those beyond `most` are only counted.

    `others` is the key of the text that counts them.
    """
    if len(names) <= most + spare:
        return t.listing(names)
    return t.listing([*names[:most], t(others, n=len(names) - most)])
