"""The parts of an update that open with their name: “Diagnosis: …”, “Workaround: …”."""

from __future__ import annotations

import re

HEADED = re.compile(
    r"^\W{0,9}(?:diagnosis|description|summary|workaround|(?:user )?impact|current status|status"
    r"|update): "
)
"""The name of the part of an update that a subject opens."""
DIAGNOSIS = re.compile(r"\W*diagnosis\W*:")
"""How to tell that one is affected: what users see, and how slow things are."""
WORKAROUND = re.compile(r"\W*workarounds?\W*:")
"""What users can do meanwhile, and what that is good for."""
