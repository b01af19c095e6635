"""Generated checklists: templates as the desk writes them, and pages of Markdown that nobody thought about."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from opsdesk.domain.checklist.template import Box, Kind, Mode, Section, Step, Template, Variable

words = st.lists(
    st.sampled_from(["roll", "back", "`x | y`", "[a](b)", "{{ host }}", "检查", "**now**", "5 %", "Role:", "<b>"]),
    min_size=1,
    max_size=4,
).map(" ".join)
no_words = st.just("")
commands = st.sampled_from(["", "ls", "a |\\\n  b", "  indented", "```\nin it\n```", "- [ ] no step", "# no heading"])
paragraphs = st.sampled_from(
    [
        "",
        "Some words.",
        "Two\nlines.",
        "One.\n\n    code\n\nTwo.",
        "> said",
        "```yaml\n- [ ] x\n# y\n```",
        "<!-- - [ ] x -->",
    ]
)
notes = paragraphs | st.sampled_from(["Role: not one", "```sh\nan example\n```", "- a remark\n- another"])


@st.composite
def lists(draw: st.DrawFn) -> tuple[Step, ...]:
    """Steps of one list: each at most one deeper than the one before, and at the top again after a text."""
    steps: list[Step] = []
    for _ in range(draw(st.integers(1, 5))):
        deepest = 0 if not steps or steps[-1].after else steps[-1].depth + 1
        command = draw(commands)
        step = Step(
            draw(words),
            draw(st.integers(0, deepest)),
            draw(st.sampled_from([Box.OPEN, Box.TICKED])),
            draw(st.sampled_from(["-", "*", "1.", "12)"])),
            draw(words | no_words),
            draw(words | no_words),
            draw(words | no_words),
            command,
            draw(st.sampled_from(["", "sh"])) if command else "",
            draw(notes),
            after=draw(st.just("") | paragraphs),
        )
        steps.append(step)
    return tuple(steps)


@st.composite
def tables(draw: st.DrawFn) -> Section:
    """A section whose steps are rows."""
    cell = st.sampled_from(["", "yes", r"a \| b", ":white_check_mark:"])
    width = draw(st.integers(2, 4))
    rows = draw(
        st.lists(
            st.tuples(words.map(lambda text: text.replace(" | ", " ")), *[cell] * (width - 1)), min_size=1, max_size=3
        )
    )
    *steps, last = (Step(row[0], cells=row[1:]) for row in rows)
    last = Step(last.words, cells=last.cells, after=draw(paragraphs))
    alignment = st.sampled_from(["---", ":---", "---:", ":---:"])
    return Section(
        draw(words), 2, draw(paragraphs), (*steps, last),
        tuple(f"column {place}" for place in range(width)), draw(st.tuples(*[alignment] * width)),
    )  # fmt: skip


sections = st.builds(Section, words, st.integers(2, 6), paragraphs, lists()) | tables()
templates = st.builds(
    Template,
    name=st.sampled_from(["deploy", "roll-back-2"]),
    title=words,
    version=st.integers(0, 99),
    owner=words | no_words,
    service=st.sampled_from(["", "checkout", "a: b # c", '"quoted"', "yes, no"]),
    kind=st.sampled_from(Kind),
    mode=st.sampled_from(Mode),
    last_reviewed_on=st.none() | st.dates(date(2000, 1, 1)),
    review_in=st.sampled_from(["", "90 days", "1 year"]),
    variables=st.lists(
        st.builds(Variable, st.sampled_from(["host", "to-release"]), words | no_words),
        max_size=2,
        unique_by=lambda one: one.name,
    ).map(tuple),
    foreign=st.sampled_from([(), ("version: 2.4", "labels:", "  - ops", "", "# a remark"), ("owner: them",)]),
    preface=st.sampled_from(["", "<!-- from elsewhere -->"]),
    lead=st.sampled_from(["", "<!-- made by hand -->", "Words."]),
    sections=st.lists(sections, min_size=1, max_size=3).map(tuple),
)

_STARTS = ["", "", " ", "  ", "   ", "    ", "\t", "      "]
_LINES = [
    "", "", "- [ ] step", "- [x] done", "* [ ] star", "1. [ ] first", "- plain", "- - -", "---", "===", "# Title",
    "## Part ##", "### Deep", "text", "Role: ana", "Expect: fine", "Link: here", "```", "```sh", "~~~", "<!-- a", "-->",
    "<!-- b -->", "> said", "| a | b |", "|---|:-:|", "| c | d |", "| e |", r"| f \| g | h | i |", "key: value",
    "version: 3", "owner: us", "checklist: name", "[ ] box", "- [ ]", "+ [X] big",
]  # fmt: skip
pages = st.lists(st.tuples(st.sampled_from(_STARTS), st.sampled_from(_LINES)).map("".join), max_size=14).map("\n".join)
"""Markdown of every sort in any order; most of it makes no sense, and none of it may get lost."""
