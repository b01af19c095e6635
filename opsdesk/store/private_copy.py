"""A private copy of a store, to read where SQLite can't read the store itself."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from opsdesk.domain.errors import StoreUnavailable

MEMORY = Path("/dev/shm")
"""Linux keeps files here in memory: where a copy goes when no disk has room for it."""
TRIES = 5
"""How often copying begins anew while somebody writes."""


def copied(path: Path) -> Path:
    """Copies a store into a new private folder, which the caller removes; gives the copy's path.

    Raises StoreUnavailable when it can't be read, is written all the time, or fits nowhere.
    """
    problem = ""
    for folder in _folders():
        try:
            return _copied_to(path, folder)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            problem = problem or error.strerror or str(error)
        except StoreUnavailable:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    raise StoreUnavailable(f"{path}: {problem or 'there is no folder for a copy of it'}")


def _folders() -> Iterator[Path]:
    """Folders to try, each made when it is asked for."""
    for parent in (None, MEMORY):
        if parent is None or parent.is_dir():
            try:
                folder = Path(tempfile.mkdtemp(prefix="opsdesk-", dir=parent))
            except OSError:
                continue
            yield folder


def _copied_to(path: Path, folder: Path) -> Path:
    """Copies the file and its log; anew when somebody wrote meanwhile, since the two would not belong together."""
    sources = [path, path.with_name(f"{path.name}-wal")]
    for _ in range(TRIES):
        before = _stamps(sources)
        for source in sources:
            copy = folder / source.name
            copy.unlink(missing_ok=True)
            if source.exists():
                shutil.copyfile(source, copy)
                copy.chmod(0o600)
        if _stamps(sources) == before:
            return folder / path.name
    raise StoreUnavailable(f"{path}: it can't be written here, and is being written too fast to be copied; try again")


def _stamps(sources: list[Path]) -> list[tuple[int, int]]:
    known = (source.stat() for source in sources if source.exists())
    return [(stat.st_size, stat.st_mtime_ns) for stat in known]
