"""What lies among a person's own templates and can't be used is told with the draft, never passed over in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.templating import Templates
from opsdesk.drafting.writer import Draft, draft
from tests.drafting.drafting_story import identified, minute


def drafted(folder: Path) -> Draft:
    return draft(
        identified().incident,
        Audience.CUSTOMERS,
        now=minute(30),
        stage=Stage.IDENTIFIED,
        next_at=minute(50),
        templates=Templates(folder),
    )


def said_of(folder: Path) -> str:
    """What is said of the templates; the draft is ours all the same."""
    made = drafted(folder)
    assert made.text == drafted(folder / "nothing here").text
    return made.notice


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("identified.customer.j2", "“identified.customer.j2” (did you mean “identified.customers.j2”?)"),
        ("customers.jinja2", "“customers.jinja2” (did you mean “customers.j2”?)"),
        ("Customers.J2", "“Customers.J2” (did you mean “customers.j2”?)"),
        ("no-news.j2", "“no-news.j2” (did you mean “no_news.j2”?)"),
        ("ours.j2", "“ours.j2”"),
        ("say/ours.j2", "“say/ours.j2”"),
    ],
)
def test_a_name_that_nothing_asks_for_is_told(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "say").mkdir()
    (tmp_path / name).write_text("{{ impact.text }}.", encoding="utf-8")
    assert said_of(tmp_path) == f"among your templates, never used: {said}"


def test_many_of_them_are_counted(tmp_path: Path) -> None:
    for name in "abcde":
        (tmp_path / f"{name}.j2").touch()
    assert said_of(tmp_path).endswith("“a.j2”, “b.j2”, “c.j2”, and 2 more")


def test_notes_beside_templates_and_parts_of_ones_own_are_fine(tmp_path: Path) -> None:
    for name in ("README.md", "customers.j2~", ".customers.j2.swp"):
        (tmp_path / name).touch()
    (tmp_path / "say").mkdir()
    (tmp_path / "say" / "ours.j2").write_text("Ours: {{ impact.text }}.\n", encoding="utf-8")
    (tmp_path / "customers.j2").write_text('{% include "say/ours.j2" %}', encoding="utf-8")
    made = drafted(tmp_path)
    assert (made.text, made.notice) == ("Ours: 12 % of card payments in Europe fail.", "")


@pytest.mark.parametrize("name", ["customers.j2", "say/next.j2"])
@pytest.mark.parametrize("kind", ["a folder", "a link that leads nowhere", "no file"])
def test_what_has_the_name_of_a_template_and_is_none_is_told(tmp_path: Path, name: str, kind: str) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    if kind == "a folder":
        place.mkdir()
    elif kind == "no file":
        os.mkfifo(place)
    else:
        place.symlink_to(tmp_path / "gone")
    assert said_of(tmp_path) == f"your template can't be used ({name}: it is {kind}); this is the shipped one"


def test_a_folder_of_templates_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert said_of(tmp_path / "file") == f"none of your templates is used: {tmp_path / 'file'} is no folder"
    assert said_of(tmp_path / "link").endswith("link is a link that leads nowhere")
