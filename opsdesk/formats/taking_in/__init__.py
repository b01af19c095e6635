"""What other tools say, read: alerts, providers' notices, deployments, a channel's talk.

`read` takes a file's bytes; `guess` says what they are. A file a format: each has a `looks_like` for one document and
a `read` for all of a file's.
"""

from opsdesk.formats.taking_in.as_record import record_document
from opsdesk.formats.taking_in.foreign import joined, reports_of
from opsdesk.formats.taking_in.reading import guess, read
from opsdesk.formats.taking_in.taken import ForeignIncident, ForeignUpdate, Form, ReadFile, ReportedChange, Taken

__all__ = [
    "ForeignIncident",
    "ForeignUpdate",
    "Form",
    "ReadFile",
    "ReportedChange",
    "Taken",
    "guess",
    "joined",
    "read",
    "record_document",
    "reports_of",
]
