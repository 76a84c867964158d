"""What a single value may be: ids, years, dates, addresses and texts, with their limits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Level = Literal["district", "region", "state", "federal"]
Status = Literal["documented", "reported", "assumed"]
GapStatus = Literal["open", "addressed", "declined"]
AnswerValue = Literal["accepted", "later", "declined"]
SourceKind = Literal["own", "office", "press", "portal", "workshop"]
Language = Literal["de", "en"]

LEVELS: tuple[Level, ...] = ("district", "region", "state", "federal")
STATUSES: tuple[Status, ...] = ("documented", "reported", "assumed")
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=80)]
Strength = Annotated[int, Field(ge=1, le=3)]
Year = Annotated[int, Field(ge=EARLIEST_YEAR, le=LATEST_YEAR)]
DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
PartialDate = Annotated[str, Field(pattern=DATE_PATTERN)]
"""A date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""
WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
ShortText = Annotated[str, Field(min_length=1, max_length=300)]
Prose = Annotated[str, Field(min_length=1, max_length=4000)]


class Part(BaseModel):
    """Base of all parts: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Part):
    """A text that people read, in German and English."""

    de: Prose
    en: Prose

    def in_language(self, language: Language) -> str:
        """Return the text in the language asked for."""
        return self.de if language == "de" else self.en


BilingualText = Annotated[
    Text,
    BeforeValidator(
        lambda v: {"de": v, "en": v} if isinstance(v, str) else v, json_schema_input_type=Prose | Text
    ),
]
"""A string (the same in both languages) or `{de: ..., en: ...}`."""
