"""`[vendors]` in the settings: days and holidays are read, or refused naming their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from opsdesk.config import load_settings
from opsdesk.domain.errors import BadInput


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text)
    return path


def test_holidays_and_days_are_read(tmp_path: Path) -> None:
    text = '[vendors]\nholidays = ["2026-12-25"]\nalert_days = [90, 5]\nwindow_days = 20\n'
    policy = load_settings(written(tmp_path, text), {}, {}).vendors
    assert policy.holidays == (date(2026, 12, 25),)
    assert (policy.alert(91), policy.alert(90), policy.alert(5), policy.window_days) == (None, 90, 5, 20)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[vendors]\nwindow_days = 90", "must fall; they are 120, 60, 90"),
        ("[vendors]\nwindow_days = 0", "vendors.window_days should be greater than or equal to 1"),
        ("[vendors]\nalert_days = [-1]", "alert_days are numbers of days from 0"),
        ('[vendors]\nholidays = ["christmas"]', "vendors.holidays"),
        ("[vendors]\nholiday = []", "no setting “holiday” in vendors; did you mean “holidays”?"),
    ],
)
def test_what_can_t_be_used_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        load_settings(path, {}, {})
    assert refused.value.message.startswith(f"{path}: ")
    assert said in refused.value.message
