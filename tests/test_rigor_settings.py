"""`[rigor]` in the settings: merged, replaced or refused as every other policy is."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsdesk.config import load_settings
from opsdesk.domain.errors import BadInput
from opsdesk.domain.rigor import DEFAULT_RIGOR, Tier


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text)
    return path


DEMAND = '[[rigor.demands]]\nid = "x"\ntier = "high"\nsentence = "X."\n'


def test_values_are_merged_and_the_demands_replaced(tmp_path: Path) -> None:
    rigor = load_settings(written(tmp_path, "[rigor]\nversion = 2\nhigh_from = 10\n"), {}, {}).rigor
    assert (rigor.version, rigor.high_from, rigor.extreme_from) == (2, 10, DEFAULT_RIGOR.extreme_from)
    assert rigor.demands == DEFAULT_RIGOR.demands
    (demand,) = load_settings(written(tmp_path, DEMAND + 'evidence = "checklist run"\n'), {}, {}).rigor.demands
    assert (demand.tier, demand.evidence, demand.within_days) == (Tier.HIGH, "checklist run", 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rigor]\nhigh_form = 10", "no setting “high_form” in rigor; did you mean “high_from”?"),
        ("[rigor]\nnormal_from = 1", "rigor.normal_from should be greater than or equal to 2"),
        ("[rigor]\nextreme_from = 26", "rigor.extreme_from should be less than or equal to 25"),
        ("[rigor]\nnormal_from = 15", "normal_from, high_from and extreme_from must rise; they are 15, 12, 20"),
        ('[rigor]\nirreversible_at_least = "grave"', "should be 'standard', 'normal', 'high' or 'extreme'"),
        ("[rigor]\ndrill_days_high = 200", "and drill_days_standard must not fall; they are 200, 180, 365"),
        ("[rigor]\nversion = 1.5", "rigor.version should be a valid integer"),
        ("[rigor]\ndemands = 3", "rigor.demands should be a list"),
        (DEMAND + "who = 'ana'", "no setting “who” in rigor.demands#1"),
        (DEMAND + "evidence = 'rumour'", "rigor.demands#1.evidence should be 'link'"),
        ('[[rigor.demands]]\nid = "x"\ntier = "high"', "rigor.demands#1.sentence is missing"),
        (DEMAND + DEMAND, "“x” stands there 2 times"),
        ("rigor = 3", "rigor should be a table"),
        (DEMAND + "due = 'later'", "rigor.demands#1.due should be 'approval' or 'start'"),
        ('[[rigor.freezes]]\nname = "x"', "rigor.freezes#1: give either weekly or starts and ends"),
        ('[[rigor.freezes]]\nname = "x"\nweekly = "weekends"', "rigor.freezes#1: weekly: “weekends” can't be read"),
        ("[[rigor.freezes]]\nname = 'x'\nstarts = 2026-12-18\nends = '2026-12-27'", "rigor.freezes#1.starts"),
    ],
)
def test_what_can_t_be_used_is_refused_naming_file_place_and_reason(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        load_settings(path, {}, {})
    assert refused.value.message.startswith(f"{path}: ")
    assert said in refused.value.message


def test_freezes_are_read_with_their_zone(tmp_path: Path) -> None:
    text = '[[rigor.freezes]]\nname = "weekend"\nweekly = "fri 16:00 - mon 08:00"\nzone = "Europe/Stockholm"\n'
    (freeze,) = load_settings(written(tmp_path, text), {}, {}).rigor.freezes
    assert (freeze.name, freeze.zone, freeze.services) == ("weekend", "Europe/Stockholm", ())
