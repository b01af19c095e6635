"""JRG1–4: words a customer would have to look up, long words, long sentences."""

from __future__ import annotations

from opsdesk.domain.vocabulary import Audience
from tests.drafting.lint.examples.example import ENGINEERS, texts

LONG = (
    "When you open the page of an order that was placed before noon and then try to change its address you may see an "
    "old address instead of the new one that you have just typed."
)

EXAMPLES = {
    "JRG1": (
        texts(
            "Customers see HTTP 503.",
            "Opening a report fails with 400 (Bad Request).",
            "Requests return a 502 error.",
            "5xx are up.",
            "The p99 is above 2 s.",
            "This is a SEV-2.",
            "db-prod-03 is down.",
            "mail.eu.internal does not answer.",
            "10.4.0.12 does not answer.",
            "auth-svc-02 and pgx-db07 do not answer.",
            "The disk of up-03.int.example.com is full.",
            "Checkout fails w/ 502 for 5 % of users.",
            "5 % of users get 504 at checkout.",
            "Buyers got a 503 in the shop.",
            "The shop answers 502 when a card is used.",
        ),
        texts(
            "Customers see an error page.",
            "500 customers cannot pay.",
            "We refunded 1,502 at the till and $503 for all of it.",
            "Visitors see 400 at a time, with 500 in total.",
            "450 of them got 500 points.",
            "Payments in eu-west-1 fail.",
            "See https://status.example.com/incidents/503.",
            "shop.example.com does not answer.",
        )
        + texts("db-prod-03 returns HTTP 503.", audience=ENGINEERS)
        + texts("This is a SEV-2.", audience=Audience.EXECUTIVES),
    ),
    "JRG2": (
        texts(
            "We have mitigated the issue.",
            "Pages load with high latency.",
            "We are failing over the database.",
            "One node of the cluster is down.",
            "We have purged the cache.",
            "Error rates are elevated.",
            "Ingestion is throttled.",
            "A load balancer has failed.",
            "Answers have unexpected response headers.",
            "Your OAuth tokens may be rejected.",
            "We have a problem with a routing table.",
            "DNS resolution fails.",
            "Some providers' DNS Servers block the shop.",
            "We are working on mitigation.We will write again.",
            "Our ingestion pipeline is behind.",
            "A credential rotation went wrong.",
            "We are under a DDoS attack.",
            "We are working on scaling out the service that takes orders.",
            "We have found an issue with our DB.",
            "The cutover failed.",
            "Error rates have come down.",
        )
        + texts("We have mitigated the issue.", audience=Audience.EXECUTIVES),
        texts(
            "We have reduced the effect.",
            "Pages load slowly.",
            "Error rates are elevated: every second payment fails.",
            "Your API key and VPN still work.",
            "Cloud Endpoints cannot be created.",
            "New rules under Gateway Egress cannot be saved.",
            "The pages of Secondary DNS cannot be opened.",
            "Kubernetes 1.25 is here.",
            "Models in Endpoints cannot be listed.",
            "See the value of instance/cpu/usage.",
            "Error rates are elevated, and you may have problems creating invoices.",
            "See https://example.com/latency.",
            "Error rates have come down, and the shop is no longer down.",
            "New servers cannot be started.",
        )
        + texts("We have mitigated the latency.", audience=ENGINEERS),
    ),
    "JRG3": (
        texts("We utilize a second line.", "Payments were impacted prior to 14:00 UTC.", "In order to pay, sign in."),
        texts("We use a second line.", "Payments failed before 14:00 UTC.", "To pay, sign in."),
    ),
    "JRG4": (
        texts("The PSP does not answer.", LONG),
        texts(
            "The payment service provider (PSP) does not answer. The PSP is looking into it.",
            "Use the VPN until 15:00 UTC.",
            "PAYMENTS ARE DOWN.",
            LONG.replace(" and then", ". Then"),
        )
        + texts("The PSP does not answer.", services=("PSP",)),
    ),
}
