"""The slots of a ledger, a file a subject: each builder reads the frame and yields the facts of its slots."""
