"""Long words with shorter ones, and acronyms that everybody reads, for `JRG3` and `JRG4`."""

from __future__ import annotations

SHORTER = {
    "use": (
        "utilize, utilizes, utilized, utilizing, utilise, utilises, utilised, utilising, utilization, utilisation, "
        "leverage, leverages, leveraged, leveraging"
    ),
    "help, make easier": "facilitate, facilitates, facilitated, facilitating",
    "start, begin": "commence, commences, commenced, commencing, initiate, initiates, initiated, initiating",
    "before": "prior to, in advance of, previous to",
    "to": "in order to, so as to, with a view to",
    "affect, affected": "impact on, impacted, impacting, impactful",
    "end, stop": "terminate, terminates, terminated, terminating, cease, ceases, ceased, discontinue, discontinued",
    "fix, repair": "remediate, remediates, remediated, remediating, remediation, remediations",
    "try": "endeavor, endeavors, endeavour, endeavours, endeavouring, endeavoring",
    "find out": "ascertain, ascertained, ascertaining",
    "enough": "sufficient, sufficiently, adequate number of",
    "many": "numerous, a large number of, a multitude of",
    "about": "regarding, with regard to, with regards to, with respect to, in relation to, pertaining to, concerning",
    "if": "in the event that, in the event of, should it be the case",
    "because": "due to the fact that, owing to the fact that, in light of the fact that, on account of",
    "now": "at this time, at this point in time, at the present time, presently, as of this moment",
    "during": "in the course of, during the course of",
    "after": "subsequent to, following completion of",
    "later": "subsequently, at a later date",
    "can": "is able to, are able to, has the ability to, have the ability to, is in a position to",
    "must": "is required to, are required to, it is necessary to",
    "help with": "assist in, assistance with, render assistance",
    "more": "additional, supplementary",
    "show": "demonstrate, demonstrates, demonstrated, evidence of the fact",
    "make sure": "ascertain that, ensure that",
    "send": "transmit, transmits, transmitted, disseminate, disseminated",
    "what we measure": "telemetry, observability",
    "at the same time": "concurrency, concurrently",
    "what spreads visitors over the servers": "load balancer, load balancers, loadbalancer, loadbalancers",
    "a check that it works": "health check, health checks",
    "receive, take in": "ingest, ingests, ingested, ingesting, ingestion",
    "get": "obtain, obtains, obtained, obtaining, procure, procured",
    "keep": "retain, retains, retained, maintain the",
    "finish": "finalize, finalized, finalise, finalised, effectuate",
    "speed up": "expedite, expedites, expedited, expediting",
    "carry out, do": "implement, implements, implemented, implementing, perform an, undertake, undertaken",
    "although": "notwithstanding, despite the fact that, in spite of the fact that",
    "best": "optimum, optimal",
    "part": "component, constituent",
    "change": "modify, modifies, modified, modification, modifications",
    "tell": "apprise, apprised, notify, notified, notifying",
    "need": "necessitate, necessitates, necessitated, require the use of",
    "each month": "on a monthly basis, on a regular basis, on a daily basis, on an ongoing basis",
    "as": "in accordance with, in conjunction with, in the process of, in connection with",
}

_ACRONYMS = """
AM PM UTC GMT EST EDT ET CST CDT CT MST MDT MT PST PDT PT BST CET CEST EET EEST IST JST KST HKT MSK SAST AEST AEDT SGT
NZST NZDT
API APIS URL URLS ID IDS IP VPN PDF CSV SMS FAQ QR PIN ATM TV PC USB GPS WIFI OK NB PS ETA FYI ASAP AI IT HR US USA UK
EU
UAE NZ EMEA APAC LATAM AMER NA UN CEO CTO RSS HTML JSON XML SQL HTTP HTTPS SSH SSL SSO MFA SIM VAT GB MB KB TB GHZ MHZ
JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN EUR USD GBP CHF FM DAB AND THE NOT ALL NEW
NO ON OFF IN OF TO IS
AT BY OR WE
"""
KNOWN_ACRONYMS = frozenset(_ACRONYMS.split())
"""Zones, places, and what people meet outside the industry; everything else is to be written out."""
