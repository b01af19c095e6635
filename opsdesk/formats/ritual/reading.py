"""A ritual's charter from a TOML file, checked by pydantic against the domain's own types. Loaded only on request."""

from __future__ import annotations

import json
import tomllib
from datetime import date, time
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import Charter
from opsdesk.domain.text import one_line, quoted

LARGEST: Final = 100_000
"""Bytes; what is larger is no charter."""


def read_charter(data: bytes, name: str) -> Charter:
    """The charter that a file holds; raises BadInput naming the file, the place in it and the reason."""
    if len(data) > LARGEST:
        raise BadInput(one_line(f"{name}: larger than {LARGEST:,} bytes, so no ritual"))
    try:
        held = tomllib.loads(data.decode("utf-8-sig"))
        return TypeAdapter(Charter).validate_json(json.dumps(held, default=_plain), strict=True, extra="forbid")
    except UnicodeDecodeError as error:
        raise BadInput(one_line(f"{name}: byte {error.start + 1} is not UTF-8 text")) from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(one_line(f"{name}: no valid TOML: {error}")) from None
    except RecursionError:
        raise BadInput(one_line(f"{name}: nested too deep")) from None
    except ValidationError as error:
        raise BadInput(one_line(f"{name}: {_reason(error)}")) from None


def _plain(value: Any) -> str:
    """TOML's own days and times as a charter writes them: `2027-01-04`, `10:00`."""
    return value.strftime("%H:%M") if isinstance(value, time) else str(value if isinstance(value, date) else "")


def _reason(error: ValidationError) -> str:
    """The first thing that is wrong, and where; items are counted from 1."""
    found = error.errors(include_url=False)[0]
    place = "".join(f"#{step + 1}" if isinstance(step, int) else f".{step}" for step in found["loc"]).lstrip(".")
    if found["type"] == "unexpected_keyword_argument":
        return f"a ritual has no {quoted(place)}"
    if found["type"] == "missing":
        return f"{place} is missing"
    return f"{place} {found['msg'].removeprefix('Input ')}"
