"""Texts nobody would send, for the linter: it must raise nothing, and take twice the time for twice the text.

    python -m bench.lint_hostile [COUNT] [--seed N]

Prints how many texts were linted, the dearest of them, and what twice a long repeat costs: about 2 × when linear.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from opsdesk.domain.vocabulary import Audience, Band, HypothesisStatus, Stage
from opsdesk.drafting.lint import KnownFact, KnownHypothesis, LintContext, lint, prepare
from opsdesk.drafting.lint.wording import wordings

LONG = 50_000
"""Characters of a long repeat, which has more sentences than the linter remembers."""
QUADRATIC = 3
"""Twice the text must cost less than so many times the time; 2 is linear, 4 is quadratic."""
NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
SAID = """
We expect a full recovery by 15:00 UTC. This was caused by a failed disk in the primary database. A small number of
customers see HTTP 503 errors. Next update in 30 minutes. No data was lost. We are continuing to investigate this issue.
Thank you for your patience. It is likely, with high confidence. If it had held, we would have known.
"""
SIGNS = ".,;:!?()[]{}*_`'\"“”’—-/\\|#><&%+=~^@$\n\t\r"
STRANGE = "\x00\x1b\x9b\u200b\u202e\ufffc\U0001f525İßﬁ\u0301\ud7ff１２：００٣"
_PARTS = (
    "a /will be /due to /caused by a /no /we will not /in 5 minutes /by 15:00 /15:00 UTC /and we /( /[](/((((/))))/"
    "..../. /? /1/1./1:/1,/12:34/1 % /-/a-/a.b./_a/*/www./HTTP /AB /(AB) /AB (/A/a'/’/\n/\n- /\nthe /x\n/ \n /"
    "as soon as /once /root cause of the /identified a change /one of our engineers /an issue with our /the next /"
    "to prevent /small /unable to /we are working on /some users /next update /at 5 /eta "
)
REPEATED = (
    *_PARTS.split("/"),
    "https://",
    "http://a ",
    "/",
    "a_b caused ",
    "which is" + " " * 40,
    "is excluded, which ",
)


def texts(count: int, seed: int) -> Iterator[str]:
    """Random and hostile texts, the same ones for the same seed."""
    chance = random.Random(seed)
    words, said, signs = _words_of_rules(), SAID.split(), [*SIGNS, "\n\n"]
    for _ in range(count):
        kind = chance.random()
        if kind < 0.45:
            yield " ".join(chance.choices((*said, *words, *signs), k=chance.randint(0, 80)))
        elif kind < 0.65:
            yield "".join(chance.choices((*signs, *STRANGE, " ", "a", "1", *said), k=chance.randint(0, 200)))
        elif kind < 0.85:
            yield "".join(chr(chance.randint(1, 0xD7FF)) for _ in range(chance.randint(0, 120)))
        else:
            yield chance.choice((*REPEATED, chance.choice(words) + " ")) * chance.randint(1, 400)


def contexts(seed: int) -> Iterator[LintContext]:
    """What may be known: nothing, or everything."""
    chance = random.Random(seed)
    fact = KnownFact("impact", "confirmed", "12 % of card payments fail since 13:40 UTC")
    pool = KnownHypothesis("a failed disk", HypothesisStatus.TESTING, Band.LIKELY)
    while True:
        yield LintContext(
            stage=chance.choice([*Stage]),
            audience=chance.choice([*Audience]),
            previous=chance.choice(
                [(), ("Payments fail since 13:00 UTC. No data was lost. The issue has been resolved.",)]
            ),
            now=chance.choice([None, NOW]),
            next_due=chance.choice([None, NOW - timedelta(minutes=5)]),
            cadence=chance.choice([None, timedelta(minutes=30)]),
            facts=chance.choice([None, (), (fact,)]),
            hypotheses=chance.choice([None, (), (pool,)]),
            resolution_confirmed=chance.choice([None, True, False]),
            impact_total=chance.choice([None, False]),
        )


def long_text(repeated: str, size: int, first: int = 100_000) -> str:
    """One thing again and again, numbered from `first`, so that nothing of it was read before."""
    return "".join(f"{repeated}{number} " for number in range(first, first + size // (len(repeated) + 7)))


def growth(repeated: str) -> tuple[float, float]:
    """Seconds that a long repeat takes, and how many times as long twice the repeat takes; the least of two of each."""
    once = min(_seconds_of(long_text(repeated, LONG, first)) for first in (100_000, 200_000))
    twice = min(_seconds_of(long_text(repeated, 2 * LONG, first)) for first in (300_000, 400_000))
    return once, twice / once


def _seconds_of(text: str) -> float:
    began = time.thread_time()
    lint(text, LintContext())
    return time.thread_time() - began


def _words_of_rules() -> list[str]:
    """Words that the rules themselves look for."""
    return sorted({word for wording in wordings() for word in re.findall(r"[a-z]{3,}", wording.source)})


def main() -> None:
    """Lints so many texts, then measures the long repeats; exit code 1 when one isn't linear."""
    parser = argparse.ArgumentParser(prog="python -m bench.lint_hostile", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    prepare()
    gc.disable()  # its pauses would count for whichever text they fall on
    known = contexts(chosen.seed)
    took = []
    for text in texts(chosen.count, chosen.seed):
        began = time.thread_time()
        lint(text, next(known))
        took.append((time.thread_time() - began, len(text), text[:60]))
    print(f"{len(took):,} texts of {sum(size for _, size, _ in took):,} characters, no exception")
    for seconds, size, start in sorted(took, reverse=True)[:5]:
        print(f"  {seconds * 1000:7.1f} ms for {size:,} characters: {start!r}")
    grown = sorted(((growth(repeated), repeated) for repeated in REPEATED), key=lambda item: -item[0][1])
    print(f"{len(grown)} repeats of {LONG:,} and {2 * LONG:,} characters:")
    for (once, ratio), repeated in grown[:5]:
        print(f"  {once * 1000:7.1f} ms, twice the text {ratio:.1f} × the time: {repeated!r}")
    if grown[0][0][1] > QUADRATIC:
        sys.exit(1)


if __name__ == "__main__":
    main()
