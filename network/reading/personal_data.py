"""Personal data that slipped into a text: e-mail addresses, telephone numbers, names with a title.

The data are about organisations. A mailbox or a number mostly belongs to one person, and ages fast, so both
are pointed out. Names of people cannot be recognised reliably: only those that follow a form of address or an
academic title are, and a name without one stays unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.,/-])(?:\+\d{1,3}|00[1-9]\d|\(0\d+\)|0[1-9])[\d ()/–-]{4,}\d(?![\w]|[.,]\d)")
MIN_DIGITS, MAX_DIGITS = 8, 15
"""German numbers with their area code have at least eight digits, international ones at most fifteen."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_NO_PHONE = re.compile(
    _ADDRESS.pattern + r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"  # 08-12-2023, 08/12/23
    r"|\b\d{1,2}/(?:19|20)\d\d\b"  # 08/2023
)
_WORD = r"[A-ZÄÖÜ][a-zäöüßéèçñ]+(?:-[A-ZÄÖÜ][a-zäöüßéèçñ]+)*"
NAME = re.compile(
    r"(?<![\w-])(?P<title>Herrn?|Frau|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|(?:Prof|Dr)\.)"
    r"(?:\s*(?:Prof\.|Dr\.|med\.|phil\.|jur\.|h\.\s?c\.))*\s+"
    rf"(?P<name>(?:(?:von|van|zu|de|der|den|al|el)\s+)*{_WORD}(?:\s+(?:(?:von|van|zu|de)\s+)*{_WORD}){{0,3}})"
)
_ANYBODY = re.compile(
    r"\b(?:jeder?|einer?|die|der|keiner?|als|pro|je|und|oder|zur|vom|mann)\s+$", re.IGNORECASE
)
"""After these words "Frau" and "Herr" mean somebody in general."""
_NO_PERSON = re.compile(
    r"(?:^|[\s-])(?:stra(?:ß|ss)e|str|platz|weg|allee|ring|(?:grund|gesamt|real)?schule|gymnasium|kolleg"
    r"|stiftung|preis|haus|gmbh|kg|ag|beruf)\b",
    re.IGNORECASE,
)
"""With one of these words it is a street, a school, a foundation or a firm that is named after somebody."""


class Found(NamedTuple):
    """What was found, and its text."""

    kind: Literal["email", "phone", "name"]
    text: str


def personal_data(text: str) -> Found | None:
    """Return the first e-mail address, telephone number or name in a text, None where there is none."""
    if found := EMAIL.search(text):
        return Found("email", found[0])
    for number in PHONE.finditer(_NO_PHONE.sub(" ; ", text)):
        if MIN_DIGITS <= sum(sign.isdigit() for sign in number[0]) <= MAX_DIGITS:
            return Found("phone", number[0])
    return next((Found("name", name) for name in _names(_ADDRESS.sub(" ; ", text))), None)


def _names(text: str) -> Iterator[str]:
    for found in NAME.finditer(text):
        anybody = found["title"] in {"Frau", "Herr"} and _ANYBODY.search(text[: found.start()])
        after = re.match(r"[\s-]*[^\W\d_]*", text[found.end() :])
        if not anybody and not _NO_PERSON.search(found["name"] + (after[0] if after else "")):
            yield found[0]
