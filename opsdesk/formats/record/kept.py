"""What every part of an incident record has in common: its own JSON object is kept, and times have a zone.

Loaded with pydantic, so only where a record is read or written.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import clean, quoted
from opsdesk.domain.times import parse_iso
from opsdesk.domain.vocabulary import Role

_YEARS = range(1970, 2200)
"""A record's times lie in these; beyond them a change of zone overflows, and nobody meant it."""


def wrong(reason: str) -> PydanticCustomError:
    """The error that a validator raises: `reason` comes out as it is, under the place pydantic knows."""
    return PydanticCustomError("record", "{reason}", {"reason": reason})


def aware_time(value: object) -> datetime:
    """The UTC time a text names. A number is no time, and neither is a text without a zone."""
    if not isinstance(value, str):
        raise wrong("a time is text like 2026-11-21T14:02:00Z")
    try:
        at = parse_iso(value)
    except BadInput as error:
        raise wrong(error.message) from None
    if at.year not in _YEARS:
        raise wrong(f"{quoted(value)} lies outside the years {_YEARS[0]} to {_YEARS[-1]}")
    return at


def _role(value: object) -> Role:
    role = Role.named(value) if isinstance(value, str) else None
    if role is None:
        raise wrong(f"is none of the roles {', '.join(Role)}")
    return role


Time = Annotated[datetime, BeforeValidator(aware_time)]
Text = Annotated[str, AfterValidator(clean)]
RoleName = Annotated[Role, BeforeValidator(_role)]
Number = Annotated[int, Field(ge=1, le=999_999)]
Severity = Annotated[int, Field(ge=1, le=5)]
T = TypeVar("T")
Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A JSON list."""
Texts = Annotated[Many[Text], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)]
Word = Annotated[T, Field(strict=False)]
"""One of the words of an enum."""


class Kept(BaseModel):
    """A part of a record. Keys it doesn't know are passed over here and live on in `raw`."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, use_attribute_docstrings=True)

    _raw: dict[str, Any] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _keep(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        made = handler(data)
        made._raw = data
        return made

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON object as it stood in the file."""
        return self._raw
