"""CRT7, CRT8, REP1: what a text claims agrees with the ledger and with what was sent."""

from __future__ import annotations

from opsdesk.domain.vocabulary import Stage
from opsdesk.drafting.lint import KnownFact
from tests.drafting.lint.examples.example import DATA_UNKNOWN, IMPACT, NO_DATA_LOST, NOW, POOL, texts

BEFORE = "About 12 % of card payments in Europe fail since 13:40 UTC. No data was lost. Next update by 14:30 UTC."

SINCE_THEN = "the card provider rejected our certificate since 13:15 UTC"
UNCHANGED = "Unchanged as of 14:30 UTC: card payments in Europe fail. We look for the cause. Next update by 15:00 UTC."
NOTHING_NEW = KnownFact("nothing_new:customers", "confirmed", "found nothing new")
STARTED = KnownFact("started", "confirmed", "13:40 UTC")
LOGINS_TOO = "Card payments fail in Europe, logins too since 13:50"
LATER = KnownFact("impact", "confirmed", LOGINS_TOO)
EARLIER = KnownFact("impact", "confirmed", "since 13:20 logins fail too")

EXAMPLES = {
    "CRT7": (
        texts("About 30 % of card payments fail.", "Payments fail since 11:15 UTC.", facts=(IMPACT,))
        + texts("No data was lost.", facts=(IMPACT,))
        + texts("No data was lost.", facts=(DATA_UNKNOWN,)),
        texts("About 12 % of card payments in Europe fail since 13:40 UTC.", facts=(IMPACT,))
        + texts("12 percent of card payments fail (since 13:40).", facts=(IMPACT,))
        + texts("No data was lost.", facts=(NO_DATA_LOST,))
        + texts("We do not yet know whether data was lost.", facts=(DATA_UNKNOWN,))
        + texts("Release 4.2 is the likely cause.", facts=(IMPACT,), hypotheses=(POOL,))
        + texts("Unchanged as of 13:58 UTC.", "Next update by 14:30 UTC.", facts=(IMPACT,), now=NOW)
        + texts("On 17 November 2026, payments began to fail.", facts=(IMPACT,))
        + texts("About 30 % of card payments fail."),
    ),
    "CRT8": (
        texts(
            "Payments fail since 13:20 UTC.",
            "Some data was lost.",
            previous=(BEFORE,),
        )
        + texts("We are investigating failed payments.", previous=("The issue has been resolved.",))
        + texts("Payments fail since 13:20 UTC.", contradicted=("started: we said “13:40 UTC”",))
        + texts("Card payments in Europe fail since 13:50 UTC.", previous=(BEFORE,), facts=(LATER,))
        + texts("Card payments fail, and logins since 13:50 UTC.", previous=(BEFORE,), facts=(STARTED,))
        + texts(f"{LOGINS_TOO}.", previous=(BEFORE,), facts=(LATER, KnownFact("started", "confirmed", "13:30 UTC")))
        + texts("Since 13:20 UTC logins fail too.", previous=(BEFORE,), facts=(STARTED, EARLIER)),
        texts(
            "Payments fail since 13:40 UTC.",
            "Correction: payments fail since 13:20 UTC.",
            "We said earlier that no data was lost. Some data was lost.",
            "About 30 % of card payments fail now.",
            "Unchanged since 14:02 UTC.",
            "Nothing new since 14:02 UTC: 30 % of card payments fail since 13:40 UTC.",
            "The roll-back is in progress since 14:05 UTC.",
            "Since 13:15 UTC we have been looking at a change of the checkout.",
            previous=(BEFORE,),
        )
        + texts(
            f"The cause is confirmed: {SINCE_THEN}.",
            previous=(BEFORE,),
            facts=(IMPACT, KnownFact("cause", "confirmed", SINCE_THEN)),
        )
        + texts(f"{LOGINS_TOO}. This began at 13:40 UTC.", previous=(BEFORE,), facts=(STARTED, LATER))
        + texts(f"{LOGINS_TOO}.", previous=(BEFORE,), facts=(LATER,))
        + texts(
            "Logins fail too since 08:50. This began at 08:40 UTC-5.",
            previous=("It began at 08:40 UTC-5.",),
            facts=(KnownFact("started", "confirmed", "08:40 UTC-5"), KnownFact("impact", "confirmed", "since 08:50")),
        )
        + texts("Some data was lost.")
        + texts("Correction: payments fail since 13:20 UTC.", contradicted=("started: we said “13:40 UTC”",))
        + texts("Payments fail since 14:40 CET.", previous=(BEFORE,)),
    ),
    "REP1": (
        texts(BEFORE, BEFORE.replace("14:30", "15:00"), previous=(BEFORE,))
        + texts(UNCHANGED.replace("15:00", "15:30"), previous=(UNCHANGED,), facts=(NOTHING_NEW,)),
        texts(
            "Unchanged as of 14:30 UTC: we have ruled out the card provider. Next update by 15:00 UTC.",
            previous=(BEFORE,),
        )
        + texts(BEFORE)
        + texts("", previous=("",))
        + texts(f"Correction: {BEFORE}", previous=(BEFORE,), stage=Stage.CORRECTION),
    ),
}
