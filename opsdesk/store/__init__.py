"""Where everything is kept: the log and its projections (plain SQL, so that a hot command needs no ORM), records
(SQLModel), search, and the feed that says when another process wrote."""
