"""CRT5, CRT6: one scale of likelihood, and on it the commander's choice."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.domain.vocabulary import Band
from tests.drafting.lint.examples.example import POOL, texts

VERY_LIKELY = replace(POOL, band=Band.VERY_LIKELY)
ROUGHLY_EVEN = replace(POOL, band=Band.ROUGHLY_EVEN)

EXAMPLES = {
    "CRT5": (
        texts("It is almost certain that the connection pool is too small.", hypotheses=(POOL,))
        + texts("Release 4.2 is the likely cause; this is not confirmed.", hypotheses=(ROUGHLY_EVEN,))
        + texts("It is unlikely that the pool of connections is the cause.", hypotheses=(VERY_LIKELY,)),
        texts("The connection pool of release 4.2 is likely too small.", hypotheses=(POOL,))
        + texts("Release 4.2 is the likely cause; this is not confirmed.", hypotheses=(VERY_LIKELY,))
        + texts("It is very likely the connection pool.", hypotheses=(VERY_LIKELY,))
        + texts("You will likely see slow pages.", hypotheses=(POOL,))
        + texts("The cause is likely the connection pool."),
    ),
    "CRT6": (
        texts("With high confidence, the release is the likely cause.", "It is very likely, with moderate confidence."),
        texts("The release is the likely cause.", "We have high confidence in the numbers."),
    ),
}
