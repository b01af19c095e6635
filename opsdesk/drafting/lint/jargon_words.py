"""Technical words and the plain words to say instead, for `JRG2`."""

from __future__ import annotations

PLAIN_WORDS = {
    "reduce the effect, work around": (
        "mitigate, mitigates, mitigated, mitigating, mitigation, mitigations, mitigative, mitigants"
    ),
    "slowness, delay": "latency, latencies",
    "switch to the spare system": (
        "failover, failovers, fail-over, fail-overs, fail over, fails over, failed over, failing over, failback, "
        "failed back, failing back"
    ),
    "undo, undoing": (
        "rollback, rollbacks, roll back, rolls back, rolled back, rolling back, roll it back, rolled it back, rolling "
        "it back, roll this back, rolled this back, rolling this back, roll that back, rolled that back, rolling that "
        "back, roll them back, rolled them back, rolling them back"
    ),
    "group of servers": "cluster, clusters, clustered, nodepool, nodepools",
    "server": "node, nodes, pod, pods, hypervisor, hypervisors, virthost, virthosts, bare metal",
    "fill in what is missing": "backfill, backfills, backfilled, backfilling",
    "limit, limits on use": (
        "throttle, throttles, throttled, throttling, rate limiting, rate-limiting, load "
        "shedding, backpressure, concurrency level, concurrency levels, concurrency limit, concurrency limits"
    ),
    "an attack that floods us with traffic": "ddos, dos attack, dos attacks, denial of service, denial-of-service",
    "taking in data": (
        "ingestion pipeline, ingestion pipelines, data pipeline, data pipelines, re-ingest, "
        "re-ingesting, reingest, re-ingestion"
    ),
    "replacing keys and passwords": (
        "credential rotation, rotating credentials, rotate credentials, rotated credentials, key rotation, certificate "
        "rotation, secret rotation"
    ),
    "adding servers": "scale out, scale-out, scaling out, scaled out, downscaling, upscaling",
    "moving to the new one": "cutover, cut-over, cutovers",
    "the network that delivers our pages": "cdn provider, cdn partner, cdn level, cdn layer",
    "on its way": (
        "in-flight requests, in-flight transactions, in-flight jobs, in-flight messages, in-flight data, in-flight "
        "operations, in-flight work, in-flight traffic, in-flight calls, in-flight connections, "
        "in-flight network connections"
    ),
    "our analysis of the cause": "rca, rcas",
    "a page that sends you in circles": "redirect loop, redirect loops",
    "thousandths of a second": "millisecond, milliseconds",
    "incoming traffic": "ingress",
    "what is told about a page before it": "response headers, request headers, http headers, content-encoding",
    "site, location": "colo, colos, point of presence, points of presence",
    "outgoing traffic": "egress",
    "stored copies": "cache, caches, cached, caching",
    "copy": "replica, replicas, replicated, replicating, replication, failover replica, read replica",
    "address of a service, connection point": "endpoint, endpoints",
    "the directory that finds addresses": ("dns, nameserver, nameservers, name resolution, nxdomain, servfail"),
    "the routes between networks": (
        "bgp, transit provider, transit providers, peering link, peering links, peering session, "
        "anycast, asn, prefixes, route leak, route reflector, route "
        "reflectors, backbone, routing config, "
        "routing configuration, api routing, routing table, routing tables, routes have been, router firmware"
    ),
    "lost connections": "packet loss, packet losses, packetloss, dropped packets",
    "pieces of data": "packets",
    "the sending of mail": "mx record, mx records",
    "secure connection": "tls, mtls, tls handshake, handshake, handshakes",
    "processing power": "cpu, cpus, cpu utilization, vcpu",
    "reading and writing": "i o, io, iops, disk i o, io wait",
    "how much can be handled": "qps, rps, throughput",
    "errors": "exceptions in, intermittent exceptions, exceptions and, increase in exceptions, exception reports, "
    "exception rate, exception rates, spike in exceptions, unicorns",
    "the list of who may sign in": "ldap, kerberos, kinit",
    "our measurements": "telemetry",
    "question to the database": "sql query, sql queries",
    "refused by the browser": "cors error, cors errors",
    "repair": "hotfix, hotfixes, hotfixed",
    "a way of building programs": "dependency injection",
    "part of the database": "shard, shards, sharded, sharding, partition leader",
    "structure of the data": "ddl, ddl statement, ddl statements, database schema, database schemas, db schema, "
    "schema migration, schema migrations",
    "backlog": ("replication lag, queue depth, job queue depth"),
    "a program that waits for another": (
        "deadlock, deadlocks, deadlocked, race condition, race conditions, lock contention"
    ),
    "the connections it keeps open": "connection pool, connection pools, thread pool, thread pools",
    "damaged memory": "memory corruption, buffer overflow, buffer overflows",
    "how long an address is remembered": "ttl, ttls",
    "out of memory": "oom, oomkilled, memory leak, memory pressure, garbage collection, heap",
    "how far it spread": "blast radius",
    "insert or change": "upsert, upserts",
    "competing for the same thing": "resource contention, contention",
    "a server's connection to the network": "eni, enis",
    "what adds servers when many are needed": "autoscaler, autoscalers",
    "disk, storage": "filesystem, filesystems, raid, raid array, zfs, nfs, nfs mount, iscsi, inode, inodes, lun, "
    "luns, pvc, pvcs, logical volume",
    "memory": "dimm, dimms, ecc memory, ecc error, ecc errors",
    "the people who watch the network": "noc",
    "a part of the network": "ospf, backplane, vlan, vlans, mtu, dhcp, cgnat",
    "a part of the container system": "etcd, kubectl, csi, kubelet, containerd, containers, kubernetes",
    "the web server": "iis",
    "the kind of processor": "amd64, x86, x86-64",
    "part of the store": (
        "db, dbs, in-memory database, mysql, redis, elasticsearch, elastic search, file descriptor, file "
        "descriptors, innodb, myisam, tablespace, "
        "tablespaces, memcache, memcached, solr"
    ),
    "list of senders of spam": "dnsbl, dnsbls, rbl, rbls",
    "the way devices send their messages": "mqtt",
    "the program that watches our servers": "nagios",
    "the servers that answer browsers": "frontends, frontend server, frontend servers, frontend instability",
    "too many connections at once": "connection flood, connection floods, syn flood, syn floods",
    "doing several things at once": "multithreading, multithreaded",
    "check that it is alive": "liveness probe, readiness probe, healthcheck, healthchecks",
    "what carries messages between programs": "message bus",
    "switched off on purpose, to warn": "brownout, brownouts",
    "our target": "slo, slos, error budget, sli, slis",
    "part of the program": (
        "microservice, microservices, daemon, kernel, sidecar, stack trace, stacktrace, segfault, segfaults, "
        "segmentation fault, segmentation faults, exit code, exit codes"
    ),
    "the settings": "yaml, json payload, payload, payloads",
    "the server that knows where files are": "metadata server, metadata servers, meta server, meta servers",
    "bringing copies into step": "resynchronization, resynchronisation, resynchronizing, resynchronising",
    "proof of who sent a mail": "dkim, dkim key, dkim keys",
    "a range of addresses": "network prefix, network prefixes",
    "the server that distributes requests": (
        "reverse proxy, haproxy, nginx, load shedder, a load balancer, one load balancer, the load balancer, our "
        "load balancer, our load balancers, the load balancers, one of our load balancers, load balancer issue, load "
        "balancer issues, load balancer problem, load balancer problems, load balancer trouble, load balancer "
        "troubles, "
        "load balancer misconfiguration, load balancer maintenance"
    ),
    "the proof that somebody is logged in": (
        "auth token, auth tokens, oauth token, oauth tokens, refresh token, refresh tokens"
    ),
}

PRODUCT_WORDS = frozenset(
    {
        "cache",
        "caching",
        "cluster",
        "clusters",
        "dns",
        "endpoint",
        "egress",
        "endpoints",
        "ingress",
        "kubernetes",
        "node",
        "redis",
        "replication",
        "rollback",
        "tls",
    }
)
"""Words that vendors also name products with."""
CAPITALS_ONLY = frozenset({"io", "raid"})
"""Abbreviations that are other words in small letters: an address that ends in “.io”, a raid of players."""
