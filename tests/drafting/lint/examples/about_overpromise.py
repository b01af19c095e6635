"""OVP: promise the next update, never the end."""

from __future__ import annotations

from tests.drafting.lint.examples.example import ENGINEERS, RESOLVED, texts

EXAMPLES = {
    "OVP1": (
        texts(
            "We expect payments to work again within 30 minutes.",
            "The fix will be deployed by 15:00 UTC.",
            "Full recovery is estimated at 16:30 CET.",
            "ETA 2h.",
            "The archive remains down until 5 July.",
            "The index has to be made anew, which can take 1 to 2 hours.",
            "Transfers will be back by noon. The next update is scheduled for 11:00 UTC.",
            "We have fixed the first disk, ETA 15:00 for the rest.",
            "We restored half of the orders, fix for the others expected by 15:00 UTC.",
            "We expect the repair to be complete by 20.00hrs.",
            "The outage is supposed to last up to 4 hours.",
            "The ETA for a fix is 17:00.",
            "Sign-in should be restored later today.",
            "The rollback has begun and is expected to take another 3 hours.",
            "Recovery may take up to 24 hours.",
            "We anticipate that the backlog clears by Friday, 2026-11-20 09:00 US/Pacific.",
            "Engineers hope to have search working again by tomorrow morning.",
            "The rollout of the fix takes up to another 1 to 1.5 hours.",
            "Our provider is working on recovery over the next hour.",
            "The backlog of delayed updates will clear within an hour, after which prices are right again.",
        )
        + texts("The remaining servers will be repaired by 20 November 2026.", stage=RESOLVED)
        + texts("We will roll back release 4.2 by 15:00 UTC.", audience=ENGINEERS)
        + texts(
            "We will roll back release 4.2 by 15:00 UTC.",
            audience=ENGINEERS,
            named_actions=("roll back release 4.2 on eu-1",),
        ),
        texts(
            "We do not have an ETA for a fix.",
            "Orders made before 10:56 UTC will need to be created again by 12:00 UTC.",
            "Some pages saw errors for 5 minutes, with the shop taking up to 12 minutes to fully recover.",
            "Guests will have seen gaps from 11:50 UTC.",
            "Progress on the mitigation is expected by 15:00 UTC.",
            "We expect to make progress by 15:00 UTC.",
            "We are deploying a fix and will write again by 15:00 UTC.",
            "By 15:00 UTC, we will tell you whether the fix has worked.",
            "The fix was deployed at 13:50 UTC.",
            "Payments were down for 40 minutes.",
            "Messages are delayed by up to 15 minutes.",
            "We will watch the recovery for the next hour.",
            "Webhooks may take up to 30 minutes to arrive.",
            "We will write every 30 minutes until the outage is resolved.",
            "The estimated time of recovery isn't known; payments have been stable for an hour.",
            "Since the fix at 14:00 UTC, new orders should work normally.",
            "Scheduled maintenance: the portal will be restored by 06:00 UTC.",
        )
        + texts("The upgrade will be complete by 06:00 UTC.", planned=True)
        + texts("We mitigated it after rolling back the change at 19:07 UTC, fully recovering within 4 minutes."),
    ),
    "OVP2": (
        texts(
            "Some pages show wrong plan information, which will be fixed soon.",
            "Sign-in will be back to normal shortly.",
            "We hope to have this resolved soon.",
            "We look forward to having this resolved for you soon.",
            "A fix will be rolled out momentarily.",
            "A fix is being tested and will be applied shortly.",
            "Everything should be restored very soon, and we are watching it.",
        ),
        texts(
            "We will post another update shortly.",
            "Shortly after 14:00 UTC the first payments failed.",
            "As soon as the fix is deployed, you can pay again.",
            "Updates to follow soon.",
        ),
    ),
    "OVP3": (
        texts(
            "This will never happen again.",
            "We guarantee that your orders are kept.",
            "An incident like this will not happen again.",
        ),
        texts(
            "We have added an alert to ensure this does not happen again.",
            "We are monitoring to ensure that everything works.",
            "We cannot guarantee that every message arrives in order.",
            "The problem did not occur again.",
            "We keep this open until we are sure that it won't recur.",
        ),
    ),
}
