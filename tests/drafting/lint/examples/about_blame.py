"""BLM1–2, CFT1: no person is a cause, providers are yours, and what didn't happen explains nothing."""

from __future__ import annotations

from tests.drafting.lint.examples.example import texts

EXAMPLES = {
    "BLM1": (
        texts(
            "This was human error.",
            "An engineer mistakenly deleted the table.",
            "The operator failed to check the disk.",
            "A contractor caused it.",
            "Somebody forgot to renew the certificate.",
            "The on-call did not answer.",
            "They should have known.",
            "The team failed to follow the procedure.",
            "Nobody checked the backups.",
            "The renewal was forgotten by a contractor.",
            "The engineer's mistake went unnoticed.",
            "It was an oversight by the network team.",
            "They didn't bother to test it.",
        ),
        texts(
            "The table was deleted during a repair.",
            "The engineers have restored the table.",
            "If you forgot your password, wait until 15:00 UTC.",
            "You may see an error.",
            "The renewal was forgotten.",
            "Nobody was to blame.",
            "The form has a human error rate of 3 %.",
            "The team failed to reproduce it.",
            "The mistake of the import is mended.",
            "The procedure was not followed, since it was out of date.",
        ),
    ),
    "BLM2": (
        texts("Card payments fail due to a failure at the provider.", "The carrier is experiencing problems."),
        texts(
            "Card payments fail due to a failure at the provider. We are moving to another one.",
            "Card payments fail.",
            "The provider sells cards.",
        ),
    ),
    "CFT1": (
        texts(
            "If the alert had fired, the commander would have known.",
            "We could have noticed it earlier.",
            "There was insufficient testing.",
            "The lack of monitoring delayed us.",
            "With better monitoring we would have seen it sooner.",
            "We failed to notice the alert.",
        ),
        texts(
            "The alert did not fire.",
            "We failed to reproduce it.",
            "We saw the alert at 14:10 UTC.",
            "We should have an alert by Friday.",
            "We will add the monitoring that was missing.",
            "To prevent this, we add tests where there was a lack of testing.",
        ),
    ),
}
