"""The system tells when a file of a folder was written; where it can't, nothing is promised."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from opsdesk.store.file_events import FileEvents

PATIENCE_S = 20
only_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has inotify")


@only_linux
def test_a_write_a_new_file_and_one_moved_there_wake(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder = tmp_path / "folder"
    folder.mkdir()
    elsewhere.write_text("from elsewhere")
    events = FileEvents.of(folder)
    assert events is not None
    assert not events.wait(0)
    (folder / "new").touch()
    assert events.wait(PATIENCE_S)
    (folder / "new").write_text("more")
    assert events.wait(PATIENCE_S)
    elsewhere.rename(folder / "moved")
    assert events.wait(PATIENCE_S)
    assert not events.wait(0), "what came is forgotten"
    events.close()


@only_linux
def test_a_folder_that_is_not_there_tells_nothing(tmp_path: Path) -> None:
    assert FileEvents.of(tmp_path / "gone") is None


def test_other_systems_are_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert FileEvents.of(tmp_path) is None
