"""Files: written beside and renamed, so that a reader never sees half of one; private unless they were there before."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from opsdesk.domain.errors import BadInput


def write_file(path: Path, text: str) -> None:
    """Writes a whole text file (UTF-8), or leaves what was there; raises BadInput with the reason."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(mode)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except FileNotFoundError as error:
        raise BadInput(f"{path}: can't be written (there is no folder {path.parent}; make it first)") from error
    except OSError as error:
        raise BadInput(f"{path}: can't be written ({error.strerror or error})") from error
