"""Crash reports: types and places, for their owner only, and never a value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.message_pump import CallbackError
from textual.worker import WorkerFailed

from opsdesk.domain.errors import BadInput
from screens.terminal.crash import CrashLoop, crash_place, record_crash

NOW = datetime(2026, 11, 17, 14, 42, 5, tzinfo=UTC)
CANARY = "https://hooks.example/T0/canary-token"


def caught(fail: Callable[[], object]) -> Exception:
    with pytest.raises((RuntimeError, KeyError, ExceptionGroup)) as info:
        fail()
    return info.value


def fail() -> None:
    token = CANARY
    raise RuntimeError(f"can't post to {token}")


def fail_after_failing() -> None:
    try:
        fail()
    except RuntimeError as error:
        raise KeyError(CANARY) from error


def wrapped_by_a_timer(error: Exception) -> Exception:
    """As Textual does with what a timer's callback raises."""
    wrapper = CallbackError(f"unable to run callback; {error}")
    wrapper.__context__ = error
    return wrapper


def fail_together() -> None:
    raise ExceptionGroup(CANARY, [caught(fail), caught(fail_after_failing)])


def report_of(error: Exception, folder: Path) -> str:
    report = record_crash(error, folder, NOW).report
    assert report is not None
    return report.read_text()


def test_a_report_names_types_and_places(tmp_path: Path) -> None:
    report = report_of(caught(fail), tmp_path)
    assert "2026-11-17 14:42:05 UTC" in report
    assert "builtins.RuntimeError" in report
    assert f"{__name__}:{_line_of_fail()} in fail" in report


@pytest.mark.parametrize("fails", [fail, fail_after_failing, fail_together])
def test_a_report_holds_no_value(tmp_path: Path, fails: Callable[[], object]) -> None:
    error = caught(fails)
    assert CANARY not in report_of(error, tmp_path) + str(record_crash(error, tmp_path, NOW))


def test_causes_and_members_of_a_group_are_told(tmp_path: Path) -> None:
    report = report_of(caught(fail_together), tmp_path)
    assert report.count("builtins.RuntimeError") == 2
    assert "builtins.KeyError" in report


def test_what_textual_wraps_is_unwrapped() -> None:
    place = f"RuntimeError at {__name__}:{_line_of_fail()}"
    assert crash_place(WorkerFailed(caught(fail))) == place
    assert crash_place(wrapped_by_a_timer(caught(fail))) == place


def test_an_error_of_the_desk_keeps_its_words(tmp_path: Path) -> None:
    assert (
        record_crash(BadInput("feed.json: line 3: no title"), tmp_path, NOW).sentence == "feed.json: line 3: no title"
    )


def test_reports_are_for_their_owner_and_overwrite_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "crashes"
    paths = [record_crash(caught(fail), folder, NOW).report for _crash in range(2)]
    assert [path.name for path in paths if path] == ["crash-20261117T144205Z.txt", "crash-20261117T144205Z-2.txt"]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_takes_no_report_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "crashes"
    blocked.write_text("a file where the folder should be")
    crash = record_crash(caught(fail), blocked, NOW)
    assert crash.report is None
    assert crash.where_to_read == "The report could not be written."


def test_a_loop_is_one_place_often_within_a_short_time() -> None:
    loop = CrashLoop(limit=3, seconds=10.0)
    assert not any(loop.closed_by(place, 1.0) for place in ("a", "a", "b", "b", "c"))
    assert not loop.closed_by("a", 11.5)
    assert not loop.closed_by("b", 11.5)
    assert loop.closed_by("a", 11.6) is False
    assert loop.closed_by("a", 11.7) is True


def _line_of_fail() -> int:
    return fail.__code__.co_firstlineno + 2
