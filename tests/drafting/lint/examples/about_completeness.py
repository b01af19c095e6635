"""IMP1, RES1, RES2, CLK1, SEC1: what a text must hold at its stage, and what it may only hold with approval."""

from __future__ import annotations

from opsdesk.domain.vocabulary import Stage
from tests.drafting.lint.examples.example import DATA_UNKNOWN, ENGINEERS, RESOLVED, texts

EXAMPLES = {
    "IMP1": (
        texts("We are investigating.", "Card payments fail.", "Since 14:00 UTC we are investigating an issue.")
        + texts("We know what is wrong.", stage=Stage.IDENTIFIED),
        texts("Since 14:00 UTC card payments in Europe fail.")
        + texts("We are investigating.", stage=Stage.MONITORING)
        + texts("Payments: we do not yet know how many are affected. We do not know when it started."),
    ),
    "RES1": (
        texts(
            "You can pay by card again.",
            "From 14:00 to 15:10 UTC card payments failed.",
            "Card payments work again. No data was lost.",
            stage=RESOLVED,
        ),
        texts(
            "From 14:00 to 15:10 UTC card payments failed. No data was lost.",
            "Card payments failed since 14:00 UTC. They recovered at 15:10 UTC. There are no lasting effects.",
            "Cameras were offline from 14:00 to 15:10 UTC. Recordings from that time are lost.",
            "Cameras were offline from 14:00 to 15:10 UTC. What they would have recorded is lost.",
            "Card payments failed from 14:00 to 15:10 UTC. 214 customers were charged twice.",
            stage=RESOLVED,
        )
        + texts("You can pay by card again.", stage=Stage.MONITORING),
    ),
    "RES2": (
        texts(
            "This incident has been resolved.",
            "The issue is resolved. Thank you for your patience.",
            "All systems are operating normally.",
            "The issue is over. All of Acme's services should work as expected.",
            "We have confirmed that the fix works. A report will be published.",
            stage=RESOLVED,
        ),
        texts(
            "Card payments work again.",
            "The issue was resolved at 15:10 UTC.",
            "From 20:00 to 22:00 UTC guests on the free plan may have seen delays in updates to names. It is over.",
            "The issue was caused by a full disk and has been resolved.",
            stage=RESOLVED,
        )
        + texts("This incident has been resolved.", stage=Stage.MONITORING),
    ),
    "CLK1": (
        texts(
            "Since 08:50 card payments fail.",
            "Card payments failed from 9 am to 10.30 am.",
            "At 2:15 pm we restarted the shop.",
        ),
        texts(
            "Since 08:50 UTC card payments fail.",
            "Card payments failed between 14:00 and 15:10 CET.",
            "We found it at 9:40 am on 3 May (PDT).",
            "It began on Friday, 2021-11-12 00:36 US/Pacific.",
            "The shop opens at 9:00 your time.",
            "Cards failed from 14:00 to 15:10. (All times US/Pacific)",
            "Cards failed from 14:00 to 15:10. Times are in CET.",
            "Payments fail since noon.",
            "The ratio of bad to good payments is 3:20.",
            "Next update by 14:30.",
        )
        + texts("Since 08:50 card payments fail.", audience=ENGINEERS),
    ),
    "SEC1": (
        texts(
            "A data breach exposed addresses.",
            "An attacker has used stolen passwords.",
            "CVE-2026-12345 affects the shop.",
            "We are under a DDoS attack.",
            "Names and addresses of 14 customers were shown to others.",
            "Names and addresses of 340 customers were exposed.",
            "Data effect: names + addresses exposed, no card nrs.",
            "We exposed 12 customers' phone numbers.",
            "Names were exposed, no data was lost.",
            "Users cld see other customers invoices.",
            "Some customers see another customers account.",
            "340 ppl got someone elses invoice by mail.",
            "12 customers logged in as somebody else.",
            "The file with the invoices was public for 6 hours.",
            "Passwords stood in the logs.",
        )
        + texts("We do not yet know whether data was exposed.")
        + texts("40 records were lost.")
        + texts("40 records were exposed.", stage=Stage.POSTMORTEM),
        texts("No data was lost.", "Your data is safe.", "Card payments fail.")
        + texts("Other customers see their invoices late.", "Log in as usual.", "Names and addresses are shown late.")
        + texts("A leaked connection slowed the orders.", "Invoices of other shops are not affected.")
        + texts("Data effect: 40 records were lost.", stage=Stage.RESOLVED)
        + texts("Data effect: 40 records were lost.", stage=Stage.POSTMORTEM)
        + texts("A data breach exposed addresses.", security_confirmed=True)
        + texts("A data breach exposed addresses.", audience=ENGINEERS)
        + texts("We do not yet know whether data was exposed.", facts=(DATA_UNKNOWN,)),
    ),
}
