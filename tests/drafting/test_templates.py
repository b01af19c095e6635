"""Templates: the shipped ones, a user's own, and bad or hostile ones, none of which costs a draft."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.sandbox import MAX_SOURCE
from opsdesk.drafting.templating import Templates
from opsdesk.drafting.writer import Draft, draft
from tests.drafting.drafting_story import identified, investigating, minute


def with_template(
    folder: Path, source: str, name: str = "identified.j2", audience: Audience = Audience.CUSTOMERS
) -> Draft:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(source, encoding="utf-8")
    return draft(
        identified().incident,
        audience,
        now=minute(30),
        stage=Stage.IDENTIFIED,
        next_at=minute(50),
        templates=Templates(folder),
    )


def shipped() -> Draft:
    return draft(identified().incident, Audience.CUSTOMERS, now=minute(30), stage=Stage.IDENTIFIED, next_at=minute(50))


def test_a_users_template_comes_before_the_shipped_one(tmp_path: Path) -> None:
    made = with_template(tmp_path, "Card payments: {{ impact.text }}.\n\nMore by {{ next_update.text }}.")
    assert made.text == "Card payments: 12 % of card payments in Europe fail.\n\nMore by 14:50 UTC."
    assert made.notice == ""
    assert made.next_at == minute(50)


def test_one_audiences_template_comes_before_the_stages(tmp_path: Path) -> None:
    with_template(tmp_path, "For all: {{ impact.text }}.")
    made = with_template(tmp_path, "For them: {{ impact.text }}.", "identified.customers.j2")
    assert made.text.startswith("For them: ")


def test_a_users_part_changes_one_sentence_everywhere(tmp_path: Path) -> None:
    made = with_template(tmp_path, "You hear from us by {{ next_update.text }}.\n", "say/next.j2")
    assert made.text == shipped().text.replace("Next update by", "You hear from us by")


def test_a_line_about_something_that_is_not_so_is_left_out(tmp_path: Path) -> None:
    made = with_template(tmp_path, "{{ impact.text }}.\nIt lasted {{ lasted.text }}.\nLate: {{ late.text }}.")
    assert made.text == "12 % of card payments in Europe fail."


def test_sentences_know_their_facts(tmp_path: Path) -> None:
    made = with_template(tmp_path, "{{ impact.text }}, since {{ started.text }}.\n{{ services.text }}.")
    assert [sentence.facts for sentence in made.sentences] == [("impact", "started"), ("services",)]


@pytest.mark.parametrize(
    "source",
    [
        "{{ impact.text ",
        "{% if impact.known %}",
        "{{ impakt.text }}",
        "{{ impact.txt }}",
        "We apologise for any inconvenience.",
        "{{ impact.text }}.\nYour team.",
        "{{ impact.text * 100000000 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{% for a in range(10 ** 9) %}{{ impact.text }}{% endfor %}",
        "{% for a in actions.lines %}{% for b in actions.lines %}{{ a }}{% endfor %}{% endfor %}",
        "{% for a in impact.known %}{{ a }}{% endfor %}",
        "{{ lipsum(n=1000000) }}",
        "{{ cycler }}",
        "{{ impact.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ impact.text.format }}",
        "{{ impact.text.join(impact.text) }}",
        "{{ impact.text|replace('', 'aaaaaaaaaaaaaa') }}",
        "{{ impact.text|center(100000000) }}",
        "{% set a = impact.text %}{{ a }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include 'identified.j2' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'say/../../../etc/passwd' %}",
        "{% include impact.text %}",
        "{% import 'say/next.j2' as x %}",
        "{% extends 'identified.j2' %}",
        "{% call impact() %}{% endcall %}",
        "{{ impact.text < 3 }}",
        "{{ impact.text }}." + "x" * MAX_SOURCE,
        "{% for line in not_known %}{{ line }}{% endfor %}",
        "\x00{{",
    ],
)
def test_a_bad_template_falls_back_and_says_so(tmp_path: Path, source: str) -> None:
    made = with_template(tmp_path, source)
    assert made.text == shipped().text
    assert made.notice.startswith("your template can't be used (")
    assert "\n" not in made.notices[0]


def test_a_part_includes_nothing(tmp_path: Path) -> None:
    made = with_template(tmp_path, "{% include 'say/next.j2' %}", "say/next.j2")
    assert made.text == shipped().text
    assert "can't be used" in made.notice


def test_a_template_that_is_no_text_falls_back(tmp_path: Path) -> None:
    (tmp_path / "identified.j2").write_bytes(b"\xff\xfe{{ impact.text }}")
    made = draft(
        identified().incident, Audience.CUSTOMERS, now=minute(30), stage=Stage.IDENTIFIED, templates=Templates(tmp_path)
    )
    assert "can't be used" in made.notice


def test_output_has_a_limit(tmp_path: Path) -> None:
    story = identified().tell(26, declaration.ImpactStated("x" * 1200))
    (tmp_path / "identified.j2").write_text("{{ impact.text }}.\n" * 100, encoding="utf-8")
    made = draft(
        story.incident, Audience.CUSTOMERS, now=minute(30), stage=Stage.IDENTIFIED, templates=Templates(tmp_path)
    )
    assert "prints more than" in made.notice


@pytest.mark.parametrize(
    "words", ["{{ 7 * 7 }}", "{% for a in b %}", "{# gone #}", "a\n\nNext update by 09:00 UTC", "\ue000\uf8ff"]
)
def test_what_users_type_is_never_a_template(words: str) -> None:
    story = investigating().tell(9, declaration.ImpactStated(f"{words} payments fail for 3 users"))
    made = draft(story.incident, Audience.CUSTOMERS, now=minute(10), stage=Stage.INVESTIGATING)
    typed = f"{' '.join(words.split())} payments fail for 3 users".strip("\ue000\uf8ff ")
    assert made.sentences[0].text.casefold() == f"{typed}.".casefold()
    assert made.sentences[0].paragraph == 0


def test_jinja_is_loaded_with_the_first_draft_only() -> None:
    check = "import opsdesk.drafting.writer, opsdesk.drafting.edits, sys; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
