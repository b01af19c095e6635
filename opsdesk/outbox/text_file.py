"""A file that holds the update, for a page or a tool that picks it up. Writing it again changes nothing."""

from __future__ import annotations

from pathlib import Path

from opsdesk.domain.delivery import Outcome, not_sent, sent
from opsdesk.domain.errors import BadInput
from opsdesk.outbox.files import write_file


def write(path: str, text: str) -> Outcome:
    """Writes the whole file and says where it is."""
    place = Path(path).expanduser()
    try:
        write_file(place, text if text.endswith("\n") else f"{text}\n")
    except BadInput as error:
        return not_sent(error.message)
    return sent(f"written to {place}")
