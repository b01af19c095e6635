"""`[postmortems]` in the settings: dates and a team's own kinds of factors are read, or refused naming their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsdesk.config import load_settings
from opsdesk.domain.errors import BadInput
from opsdesk.domain.postmortem_factors import kind_named, taxonomy

OWN = '[[postmortems.factors]]\nid = "freeze"\ngroup = "process"\nwords = "A freeze was broken"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text)
    return path


def test_a_team_adds_kinds_of_factors_and_changes_dates(tmp_path: Path) -> None:
    held = load_settings(written(tmp_path, f"[postmortems]\ndraft_days = 2\nmobilised = 0\n{OWN}"), {}, {}).postmortems
    assert (held.draft_days, held.mobilised, held.preliminary_hours) == (2, 0, 24)
    known = taxonomy(held.factors)
    assert kind_named(known, "fre").words == "A freeze was broken"
    assert "release" in known, "beside those that ship"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[postmortems]\ndraft_days = -1", "postmortems.draft_days"),
        (OWN.replace('"freeze"', '"A freeze"'), "a factor needs an id (small letters and hyphens)"),
        (OWN.replace('"A freeze was broken"', '""'), "a factor needs an id"),
        ("[postmortems]\nmobilized = 3", "no setting “mobilized” in postmortems; did you mean “mobilised”?"),
    ],
)
def test_what_can_t_be_used_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        load_settings(path, {}, {})
    assert refused.value.message.startswith(f"{path}: ")
    assert said in refused.value.message
