"""CRT1–4, CRT9, OUT1: say no more than is known."""

from __future__ import annotations

from opsdesk.domain.vocabulary import Band, HypothesisKind, HypothesisStatus, Stage
from opsdesk.drafting.lint import KnownFact, KnownHypothesis
from tests.drafting.lint.examples.example import (
    ATTACK_RULED_OUT,
    ENGINEERS,
    POOL,
    POOL_CONFIRMED,
    RESOLVED,
    texts,
)

UNLIKELY = KnownHypothesis("a disk failed", HypothesisStatus.OPEN, Band.UNLIKELY)
REPAIR_PATH = KnownHypothesis("restore from backup", HypothesisStatus.CONFIRMED, kind=HypothesisKind.PATH)
SWITCH = KnownFact("mitigation", "confirmed", "faulty switch in fra2 replaced (10:10 UTC)")
DISK = KnownFact("mitigation", "confirmed", "disk failed, replaced it (10:10 UTC)")
CARD = KnownFact("plan", "confirmed", "swap the faulty card. Then replace the bad cable (in progress since 10:10 UTC)")

EXAMPLES = {
    "CRT1": (
        texts(
            "All card payments are now fully restored.",
            "The problem has been completely resolved.",
            stage=Stage.MONITORING,
        )
        + texts("Card payments are fully restored.", stage=Stage.MONITORING, facts=()),
        texts(
            "We are watching to confirm that payments are fully restored.",
            "We will keep this open until sign-in is fully restored.",
            "Most payments work again.",
            "Most services have fully recovered.",
            "Sign-in by code is fully restored; sign-in by key still fails.",
            stage=Stage.MONITORING,
        )
        + texts("Card payments are fully restored.", stage=RESOLVED),
    ),
    "CRT2": (
        texts(
            "The failures are caused by a faulty release.",
            "Payments fail due to an issue with our card provider.",
            "The root cause is a full disk.",
            "A change to the sign-in service led to failed sign-ins.",
            "We have identified a bug in the newest release.",
            "We are monitoring an AWS incident that has led to failed uploads.",
            "We are investigating a host failure affecting 3 shops.",
            "Visitors see gaps, related to a 3rd party provider issue.",
            "We found an issue in the last step of our pipeline. As a result, texts come late.",
            "The directory server is down, so nobody can sign in.",
            "New shops cannot be made due to latency for database creations.",
            "Stripe API is experiencing issues impacting refunds.",
            "Azure reports capacity issues in one region.",
            "Our mail back ends are experiencing an outage causing sign-up links to go missing.",
            "We found that the payment server was out of memory.",
            "Our e-mail provider is having problems, and as such messages arrive late.",
            "We accidentally deleted a configuration file.",
            "A new release went out at 09:00. As a result, some buyers can't sign in.",
            "A power failure has taken our Dublin site offline.",
            "The certificate of the shop has expired.",
            "Because of a fibre cut near Lyon, calls to France fail.",
            "Cause: expired certificate.",
            "A scheduled job deleted the routes to our mail servers.",
            "A network problem was ruled out; the failures are due to an expired certificate.",
            "It is not clear how many orders failed, but the failures are caused by a full disk.",
            "One of our mail servers crashed at 14:05 UTC.",
            "The queue server ran out of memory and restarted.",
            "Two switches in our Oslo rack lost power.",
            "We are under a denial-of-service attack.",
            "We investigated and found that a switch was dropping packets.",
            "The problem lies in the part that renders invoices.",
            "Our hosting company has confirmed a fire in one of its rooms.",
            "Their engineers are replacing a broken fibre.",
            "A technician unplugged the wrong cable.",
            "The address list was emptied by mistake.",
            "The nightly export locked the orders table, and it caused timeouts.",
            "The certificate wasn't renewed, which caused browsers to refuse the shop.",
            "Calls fail becuase of a broken card in the gateway.",
            "We have identified a faulty cable as the culprit.",
            "The fault has spread to our second switch.",
            "The batteries of the rack ran out at 14:20 UTC.",
            "One of these carriers is down.",
            "At first we believed it was the network, however, it was traced to a full disk.",
            "We lost connectivity to the orders database.",
            "The standby server did not kick in.",
            "The storage volume was renamed. This has caused the search to fail.",
            "We have identified an issue with our caching infrastructure.",
            "Elevated traffic is affecting the shop.",
            "We see problems related to an expired certificate.",
            "We identified and removed a faulty host.",
        )
        + texts("The cause is an attack from outside.", hypotheses=(POOL_CONFIRMED, ATTACK_RULED_OUT))
        + texts("Payments fail because of a faulty release.", hypotheses=(POOL,))
        + texts("Faulty switch in fra2 replaced.", facts=(SWITCH,))
        + texts(
            "The faulty switch made calls drop.",
            "Calls dropped because of it: faulty switch in fra2 replaced.",
            "A bad config broke the switch; faulty switch in fra2 replaced.",
            facts=(SWITCH,),
            audience=ENGINEERS,
        )
        + texts("Last step: disk failed, replaced it.", facts=(DISK,), audience=ENGINEERS)
        + texts("Payments fail because of a failed backup.", hypotheses=(REPAIR_PATH,)),
        texts(
            "Payments fail as a result of this issue.",
            "Some pages fail due to an error.",
            "We do not yet know the cause.",
            "The root cause has been identified.",
            "The cause of the failed payments is not yet known.",
            "A faulty release is the likely cause; this is not confirmed.",
            "We suspect an issue with our card provider.",
            "We are investigating whether a change caused this.",
            "We have identified an issue that stops invoices from loading.",
            "As a result of moving traffic, pages load normally again.",
            "Reports are due to be sent at 15:00 UTC.",
            "We have ruled out a faulty release as the cause.",
            "To prevent double orders caused by a retry, please wait.",
            "Visitors can't open releases.example.com, resulting in failed builds.",
            "Some pages stay blank because they load too slowly.",
            "Since 13:40 UTC, invoices stay blank.",
            "In progress: restart services left in a bad state.",
            "Since the upgrade on Tuesday, invoices stay blank.",
            "Some orders fail due to timeouts.",
            "Some buyers may see a loss of disk space.",
            "We have deployed a fix for the issue causing some orders to fail.",
            "We have identified a problem where prices are set incorrectly.",
            "We continue to investigate the root cause of the delays to make sure that it is over.",
            "Invoices are experiencing delays, resulting in late orders.",
            "Our engineers are looking into whether a server crashed.",
            "The slow pages cause timeouts for some shops.",
            "Some customers are affected by slow pages.",
            "The outage resulted in failed orders.",
            "Upgrades fail due to an internal error (code 13).",
            "We know the root cause of the issue affecting the search feature, which was resulting in an empty list.",
            "Our hosting provider is reporting that they have mitigated it.",
            "We have detected a recurrence of the network issue.",
            "You may have seen slow pages due to a higher error rate.",
            "Due to the size of the store we cannot give an estimate.",
            "Some images may be affected by an ongoing GitHub incident.",
            "Our carrier has isolated the problem to a subset of shops.",
            "Our carrier has fixed the issue causing missed calls.",
            "You will see an increased error rate for failed scans.",
            "The archive is facing an outage on Acme's side.",
            "We see increased errors from Cloudflare Pages and are working on a fix.",
            "Cloudflare is experiencing delays in settings. This includes creating new ones.",
            "The logs indicate that a disk is full, and that is probably why invoices fail.",
            "More requests fail than usual, the failures originating from our Lisbon and Houston locations.",
            "There is an ongoing GitHub outage. You can follow it on their page.",
            "A 502 server error is displayed, causing the basket to stay empty.",
            "Our sending of receipts is running behind, which is causing a wait of 10 minutes.",
            "There was degraded performance in the reports API, which led to unfinished exports.",
            "Sign-in may be disrupted due to maintenance of the ID servers.",
            "We restarted the mail servers, which restored sign-in.",
            "The orders that were delayed have been sent.",
            "Please don't unplug the device.",
            "No orders were affected by the power failure.",
            "An investigation of the cause was launched at 14:00 UTC.",
            "We found an issue that keeps some buyers from signing in.",
            "We are monitoring this issue with several carriers.",
            "Summary: Acme's libraries incompatible with the release of May",
        )
        + texts("The cause is a pool that was too small since release 4.2.", hypotheses=(POOL_CONFIRMED,))
        + texts("A change of ours caused this; we have taken it back.", hypotheses=(POOL_CONFIRMED,))
        + texts("Last step: faulty switch in fra2 replaced (10:10 UTC).", facts=(SWITCH,), audience=ENGINEERS)
        + texts("Plan: swap the faulty card. Then replace the bad cable.", facts=(CARD,), audience=ENGINEERS)
        + texts("Search is down due to an upgrade of the index.", planned=True)
        + texts("The failures were caused by a faulty release.", stage=RESOLVED),
    ),
    "CRT3": (
        texts("We know what is wrong.", stage=Stage.IDENTIFIED, hypotheses=())
        + texts("We know what is wrong.", stage=Stage.IDENTIFIED, hypotheses=(ATTACK_RULED_OUT, UNLIKELY))
        + texts("We know what is wrong.", stage=Stage.IDENTIFIED, hypotheses=(REPAIR_PATH,)),
        texts("We know what is wrong.", stage=Stage.IDENTIFIED)
        + texts("We know what is wrong.", stage=Stage.IDENTIFIED, hypotheses=(POOL,))
        + texts("We look for the cause.", stage=Stage.INVESTIGATING, hypotheses=()),
    ),
    "CRT4": (
        texts("You can pay by card again.", stage=RESOLVED, resolution_confirmed=False),
        texts("You can pay by card again.", stage=RESOLVED, resolution_confirmed=True)
        + texts("You can pay by card again.", stage=RESOLVED)
        + texts("You can pay by card again.", stage=Stage.MONITORING, resolution_confirmed=False),
    ),
    "CRT9": (
        texts(
            "We have identified the cause of the problem and are working on it.",
            "We found the root cause and are testing a fix.",
            "The cause has been identified.",
            "Our engineers know what caused the errors.",
            stage=Stage.IDENTIFIED,
            hypotheses=(POOL,),
        )
        + texts("We now know the cause.", hypotheses=()),
        texts(
            "We have found a likely cause. This is not confirmed.",
            "We have not identified the cause.",
            "Once we have found the cause, we will say so.",
            "We are working to identify the cause.",
            "It is not clear whether the cause is known.",
            hypotheses=(POOL,),
        )
        + texts("We have identified the cause.", hypotheses=(POOL_CONFIRMED,))
        + texts("We have identified the cause."),
    ),
    "OUT1": (
        texts("There is an outage of the shop.", impact_total=False),
        texts("There is an outage of the shop.", impact_total=True)
        + texts("There is an outage of the shop.")
        + texts("The shop answers slowly for some.", impact_total=False),
    ),
}
