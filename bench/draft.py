"""Draft: a key in an edited update, drafted and linted anew, against rendering a template of the same length.

The text has 1,500 characters and stands in an incident of 10,000 entries. What is measured is the processor time of the
desk's own work for one key, from the new text to the proposal with its findings; painting it is measured by `editor`.
Times are told to the minute, and at its turn the war room drafts anew between two keys, so no key here is at one.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from jinja2.sandbox import ImmutableSandboxedEnvironment

from bench import stores
from bench.figures import Comparison, Figure, in_ms, side_by_side
from bench.programs import PERSON
from opsdesk.desk.desk import Desk
from opsdesk.desk.updates import Proposal, kept, propose
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience
from opsdesk.drafting.lint import prepare

ENTRIES = 10_000
LENGTH = 1_500
APART = timedelta(milliseconds=180)
"""Between two keys of somebody who types quickly."""
TYPICAL, WORST = 4, 24
"""How many bare renderings a key may cost: 0.2 ms and 1.2 ms where one takes 0.05 ms."""
TYPED = (
    " Customers in Spain may still see slow pages until about 15 % of them have been moved.",
    " We have found a faulty switch, and expect a fix by 18:30 UTC; a small number of orders was lost.",
    "\nIf you can't pay by card, try again in ten minutes, or pay by bank transfer meanwhile.",
)
FILLING = "People who {} see an error page, and those who come back after {} minutes see their basket again."
BARE = (
    "{{ title }}. {% for line in lines %}Since {{ line.at }} {{ line.what }} for {{ line.who }}. {% endfor %}"
    "Next update by {{ next }}."
)
LINES = [
    {"at": "14:00 UTC", "what": "card payments fail without a message", "who": "a tenth of customers in Europe"}
] * 14


def measure(folder: Path) -> Comparison:
    """Types three sentences into the middle of a text, one after the other."""
    desk = Desk.at(stores.cached(folder, ENTRIES), by=PERSON)
    try:
        incident = desk.incident(1)
    finally:
        desk.close()
    prepare()
    render = ImmutableSandboxedEnvironment().from_string(BARE).render
    pairs = [
        (key, _seconds(lambda: render(title="Payments", lines=LINES, next="15:00 UTC"))) for key in _typed(incident)
    ]
    ours, theirs = zip(*pairs, strict=True)
    return Comparison(
        f"draft and lint, {LENGTH:,} characters, {ENTRIES:,} entries",
        "a bare template",
        [
            side_by_side("a key", in_ms(ours), in_ms(theirs), limit=TYPICAL),
            _slowest(in_ms(ours), in_ms(theirs)),
        ],
    )


def _typed(incident: Incident) -> Iterator[float]:
    """The seconds that each key took. The text itself was read before, as it was when the editor opened."""
    now = datetime.now(UTC).replace(second=1)
    seen = propose(incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=now)
    before, after = _halves(seen.text)
    seen = _key(incident, seen, before + after, now)
    gc.collect()  # what was made so far is not for a key to sweep
    gc.freeze()
    for sentence in TYPED:
        for end in range(1, len(sentence) + 1):
            text = f"{before}{sentence[:end]}{after}"
            now += APART
            began = time.thread_time()
            seen = _key(incident, seen, text, now)
            yield time.thread_time() - began


def _key(incident: Incident, seen: Proposal, text: str, now: datetime) -> Proposal:
    """What the war room does when the person's words change."""
    edit = kept(seen, text, now)
    return propose(incident, Audience.CUSTOMERS, DEFAULT_POLICY, now=now, edit=edit)


def _halves(text: str) -> tuple[str, str]:
    """A draft made as long as an update gets, cut where somebody goes on writing."""
    lines = text.split("\n")
    place = 0
    while sum(map(len, lines)) + len(lines) < LENGTH:
        place += 1
        lines.insert(1, FILLING.format(("reload", "go back", "log in", "use the app")[place % 4], place * 5))
    middle = len(lines) // 2
    return "\n".join(lines[:middle]), "\n" + "\n".join(lines[middle:])


def _seconds(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _slowest(ours: list[float], theirs: list[float]) -> Figure:
    """The slowest key beside the usual rendering: a slow one must not hide it."""
    usual = median(theirs)
    return Figure("the slowest key", "ms", max(ours), usual, max(ours) / usual, WORST)
