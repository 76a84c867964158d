"""Personal data that slipped into a text: e-mail addresses and telephone numbers.

The data are about organisations. Names of people cannot be recognised reliably and are not tried; a
mailbox or a number mostly belongs to one person, and ages fast, so both are pointed out.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.,/-])(?:\+\d{1,3}|00[1-9]\d|\(0\d+\)|0[1-9])[\d ()/–-]{4,}\d(?![\w]|[.,]\d)")
MIN_DIGITS, MAX_DIGITS = 8, 15
"""German numbers with their area code have at least eight digits, international ones at most fifteen."""
_NO_PHONE = re.compile(
    r"https?://\S+|www\.\S+"  # numbers in addresses
    r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"  # 08-12-2023, 08/12/23
    r"|\b\d{1,2}/(?:19|20)\d\d\b"  # 08/2023
)


class Found(NamedTuple):
    """What was found, and its text."""

    kind: Literal["email", "phone"]
    text: str


def personal_data(text: str) -> Found | None:
    """Return the first e-mail address or telephone number in a text, None where there is none."""
    if found := EMAIL.search(text):
        return Found("email", found[0])
    for number in PHONE.finditer(_NO_PHONE.sub(" ; ", text)):
        if MIN_DIGITS <= sum(sign.isdigit() for sign in number[0]) <= MAX_DIGITS:
            return Found("phone", number[0])
    return None
