"""`[meetings]` in the settings: rate bands are read, or refused naming their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsdesk.config import load_settings
from opsdesk.domain.errors import BadInput


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text)
    return path


def test_a_team_adds_bands_and_changes_those_there_are(tmp_path: Path) -> None:
    text = '[meetings]\ncurrency = "SEK"\n[meetings.bands]\nstandard = 900\nguest = 0\n'
    policy = load_settings(written(tmp_path, text), {}, {}).meetings
    assert (policy.currency, policy.bands["standard"], policy.bands["guest"]) == ("SEK", 900, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[meetings.bands]\nstandard = -1", "meetings.bands.standard"),
        ('[meetings.bands]\nstandard = "much"', "meetings.bands.standard"),
        ('[meetings]\ncurency = "EUR"', "no setting “curency” in meetings; did you mean “currency”?"),
    ],
)
def test_what_can_t_be_used_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        load_settings(path, {}, {})
    assert refused.value.message.startswith(f"{path}: ")
    assert said in refused.value.message
