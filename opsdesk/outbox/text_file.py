"""A file that holds the update, for a page or a tool that picks it up. Writing it again changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from opsdesk.config.paths import in_full
from opsdesk.domain.delivery import Outcome, not_sent, sent
from opsdesk.domain.errors import BadInput
from opsdesk.outbox.files import write_file


def write(path: str, text: str, is_ours: Callable[[], bool] | None = None) -> Outcome:
    """Writes the whole file and says where it is. One that took so long that another process sends it by now takes no
    newer text's place."""
    try:
        place = in_full(path)
        write_file(place, text if text.endswith("\n") else f"{text}\n", is_ours)
    except BadInput as error:
        return not_sent(error.message)
    return sent(f"written to {place}")
