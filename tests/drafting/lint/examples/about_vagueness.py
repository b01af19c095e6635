"""VAG1–5, MIN1: say what a user sees, and how many of them; nothing more and nothing less."""

from __future__ import annotations

from opsdesk.domain.vocabulary import Stage
from tests.drafting.lint.examples.example import CAUSE_UNKNOWN, IMPACT, RESOLVED, texts

EXAMPLES = {
    "VAG1": (
        texts(
            "We are still investigating this issue.",
            "The team has found the cause and is working on a fix.",
            "A fix is in place and we are monitoring it.",
            "We've tracked down the issue and are rolling out a fix to all regions.",
            "Recovery goes on slowly, and we are looking for ways to speed up the recovery.",
            "We changed our configuration and are monitoring error rates.",
            "We are seeing recovery.",
            "We are still waiting for Acme to address the issue.",
            "We are in contact with Acme Post and continue to work on it.",
            "Acme is in the process of rolling out a fix.",
            "Scheduled maintenance is in progress.",
            "We are looking into an issue that started at 16:56 UTC.",
            "An issue affects some Acme tools.",
            "We are looking into an issue beginning on Friday, 2021-11-12 00:36 US/Pacific.",
            "We are looking into it. Next update by 15:00 UTC.",
            "",
        ),
        texts(
            "We are investigating failed card payments.",
            "Nobody can sign in.",
            "We look into a problem with the issues timeline.",
            "Some customers cannot contact us.",
            "Invoices is working normally again.",
            "We are looking into a full service disruption.",
            "The degradation affecting Issues has been mitigated.",
            "We are seeing recovery across all regions.",
            "The cause is an outage at our partner.",
            "We have rolled back last night's release.",
            "We believe that it is over in 20 minutes.",
        )
        + texts("We do not yet know the cause. We are investigating.", facts=(CAUSE_UNKNOWN,))
        + texts("The issue has been resolved.", stage=RESOLVED),
    ),
    "VAG2": (
        texts("Some customers cannot pay.", "A subset of our users is affected.", facts=(IMPACT,)),
        texts("Some customers, about 12 %, cannot pay.", "Card payments fail.", facts=(IMPACT,))
        + texts("Some customers cannot pay.", facts=(CAUSE_UNKNOWN,))
        + texts("Some customers cannot pay."),
    ),
    "VAG3": (
        texts("We are aware of an issue that impacts multiple customers.", "There are problems with our services.")
        + texts("We are investigating issues with service(s): multiple services.")
        + texts(
            "There is an issue with multiple Acme Post components beginning on Friday, 2021-11-12 00:36 US/Pacific."
        )
        + texts("There is an issue with Payments.", facts=(IMPACT,)),
        texts("There is an issue with Payments.", "Customers see failed payments because of the issue.")
        + texts("Card payments fail because of this issue.", facts=(IMPACT,))
        + texts("The issue is with our services.", stage=Stage.RESOLVED),
    ),
    "VAG4": (
        texts(
            "Our engineers are working hard to fix this.",
            "Rest assured that we are on it.",
            "This is our top priority.",
            "All necessary measures are being taken.",
            "We take outages like this very seriously.",
        ),
        texts(
            "We are actively working on it.", "We will fix this as soon as possible.", "Hard disks are being replaced."
        ),
    ),
    "VAG5": (
        texts(
            "We apologise for any inconvenience.",
            "Thank you for your patience.",
            "Thanks for bearing with us!",
            "Sorry for the trouble.",
            "We understand how frustrating this is.",
        ),
        (
            *texts("You can pay by bank transfer meanwhile.", "Please try again."),
            *texts("We are sorry for the trouble this caused you.", stage=Stage.POSTMORTEM),
        ),
    ),
    "MIN1": (
        texts(
            "A small number of customers cannot pay.",
            "A very limited set of users is affected.",
            "There was a brief interruption.",
            "A minor issue delays e-mails.",
            "A handful of shops cannot sell.",
            "It was only a blip.",
            "The shop was offline during few minutes.",
            "Most customers are not affected.",
            "Only a few users see it.",
            "Payments failed for a few minutes.",
            "The number of affected shops remains low.",
        ),
        texts(
            "Some customers cannot pay.",
            "We apologise for the inconvenience.",
            "The issue is limited to card payments.",
            "This minor release is safe.",
            "A power glitch stopped one hall.",
            "Write to support@glitch.example, or see glitch.example.",
            "In the last few minutes payments failed.",
            "1 % of customers cannot pay.",
            "The repair took slightly longer than planned.",
        ),
    ),
}
