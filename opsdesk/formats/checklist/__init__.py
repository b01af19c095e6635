"""Checklists as Markdown task lists: `read_checklist` and `write_checklist` are each other's inverse.

Every word comes back, where it stood; empty lines and the width of indentations need not. What Markdown has no place
for stands in a front matter of plain `key: value` lines, beside the keys of other tools, which stay as they were.
"""

from opsdesk.formats.checklist.reading import read_checklist
from opsdesk.formats.checklist.writing import write_checklist

__all__ = ["read_checklist", "write_checklist"]
