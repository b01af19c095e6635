"""What a command line did."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Called:
    """Exit code, data and messages of one call."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data, parsed; the call must have gone well."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line that says why it didn't work; nothing else may have been printed."""
        assert self.code not in {0, 1}, self.out
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("opsdesk: ")
        return self.err.removeprefix("opsdesk: ").rstrip("\n")
