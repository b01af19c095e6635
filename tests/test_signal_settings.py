"""`[taking_in]` in the settings: what other tools' words mean here, or why that can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsdesk.config import load_settings
from opsdesk.domain.errors import BadInput


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text)
    return path


def test_words_are_added_to_those_that_are_known_and_may_mean_something_else(tmp_path: Path) -> None:
    text = '[taking_in.severities]\nCritical = 2\nboo = 1\n[taking_in.services]\n"Card GW" = "payments"\n'
    policy = load_settings(written(tmp_path, text), {}, {}).taking_in
    assert [policy.severity(word) for word in ("critical", "BOO", "SEV-1", "P 3", "", "what")] == [2, 1, 1, 3, 0, 0]
    assert (policy.service("card gw "), policy.service("Other")) == ("payments", "Other")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[taking_in]\ndeclare_from = 6", "taking_in.declare_from should be less than or equal to 5"),
        ("[taking_in.severities]\ncritical = 0", "taking_in.severities.critical should be greater than or equal to 1"),
        ("[taking_in]\nignore = 'x'", "taking_in.ignore should be a list"),
        ("[taking_in]\nignored = []", "did you mean “ignore”?"),
    ],
)
def test_what_can_t_be_used_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        load_settings(written(tmp_path, text), {}, {})
    assert said in refused.value.message
