"""Personal data that slipped into a text: e-mail addresses, telephone numbers, names of people.

The data are about organisations. A mailbox or a number usually belongs to one person and is soon out of
date, so both are reported. Names of people cannot be recognised reliably: only those that follow a form of
address, an academic title or a role with a colon are, and a name without one is not found.

Every pattern begins with something rare and matches a bounded number of characters, so that the time of a
search grows with the length of the text only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple
from urllib.parse import unquote

MAX_SEARCHED = 5_000
"""Characters of a text that are searched; longer ones are refused anyway."""
MIN_DIGITS, MAX_DIGITS = 8, 15
"""German numbers with their area code have at least eight digits, international ones at most fifteen."""
MIN_LOCAL_DIGITS = 4
"""Digits of a number without area code, after a word such as "Tel"."""

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("’`´", "'"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060"),
    }
)
"""Dashes and apostrophes that look alike, and invisible signs, which are dropped."""

_AT = re.compile(
    r"\s?(?:@|[(\[{]\s?(?:at|ät)\s?[)\]}])\s?|\s(?:at|ät)\s(?=[\w-]{1,63}\s(?:dot|punkt)\s)", re.IGNORECASE
)
_BEFORE_AT = re.compile(r"[\w.+-]{1,64}$")
_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt)\s?[)\]}]\s?|\s(?:dot|punkt)\s)"
_AFTER_AT = re.compile(
    rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,5}}?{_DOT}[^\W\d_]{{2,24}}(?!\w)", re.IGNORECASE
)

_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_MESSENGER = re.compile(
    r"(?:\bwa\.me/|\bwhatsapp\.com/send/?\?phone=|\bt\.me/|\btel:)\+?\d[\d-]{6,18}", re.IGNORECASE
)
_NO_PHONE = re.compile(
    _ADDRESS.pattern
    + r"|(?<![\d./-])(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d(?!\d)"  # 08-12-2023
    r"|(?<![\d./-])\d{1,2}\.\s?\d{1,2}\.(?!\d)"  # 04.05.
    r"|(?<!\d)\d{1,2}[/.]\s?(?:19|20)\d\d(?!\d)"  # 08/2023
    r"|\b\d{3,6}/(?:19|20)\d\d(?:-(?:19|20)?\d\d)?(?!\d)"  # 0123/2014-2020
    r"|\b[A-Z]{2}\d\d(?: ?\d{4}){3,5}"  # an account
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\(?\+\d{1,3}|00[1-9]\d|\(?0\s?[1-9])[\d ()/.-]{4,40}\d(?!\w|[.,]\d)"
    r"|(?P<called>\b(?:Tel(?:efon)?|Fon|Phone|Ruf|Handy|Mobil|Fax|Durchwahl|WhatsApp)(?:\.?-?\s?(?:Nr|nummer))?"
    r"(?P<sign>\s?[.:]){0,2}\s{0,3})\d[\d ()/.-]{2,20}\d(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ /-]+(?:19|20)\d\d)?")
_NEXT_NUMBER = re.compile(r"[ /,-]{1,3}(?=0[1-9]|\+)")
_NUMBERED = re.compile(
    r"(?:(?<!tel)(?<!tel\.)[\s-]|^)(?:\w{0,30}(?:drucksache|vorlage|zeichen|schlüssel|kennziffer|kennung)n?|drs|nr|no|az|fkz"
    r"|isbn|issn|ags|id|art|(?!tele|ruf|handy|mobil|fax)\w{0,30}nummer)[.:]?\s{0,3}$",
    re.IGNORECASE,
)
"""Before a number that is not a telephone number."""

_TITLE = re.compile(
    r"(?<![\w-])(?:(?P<address>Herrn?|Frau|HERRN?|FRAU|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Miss|z\.\s?H(?:d|dn)?\.|(?i:zu\sHänden))"
    r"|(?P<academic>(?:Prof|Dr)\.)|(?P<role>(?i:ansprech(?:partner|person)|kontakt|leit(?:ung|er)|(?:projekt|team)leit(?:ung|er)"
    r"|vorsitz(?:ende)?|vorstand|geschäftsführ(?:ung|er)|koordinat(?:ion|or)|beauftragte|sprecher|zuständig|verantwortlich"
    r"|contact(?:\sperson)?|chair(?:person)?|head|director|coordinator|manager)(?i:person|[nr]|[*:/_-]{0,2}in(?:nen)?)?\s?:))"
    r"(?:\s{0,3}(?:Prof\.|Dr\.|med\.|phil\.|jur\.|h\.\s?c\.|Frau|Herrn?)){0,4}\s{1,3}"
)
_PARTICLES = frozenset(
    ("von", "van", "zu", "zum", "zur", "de", "der", "den", "del", "di", "da", "al", "el", "bin", "ibn", "ben")
)
_TOKEN = re.compile(
    r"(?P<initial>[^\W\d_]\.\s?)|(?P<word>[^\W\d_]{2,40}(?:['-][^\W\d_]{2,40}){0,3}|[^\W\d_]'[^\W\d_]{2,40})(?:\s(?=[^\W\d_]))?"
)
_IN_GENERAL = re.compile(
    r"\b(?:jeder?|einer?|die|der|keiner?|als|pro|je|und|oder|zur|vom|mann)\s{1,3}$", re.IGNORECASE
)
"""After these words "Frau" and "Herr" mean women and men in general."""
_HOUSE = re.compile(
    r"\b(?:kita|kindergarten|kindertagesstätte|familienzentrum|café|theater|museum)\s[\"„»']?$", re.IGNORECASE
)
"""After these words the name is that of a house, often from a fairy tale."""
_NO_PERSON = re.compile(
    r"(?:^|[\s-])(?:stra(?:ß|ss)e|str|platz|weg|allee|ring|(?:grund|gesamt|real)?schule|gymnasium|kolleg"
    r"|stiftung|preis|haus|gmbh|kg|ag|beruf|frau(?:en)?|herr|mann|und|oder|holle|\w{0,20}beratung|praxis|ambulanz|klinik|titel"
    r"|sprechstunden?|(?:vor|nach)mittags?|abends?|uhr)\b",
    re.IGNORECASE,
)
"""With one of these words it is a street, a school, a foundation or a firm, or no name at all."""
_BODY = re.compile(
    r"(?:amt|stadt|kreis|gemeinde|verein|verband|zentrum|center|centre|haus|schule|stelle|büro|office|werk|rat|council|agentur"
    r"|dienste?|bund|union|kirche|hilfe|arbeit|gruppe|kreuz|wohlfahrt|caritas|diakonie|forum|treff|netz|netzwerk|team|projekt"
    r"|institut|akademie|kammer|tisch|markt|ministerium|land|region|lippe|westfalen|[a-zäöü]{3}(?:ung|heit|keit|schaft|tion|tät)"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|telefon|mail|website|webseite|homepage|internet|siehe)s?$",
    re.IGNORECASE,
)
"""Ends of words that name a body, or a time or way to reach it, where a role could also name a person."""


PersonalKind = Literal["email", "phone", "name"]


class Found(NamedTuple):
    """What was found, and its text."""

    kind: PersonalKind
    text: str


def personal_data(text: str) -> Found | None:
    """Return the first e-mail address, telephone number or name in a text, None where there is none."""
    text = unicodedata.normalize("NFKC", text[:MAX_SEARCHED]).translate(_ALIKE)
    return _first({"email": _emails(text), "phone": _phones(text), "name": _names(_ADDRESS.sub(" ; ", text))})


def personal_address(address: str) -> Found | None:
    """Return an e-mail address or the telephone number of a messenger in an address, None without one."""
    text = unquote(address[:MAX_SEARCHED])
    return _first({"email": _emails(text), "phone": _MESSENGER.findall(text)})


def _first(finds: Mapping[PersonalKind, Iterable[str]]) -> Found | None:
    return next((Found(kind, text) for kind, texts in finds.items() for text in texts), None)


def _emails(text: str) -> Iterator[str]:
    for sign in _AT.finditer(text):
        before = _BEFORE_AT.search(text[max(sign.start() - 64, 0) : sign.start()])
        after = _AFTER_AT.match(text, sign.end())
        if before and after:
            yield before[0] + sign[0] + after[0]


def _phones(text: str) -> Iterator[str]:
    yield from _MESSENGER.findall(text)
    plain = _NO_PHONE.sub(" ; ", text)
    for found in _PHONE.finditer(plain):
        called = found["called"] or ""
        number = found[0].removeprefix(called)
        before = plain[max(found.start() - 40, 0) : found.start()]
        if _YEARS.fullmatch(number) or (not called and _NUMBERED.search(before)):
            continue
        least = MIN_LOCAL_DIGITS + (0 if found["sign"] else 2) if called else MIN_DIGITS
        counts = (sum(sign.isdigit() for sign in part) for part in _NEXT_NUMBER.split(number))
        if any(least <= count <= MAX_DIGITS for count in counts):
            yield found[0]


def _names(text: str) -> Iterator[str]:
    for found in _TITLE.finditer(text):
        words, end = _words(text, found.end())
        before = text[max(found.start() - 30, 0) : found.start()]
        in_general = found["address"] in {"Frau", "Herr", "FRAU", "HERR"} and _IN_GENERAL.search(before)
        after = re.match(r"[\s-]{0,3}[^\W\d_]{0,40}", text[end : end + 44])
        name = text[found.end() : end] + (after[0] if after else "")
        if not words or in_general or _HOUSE.search(before) or _NO_PERSON.search(name):
            continue
        if not found["role"] or (len(words) > 1 and not any(_is_of_body(word, words) for word in words)):
            yield text[found.start() : end].strip()


def _words(text: str, start: int) -> tuple[list[str], int]:
    """Return up to four words of a name that begins at `start`, and where it ends."""
    words: list[str] = []
    at = end = start
    while len(words) < 4 and (token := _TOKEN.match(text, at)):
        at = token.end()
        word = token["word"]
        if word and any(part[0].isupper() for part in re.split("['-]", word)):
            words.append(word)
            end = token.end("word")
        elif word and word.lower() not in _PARTICLES:
            break
        if word and at == token.end("word"):  # no further word follows
            break
    return words, end


def _is_of_body(word: str, words: list[str]) -> bool:
    is_short_form = len(word) <= 4 and word.isupper() and not all(other.isupper() for other in words)
    return is_short_form or _BODY.search(word) is not None
