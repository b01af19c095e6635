"""Templates: the shipped ones, a user's own, and bad or hostile ones, none of which costs a draft."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting import sandbox
from opsdesk.drafting.ledger import SLOTS, ledger
from opsdesk.drafting.sandbox import MAX_SECONDS, MAX_SOURCE, TooSlow, rendered
from opsdesk.drafting.templating import Templates
from opsdesk.drafting.templating import shipped as shipped_templates
from opsdesk.drafting.views import Views
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
        "{% if impact.text %}{{ impact.text }}{% endif %}",
        "{% if impact %}{{ impact.text }}{% endif %}",
        '{% if cause.text == "x" %}{{ impact.text }}{% endif %}',
        "{{ impact.text if cause.known }}",
        "{{ impact }}",
        "{{ actions.lines }}",
        "{{ actions.lines|first }}",
        "{{ impact.text|join(impact.text) }}",
        "{{ actions.lines|join(impact.text)|join(impact.text) }}",
        "{{ actions.lines|join('                    ') }}",
        "{{ actions.lines|join(attribute='x') }}",
        "{% for letter in impact.text %}{{ letter }}{% endfor %}",
        "{% for a, b in actions.lines %}{{ a }}{% endfor %}",
        "{% for a in actions.lines if cause.known %}{{ a }}{% endfor %}",
        "{% for a in actions.lines recursive %}{{ a }}{% endfor %}",
        "{% for a in actions.lines %}{{ loop.index }}{% endfor %}",
        "{% for a in actions.lines %}{% include 'say/next.j2' %}{% endfor %}",
        "{% if cause.known %}{{ impakt.text }}{% endif %}{{ impact.text }}",
        "{{ public.public.impact.text }}",
        "{{ impact['text'] }}",
        "{{ impact.text ~ impact.text }}",
        "{{ -impact.text }}",
        "{{ [impact.text] }}",
        "{{ {'a': impact.text} }}",
        "{% include ['say/next.j2'] %}",
        "{% include 'say/none.j2' %}",
        "{% include 'say/../identified.j2' %}",
        "{% block b %}{% endblock %}",
        "{% filter upper %}{{ impact.text }}{% endfilter %}",
        "{% raw %}x{% endraw %}",
        "{% do impact.text %}",
        "All is well.\ue000",
        "{{ '\ue000' }}",
        "{{ " + "not " * 1900 + "impact.known }}",
        "{{ " + "(" * 3900 + "impact.text" + ")" * 3900 + " }}",
        "{% if cause.known %}" * 200 + "{{ impact.text }}" + "{% endif %}" * 200,
        "{{ impact.text }}{% include 'say/support_words.j2' %}",
        "{% include 'say/cause.j2' %}" * 280,
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
    assert "identified.j2: it is no UTF-8 text" in made.notice


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ impact.text }}.\n{% include 'say/none.j2' %}", "line 2: there is no part “say/none.j2”"),
        ("{% include 'customers.j2' %}", "line 1: only a part “say/….j2” can be included"),
        ("", "it prints nothing"),
        ("{# nothing is known of it #}\n{{ resolved.text }}.", "it prints nothing"),
    ],
)
def test_no_less_particular_template_stands_in_for_a_bad_one_unsaid(tmp_path: Path, source: str, said: str) -> None:
    made = with_template(tmp_path, source, "customers.j2")
    assert made.text == shipped().text
    assert made.notice.startswith("your template can't be used (customers.j2")
    assert said in made.notice


def test_a_mistyped_name_is_found_where_it_stands(tmp_path: Path) -> None:
    made = with_template(tmp_path, "{{ impact.text }}.\n{{ services.txt }}.")
    assert "identified.j2, line 2: there is no “services.txt”; did you mean “text”?" in made.notice


def test_a_mistyped_name_in_a_part_is_found_there(tmp_path: Path) -> None:
    made = with_template(tmp_path, "More by {{ next_updat.text }}.\n", "say/next.j2")
    assert "say/next.j2, line 1: there is no “next_updat”; did you mean “next_update”?" in made.notice


def test_lists_are_joined_or_left_out(tmp_path: Path) -> None:
    story = investigating()
    source = "Doing: {{ actions.lines|join('; ') }}.\nIn vain: {{ tried.lines|join('; ') }}.\n{{ impact.text|upper }}."
    (tmp_path / "engineers.j2").write_text(source, encoding="utf-8")
    made = draft(story.incident, Audience.ENGINEERS, now=minute(9), templates=Templates(tmp_path))
    assert made.notice == ""
    assert [sentence.facts for sentence in made.sentences] == [("actions.A1",), ("impact",)]


def test_a_mark_of_byte_order_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "identified.j2").write_bytes("\ufeffFor all: {{ impact.text }}.\r\n".encode())
    made = draft(
        identified().incident, Audience.CUSTOMERS, now=minute(30), stage=Stage.IDENTIFIED, templates=Templates(tmp_path)
    )
    assert made.text == "For all: 12 % of card payments in Europe fail."


def test_output_has_a_limit(tmp_path: Path) -> None:
    story = identified().tell(26, declaration.ImpactStated("x" * 1200))
    (tmp_path / "identified.j2").write_text("{{ impact.text }}.\n" * 100, encoding="utf-8")
    made = draft(
        story.incident, Audience.CUSTOMERS, now=minute(30), stage=Stage.IDENTIFIED, templates=Templates(tmp_path)
    )
    assert "prints more than" in made.notice


class _Endless:
    """A template that prints on and on, a few characters a piece."""

    def generate(self, context: dict[str, Any]) -> Iterator[str]:
        while True:
            yield ""


def test_printing_has_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = count(step=MAX_SECONDS / 3)
    monkeypatch.setattr(sandbox.time, "thread_time", lambda: next(ticks))
    with pytest.raises(TooSlow, match="takes longer than"):
        rendered(_Endless(), {}, 100)


@pytest.mark.parametrize(("pauses", "is_used"), [(1, True), (2, False)])
def test_what_takes_too_long_twice_is_not_tried_again(
    pauses: int, is_used: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def slow_at_first(template: Any, context: dict[str, Any], limit: int, **bounds: float) -> str:
        printed.append(template.filename)
        if len(printed) <= pauses:
            raise TooSlow("it takes longer than 0.2 s")
        return rendered(template, context, limit, **bounds)

    monkeypatch.setattr(sandbox, "rendered", slow_at_first)
    (tmp_path / "identified.j2").write_text("{{ impact.text }}.", encoding="utf-8")
    templates = Templates(tmp_path)
    for _ in range(2):
        lines, notice = templates.lines(views(), Audience.CUSTOMERS, Stage.IDENTIFIED)
        assert (len(lines) == 1) is is_used
        assert ("identified.j2: it takes longer than 0.2 s" in notice) is not is_used
    assert len(printed) == (3 if is_used else 4)


def test_a_machine_that_pauses_costs_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sweep of the memory, or a machine that stood still, made a shipped template refused until the desk ended."""
    seconds = count()
    monkeypatch.setattr(sandbox.time, "thread_time", lambda: next(seconds))
    templates = Templates()
    for stage in Stage:
        assert templates.lines(views(), Audience.ENGINEERS, stage)[0]


def views() -> Views:
    return Views(ledger(identified().incident, minute(30)), SLOTS)


@pytest.mark.parametrize(("audience", "stage"), list(product(Audience, Stage)))
def test_every_shipped_template_keeps_to_the_rules_for_templates(audience: Audience, stage: Stage) -> None:
    assert shipped_templates().lines(views(), audience, stage)[0]


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
