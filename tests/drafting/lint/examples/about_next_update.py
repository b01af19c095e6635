"""NXT: the one promise a commander can keep is when the next word comes."""

from __future__ import annotations

from tests.drafting.lint.examples.example import NOW, RESOLVED, minutes, texts

EXAMPLES = {
    "NXT1": (
        texts(
            "Card payments fail.",
            "Card payments fail. We will keep you posted.",
            "The fix is expected by 15:00 UTC.",
            "Update 14:00 UTC: card payments fail.",
        )
        + texts("Card payments fail.", has_cadence=False),
        texts(
            "Next update by 14:30 UTC.",
            "We will write an update by 2026-11-17 06:30 US/Pacific.",
            "By 14:30 UTC, we will post another update.",
            "Next update in 30 minutes.",
            "Next update by 14:30.",
            "We post an update every 30 minutes.",
            "You hear from us again by 15:00.",
            "You hear from us again by 15:00 UTC on Tue 17 Nov.",
            "The next word comes at 15:00 UTC.",
            "We write again at 15:00 UTC.",
            "More news at 15:00 UTC.",
            "The issue has been resolved.",
        )
        + texts("You can pay again.", stage=RESOLVED),
    ),
    "NXT2": (
        texts(
            "We will provide an update as soon as we know more.",
            "More information to follow shortly.",
            "We will keep you posted periodically.",
        ),
        texts(
            "We will tell you as soon as we know more; next update by 14:30 UTC.",
            "Next update in 30 minutes.",
            "Card payments fail.",
        )
        + texts("We will share more information as soon as we can.", stage=RESOLVED),
    ),
    "NXT3": (
        texts("Next update by 13:30 UTC.", "Next update by 14:75 UTC.", "Next update by 25:10 UTC.", now=NOW)
        + texts("Next update by 16:00 UTC.", "Next update in 2 hours.", now=NOW, cadence=minutes(30))
        + texts("Card payments fail. Next update by 14:20 UTC.", now=NOW, next_due=NOW - minutes(4)),
        texts("Next update by 14:30 UTC.", "Next update in 30 minutes.", now=NOW, cadence=minutes(30))
        + texts("This update is late. Next update by 14:20 UTC.", now=NOW, next_due=NOW - minutes(4))
        + texts("Next update by 24:00 UTC.", now=NOW)
        + texts("Next update by 13:30 UTC."),
    ),
    "NXT4": (
        texts(
            "Card payments fail. Next update in 30 minutes.",
            "Card payments fail. Next update by 14:30.",
            "We post an update every 30 minutes.",
        ),
        texts(
            "Next update by 14:30 UTC.",
            "We will provide an update as soon as we know more.",
            "Card payments fail.",
        )
        + texts("Next update in 30 minutes.", stage=RESOLVED),
    ),
}
