"""The file and the folder the store lives in: who may read them, and on what kind of file system they are."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from opsdesk.domain.errors import StoreUnavailable

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "sshfs", "rclone", "afs", "ceph", "glusterfs", "lustre"}
_FUSE = "fuse."
"""Stands before the kind of a file system that a program of the user's serves."""
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How the list of mounts writes a blank in a folder's name."""


def prepare(path: Path) -> None:
    """Makes the folder (0700) and an empty file (0600), so that everything SQLite adds beside it is private too."""
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)  # another process may be quicker
            path.parent.chmod(0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise StoreUnavailable(f"{path}: {error.strerror or error}") from error


def make_private(path: Path) -> None:
    """Takes a file from other people's eyes that an earlier copy or an open umask left to them; only its owner can."""
    if path.stat().st_mode & 0o077:
        with suppress(PermissionError):
            path.chmod(0o600)


def writable(path: Path) -> bool:
    """Whether the file and its folder can be written: SQLite needs both."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def network_file_system(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The kind of network file system a path is on (“nfs4”), or an empty text; only Linux can say.

    On such a file system other machines don't share the memory that write-ahead logging needs.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind, place = "", "", str(path.resolve())
    for _device, mounted, file_system, *_ in (line.split(" ") for line in lines if line.count(" ") >= 3):
        folder = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), mounted)
        inside = place == folder or place.startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(best):
            best, kind = folder, file_system
    return kind if kind.removeprefix(_FUSE) in _NETWORK else ""
