"""The incident record, opsdesk's import, export and replay format: see `model` for its shape.

Loads pydantic; import it inside the function that needs it.
"""

from opsdesk.formats.record.happenings import as_entries, happenings
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.reading import check_record, read_record
from opsdesk.formats.record.writing_record import record_of

__all__ = ["Record", "as_entries", "check_record", "happenings", "read_record", "record_of"]
