"""From the bytes of a file to a checked record, or one line that says what is wrong with it and where."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opsdesk.domain.errors import BadInput
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.numbers import number
from opsdesk.formats.record.times import span
from opsdesk.formats.strict_json import load_json, named, step_into

_TOP = "top level"
_WANTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "an object",
    "dict_type": "an object",
    "bool_type": "true or false",
    "int_type": "a whole number",
}


def read_record(data: bytes, name: str) -> Record:
    """The record in a file's bytes; raises BadInput naming the file (`name`), the place in it and the reason."""
    return check_record(load_json(data, name), name)


def check_record(document: object, name: str) -> Record:
    """The record that parsed JSON stands for; raises BadInput like `read_record`."""
    try:
        record = Record.model_validate(document)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise BadInput(f"{name}: {_place(faults[0])}: {_reason(faults[0])}{more}") from None
    try:
        number(record)
        span(record)
    except BadInput as error:
        raise BadInput(f"{name}: {error.message}") from None
    return record


def _place(fault: ErrorDetails) -> str:
    place = ""
    for step in fault["loc"]:
        if step != "[key]":
            place = step_into(place, step)
    return place or _TOP


def _reason(fault: ErrorDetails) -> str:
    if fault["type"] == "missing":
        return "is missing"
    if wanted := _WANTED.get(fault["type"]):
        return f"must be {wanted}, not {named(fault['input'])}"
    return f"{fault['msg'][:1].lower()}{fault['msg'][1:]}".replace("input should", "must")
