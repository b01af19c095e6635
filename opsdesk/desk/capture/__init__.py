"""The capture line: everything an incident needs, typed in one line and read back before Enter."""

from opsdesk.desk.capture.grammar import read
from opsdesk.desk.capture.reading import Context, Reading

__all__ = ["Context", "Reading", "read"]
